package origin

import (
	"go/ast"
	"go/types"
)

// A literal that a variable holds from its definition on is a function of the
// package like those that are declared, and a method value is the method:
//
//	add := func(path string, h gin.HandlerFunc) { r.DELETE(path, auth, h) }
//	get := r.GET

// closures finds them before anything is called.
func (x *Index) closures() {
	held := make(map[*types.Var][]ast.Expr)
	hold := func(lhs, rhs ast.Expr) {
		id, ok := ast.Unparen(lhs).(*ast.Ident)
		if !ok {
			return // a field
		}
		if v, ok := x.info.ObjectOf(id).(*types.Var); ok {
			held[v] = append(held[v], rhs)
		}
	}
	for _, file := range x.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					hold(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if len(n.Values) > 0 {
						hold(name, n.Values[min(i, len(n.Values)-1)])
					}
				}
			}
			return true
		})
	}
	for v, exprs := range held {
		if len(exprs) == 1 {
			x.closure(v, ast.Unparen(exprs[0]))
		}
	}
}

func (x *Index) closure(v *types.Var, e ast.Expr) {
	switch e := e.(type) {
	case *ast.FuncLit:
		sig, ok := x.info.TypeOf(e).(*types.Signature)
		if !ok {
			return // not type-checked
		}
		fn := types.NewFunc(e.Pos(), x.pass.Pkg, ClosureName, sig)
		x.held[v], x.literals[e] = fn, fn
		x.Decls[fn] = &ast.FuncDecl{Name: &ast.Ident{NamePos: e.Pos(), Name: ClosureName}, Type: e.Type, Body: e.Body}
		for i := range sig.Params().Len() {
			x.Params[sig.Params().At(i)] = Owner{fn, i}
		}
	case *ast.SelectorExpr:
		if s := x.info.Selections[e]; s != nil && s.Kind() == types.MethodVal {
			x.held[v], x.methodValues[v] = s.Obj().(*types.Func), e
		}
	}
}

// ClosureName is no identifier: no function that is declared has it.
const ClosureName = "func"

// Selector returns the receiver's side of a call of a method, by its name or
// through a variable that holds it.
func (x *Index) Selector(call *ast.CallExpr) (*ast.SelectorExpr, bool) {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		return f, true
	case *ast.Ident:
		v, _ := x.info.Uses[f].(*types.Var)
		sel, ok := x.methodValues[v]
		return sel, ok
	}
	return nil, false
}
