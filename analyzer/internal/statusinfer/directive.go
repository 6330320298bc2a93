package statusinfer

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

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

// A Directive is what the doc comment of a function says.
type Directive struct {
	Params []*types.Var
	Codes  []int
}

// Directives reads the directives above a declared function.
func Directives(fn *program.Function) Directive {
	var out Directive
	decl, ok := fn.Node.(*ast.FuncDecl)
	if !ok || decl.Doc == nil {
		return out
	}
	for _, c := range decl.Doc.List {
		if rest, ok := strings.CutPrefix(c.Text, statusDirective+" "); ok {
			for _, p := range fn.Params {
				if p.Name() == strings.TrimSpace(rest) {
					out.Params = append(out.Params, p)
				}
			}
		}
		if rest, ok := strings.CutPrefix(c.Text, writesDirective+" "); ok {
			out.Codes = append(out.Codes, codesOf(rest)...)
		}
	}
	return out
}

// codesOf reads the codes before the reason.
func codesOf(text string) []int {
	var out []int
	for word := range strings.FieldsSeq(text) {
		code, err := strconv.Atoi(word)
		if err != nil || code < 100 || code > 599 {
			break // the reason begins
		}
		out = append(out, code)
	}
	return out
}
