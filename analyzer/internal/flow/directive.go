package flow

import (
	"go/ast"
	"go/token"

	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// (3.20) Where inference cannot see, a doc comment says it:
//
//	//statuslint:status code     the parameter code is written as a status
//	//statuslint:writes 400 404  the function may write these

const (
	statusDirective = "//statuslint:status"
	writesDirective = "//statuslint:writes"
)

// namePos is the place of a function for what nothing in its body does.
func namePos(fn *program.Function) ast.Node {
	if decl, ok := fn.Node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return &ast.BadExpr{From: token.NoPos, To: token.NoPos}
}
