package eval

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/pathcond"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// variable returns what v may hold where id stands.
func (x *Evaluator) variable(fn *program.Function, id *ast.Ident, v *types.Var) absval.Value {
	val := x.held(fn, id, v)
	if len(val.Fields)+len(val.Guarded) > 0 && x.Tables.isFilled(id, v) {
		return val.WithoutKinds()
	}
	return val
}

// held is variable without what calls put into v.
func (x *Evaluator) held(fn *program.Function, id *ast.Ident, v *types.Var) absval.Value {
	if v.IsField() {
		return absval.Unknown() // a key in a literal
	}
	var out absval.Value
	if x.Params[v] != nil {
		out.Params = []*types.Var{v}
	}
	if v.Pkg() != x.Pass.Pkg {
		return x.foreign(v)
	}
	if len(x.Relevant[v]) > pathcond.MaxDefs {
		return out.Join(x.Def(v, AllDefs))
	}
	if uses, ok := x.Paths.Reaching(fn, id, v); ok {
		return x.Reached(fn, id, v, uses)
	}
	if len(x.Relevant[v]) == 1 && x.isResult(x.Relevant[v][0]) {
		return out.Join(x.defAt(fn, id, v, 0))
	}
	return out.Join(x.Def(v, AllDefs))
}

// Reached joins the definitions of v that reach a place: id, or the end of fn where
// id is nil.
func (x *Evaluator) Reached(fn *program.Function, id *ast.Ident, v *types.Var, u pathcond.UseDefs) absval.Value {
	r := x.Paths.Of(fn)
	var out absval.Value
	if u.Entry.IsReached() {
		out.MayBeOther = x.Params[v] == nil // the zero value
		if x.Params[v] != nil {
			out.Params = []*types.Var{v}
		}
		if x.Paths.Feasible(fn, u.Entry) {
			out = out.Under(r.Cond(u.Entry))
		} else {
			out = absval.Value{} // no error leads here
		}
	}
	for _, d := range u.Defs {
		if d.Field == nil && !x.Relevant[v][d.Index].Weak && x.Paths.Feasible(fn, d.On) {
			out = out.Join(x.defAt(fn, id, v, d.Index).Under(r.Cond(d.On)))
		}
	}
	out = out.WithoutFields(u.Assigned)
	for _, d := range u.Defs {
		if d.Field == nil && !x.Relevant[v][d.Index].Weak {
			continue // joined above
		}
		if !x.Paths.Feasible(fn, d.On) {
			continue // no error leads here
		}
		out = out.Assign(x.part(v, d, u).Under(r.Cond(d.On)))
	}
	return out
}

// part returns what a definition that reaches a place puts into v, of which it assigns
// a part: a field, or what a call stores.
func (x *Evaluator) part(v *types.Var, d pathcond.ReachingDef, u pathcond.UseDefs) absval.Value {
	w := x.Def(v, d.Index)
	if d.Field != nil {
		p, _ := w.Field(d.Field)
		return absval.Value{Fields: []absval.Field{{Var: d.Field, Value: p, MustAssign: slices.Contains(u.Assigned, d.Field)}}}
	}
	if into := x.Relevant[v][d.Index]; into.Into != nil {
		return w.WithoutFields(x.Calls.mustAssign(into, v)) // each a definition of its own
	}
	return w
}

// AllDefs stands for all definitions of a variable together.
const AllDefs = -1

// maxSteps bounds the work for one function. It is far above what any function
// needs that people wrote; what lies beyond is not known.
const maxSteps = 200_000

// A defKey names definition i of a variable, where results of the call that it
// is one of are known.
type defKey struct {
	v     *types.Var
	i     int
	facts absval.ResultFacts
}

// Def returns what definition i of v gives it. Definitions that depend on each
// other (x = wrap(x) in a loop) are joined where the search began: what is met
// on the way is kept only until then.
func (x *Evaluator) Def(v *types.Var, i int) absval.Value { return x.defWhere(defKey{v, i, 0}) }

// defWhere is def where results of a call are known.
func (x *Evaluator) defWhere(key defKey) absval.Value {
	v, i := key.v, key.i
	if val, ok := x.memo[key]; ok {
		return val
	}
	if at, ok := x.active[key]; ok {
		x.lowest = min(x.lowest, at)
		return absval.Value{}
	}
	x.depth++
	x.active[key] = x.depth
	outer, kept := x.lowest, len(x.partial)
	x.lowest = x.depth

	var val absval.Value
	if i == AllDefs {
		for j := range x.Relevant[v] {
			val = val.Join(x.Def(v, j))
		}
	} else {
		val = x.defValue(x.Relevant[v][i], v, key.facts)
		if fn := x.Relevant[v][i].Fn; fn != nil && v.Parent() == x.Pass.Pkg.Scope() {
			val = x.Closed(val, fn)
		}
	}
	x.memo[key] = val
	if x.lowest < x.depth {
		x.partial = append(x.partial, key) // part of a circle that began further out
	} else {
		for _, k := range x.partial[kept:] {
			delete(x.memo, k)
		}
		x.partial = x.partial[:kept]
	}
	delete(x.active, key)
	x.depth--
	x.lowest = min(outer, x.lowest)
	return val
}

func (x *Evaluator) defValue(d program.Def, v *types.Var, facts absval.ResultFacts) absval.Value {
	if d.Index > 0 && !goast.IsCall(d.Expr) {
		return absval.Value{} // v, ok := m[k]: ok
	}
	if d.Into != nil {
		return x.Calls.storedBy(d, v)
	}
	val := x.defined(d, v, facts)
	if t := x.Info.TypeOf(d.Expr); d.Weak || t == nil || !types.AssignableTo(t, v.Type()) {
		val.Table = nil // an element, or a part
	}
	return val
}

// defined is defValue for what an expression gives a variable.
func (x *Evaluator) defined(d program.Def, v *types.Var, facts absval.ResultFacts) absval.Value {
	t := v.Type()
	if d.Field != nil {
		t = d.Field.Type()
	}
	if isStream(x.Info.TypeOf(d.Expr)) && !isStream(t) {
		return absval.Unknown() // for x := range c: what is sent is not followed
	}
	if !response.MayCarry(t) || d.Fills && goast.IsInteger(t) {
		return absval.Value{}
	}
	var val absval.Value
	if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && d.Index >= 0 {
		val = x.Results.nthWhere(d.Fn, call, d.Index, facts.Arg)
	} else {
		val = x.Eval(d.Fn, d.Expr)
	}
	val = x.converted(val, d.Expr, placeOf(d, v))
	if d.Field == nil {
		return val
	}
	// Have: v.F = val
	if goast.IsCallable(d.Field.Type()) {
		held := absval.Field{Var: d.Field, Value: val}
		val.Top = false
		return val.WithField(held)
	}
	if goast.IsInteger(d.Field.Type()) {
		return absval.Value{Fields: []absval.Field{{Var: d.Field, Value: val}}}.Widen()
	}
	val = val.WithoutTop()
	return val
}

// isStream reports whether a loop over a value of type t takes what others send or
// yield.
func isStream(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	}
	return false
}
