// Package errval finds which errors an expression may evaluate to, and a function may
// return, as an errset.Set: by its definitions that reach a place, the tests on the way
// there, and the summaries of the functions that are called.
package errval

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An Evaluator finds which errors expressions may evaluate to, and functions may
// return.
type Evaluator struct {
	*env.Env
	exprs     Oracle
	waiting   int                        // evaluations that wait for another one
	names     map[[2]*types.Package]bool // whether one can name what the other declares
	mostSteps int                        // the most that one evaluation took
}

// An Oracle evaluates expressions: those whose values are functions.
type Oracle interface {
	Eval(fn *program.Function, e ast.Expr) absval.Value
}

// New returns an evaluator of the errors of a package.
func New(e *env.Env, exprs Oracle) *Evaluator {
	return &Evaluator{Env: e, exprs: exprs, names: make(map[[2]*types.Package]bool)}
}

// MostSteps returns the most expressions that one evaluation took.
func (x *Evaluator) MostSteps() int { return x.mostSteps }

// An evaluation finds which errors an expression may evaluate to. It evaluates
// values of any type that is tested as errors are: by a type switch, or by a
// comparison with a sentinel.
type evaluation struct {
	*Evaluator
	root   *program.Function // in which the evaluation began
	values map[definition]*errorValue
	round  int
	// unsettled reports whether, in this round, a definition was given another
	// value than the one that a definition in a cycle with it was computed from.
	unsettled bool
	depth     int
	steps     int // expressions that were evaluated
}

// A definition names a definition of a variable, by its statement.
type definition struct {
	v  *types.Var
	at ast.Node
}

// An errorValue is what a definition was found to give its variable. Until the
// evaluation of it ends, that is the value of the round before.
type errorValue struct {
	set   errset.Set
	round int  // in which the evaluation began last
	open  bool // it has not ended
	used  bool // by definitions that it depends on itself, while it was open
}

// maxErrorDepth bounds how far definitions and calls are followed from one
// expression, as a bound of the stack. What is further away may be any error.
const maxErrorDepth = 256

// maxErrorRounds bounds the rounds in which definitions that depend on each other
// settle. A loop takes two, and one more for each loop inside it.
const maxErrorRounds = 8

// maxErrorsWithin bounds how many evaluations of errors wait for each other. An
// error may come from a function value, which error tests choose, and these tests
// may be of the same error: err = s.next(), where err != nil decides what s is.
// Each test is asked once; this is a bound of the stack.
const maxErrorsWithin = 16

// Of returns the errors that e may evaluate to where it stands in fn.
func (x *Evaluator) Of(fn *program.Function, e ast.Expr) errset.Set {
	return x.settled(fn, func(ev *evaluation) errset.Set { return ev.eval(fn, e) })
}

// At returns the errors that e may evaluate to in node n of fn.
func (x *Evaluator) At(fn *program.Function, n ast.Node, e ast.Expr) errset.Set {
	return x.settled(fn, func(ev *evaluation) errset.Set { return ev.at(fn, n, e) })
}

// settled evaluates until the definitions that depend on each other have reached
// their least fixed point. Each definition is evaluated once a round, however
// many ways lead to it.
func (x *Evaluator) settled(fn *program.Function, eval func(*evaluation) errset.Set) errset.Set {
	if x.waiting == maxErrorsWithin {
		return errset.Top()
	}
	x.waiting++
	defer func() { x.waiting-- }()
	ev := &evaluation{Evaluator: x, root: fn, values: make(map[definition]*errorValue)}
	for ev.round < maxErrorRounds {
		ev.round++
		ev.unsettled = false
		if s := eval(ev); !ev.unsettled {
			return s
		}
	}
	return errset.Top()
}

// Results returns the errors that the results of fn may be.
func (x *Evaluator) Results(fn *program.Function) []errset.Set {
	results := fn.Sig.Results()
	var out []errset.Set
	for i := range results.Len() {
		if !goast.IsError(results.At(i).Type()) {
			continue // of another type
		}
		if out == nil {
			out = make([]errset.Set, results.Len())
		}
		for _, ret := range fn.Returns {
			out[i] = out[i].Join(x.settled(fn, func(ev *evaluation) errset.Set { return ev.returned(fn, ret, i) }))
		}
	}
	return out
}

