// Package eval evaluates expressions to absval.Values: which statuses, functions and
// parameters of the function at hand they may be, and which fields they hold. A
// function that is called contributes by its summary, with the arguments of the call.
package eval

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/pathcond"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An Evaluator finds what expressions may evaluate to.
type Evaluator struct {
	*env.Env
	*env.Provenance
	*env.Nilness
	Calls    *Calls
	Results  *Results
	Returns  *Returns
	Tables   *Tables
	Carriers *Carriers
	search
	callers map[*types.Func][]*ast.CallExpr // by callee; made when first asked for
	Errors  *errval.Evaluator
	steps   int       // taken for the function at hand
	Panics  Panicking // of the function whose effects are being found
}

// New returns an evaluator of the expressions of a package, and sets e.Paths.
func New(e *env.Env) *Evaluator {
	x := &Evaluator{Env: e, Provenance: env.NewProvenance(e), Nilness: env.NewNilness(e), search: newSearch()}
	x.Calls, x.Results, x.Returns, x.Tables, x.Carriers = &Calls{x}, &Results{x}, &Returns{x}, &Tables{x}, &Carriers{x}
	x.Errors = errval.New(e, x)
	e.Paths = pathcond.New(e.Program, e.Relevant, pathcond.Oracle{MustAssign: x.Calls.mustAssign, ErrorsOf: x.Errors.Of, ValueOf: x.valueOf})
	return x
}

// Forget drops what was evaluated: the summaries that it depends on have changed.
func (x *Evaluator) Forget() { clear(x.memo) }

// Begin is called before each function: the work for one is bounded.
func (x *Evaluator) Begin() { x.steps = 0 }

// Results finds what calls return.
type Results struct{ *Evaluator }

// Returns finds what return statements return.
type Returns struct{ *Evaluator }

// Tables finds what lists and maps hold by constant keys, and by which keys and kinds
// elements are chosen.
type Tables struct{ *Evaluator }

// Carriers finds which statuses values carry because of their types.
type Carriers struct{ *Evaluator }

// A search is the definitions that were met on the way from one expression.
type search struct {
	memo    map[defKey]absval.Value
	partial []defKey       // definitions whose value in memo is part of a cycle
	active  map[defKey]int // depth at which a definition is being evaluated
	depth   int
	lowest  int // the least depth of an active definition that was met
}

func newSearch() search {
	return search{memo: make(map[defKey]absval.Value), active: make(map[defKey]int)}
}

// valueOf returns what an integer may be, while the tests of fn are being found. What
// is met on the way is forgotten: without the tests, it is more than there is.
func (x *Evaluator) valueOf(fn *program.Function, e ast.Expr) absval.Value {
	outer := x.search
	x.search = newSearch()
	defer func() { x.search = outer }()
	return x.Eval(fn, e)
}

// Eval returns what e may evaluate to where it stands in fn. An error of which
// neither a status is found nor the identity known may carry any.
func (x *Evaluator) Eval(fn *program.Function, e ast.Expr) absval.Value {
	v := x.eval(fn, e)
	if v.Empty() && goast.IsError(x.Info.TypeOf(e)) && x.Errors.Of(fn, e).IsTop() {
		return absval.Unknown()
	}
	return v
}

func (x *Evaluator) eval(fn *program.Function, e ast.Expr) absval.Value {
	if x.steps++; x.steps > maxSteps {
		return absval.Unknown()
	}
	e = ast.Unparen(e)
	if tv := x.Info.Types[e]; tv.Value != nil {
		return x.constant(e)
	}
	switch e := e.(type) {
	case *ast.Ident:
		return x.ident(fn, e)
	case *ast.SelectorExpr:
		return x.selector(fn, e)
	case *ast.CallExpr:
		return x.Results.nth(fn, e, 0)
	case *ast.CompositeLit:
		return x.composite(fn, e)
	case *ast.FuncLit:
		return absval.Value{Funcs: []absval.FuncRef{{Lit: e}}}
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return x.Eval(fn, e.X)
		}
	case *ast.StarExpr:
		return x.Eval(fn, e.X)
	case *ast.TypeAssertExpr:
		return x.Eval(fn, e.X)
	case *ast.SliceExpr:
		v := x.Eval(fn, e.X)
		v.Table = nil
		return v
	case *ast.IndexExpr:
		return x.Tables.element(fn, e)
	case *ast.IndexListExpr:
		return x.Eval(fn, e.X) // an instance of a generic function
	}
	return absval.Unknown()
}

