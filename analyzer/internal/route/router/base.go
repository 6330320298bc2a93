package router

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// BaseOf returns the expression on which a call of a chain stands, r being what
// the table says of its function; nil where there is none.
func (x *Groups) BaseOf(call *ast.CallExpr, fn *types.Func, r *framework.Register) ast.Expr {
	if r != nil {
		return x.Base(call, fn, r)
	}
	if sel, ok := x.src.Selector(call); ok {
		return sel.X
	}
	return nil
}

// Base returns the expression that a call registers on: the receiver, or the
// first argument of a function that takes a router (huma.Get(api, …)).
func (x *Groups) Base(call *ast.CallExpr, fn *types.Func, r *framework.Register) ast.Expr {
	if fn.Signature().Recv() == nil {
		outer := x.layout.around[call]
		if r.Role == framework.Wrap && outer != nil {
			return x.BaseOf(outer, x.src.Callee(outer), x.types.RegisterOf(x.src.Callee(outer)))
		}
		if outer != nil && x.isPart(call, fn, outer) {
			return outer
		}
		if r.Role == framework.Wrap || r.Path == framework.Arg1 || r.Handler == framework.Arg1 || len(call.Args) == 0 {
			return nil // http.HandleFunc
		}
		return origin.Arg(call, r.Base)
	}
	if sel, ok := x.src.Selector(call); ok {
		return sel.X
	}
	return nil
}

// isPart reports whether a call makes a part of the group that outer makes:
// web.NewNamespace("/v1", web.NSGet("/pets", h)).
func (x *Groups) isPart(call *ast.CallExpr, fn *types.Func, outer *ast.CallExpr) bool {
	in := x.src.Callee(outer)
	r := x.types.RegisterOf(in)
	return r != nil && r.Role == framework.Prefix && in.Signature().Recv() == nil && fn.Pkg() == in.Pkg() && slices.Contains(outer.Args, ast.Expr(call))
}