// returned returns the errors of result i of one return statement.
func (ev *evaluation) returned(fn *program.Function, ret *ast.ReturnStmt, i int) errset.Set {
	if _, ok := ev.Paths.At(fn, ret); !ok {
		return errset.Set{} // no error leads here
	}
	n := fn.Sig.Results().Len()
	switch {
	case len(ret.Results) == n:
		return ev.at(fn, ret, ret.Results[i])
	case len(ret.Results) == 1:
		if call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr); ok {
			return ev.call(fn, call, i)
		}
	case len(ret.Results) == 0:
		return ev.variable(fn, nil, fn.Sig.Results().At(i))
	}
	return errset.Top()
}

// at returns the errors that e may be at node n, where the tests on the way to n
// may have ruled some out.
func (ev *evaluation) at(fn *program.Function, n ast.Node, e ast.Expr) errset.Set {
	s := ev.eval(fn, e)
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return s
	}
	v, ok := ev.Info.Uses[id].(*types.Var)
	if !ok {
		return s
	}
	return s.Filter(ev.Paths.ErrorTests(fn, n, v))
}

func (ev *evaluation) eval(fn *program.Function, e ast.Expr) errset.Set {
	ev.steps++
	ev.mostSteps = max(ev.mostSteps, ev.steps)
	if ev.depth++; ev.depth > maxErrorDepth {
		ev.depth--
		return errset.Top()
	}
	defer func() { ev.depth-- }()
	e = ast.Unparen(e)
	tv := ev.Info.Types[e]
	if tv.IsNil() {
		return errset.Nil()
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		return ev.call(fn, e, 0)
	case *ast.CompositeLit:
		return ev.literal(fn, e, false)
	case *ast.UnaryExpr:
		if lit, ok := ast.Unparen(e.X).(*ast.CompositeLit); ok && e.Op == token.AND {
			return ev.literal(fn, lit, true)
		}
	case *ast.Ident:
		if v, ok := ev.Info.ObjectOf(e).(*types.Var); ok {
			return ev.variable(fn, e, v)
		}
	case *ast.SelectorExpr:
		if v, ok := ev.Info.Uses[e.Sel].(*types.Var); ok && !v.IsField() {
			return ev.variable(fn, e.Sel, v)
		}
	case *ast.TypeAssertExpr:
		if e.Type != nil && types.IsInterface(ev.Info.TypeOf(e)) {
			return ev.eval(fn, e.X)
		}
	}
	return ofStatic(tv.Type)
}

// ofStatic returns the errors that an expression of type t may be, of which no
// more than that is known.
func ofStatic(t types.Type) errset.Set {
	if t == nil || types.IsInterface(t) || wraps(t) {
		return errset.Top()
	}
	return errset.OfType(t)
}

// wraps reports whether an error of type t may stand for others: errors.Is,
// errors.As and errors.Unwrap look for these methods by name.
func wraps(t types.Type) bool {
	return errset.HasMethod(t, "Unwrap") || errset.HasMethod(t, "Is") || errset.HasMethod(t, "As")
}

// literal returns the error T{…} or &T{…}: itself, and those in its fields where
// the type wraps.
func (ev *evaluation) literal(fn *program.Function, lit *ast.CompositeLit, pointer bool) errset.Set {
	t := ev.Info.TypeOf(lit)
	if t == nil {
		return errset.Top()
	}
	if pointer {
		t = types.NewPointer(t)
	}
	out := errset.OfType(t)
	if !wraps(t) {
		return out
	}
	for field, val := range structs.Fields(ev.Info, lit) {
		if types.IsInterface(field.Type()) && !goast.IsEmptyInterface(field.Type()) {
			out = out.And(ev.eval(fn, val).NonNil().Wrap())
		}
	}
	return out
}

// variable returns the errors that v may hold where id stands; where id is nil,
// at the returns of fn.
func (ev *evaluation) variable(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
	switch {
	case v.IsField():
		return ofStatic(v.Type())
	case v.Pkg() != nil && v.Parent() == v.Pkg().Scope():
		return ev.sentinel(v)
	}
	if !types.IsInterface(v.Type()) {
		return ev.concrete(fn, id, v)
	}
	return ev.local(fn, id, v)
}

// concrete is variable for one whose type is no interface: the type is known,
// and what it wraps may be.
func (ev *evaluation) concrete(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
	if !wraps(v.Type()) {
		return errset.OfType(v.Type())
	}
	s := ev.local(fn, id, v)
	if s.IsBottom() {
		return errset.Top()
	}
	return s
}

