// Package interp interprets the functions of a package abstractly: it finds what each
// call does to the response, and iterates over the strongly connected components of
// the call graph, callees first, to the least fixed point of the summaries.
//
//	nodes   the functions of the package, in components of the call graph
//	edges   calls, as far as they are resolved
//	labels  a summary.FuncSummary for each function
//	result  *Interp, and the facts that importers read
//
// What an expression evaluates to is the matter of package eval, what is known of a
// function that of package env. A transfer finds what one node does to the response,
// unresolved what a call does of which not every callee is known.
package interp

import (
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/eval"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// An Interp holds the summaries of the functions of a package.
type Interp struct {
	*transfer
	exported []Export
}

// New interprets the package of pass, and exports the facts of its functions
// and variables.
func New(pass *analysis.Pass, st *statusinfer.Result) *Interp {
	x := eval.New(env.New(pass, st))
	in := &Interp{transfer: &transfer{Calls: x.Calls}}
	in.unresolved = &unresolved{in.transfer}
	in.run()
	x.Forget()
	in.export()
	return in
}

// InCall returns a value of a function of the package as a call of that function
// makes it: with what the call passes.
func (in *Interp) InCall(v absval.Value, call *ast.CallExpr) absval.Value {
	return in.Substitute(v, in.Calls.Passed(call))
}
