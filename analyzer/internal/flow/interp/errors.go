package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An errorSets finds which errors expressions may evaluate to, and functions may
// return.
type errorSets struct {
	*context
	exprs interface {
		Eval(fn *program.Function, e ast.Expr) absval.Value
	}
	waiting   int                        // evaluations that wait for another one
	names     map[[2]*types.Package]bool // whether one can name what the other declares
	mostSteps int                        // the most that one evaluation took
}

// An errorEval finds which errors an expression may evaluate to. It evaluates
// values of any type that is tested as errors are: by a type switch, or by a
// comparison with a sentinel.
type errorEval struct {
	*errorSets
	root   *program.Function // in which the evaluation began
	values map[errorDef]*errorValue
	round  int
	// unsettled reports whether, in this round, a definition was given another
	// value than the one that a definition in a cycle with it was computed from.
	unsettled bool
	depth     int
	steps     int // expressions that were evaluated
}

// An errorDef names a definition of a variable, by its statement.
type errorDef struct {
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
func (x *errorSets) Of(fn *program.Function, e ast.Expr) errset.Set {
	return x.settled(fn, func(ev *errorEval) errset.Set { return ev.eval(fn, e) })
}

// At returns the errors that e may evaluate to in node n of fn.
func (x *errorSets) At(fn *program.Function, n ast.Node, e ast.Expr) errset.Set {
	return x.settled(fn, func(ev *errorEval) errset.Set { return ev.at(fn, n, e) })
}

// settled evaluates until the definitions that depend on each other have reached
// their least fixed point. Each definition is evaluated once a round, however
// many ways lead to it.
func (x *errorSets) settled(fn *program.Function, eval func(*errorEval) errset.Set) errset.Set {
	if x.waiting == maxErrorsWithin {
		return errset.Top()
	}
	x.waiting++
	defer func() { x.waiting-- }()
	ev := &errorEval{errorSets: x, root: fn, values: make(map[errorDef]*errorValue)}
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
func (x *errorSets) Results(fn *program.Function) []errset.Set {
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
			out[i] = out[i].Join(x.settled(fn, func(ev *errorEval) errset.Set { return ev.returned(fn, ret, i) }))
		}
	}
	return out
}

