package run

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Complete adds to what the type checker recorded what it leaves out where
// there are errors, or imports of C: analyzers expect every expression to have a
// type. A conversion has its own; what else is left out has no known type.
func Complete(files []*ast.File, info *types.Info) {
	value, err := types.Eval(token.NewFileSet(), nil, token.NoPos, "struct{}{}")
	if err != nil {
		return // the expression has no error
	}
	value.Value = nil
	for _, f := range files {
		ast.PreorderStack(f, nil, func(n ast.Node, _ []ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			if _, ok := info.Types[e]; ok {
				return true
			}
			if typ := missingType(info, e); typ != nil {
				value.Type = typ
				info.Types[e] = value
			}
			return true
		})
	}
}

// missingType returns the type of an expression that the type checker did not
// record; nil for what has none, such as the key of a field in a literal.
func missingType(info *types.Info, e ast.Expr) types.Type {
	switch e := e.(type) {
	case *ast.Ident, *ast.KeyValueExpr:
		return nil // identifiers are recorded as definitions and uses
	case *ast.CallExpr:
		if fun := info.Types[e.Fun]; fun.IsType() {
			return fun.Type
		}
	case *ast.ParenExpr:
		return info.TypeOf(e.X)
	}
	return types.Typ[types.Invalid]
}
