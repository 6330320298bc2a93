// Package pathcond finds, for the functions of one package, which definitions of
// a variable reach a use, and under which path condition control reaches a node.
//
//	nodes   the blocks of a function's control-flow graph
//	labels  for each definition a PredSet: what the function's tests of its own
//	        parameters say on every path from the definition
//	result  *ReachingDefs; path conditions by Analysis.At
//
// Only variables that stay in the function and are defined more than once are
// followed; of the others, every definition reaches every use. What a call
// certainly assigns is asked of its caller, since summaries are found later.
package pathcond

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// ReachingDefs are the definitions of a function's variables that reach each use,
// with what the function's tests of its parameters say on the paths between.
type ReachingDefs struct {
	preds  []absval.Predicate
	edges  map[*cfg.Block][2]PredSet // what the tests say on the edges of a block
	dead   map[*cfg.Block][2]bool    // edges that no value of what is tested takes
	ends   map[*cfg.Block]PredSet    // what they say at its end
	locals localTests
	uses   map[*ast.Ident]UseDefs
	// errors are those that a tested variable may hold where it is tested.
	errors map[*ast.Ident]errset.Set
	places map[*ast.Ident]place // of the variables that hold one of several results of a call
	// returns holds what reaches the returns that name no results.
	returns map[*ast.ReturnStmt]map[*types.Var]UseDefs
	// Exit holds what reaches the function's returns.
	Exit map[*types.Var]UseDefs
	at   map[ast.Node]PredSet // where a call, a return or an assignment stands; missing: never reached
}

// UseDefs are the definitions that reach a use.
type UseDefs struct {
	Defs []ReachingDef
	// Entry says that the value at the function's entry reaches the use: the
	// argument of a parameter, the zero value of a variable.
	Entry    PredSet
	Assigned []*types.Var // fields that are assigned on every path to the use
}

// A ReachingDef is a definition that reaches a use.
type ReachingDef struct {
	Index int        // into the definitions of the variable
	Field *types.Var // the only field that it still defines; nil for all
	On    PredSet    // what the tests say on every path from it
}

// An Analysis answers, for the functions of one package, which definitions reach a
// use, and under which path condition control reaches a node. Each function is
// solved when it is first asked for.
type Analysis struct {
	*program.Program
	info *types.Info
	defs map[*types.Var][]program.Def
	// mustAssign returns the fields of v that the call of a definition certainly
	// assigns. It needs the summaries of callees, which are found later.
	mustAssign func(d program.Def, v *types.Var) []*types.Var
	// errorsOf returns the errors that an expression may evaluate to; it needs
	// summaries as well.
	errorsOf func(fn *program.Function, e ast.Expr) errset.Set
	// valueOf returns what an integer may be; it needs summaries as well.
	valueOf func(fn *program.Function, e ast.Expr) absval.Value
	// disjunctions are the tests of errors of which one holds, by where they are.
	disjunctions map[ast.Node]*errset.Disjunction
	named        map[*types.Var]bool // results that have a name, in functions with several
	together     map[*types.Var]bool // variables that hold one of several results of a call
	flows        map[*program.Function]*ReachingDefs
	first        map[*program.Function]*ReachingDefs // without path conditions, while the tests are being found
}

// An Oracle answers what the analysis needs to know of expressions and calls, which a
// later stage finds.
type Oracle struct {
	MustAssign func(d program.Def, v *types.Var) []*types.Var
	ErrorsOf   func(fn *program.Function, e ast.Expr) errset.Set
	ValueOf    func(fn *program.Function, e ast.Expr) absval.Value
}

// New returns the analysis of a package whose variables have the definitions defs.
func New(p *program.Program, defs map[*types.Var][]program.Def, oracle Oracle) *Analysis {
	x := &Analysis{
		Program: p, info: p.Info, defs: defs, mustAssign: oracle.MustAssign, errorsOf: oracle.ErrorsOf, valueOf: oracle.ValueOf,
		disjunctions: make(map[ast.Node]*errset.Disjunction),
		flows:        make(map[*program.Function]*ReachingDefs),
		first:        make(map[*program.Function]*ReachingDefs),
	}
	x.findTogether()
	return x
}

// Forget drops what was found of fn: a callee's summary has changed.
func (x *Analysis) Forget(fn *program.Function) { delete(x.flows, fn) }

// Reaching returns the definitions of v that reach id. ok is false where that is
// not known: any may.
func (x *Analysis) Reaching(fn *program.Function, id *ast.Ident, v *types.Var) (u UseDefs, ok bool) {
	if fn == nil || fn.Body == nil || !x.IsFollowed(v) {
		return UseDefs{}, false
	}
	u, ok = x.Of(fn).uses[id]
	return u, ok
}

// IsFollowed reports whether the definitions of v are distinguished.
func (x *Analysis) IsFollowed(v *types.Var) bool {
	if x.Escapes[v] || len(x.defs[v]) == 0 || len(x.defs[v]) > MaxDefs {
		return false
	}
	return len(x.defs[v]) > 1 || x.Params[v] != nil || x.named[v] || x.mayBeZero(v)
}

// mayBeZero reports whether a local variable with one definition may be used
// before it: var err error; if … { err = f() }.
func (x *Analysis) mayBeZero(v *types.Var) bool {
	d := x.defs[v][0]
	return !d.Weak && !d.Declares(v) && v.Parent() != nil && v.Parent() != x.Pkg.Scope()
}

// Of returns the reaching definitions of fn. Which tests fn has depends on what
// reaches them, so fn is solved first without, and again where there are any.
func (x *Analysis) Of(fn *program.Function) *ReachingDefs {
	if r, ok := x.flows[fn]; ok {
		return r
	}
	g := x.CFG(fn)
	first := x.solve(fn, g, &finder{})
	x.first[fn] = first
	x.flows[fn] = first // for what evaluates the operands of tests
	r := first
	if found := x.findPredicates(fn, g); len(found.preds)+len(found.dead) > 0 {
		r = x.solve(fn, g, found)
	}
	delete(x.first, fn)
	x.flows[fn] = r
	return r
}

// At returns the path condition under which control reaches n: a call, a return
// or an assignment of fn. ok is false where it never does, because of the errors
// that are tested on the way.
func (x *Analysis) At(fn *program.Function, n ast.Node) (w absval.PathCond, ok bool) {
	if fn.Body == nil {
		return nil, true
	}
	r := x.Of(fn)
	m, found := r.at[n]
	if !found && len(r.dead) > 0 {
		return nil, false // no value leads here
	}
	return r.Cond(m), x.Feasible(fn, m)
}

// MaxDefs bounds the definitions of a variable that are distinguished: a parser's
// stack has thousands, and each would be joined at each use.
const MaxDefs = 32
