package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A reaching says which definitions of a function's variables reach which use,
// and what the function's tests of its parameters say on the way.
// Only variables that stay in the function and are defined more than once are
// followed; of the others, every definition reaches every use.
type reaching struct {
	tests []absval.Predicate
	uses  map[*ast.Ident]uses
	// exit holds what reaches the function's ends.
	exit map[*types.Var]uses
	// at is what the tests say where a call, a return or an assignment stands;
	// what is not in it is never reached.
	at map[ast.Node]mask
}

// uses are the definitions that reach a use.
type uses struct {
	defs  []reach
	entry mask // the value at the function's entry does: a parameter's, the zero value
	// set are the fields that are assigned on every way here.
	set []*types.Var
}

// A reach is a definition that reaches a use.
type reach struct {
	i     int        // into index.defs
	field *types.Var // of what it defines, only this; nil for all
	on    mask       // what the tests say on every way from it
}

// reaching returns the definitions of v that reach id, where that is known.
func (x *evaluator) reaching(fn *program.Function, id *ast.Ident, v *types.Var) (uses, bool) {
	if fn == nil || fn.Body == nil || !x.isFollowed(v) {
		return uses{}, false
	}
	u, ok := x.flowOf(fn).uses[id]
	return u, ok
}

// isFollowed reports whether definitions of v are told apart.
func (x *evaluator) isFollowed(v *types.Var) bool {
	if x.Escapes[v] || len(x.defs[v]) == 0 || len(x.defs[v]) > maxDefs {
		return false
	}
	return len(x.defs[v]) > 1 || x.Params[v] != nil
}

// flowOf solves fn, once. Which tests there are can be told only when it is
// known what reaches them: where there are any, it is solved again.
func (x *evaluator) flowOf(fn *program.Function) *reaching {
	if r, ok := x.flows[fn]; ok {
		return r
	}
	g := x.CFG(fn)
	first := x.solveReaching(fn, g, nil, nil)
	x.first[fn] = first
	tests, edges := x.findTests(fn, g)
	r := first
	if len(tests) > 0 {
		r = x.solveReaching(fn, g, tests, edges)
	}
	delete(x.first, fn)
	x.flows[fn] = r
	return r
}

// whenAt returns under which conditions control comes to n.
func (x *evaluator) whenAt(fn *program.Function, n ast.Node) absval.PathCond {
	if fn.Body == nil {
		return nil
	}
	r := x.flowOf(fn)
	return r.when(r.at[n])
}
