// Package absval is the abstract domain of the evaluator: what an expression
// may evaluate to, as far as HTTP statuses are concerned.
//
// A Value is the set of statuses that an expression may be or carry, each with
// its Origin, and what depends on the caller: parameters, the results of
// functions passed in, alternatives under conditions on parameters. Values form
// a join-semilattice: the zero Value is Bottom, Join is the least upper bound,
// Equal ends a fixed point, and Widen keeps a value within named bounds.
// Substitute replaces parameters by what a call passes for them.
//
// The package is pure. It knows no function bodies and no facts: where a value
// depends on what a function does, the caller passes Callees.
package absval

import (
	"go/types"
	"slices"
)

// A Value is what an expression may evaluate to. It is immutable. The zero
// Value is Bottom: nothing reaches the expression, or nothing that can be a
// status.
type Value struct {
	Origins    []Origin       // statuses that it is or carries
	Fields     []Field        // what the fields of a struct hold that are integers or functions
	Params     []*types.Var   // parameters and receivers that it may be, or come from
	Calls      []Call         // calls of functions that only callers know, whose results it may be
	Reads      []Read         // fields of parameters whose content it may be
	Lookups    []Lookup       // elements of tables that it may be
	Funcs      []FuncRef      // functions that it may be
	Pending    []PendingStore // stores by functions that only the caller knows
	Guarded    []Alternative  // what it may be besides, under conditions
	MayBeOther bool           // it may also be a number that is no status
	Others     []string       // the only such numbers or texts, as constant.Value.ExactString; any where it is empty
	Top        bool           // it may also be anything
	// Table is what v holds by constant keys, where v is one table and no other; all
	// of it is in the rest of v as well. Nil where that is not known.
	Table *Table
}

// Unknown returns the value of which nothing is known.
func Unknown() Value { return Value{Top: true} }

// Empty reports whether v holds nothing that can be a status.
func (v Value) Empty() bool {
	return len(v.Origins)+len(v.Fields)+len(v.Funcs)+len(v.Pending)+len(v.Guarded) == 0 && !v.DependsOnCallers() && !v.Top && v.Table == nil
}

// DependsOnCallers reports whether v may be what only callers of the function know:
// besides what it is in any case.
func (v Value) DependsOnCallers() bool {
	return len(v.Params)+len(v.Calls)+len(v.Reads)+len(v.Lookups) > 0
}

// IsBottom reports whether v is the zero Value.
func (v Value) IsBottom() bool { return v.Empty() && !v.MayBeOther }

// Join returns the least upper bound of v and w, within the bounds of Widen.
func (v Value) Join(w Value) Value {
	others := joinOthers(v, w)
	if w.Empty() {
		v.MayBeOther, v.Others = v.MayBeOther || w.MayBeOther, others
		return v
	}
	if v.Empty() {
		w.MayBeOther, w.Others = w.MayBeOther || v.MayBeOther, others
		return w
	}
	out := Value{
		Origins:    slices.Clip(v.Origins),
		Fields:     joinFields(v, w),
		Params:     slices.Clip(v.Params),
		Calls:      slices.Clip(v.Calls),
		Reads:      slices.Clip(v.Reads),
		Lookups:    slices.Clip(v.Lookups),
		Funcs:      slices.Clip(v.Funcs),
		Pending:    v.Pending,
		Guarded:    v.Guarded,
		MayBeOther: v.MayBeOther || w.MayBeOther,
		Others:     others,
		Top:        v.Top || w.Top,
	}
	for _, o := range w.Origins {
		out.Origins = AddOrigin(out.Origins, o)
	}
	if len(out.Origins) > maxOrigins {
		out.Origins, out.Top = out.Origins[:maxOrigins], true
	}
	for _, m := range w.Pending {
		out.Pending = AddPending(out.Pending, m)
	}
	for _, alt := range w.Guarded {
		out = out.WithAlternative(alt)
	}
	for _, p := range w.Params {
		out.Params = addVar(out.Params, p)
	}
	for _, p := range w.Calls {
		out.Calls = AddCall(out.Calls, p)
	}
	for _, r := range w.Reads {
		out.Reads = addRead(out.Reads, r)
	}
	for _, l := range w.Lookups {
		out.Lookups = addLookup(out.Lookups, l)
	}
	if v.Table.equal(w.Table) {
		out.Table = v.Table
	}
	for _, f := range w.Funcs {
		out.Funcs = addFunc(out.Funcs, f)
	}
	if len(w.Fields)+len(w.Funcs)+len(w.Calls) > 0 {
		out = out.Widen()
	}
	return out
}

// joinOthers returns the numbers and texts of v and w that are no statuses, sorted;
// none where they may be any, or are too many.
func joinOthers(v, w Value) []string {
	switch {
	case !v.MayBeOther:
		return w.Others
	case !w.MayBeOther || slices.Equal(v.Others, w.Others):
		return v.Others
	case len(v.Others) == 0 || len(w.Others) == 0:
		return nil
	}
	out := slices.Concat(v.Others, w.Others)
	slices.Sort(out)
	if out = slices.Compact(out); len(out) > MaxConsts {
		return nil
	}
	return out
}

func addVar(vars []*types.Var, v *types.Var) []*types.Var {
	if slices.Contains(vars, v) {
		return vars
	}
	return append(vars, v)
}

// Equal reports whether v and w are the same element of the lattice. The order
// of what they hold does not matter.
func (v Value) Equal(w Value) bool {
	return v.MayBeOther == w.MayBeOther && v.Top == w.Top && slices.Equal(v.Others, w.Others) &&
		sameSet(v.Origins, w.Origins, func(a, b Origin) bool { return a == b }) &&
		sameSet(v.Params, w.Params, sameVar) &&
		sameSet(v.Calls, w.Calls, Call.equal) &&
		sameSet(v.Reads, w.Reads, func(a, b Read) bool { return a == b }) &&
		sameSet(v.Lookups, w.Lookups, Lookup.equal) && v.Table.equal(w.Table) &&
		sameSet(v.Fields, w.Fields, Field.equal) &&
		sameSet(v.Funcs, w.Funcs, FuncRef.Equal) &&
		sameSet(v.Pending, w.Pending, PendingStore.equal) &&
		sameSet(v.Guarded, w.Guarded, Alternative.equal)
}

func sameVar(a, b *types.Var) bool { return a == b }

// sameSet reports whether two lists without duplicates hold the same elements.
func sameSet[T any](a, b []T, same func(T, T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i, x := range a {
		if same(x, b[i]) {
			continue // in the same place, as in most rounds of a fixed point
		}
		if !slices.ContainsFunc(b, func(y T) bool { return same(x, y) }) {
			return false
		}
	}
	return true
}

// samePointee reports whether both pointers are nil, or point to equal values.
func samePointee(a, b *Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// joinPointees joins what two pointers point to. Nil is "not known", and
// absorbs the other.
func joinPointees(a, b *Value) *Value {
	if a == nil || b == nil {
		return nil
	}
	out := a.Join(*b)
	return &out
}

// WithVia returns v with its statuses having come the given way.
func (v Value) WithVia(via Via, sole bool) Value {
	if len(v.Guarded) > 0 {
		return v.Map(func(w Value) Value { return w.WithVia(via, sole) })
	}
	if len(v.Lookups) > 0 {
		return v.MapLookups(func(w Value) Value { return w.WithVia(via, sole) })
	}
	if len(v.Origins) == 0 {
		return v
	}
	origins := make([]Origin, 0, len(v.Origins))
	for _, o := range v.Origins {
		origins = AddOrigin(origins, o.WithVia(via, sole))
	}
	v.Origins = origins
	return v
}
