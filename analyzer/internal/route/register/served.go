package register

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A server needs no router: a function may answer every request, and read the path
// itself. It is a route of any method and path.
//
//	http.ListenAndServe(addr, http.HandlerFunc(serve))
//	s := &http.Server{Handler: http.HandlerFunc(serve)}

// served returns the registrations of functions that serve every request.
func (x *Finder) served() []Registration {
	var out []Registration
	for _, s := range x.src.Calls {
		if r := x.types.RegisterOf(x.src.Callee(s.Call)); r != nil && r.Role == framework.Serve && !x.src.IsTest(s.Call) {
			out = append(out, x.serving(s, origin.Arg(s.Call, r.Handler.Index()))...)
		}
	}
	for _, f := range x.serverFields() {
		for _, o := range x.src.Values[f] {
			call := &ast.CallExpr{Fun: o.Expr, Lparen: o.Expr.Pos(), Rparen: o.Expr.End()} // of no source
			out = append(out, x.serving(origin.Site{Call: call, Func: x.src.Around(o.Expr.Pos())}, o.Expr)...)
		}
	}
	return out
}

// serverFields returns the fields of servers whose values serve every request, in an
// order that does not change from run to run.
func (x *Finder) serverFields() []*types.Var {
	var out []*types.Var
	for v := range x.src.Values {
		if f := x.table.Field(v); v.IsField() && f != nil && f.Role == framework.ServeField {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b *types.Var) int { return int(a.Pos() - b.Pos()) })
	return out
}

// serving returns the registration of e for every request, where it is a function
// that answers by itself.
func (x *Finder) serving(s origin.Site, e ast.Expr) []Registration {
	if e == nil || x.info.Types[e].IsNil() {
		return nil // http.DefaultServeMux
	}
	h := x.handlers.Of(e, nil)
	var body *ast.BlockStmt
	switch {
	case h.Factory:
		return nil // made elsewhere
	case h.Lit != nil:
		body = h.Lit.Body
	case h.Func != nil && h.Func.Signature().Recv() == nil && x.src.Decls[h.Func] != nil:
		body = x.src.Decls[h.Func].Body
	}
	if body == nil || x.forwards(body) {
		return nil // a router, or what stands before one
	}
	return []Registration{{Site: s, Handler: e, Framework: "net/http", Paths: []strval.Value{strval.Literal("/")}}}
}

// IsRouter reports whether a handler is a router, or what stands before one: its
// routes answer, and not what is known of the handler.
func (x *Finder) IsRouter(e ast.Expr) bool { return e != nil && x.isRouter(e, 0) }

func (x *Finder) isRouter(e ast.Expr, depth int) bool {
	if t := x.info.TypeOf(e); t != nil && x.types.IsRouter(t) {
		return true
	}
	v, ok := x.layout.Mounted(e).(*types.Var)
	if !ok || depth == origin.MaxWrap {
		return false
	}
	return x.types.IsRouter(v.Type()) || slices.ContainsFunc(x.src.Values[v], func(o origin.Origin) bool {
		return !o.Elem && !o.Key && o.Index <= 0 && x.isRouter(o.Expr, depth+1)
	})
}

// forwards reports whether a body calls ServeHTTP of something: it stands before
// another handler, whose routes are known elsewhere.
func (x *Finder) forwards(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			fn := x.src.Callee(call)
			found = found || fn != nil && fn.Name() == "ServeHTTP" && fn.Signature().Recv() != nil
		}
		return !found
	})
	return found
}
