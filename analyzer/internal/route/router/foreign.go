package router

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// foreignRouters returns the keys of the routers of other packages that e is.
func (x *Placements) foreignRouters(e ast.Expr, depth int) []string {
	if e == nil || depth > origin.MaxFollow {
		return nil
	}
	e = ast.Unparen(e)
	if keys := x.servedBy(x.info.TypeOf(e)); len(keys) > 0 {
		return append(keys, x.resultOf(e)...)
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if keys := x.resultOf(e); len(keys) > 0 {
			return keys
		}
		var out []string
		for _, a := range e.Args { // http.StripPrefix("/x", sub)
			out = append(out, x.foreignRouters(a, depth+1)...)
		}
		return out
	case *ast.Ident, *ast.SelectorExpr:
		v := x.src.Target(e)
		if v == nil || !x.types.IsHandler(v.Type()) || !x.strings.Enter(v) {
			return nil
		}
		defer x.strings.Leave(v)
		var out []string
		for _, o := range x.src.Values[v] {
			out = append(out, x.foreignRouters(o.Expr, depth+1)...)
		}
		return out
	}
	return nil
}

// resultOf returns the key of the router that a call of a function of another
// package of the project's returns.
func (x *Placements) resultOf(e ast.Expr) []string {
	call, ok := e.(*ast.CallExpr)
	if !ok || !x.types.IsHandler(x.info.TypeOf(call)) {
		return nil
	}
	fn := x.src.Callee(call)
	if fn == nil || fn.Pkg() == x.pass.Pkg || x.table.KnownPackage(fn.Pkg()) {
		return nil
	}
	return []string{ResultKey(fn)}
}

// servedBy returns the key of a type of another package that serves requests.
func (x *Placements) servedBy(t types.Type) []string {
	if t == nil {
		return nil
	}
	named := goast.NamedOf(t)
	if named == nil || types.IsInterface(named) || named.Obj().Pkg() == nil || named.Obj().Pkg() == x.pass.Pkg {
		return nil
	}
	if x.table.Known(named.Obj().Pkg().Path()) || !x.types.IsServer(types.NewPointer(named)) {
		return nil
	}
	return []string{typeKey(named.Origin().Obj())}
}