// returned returns the errors of result i of one return statement.
func (ev *errorEval) returned(fn *program.Function, ret *ast.ReturnStmt, i int) errset.Set {
	if _, ok := ev.paths.At(fn, ret); !ok {
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
func (ev *errorEval) at(fn *program.Function, n ast.Node, e ast.Expr) errset.Set {
	s := ev.eval(fn, e)
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return s
	}
	v, ok := ev.info.Uses[id].(*types.Var)
	if !ok {
		return s
	}
	return s.Filter(ev.paths.ErrorTests(fn, n, v))
}

func (ev *errorEval) eval(fn *program.Function, e ast.Expr) errset.Set {
	ev.steps++
	ev.mostSteps = max(ev.mostSteps, ev.steps)
	if ev.depth++; ev.depth > maxErrorDepth {
		ev.depth--
		return errset.Top()
	}
	defer func() { ev.depth-- }()
	e = ast.Unparen(e)
	tv := ev.info.Types[e]
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
		if v, ok := ev.info.ObjectOf(e).(*types.Var); ok {
			return ev.variable(fn, e, v)
		}
	case *ast.SelectorExpr:
		if v, ok := ev.info.Uses[e.Sel].(*types.Var); ok && !v.IsField() {
			return ev.variable(fn, e.Sel, v)
		}
	case *ast.TypeAssertExpr:
		if e.Type != nil && types.IsInterface(ev.info.TypeOf(e)) {
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
func (ev *errorEval) literal(fn *program.Function, lit *ast.CompositeLit, pointer bool) errset.Set {
	t := ev.info.TypeOf(lit)
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
	for field, val := range structs.Fields(ev.info, lit) {
		if types.IsInterface(field.Type()) && !goast.IsEmptyInterface(field.Type()) {
			out = out.And(ev.eval(fn, val).NonNil().Wrap())
		}
	}
	return out
}

// variable returns the errors that v may hold where id stands; where id is nil,
// at the returns of fn.
func (ev *errorEval) variable(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
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
func (ev *errorEval) concrete(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
	if !wraps(v.Type()) {
		return errset.OfType(v.Type())
	}
	s := ev.local(fn, id, v)
	if s.IsBottom() {
		return errset.Top()
	}
	return s
}

func (ev *errorEval) local(fn *program.Function, id *ast.Ident, v *types.Var) errset.Set {
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
func (ev *errorEval) definition(d program.Def, v *types.Var) errset.Set {
	switch {
	case d.Into != nil || d.Fills || d.Field != nil:
		return errset.Set{} // it changes what the error holds, not which it is
	case d.Weak:
		return errset.Top()
	}
	value := ev.values[errorDef{v, d.At}]
	if value == nil {
		value = new(errorValue) // the bottom
		ev.values[errorDef{v, d.At}] = value
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
func (ev *errorEval) defined(d program.Def, v *types.Var) errset.Set {
	if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && d.Index >= 0 {
		return ev.call(d.Fn, call, d.Index)
	}
	if d.Index > 0 {
		return errset.Top() // v, ok := x.(T), m[k], <-c
	}
	if t := ev.info.TypeOf(d.Expr); t == nil || !types.AssignableTo(t, v.Type()) {
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
func (ev *errorEval) defsOf(fn *program.Function, id *ast.Ident, v *types.Var) ([]program.Def, bool) {
	all := ev.defs[v]
	if id == nil {
		return all, true
	}
	u, ok := ev.paths.Reaching(fn, id, v)
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
func (ev *errorEval) sentinel(v *types.Var) errset.Set {
	if v.Pkg() != ev.Pass.Pkg {
		if !goast.IsError(v.Type()) {
			return ofStatic(v.Type())
		}
		return errset.Sentinel(v, ev.facts.IsPlain(v))
	}
	defs := ev.defs[v]
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
func (x *errorSets) IsPlainSentinel(v *types.Var) bool {
	defs := x.defs[v]
	if len(defs) != 1 || defs[0].Weak {
		return false
	}
	call, ok := ast.Unparen(defs[0].Expr).(*ast.CallExpr)
	return ok && x.isPlain(call)
}

// isPlain reports whether a call makes an error that no type or other sentinel
// stands behind.
func (x *errorSets) isPlain(call *ast.CallExpr) bool {
	obj := goast.Callee(x.info, call)
	return goast.IsFunc(obj, "errors", "New") || goast.IsFunc(obj, "fmt", "Errorf") && !goast.MayWrap(x.info, call)
}

// call returns the errors that result i of a call may be.
func (ev *errorEval) call(fn *program.Function, call *ast.CallExpr, i int) errset.Set {
	if ev.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		if t := ev.info.TypeOf(call); types.IsInterface(t) {
			return ev.eval(fn, call.Args[0])
		}
		return ofStatic(ev.info.TypeOf(call))
	}
	obj := goast.Callee(ev.info, call)
	switch {
	case ev.isPlain(call):
		return errset.Other()
	case goast.IsFunc(obj, "errors", "Unwrap"):
		return errset.Top() // whatever the error wraps
	case goast.IsFunc(obj, "fmt", "Errorf"), goast.IsFunc(obj, "errors", "Join"):
		return ev.joined(fn, call)
	}
	t := goast.ResultType(ev.info.TypeOf(call), i)
	if t == nil || goast.IsEmptyInterface(t) {
		return errset.Top() // what a container of any holds
	}
	if obj == nil {
		return ev.dynamic(fn, call, i)
	}
	if refs, all, ok := ev.dispatched(obj); ok {
		var out errset.Set
		for _, ref := range refs {
			out = out.Join(ev.instantiate(fn, call, ref, i))
		}
		if !all {
			out = out.Join(errset.Top())
		}
		return out
	}
	if s, ok := ev.summarized(fn, call, absval.FuncRef{Obj: obj.Origin()}, i); ok {
		return s
	}
	if !types.IsInterface(t) {
		return ofStatic(t)
	}
	return ev.library(fn, call, obj)
}

// joined returns the errors that a call of fmt.Errorf or errors.Join wraps.
func (ev *errorEval) joined(fn *program.Function, call *ast.CallExpr) errset.Set {
	var out errset.Set
	mayBeNil := true
	for _, arg := range call.Args {
		t := ev.info.TypeOf(arg)
		if !goast.IsError(t) {
			continue // text
		}
		s := ev.eval(fn, arg)
		mayBeNil = mayBeNil && s.MayBeNil()
		out = out.And(s.NonNil().Wrap())
	}
	if out.IsBottom() {
		out = errset.Other()
	}
	if mayBeNil && goast.IsFunc(goast.Callee(ev.info, call), "errors", "Join") {
		return out.Join(errset.Nil()) // "Join returns nil if every value in errs is nil"
	}
	return out
}

// dynamic returns the errors of a call of a function value.
func (ev *errorEval) dynamic(fn *program.Function, call *ast.CallExpr, i int) errset.Set {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if v, ok := ev.info.Uses[id].(*types.Var); ok && ev.Params[v] != nil && len(ev.defs[v]) == 0 {
			return errset.Of(v, true)
		}
	}
	v := ev.exprs.Eval(fn, call.Fun)
	if v.Top || len(v.Callees())+len(v.Calls)+len(v.Pending)+len(v.Guarded) > 0 || len(v.Funcs) == 0 {
		return errset.Top()
	}
	var out errset.Set
	for _, f := range v.Funcs {
		out = out.Join(ev.instantiate(fn, call, f, i))
	}
	return out
}

// instantiate returns the errors that result i of f may be, with the arguments
// of call.
func (ev *errorEval) instantiate(fn *program.Function, call *ast.CallExpr, f absval.FuncRef, i int) errset.Set {
	if s, ok := ev.summarized(fn, call, f, i); ok {
		return s
	}
	return errset.Top()
}

// summarized is instantiate for a function with a summary; ok is false for
// another.
func (ev *errorEval) summarized(fn *program.Function, call *ast.CallExpr, f absval.FuncRef, i int) (errset.Set, bool) {
	b := ev.SummaryOf(f)
	if b == nil || f.MethodExpr || b.Errors == nil || i >= len(b.Errors) {
		return errset.Set{}, false
	}
	return b.Errors[i].Substitute(func(p errset.Param) (errset.Set, bool) {
		index, ok := b.IndexOf(p.Var)
		if !ok || index < 0 {
			return errset.Top(), true // the receiver, or what a literal captures
		}
		var out errset.Set
		for _, arg := range goast.ArgsOf(ev.info, call, b.Sig, index) {
			out = out.Join(ev.argument(fn, call, arg, p.Called))
		}
		return out, true
	}), true
}

// argument returns the errors that an argument is; that calling it returns, where
// called is set.
func (ev *errorEval) argument(fn *program.Function, call *ast.CallExpr, arg goast.Arg, called bool) errset.Set {
	if arg.Index >= 0 {
		if inner, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && !called {
			return ev.call(fn, inner, arg.Index)
		}
		return errset.Top()
	}
	if !called {
		return ev.at(fn, call, arg.Expr)
	}
	return ev.callback(fn, arg.Expr)
}

// callback returns the errors that calling e, a function value, may return.
func (ev *errorEval) callback(fn *program.Function, e ast.Expr) errset.Set {
	v := ev.exprs.Eval(fn, e)
	if v.Top || len(v.Callees())+len(v.Calls)+len(v.Guarded) > 0 || len(v.Funcs) == 0 {
		return errset.Top()
	}
	var out errset.Set
	for _, f := range v.Funcs {
		b := ev.SummaryOf(f)
		if b == nil || len(b.Errors) == 0 {
			return errset.Top()
		}
		for _, s := range b.Errors {
			if len(s.Params()) > 0 {
				return errset.Top()
			}
			out = out.Join(s)
		}
	}
	return out
}

// library returns the errors of a function of another module of which nothing is
// known: those that its package can name, and those that the call passes in.
func (ev *errorEval) library(fn *program.Function, call *ast.CallExpr, obj *types.Func) errset.Set {
	if obj.Pkg() == nil || obj.Pkg() == ev.Pass.Pkg || ev.isInterfaceOfUser(obj) || ev.facts.IsAnalysed(obj.Pkg()) {
		return errset.Top()
	}
	out := errset.Library(obj.Pkg())
	for _, arg := range call.Args {
		t := ev.info.TypeOf(arg)
		switch {
		case t == nil:
			return errset.Top()
		case goast.IsTuple(t):
			return errset.Top()
		case goast.IsError(t):
			out = out.Join(ev.eval(fn, arg)).Join(ev.eval(fn, arg).NonNil().Wrap())
		default:
			if sig, ok := t.Underlying().(*types.Signature); ok {
				if returnsError(sig) {
					s := ev.callback(fn, arg)
					out = out.Join(s).Join(s.Wrap())
				}
				continue
			}
			if ev.injects(t, obj.Pkg()) {
				return errset.Top()
			}
		}
	}
	return out
}

// isInterfaceOfUser reports whether obj is a method of an interface that is neither
// the standard library's nor a framework's: what implements it is not known.
func (ev *errorEval) isInterfaceOfUser(obj *types.Func) bool {
	recv := obj.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type()) && !goast.IsStd(obj.Pkg()) && !ev.Table.KnownPackage(obj.Pkg())
}

// injects reports whether a value of type t, passed to a function of package p,
// may bring errors that p cannot name: a method of it returns one.
func (ev *errorEval) injects(t types.Type, p *types.Package) bool {
	named := goast.NamedOf(t)
	if named == nil || named.Obj().Pkg() == nil || ev.canName(p, named.Obj().Pkg()) {
		return false
	}
	for _, typ := range []types.Type{named, types.NewPointer(named)} {
		set := types.NewMethodSet(typ)
		for i := range set.Len() {
			if m, ok := set.At(i).Obj().(*types.Func); ok && returnsError(m.Signature()) {
				return true
			}
		}
	}
	return false
}

// canName is errset.Names, which goes over all imports, once for two packages.
func (x *errorSets) canName(p, q *types.Package) bool {
	key := [2]*types.Package{p, q}
	can, known := x.names[key]
	if !known {
		can = errset.Names(p, q)
		x.names[key] = can
	}
	return can
}