func (x *Evaluator) constant(e ast.Expr) absval.Value {
	code, ok := goast.IntValue(x.Info, e)
	if !ok || code < 100 || code > 999 {
		if !ok {
			return x.Carriers.carriedBy(x.Info.TypeOf(e), absval.Value{}) // no number, but perhaps an error: invalid("no name")
		}
		return absval.Value{MayBeOther: true, Others: []string{x.Info.Types[e].Value.ExactString()}} // no status
	}
	return absval.Value{Origins: []absval.Origin{{Code: int(code), Expr: e, Via: absval.Direct}}}
}

func (x *Evaluator) ident(fn *program.Function, id *ast.Ident) absval.Value {
	switch obj := x.Info.ObjectOf(id).(type) {
	case *types.Var:
		return x.variable(fn, id, obj)
	case *types.Func:
		return x.Function(obj)
	}
	return absval.Value{} // nil
}

func (x *Evaluator) Function(obj *types.Func) absval.Value {
	obj = obj.Origin()
	ref := absval.FuncRef{Obj: obj}
	if x.ByObj[obj] != nil {
		return absval.Value{Funcs: []absval.FuncRef{ref}}
	}
	if entry := x.Table.Func(obj); entry != nil && len(entry.Sinks) == 1 {
		ref.Writes = handlerOf(entry.Sinks[0])
	}
	return absval.Value{Funcs: []absval.FuncRef{ref}}
}

// handlerOf returns what a function of the table writes that is a handler itself, or nil.
func handlerOf(s framework.Sink) *absval.Value {
	var v absval.Value
	switch {
	case s.Effect != framework.Writes || s.Passes:
		return nil
	case s.Kind == framework.Fixed:
		v = absval.Fixed(s.Codes, nil) // Have: http.NotFound
	case s.Kind == framework.Implicit:
		v = absval.Implied(s.Codes, nil) // Have: pprof.Index
	default:
		return nil
	}
	return &v
}

func (x *Evaluator) selector(fn *program.Function, e *ast.SelectorExpr) absval.Value {
	sel, ok := x.Info.Selections[e]
	if !ok {
		return x.ident(fn, e.Sel) // pkg.Name
	}
	if sel.Kind() == types.FieldVal {
		return x.field(fn, e, sel.Obj().(*types.Var).Origin())
	}
	// Have: x.m or T.m as a value
	obj := sel.Obj().(*types.Func)
	refs, all, dispatched := x.Dispatched(obj)
	if x.Types.IsServeHTTP(obj) && sel.Kind() == types.MethodVal && !dispatched {
		return x.promoted(x.Eval(fn, e.X), x.Info.TypeOf(e.X), sel.Index())
	}
	if dispatched && sel.Kind() == types.MethodVal {
		recv := x.Eval(fn, e.X)
		v := absval.Value{Top: !all}
		for _, ref := range refs {
			ref.Recv = &recv
			v.Funcs = append(v.Funcs, ref)
		}
		return v
	}
	v := x.Function(obj)
	v.Funcs[0].MethodExpr = sel.Kind() == types.MethodExpr
	if !v.Funcs[0].MethodExpr {
		recv := x.Eval(fn, e.X)
		v.Funcs[0].Recv = &recv
	}
	return v
}

// field returns what x.F may be.
func (x *Evaluator) field(fn *program.Function, e *ast.SelectorExpr, f *types.Var) absval.Value {
	base := x.Eval(fn, e.X)
	return x.pick(base, f)
}