func (ev *evaluation) local(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
	if ev.Escapes[v] {
		return errset.Top() // assigned through a pointer, or by a literal at some time
	}
	var out errset.Set
	defs, entry := ev.defsOf(fn, id, v)
	switch owner := ev.Params[v]; {
	case entry && owner == nil:
		out = errset.Nil() // the zero value
	case entry && !isWithin(ev.root, owner):
		return errset.Top() // the parameter of a literal that something calls
	case entry:
		out = errset.Of(v, false)
	}
	for _, d := range defs {
		out = out.Join(ev.definition(d, v))
	}
	return out
}

// definition returns the errors that one definition gives v.
func (ev *evaluation) definition(d program.Def, v *types.Var) errset.Set {
	switch {
	case d.Into != nil || d.Fills || d.Field != nil:
		return errset.Set{} // it changes what the error holds, not which it is
	case d.Weak:
		return errset.Top()
	}
	value := ev.values[definition{v, d.At}]
	if value == nil {
		value = new(errorValue) // the bottom
		ev.values[definition{v, d.At}] = value
	}
	if value.round == ev.round {
		value.used = value.used || value.open // err = wrap(err)
		return value.set
	}
	value.round, value.open, value.used = ev.round, true, false
	s := ev.defined(d, v)
	if value.used && !s.Equal(value.set) {
		ev.unsettled = true
	}
	value.set, value.open = s, false
	return s
}

// defined evaluates what a definition of the whole of v assigns to it.
func (ev *evaluation) defined(d program.Def, v *types.Var) errset.Set {
	if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && d.Index >= 0 {
		return ev.call(d.Fn, call, d.Index)
	}
	if d.Index > 0 {
		return errset.Top() // v, ok := x.(T), m[k], <-c
	}
	if t := ev.Info.TypeOf(d.Expr); t == nil || !types.AssignableTo(t, v.Type()) {
		return errset.Top() // an element of what a loop ranges over
	}
	return ev.eval(d.Fn, d.Expr)
}

// isWithin reports whether fn is outer, or a literal in it.
func isWithin(fn, outer *program.Function) bool {
	for fn != nil && fn != outer {
		fn = fn.Parent
	}
	return fn != nil
}

// defsOf returns the definitions of v that reach id, and whether its value at the
// beginning of the function does: all of them where that is not known.
func (ev *evaluation) defsOf(fn *program.Function, id *ast.Ident, v *types.Var) ([]program.Def, bool) {
	all := ev.Relevant[v]
	if id == nil {
		return all, true
	}
	u, ok := ev.Paths.Reaching(fn, id, v)
	if !ok {
		return all, ev.Params[v] != nil || !slices.ContainsFunc(all, func(d program.Def) bool { return d.Declares(v) })
	}
	var out []program.Def
	for _, r := range u.Defs {
		out = append(out, all[r.Index])
	}
	return out, u.Entry.IsReached()
}

// sentinel returns the error that a package variable holds.
func (ev *evaluation) sentinel(v *types.Var) errset.Set {
	if v.Pkg() != ev.Pass.Pkg {
		if !goast.IsError(v.Type()) {
			return ofStatic(v.Type())
		}
		return errset.Sentinel(v, ev.Facts.IsPlain(v))
	}
	defs := ev.Relevant[v]
	if len(defs) != 1 || defs[0].Weak {
		return errset.Top() // assigned to elsewhere
	}
	if ev.IsPlainSentinel(v) {
		return errset.Sentinel(v, true)
	}
	inner := ev.definition(defs[0], v).NonNil()
	if !goast.IsCall(ast.Unparen(defs[0].Expr)) {
		return errset.Sentinel(v, false).And(inner) // var ErrA = ErrB: one error with two names
	}
	return errset.Sentinel(v, false).And(inner.Wrap())
}

// IsPlainSentinel reports whether v is a package variable that holds what
// errors.New made, and nothing else ever.
func (x *Evaluator) IsPlainSentinel(v *types.Var) bool {
	defs := x.Relevant[v]
	if len(defs) != 1 || defs[0].Weak {
		return false
	}
	call, ok := ast.Unparen(defs[0].Expr).(*ast.CallExpr)
	return ok && x.isPlain(call)
}

// isPlain reports whether a call makes an error that no type or other sentinel
// stands behind.
func (x *Evaluator) isPlain(call *ast.CallExpr) bool {
	obj := goast.Callee(x.Info, call)
	return goast.IsFunc(obj, "errors", "New") || goast.IsFunc(obj, "fmt", "Errorf") && !goast.MayWrap(x.Info, call)
}
