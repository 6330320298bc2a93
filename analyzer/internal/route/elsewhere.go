package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// isServer reports whether t has a method ServeHTTP.
func (x *index) isServer(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, "ServeHTTP")
	_, ok := obj.(*types.Func)
	return ok
}

// groupKeyOf names the parameter that a group came as, "" where it is none.
func (x *index) groupKeyOf(v *types.Var) string {
	if key, ok := x.exits[v]; ok {
		return key
	}
	if o, ok := x.params[v]; ok {
		return groupKey(o.fn, o.index)
	}
	return ""
}

// mountedElsewhere returns the keys of the routers of other packages that e is.
func (x *index) mountedElsewhere(e ast.Expr, depth int) []string {
	if e == nil || depth > maxFollow {
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
			out = append(out, x.mountedElsewhere(a, depth+1)...)
		}
		return out
	case *ast.Ident, *ast.SelectorExpr:
		v := x.target(e)
		if v == nil || !x.isHandler(v.Type()) || !x.follow(v) {
			return nil
		}
		defer x.leave(v)
		var out []string
		for _, o := range x.values[v] {
			out = append(out, x.mountedElsewhere(o.expr, depth+1)...)
		}
		return out
	}
	return nil
}

// resultOf returns the key of the router that a call of a function of another
// package of the project's returns.
func (x *index) resultOf(e ast.Expr) []string {
	call, ok := e.(*ast.CallExpr)
	if !ok || !x.isHandler(x.info.TypeOf(call)) {
		return nil
	}
	fn := x.callee(call)
	if fn == nil || fn.Pkg() == x.pass.Pkg || x.table.Known(fn.Pkg().Path()) {
		return nil
	}
	return []string{resultKey(fn)}
}

// servedBy returns the key of a type of another package that serves requests.
func (x *index) servedBy(t types.Type) []string {
	if t == nil {
		return nil
	}
	named := goast.NamedOf(t)
	if named == nil || types.IsInterface(named) || named.Obj().Pkg() == nil || named.Obj().Pkg() == x.pass.Pkg {
		return nil
	}
	if x.table.Known(named.Obj().Pkg().Path()) || !x.isServer(types.NewPointer(named)) {
		return nil
	}
	return []string{typeKey(named.Origin().Obj())}
}