// pick returns what field f of v may be.
func (x *Evaluator) pick(v absval.Value, f *types.Var) absval.Value {
	if len(v.Guarded) > 0 {
		return v.Map(func(w absval.Value) absval.Value { return x.pick(w, f) })
	}
	if len(v.Lookups) > 0 {
		return v.MapLookups(func(w absval.Value) absval.Value { return x.pick(w, f) })
	}
	v.Table = nil
	if len(v.Pending) > 0 {
		plain := v
		plain.Pending = nil
		if _, ok := f.Type().Underlying().(*types.Signature); ok {
			return x.pick(plain, f) // what is pending are statuses
		}
		return v.ReadPending(f, x.pick(plain, f))
	}
	if goast.IsCallable(f.Type()) {
		return v.Read(f)
	}
	if p, ok := v.Field(f); ok && (len(v.Params) == 0 || v.MustAssigns(f)) {
		return p
	} else if ok {
		return p.Join(absval.Value{Params: v.Params, Top: v.Top})
	}
	if goast.HoldsInteger(f.Type()) && !goast.IsEmptyInterface(f.Type()) {
		if x.Statuses.IsStatus(f) {
			return absval.Value{Origins: v.Origins, Params: v.Params, Calls: v.Calls, Top: v.Top || v.Empty()}
		}
		if goast.IsInteger(f.Type()) && !x.Types.IsForeignPackage(f.Pkg()) {
			return v.Read(f) // an importer may send it
		}
		return absval.Unknown()
	}
	return v
}

// composite returns what T{…} carries.
func (x *Evaluator) composite(fn *program.Function, lit *ast.CompositeLit) absval.Value {
	t := x.Info.TypeOf(lit)
	var out absval.Value
	if structs.Of(t) == nil {
		for _, elt := range lit.Elts {
			out = out.Join(x.elt(fn, elt, elementType(t)))
		}
	}
	var held []absval.Field
	for field, val := range structs.Fields(x.Info, lit) {
		if isKind(t, field) {
			continue // below
		}
		v, f := x.fieldValue(fn, field, val)
		out = out.Join(v)
		if f.Var != nil {
			held = append(held, f)
		}
	}
	held = append(held, x.Tables.kinds(fn, lit).Fields...)
	for _, f := range held {
		out = out.WithField(f)
	}
	out = out.Join(x.Carriers.carriedBy(t, out)).Join(x.Carriers.answered(t, out, lit))
	if !out.Empty() && structs.Of(t) == nil {
		out.Table = x.Tables.table(fn, lit)
	}
	return out
}

// elt returns what one element of a list or map with elements of type want carries.
func (x *Evaluator) elt(fn *program.Function, elt ast.Expr, want types.Type) absval.Value {
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		elt = kv.Value
	}
	t := x.Info.TypeOf(elt)
	if t == nil || !response.MayCarry(t) {
		return absval.Value{}
	}
	v := x.converted(x.Eval(fn, elt), elt, want)
	v.Table = nil
	if want == nil || !goast.IsCallable(want) {
		v = v.WithoutTop() // an element among others
	}
	return v
}

// fieldValue returns what a struct carries in field f, and the field where it holds
// an integer, a function or a handler.
func (x *Evaluator) fieldValue(fn *program.Function, f *types.Var, e ast.Expr) (absval.Value, absval.Field) {
	if !response.MayCarry(f.Type()) && !goast.IsInteger(f.Type()) {
		return absval.Value{}, absval.Field{}
	}
	v := x.converted(x.Eval(fn, e), e, f.Type())
	held := absval.Field{Var: f, Value: v, MustAssign: true}
	switch {
	case goast.IsInteger(f.Type()):
		if v.Empty() {
			return absval.Value{}, absval.Field{}
		}
		return absval.Value{}, held
	case !goast.IsCallable(f.Type()):
		held = absval.Field{}
	}
	v.Table = nil
	return v.WithoutTop(), held
}
