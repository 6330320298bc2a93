package register

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// Handlers resolves the expressions of registrations to what answers.
type Handlers struct{ *scope }

// calledBy returns the handler that the function around a call was given, where
// h is a literal that calls it.
func (x *Handlers) calledBy(s origin.Site, h ast.Expr, b origin.Bindings) ast.Expr {
	e := ast.Unparen(h)
	if id, ok := e.(*ast.Ident); ok {
		if v := x.src.Target(id); v != nil && len(x.src.Values[v]) == 1 {
			e = ast.Unparen(x.src.Values[v][0].Expr)
		}
	}
	lit, ok := e.(*ast.FuncLit)
	if !ok || s.Func == nil {
		return h
	}
	out := h
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
			v, _ := x.info.Uses[id].(*types.Var)
			if val := b[v]; val != nil && x.src.Params[v].Func == s.Func && x.types.IsHandler(v.Type()) {
				out = val
			}
		}
		return true
	})
	return out
}

// Of resolves the expression of a registration to what answers.
func (x *Handlers) Of(e ast.Expr, b origin.Bindings) Handler {
	h := Handler{Expr: x.strings.LastOf(x.strings.Deref(e, b))}
	x.find(&h, h.Expr, b, 0)
	return h
}

func (x *Handlers) find(h *Handler, e ast.Expr, b origin.Bindings, depth int) {
	if e == nil || depth > origin.MaxFollow {
		return
	}
	if row := x.strings.Deref(e, b); row != e {
		// Have: h := rt.Handler; h = logged(h); r.Handle(rt.Path, h), in a loop
		e, h.Expr = row, row
	}
	switch f := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		h.Lit = f
	case *ast.UnaryExpr:
		x.find(h, f.X, b, depth+1)
	case *ast.CompositeLit:
		h.Func = x.types.ServeHTTP(f)
	case *ast.CallExpr:
		if inner := x.types.Wrapped(f); inner != nil {
			x.find(h, inner, b, depth+1)
			return
		}
		x.made(h, f)
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr:
		if inner := x.types.Serving(f); inner != nil {
			if f == ast.Unparen(h.Expr) {
				h.Value = inner
			}
			x.find(h, inner, b, depth+1)
			return
		}
		x.findNamed(h, f, b, depth)
	}
}

// made resolves a call that makes a handler: of a type that serves requests, or by
// a function that is known.
func (x *Handlers) made(h *Handler, call *ast.CallExpr) {
	fn := x.src.Callee(call)
	m := x.types.ServeHTTP(call)
	if m != nil && !types.IsInterface(m.Signature().Recv().Type()) && (fn == nil || !x.table.KnownPackage(fn.Pkg())) {
		h.Func = m
		h.Partial = x.givesResponder(call)
		return
	}
	if h.Factory = true; fn == nil || fn.Name() != origin.ClosureName {
		h.Func = fn
	}
}

// givesResponder reports whether a call passes functions that take a response,
// perhaps in options: what they answer is not seen in what the call makes.
//
//	NewServer(endpoint, decode, encode, ServerErrorEncoder(encodeError))
func (x *Handlers) givesResponder(call *ast.CallExpr) bool {
	return slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
		if inner, ok := ast.Unparen(arg).(*ast.CallExpr); ok && x.givesResponder(inner) {
			return true
		}
		_, isFunc := types.Unalias(x.info.TypeOf(arg)).Underlying().(*types.Signature)
		return isFunc && x.types.TakesResponse(arg)
	})
}

func (x *Handlers) findNamed(h *Handler, e ast.Expr, b origin.Bindings, depth int) {
	if i, ok := e.(*ast.IndexExpr); ok {
		e = i.X // an instance of a generic function
	}
	if fn := x.src.FuncOf(e); fn != nil {
		h.Func = fn
		return
	}
	v := x.src.Target(e)
	if v == nil {
		return
	}
	if val := x.strings.Only(v); val != nil {
		x.find(h, val, b, depth+1)
		if h.Func != nil || h.Lit != nil {
			return
		}
	}
	h.Func = x.types.ServeHTTP(e)
}

// A Handler is what answers a route. Exactly one of Func, Lit is set where it
// is known; Expr is the endpoint's expression in the registration.
type Handler struct {
	Func *types.Func  // declared function or method, of this package or another
	Lit  *ast.FuncLit // function literal of this package
	Expr ast.Expr
	// Factory: Func is called, and what it returns answers.
	Factory bool
	// Partial: functions that answer as well were passed to what makes the handler.
	Partial bool
	// Origin is the handler as a function registers it for its callers, Calls are the
	// calls that pass Expr to it: role("admin")(h), of func handle(h http.Handler).
	// Where Calls is empty, Origin is a literal that calls Expr, which a row holds.
	Origin ast.Expr
	Calls  []*ast.CallExpr
	// Value is the expression whose value answers, where that is not Expr: h of
	// h.ServeHTTP.
	Value ast.Expr
}

// arg returns the argument that is the endpoint.
func (x *Handlers) arg(call *ast.CallExpr, r *framework.Register, b origin.Bindings) ast.Expr {
	if !r.Handler.Given() || r.Handler.Index() >= len(call.Args) {
		return nil
	}
	h := call.Args[r.Handler.Index()]
	if r.Position == framework.Last {
		h = call.Args[len(call.Args)-1]
	}
	return x.strings.LastOf(x.strings.Deref(h, b))
}

// param returns the parameter that a handler expression is, or wraps.
func (x *Handlers) param(e ast.Expr, b origin.Bindings) *types.Var {
	for range origin.MaxFollow {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok && !x.isBound(id, b) {
			v, _ := x.info.Uses[id].(*types.Var)
			if o, ok := x.src.Params[v]; ok && o.Index >= 0 {
				return v
			}
		}
		if e = x.inner(e, b); e == nil {
			return nil
		}
	}
	return nil
}

// isBound reports whether a call passes a known value for the variable.
func (x *Handlers) isBound(id *ast.Ident, b origin.Bindings) bool {
	val, ok := x.strings.Bound(id, b)
	return ok && val != nil
}

// inner returns the expression that a handler expression wraps, or whose value it
// has; nil where there is none.
func (x *Handlers) inner(e ast.Expr, b origin.Bindings) ast.Expr {
	switch h := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return x.types.Wrapped(h)
	case *ast.Ident:
		if val, ok := x.strings.Bound(h, b); ok && val != nil {
			return val
		}
		if v, ok := x.info.Uses[h].(*types.Var); ok {
			return x.strings.Only(v)
		}
	case *ast.SelectorExpr:
		if inner := x.types.Serving(h); inner != nil {
			return inner
		}
		if val, ok := x.strings.Bound(h, b); ok && val != nil {
			return val
		}
	case *ast.IndexExpr:
		return h.X // handlers[len(handlers)-1]
	}
	return nil
}
