package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// (3.20) Where inference cannot see, a doc comment says it:
//
//	//statuslint:status code     the parameter code is written as a status
//	//statuslint:writes 400 404  the function may write these

const (
	statusDirective = "//statuslint:status"
	writesDirective = "//statuslint:writes"
)

// A stated is what the doc comment of a function says.
type stated struct {
	params []*types.Var
	codes  []int
}

// statedOf reads the directives above a declared function.
func statedOf(fn *function) stated {
	var out stated
	decl, ok := fn.node.(*ast.FuncDecl)
	if !ok || decl.Doc == nil {
		return out
	}
	for _, c := range decl.Doc.List {
		if rest, ok := strings.CutPrefix(c.Text, statusDirective+" "); ok {
			for _, p := range fn.params {
				if p.Name() == strings.TrimSpace(rest) {
					out.params = append(out.params, p)
				}
			}
		}
		if rest, ok := strings.CutPrefix(c.Text, writesDirective+" "); ok {
			for word := range strings.FieldsSeq(rest) {
				code, err := strconv.Atoi(word)
				if err != nil || code < 100 || code > 599 {
					break // the reason begins
				}
				out.codes = append(out.codes, code)
			}
		}
	}
	return out
}

// namePos is the place of a function for what nothing in its body does.
func (fn *function) namePos() ast.Node {
	if decl, ok := fn.node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return &ast.BadExpr{From: token.NoPos, To: token.NoPos}
}
