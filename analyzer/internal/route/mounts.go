package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// callback records that the parameter of r.Route(path, func(r Router) { … })
// is a group under the path.
func (x *index) callback(call *ast.CallExpr, r *framework.Register) {
	var params []*types.Var
	switch f := ast.Unparen(arg(call, r.Callback)).(type) {
	case *ast.FuncLit:
		params = literalVars(x.info, f)
	case *ast.Ident, *ast.SelectorExpr:
		if fn := x.funcOf(f); fn != nil {
			for v := range fn.Signature().Params().Variables() {
				params = append(params, v)
			}
		}
	}
	if len(params) > 0 {
		x.values[params[0]] = append(x.values[params[0]], origin{expr: call, index: -1, group: true})
	}
}

// funcOf returns the declared function that e names, or nil.
func (x *index) funcOf(e ast.Expr) *types.Func {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		fn, _ := x.info.Uses[e].(*types.Func)
		return origin0(fn)
	case *ast.SelectorExpr:
		fn, _ := x.info.Uses[e.Sel].(*types.Func)
		return origin0(fn)
	}
	return nil
}

func origin0(fn *types.Func) *types.Func {
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

func (x *index) mount(call *ast.CallExpr, r *framework.Register) {
	if obj := x.mounted(arg(call, r.Handler)); obj != nil {
		x.mounts[obj] = append(x.mounts[obj], call)
	}
}

// mounted returns the variable, or the function, that a mounted router comes from.
func (x *index) mounted(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		fn := x.callee(e)
		if fn == nil {
			return nil
		}
		if _, ok := x.decls[fn]; ok {
			return fn
		}
		for _, a := range e.Args { // http.StripPrefix("/x", sub)
			if obj := x.mounted(a); obj != nil {
				return obj
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		if v := x.target(e); v != nil {
			return v
		}
	}
	return nil
}

// grow records a prefix that is given to a router after it was made.
func (x *index) grow(call *ast.CallExpr, fn *types.Func, r *framework.Register) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Signature().Recv() == nil || fn.Signature().Results().Len() == 0 {
		return
	}
	// Have: ws.Path("/users"), which returns ws itself
	if !types.Identical(fn.Signature().Results().At(0).Type(), fn.Signature().Recv().Type()) || fn.Name() != "Path" {
		return
	}
	if v := x.target(rootOf(sel.X)); v != nil {
		x.grown[v] = append(x.grown[v], arg(call, r.Path))
	}
}

// rootOf follows a chain of calls to what it begins with.
func rootOf(e ast.Expr) ast.Expr {
	for {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return e
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return e
		}
		e = sel.X
	}
}

// arg returns argument i of a call, or nil.
func arg(call *ast.CallExpr, i int) ast.Expr {
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}
