package register

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A function that registers for its callers may adapt what they pass: the literal
// that it registers answers with what the handler that it calls returns, or lets it
// answer. That handler is the endpoint of the route:
//
//	func (s *server) handle(path string, h func(*http.Request) error) {
//		s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
//			if err := h(r); err != nil { writeError(w, err) }
//		})
//	}

// endpoint makes the handler that a registered literal calls the handler of the
// registration.
func (x *Handlers) endpoint(rec Registration) Registration {
	lit := x.literal(rec.Handler)
	if lit == nil || rec.Struct != nil || rec.Action != nil {
		return rec
	}
	var called, asked ast.Expr
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		switch {
		case !ok || !x.passesRequest(call) || !x.isPassed(call.Fun, rec):
		case x.answersYesOrNo(call):
			asked = call.Fun
		default:
			called = call.Fun
		}
		return true
	})
	if called == nil {
		called = asked // Have: if !serve(w, r) { http.NotFound(w, r) }
	}
	if called != nil {
		rec.Origin, rec.Handler = rec.Handler, called
	}
	return rec
}

// literal returns the literal that a handler is, in conversions and middlewares.
func (x *Handlers) literal(e ast.Expr) *ast.FuncLit {
	for e != nil {
		switch h := ast.Unparen(e).(type) {
		case *ast.FuncLit:
			return h
		case *ast.CallExpr:
			e = x.types.Wrapped(h)
		default:
			return nil
		}
	}
	return nil
}

// passesRequest reports whether a call passes a response, or a request.
func (x *Handlers) passesRequest(call *ast.CallExpr) bool {
	for _, arg := range call.Args {
		if t := x.info.TypeOf(arg); t != nil && (x.types.IsResponse(t) || goast.IsRequest(t)) {
			return true
		}
	}
	return false
}

// answersYesOrNo reports whether a call checks a request: a handler that it stands
// beside is the endpoint.
func (x *Handlers) answersYesOrNo(call *ast.CallExpr) bool {
	t := x.info.TypeOf(call)
	return t != nil && goast.IsBool(t)
}

// isPassed reports whether e is a function that the one around a registration was
// passed, or that the row holds which is registered.
func (x *Handlers) isPassed(e ast.Expr, rec Registration) bool {
	e = ast.Unparen(e)
	if _, ok := types.Unalias(x.info.TypeOf(e)).Underlying().(*types.Signature); !ok {
		return false
	}
	if id, ok := e.(*ast.Ident); ok {
		v, _ := x.info.Uses[id].(*types.Var)
		o, isParam := x.src.Params[v]
		return isParam && o.Index >= 0 && o.Func == rec.Site.Func
	}
	val, ok := x.strings.Bound(e, rec.Bound)
	return ok && val != nil
}
