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
	for v, exprs := range x.assigned() {
		if len(exprs) == 1 {
			x.closure(v, ast.Unparen(exprs[0]))
		}
	}
}

// variable returns the variable that e is, nil for a field and the like.
func (x *Index) variable(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := x.info.ObjectOf(id).(*types.Var)
	return v
}

// assigned returns what is assigned to each variable of the package.
func (x *Index) assigned() map[*types.Var][]ast.Expr {
	out := make(map[*types.Var][]ast.Expr)
	assign := func(lhs, rhs ast.Expr) {
		if v := x.variable(lhs); v != nil {
			out[v] = append(out[v], rhs)
		}
	}
	for _, file := range x.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					assign(lhs, n.Rhs[min(i, len(n.Rhs)-1)])
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if len(n.Values) > 0 {
						assign(name, n.Values[min(i, len(n.Values)-1)])
					}
				}
			}
			return true
		})
	}
	return out
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
