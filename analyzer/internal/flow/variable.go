package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// variable returns what v may hold where id stands.
func (x *evaluator) variable(fn *function, id *ast.Ident, v *types.Var) value {
	if v.IsField() {
		return unknown // a key in a literal
	}
	var out value
	if x.params[v] != nil {
		out.params = []*types.Var{v}
	}
	if v.Pkg() != x.pass.Pkg {
		return x.foreign(v)
	}
	if len(x.defs[v]) > maxDefs {
		return out.join(x.def(v, allDefs))
	}
	if uses, ok := x.reaching(fn, id, v); ok {
		return x.reached(fn, v, uses)
	}
	return out.join(x.def(v, allDefs))
}

// reached joins the definitions of v that reach a place.
func (x *evaluator) reached(fn *function, v *types.Var, u uses) value {
	r := x.flowOf(fn)
	var out value
	if u.entry.present() {
		out.none = x.params[v] == nil // the zero value
		if x.params[v] != nil {
			out.params = []*types.Var{v}
		}
		out = out.under(r.when(u.entry))
	}
	for _, d := range u.defs {
		if d.field == nil && !x.defs[v][d.i].weak {
			out = out.join(x.def(v, d.i).under(r.when(d.on)))
		}
	}
	out = out.without(u.set)
	for _, d := range u.defs {
		if d.field == nil && !x.defs[v][d.i].weak {
			continue // joined above
		}
		w := x.def(v, d.i)
		if d.field != nil {
			p, _ := w.part(d.field)
			w = value{parts: []part{{d.field, p, slices.Contains(u.set, d.field)}}}
		}
		out = out.onto(w.under(r.when(d.on)))
	}
	return out
}

// onto adds what was put into v.
func (v value) onto(w value) value {
	if len(w.over) == 0 && len(w.parts) == 1 && w.parts[0].set {
		p := w.parts[0]
		if q, ok := v.part(p.field); ok {
			p.value = p.value.join(q) // of another definition that reaches the place
		}
		return v.withPart(p)
	}
	return v.join(w)
}

// maxDefs bounds how many definitions of a variable are told apart: a parser's
// stack has thousands, and each would be joined at each use.
const maxDefs = 32

// allDefs stands for all definitions of a variable together.
const allDefs = -1

// maxSteps bounds the work for one function. It is far above what any function
// needs that people wrote; what lies beyond is not known.
const maxSteps = 200_000

// A defKey names definition i of a variable.
type defKey struct {
	v *types.Var
	i int
}

// def returns what definition i of v gives it. Definitions that depend on each
// other (x = wrap(x) in a loop) are joined where the search began: what is met
// on the way is kept only until then.
func (x *evaluator) def(v *types.Var, i int) value {
	key := defKey{v, i}
	if val, ok := x.memo[key]; ok {
		return val
	}
	if at, ok := x.active[key]; ok {
		x.lowest = min(x.lowest, at)
		return value{}
	}
	x.depth++
	x.active[key] = x.depth
	outer, kept := x.lowest, len(x.partial)
	x.lowest = x.depth

	var val value
	if i == allDefs {
		for j := range x.defs[v] {
			val = val.join(x.def(v, j))
		}
	} else {
		val = x.defValue(x.defs[v][i], v)
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

func (x *evaluator) defValue(d def, v *types.Var) value {
	if d.index > 0 && !goast.IsCall(d.expr) {
		return value{} // v, ok := m[k]: ok
	}
	if d.into != nil {
		return x.putInto(d, v)
	}
	t := v.Type()
	if d.field != nil {
		t = d.field.Type()
	}
	if !mayCarry(t) || d.fills && goast.IsInteger(t) {
		return value{}
	}
	var val value
	if call, ok := ast.Unparen(d.expr).(*ast.CallExpr); ok && d.index >= 0 {
		val = x.nth(d.fn, call, d.index)
	} else {
		val = x.eval(d.fn, d.expr)
	}
	if d.field == nil {
		return val
	}
	// Have: v.F = val
	if goast.IsInteger(d.field.Type()) {
		return value{parts: []part{{field: d.field, value: val}}}.prune()
	}
	val.lost = false
	return val
}
