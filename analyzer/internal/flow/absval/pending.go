package absval

import (
	"go/types"
	"slices"
)

// A PendingStore is what functions that a parameter holds store into a struct:
// functional options, as in
//
//	func render(w http.ResponseWriter, v any, opts ...option)
//
// Which functions they are, the caller knows.
type PendingStore struct {
	Param *types.Var // holds the functions
	Index int        // the index of their parameter that points to the struct
	// Field is the field that was read, and Base what it held before. Nil for
	// the struct as a whole, whose Fields hold what it held before.
	Field *types.Var
	Base  *Value
}

// same reports whether m and n are stores by the same functions into the same place.
func (m PendingStore) same(n PendingStore) bool {
	return m.Param == n.Param && m.Index == n.Index && m.Field == n.Field
}

func (m PendingStore) equal(n PendingStore) bool { return m.same(n) && samePointee(m.Base, n.Base) }

// AddPending adds m to a list, once; what the field held before is joined.
func AddPending(list []PendingStore, m PendingStore) []PendingStore {
	i := slices.IndexFunc(list, m.same)
	if i < 0 {
		return append(slices.Clip(list), m)
	}
	if m.Base == nil {
		return list
	}
	list = slices.Clone(list)
	list[i].Base = joinPointees(list[i].Base, m.Base)
	return list
}

// ReadPending returns what field f of v may hold, where stores into v are
// pending; before is what it held before them.
func (v Value) ReadPending(f *types.Var, before Value) Value {
	out := Value{}
	for _, m := range v.Pending {
		if m.Field != nil {
			continue // into another struct
		}
		base := before
		out.Pending = AddPending(out.Pending, PendingStore{m.Param, m.Index, f, &base})
	}
	if len(out.Pending) == 0 {
		return before
	}
	return out
}

// WithoutPending returns v as if the functions stored nothing.
func (v Value) WithoutPending() Value {
	if len(v.Pending) == 0 {
		return v
	}
	out := v
	out.Pending = nil
	for _, m := range v.Pending {
		if m.Base != nil {
			out = out.Join(m.Base.Flat())
		}
	}
	return out
}

// WithStores returns v after the stores in w.
func (v Value) WithStores(w Value) Value {
	fields := w.Fields
	w.Fields = nil
	v = v.Join(w)
	for _, f := range fields {
		v = v.WithField(f)
	}
	return v
}

// Substitute returns the pending store as the caller sees it that bound the
// parameters in e: what the functions that e binds store, and what remains
// pending.
func (m PendingStore) Substitute(e Subst, c Callees) Value {
	b, ok := e.Binding(m.Param)
	if m.Base != nil {
		base := Substitute(*m.Base, e, c)
		m.Base = &base
	}
	if !ok {
		return Value{Pending: []PendingStore{m}}
	}
	out := Value{}
	for _, p := range b.Value.Params {
		n := m
		n.Param = p
		out.Pending = AddPending(out.Pending, n) // Have: render(w, v, opts...)
	}
	stores, called := storesBy(b, m.Index, c)
	if stores.Top {
		return Unknown()
	}
	if b.unknownFunctions() {
		out.Top = true
		stores = stores.Weakened()
	}
	if m.Field == nil {
		if len(out.Pending) == 0 && !called {
			stores = stores.Weakened()
		}
		return out.Join(stores)
	}
	held, found := stores.Field(m.Field)
	if found {
		out = out.Join(held)
	}
	if len(b.Value.Params) == 0 && (!found || !called || !stores.MustAssigns(m.Field)) {
		out = out.Join(*m.Base)
	}
	return out
}

// unknownFunctions reports whether the argument holds functions of which nothing is
// known. A list that is empty, and nil, hold none.
func (b Binding) unknownFunctions() bool {
	v := b.Value
	if v.Top {
		return true
	}
	return v.IsBottom() && b.Facts.Len != 0 && b.Facts.Nil != Holds
}

// storesBy returns what the functions in b store into the struct that their
// parameter index points to; called reports whether each of them is called.
func storesBy(b Binding, index int, c Callees) (stores Value, called bool) {
	called = !b.Value.Top && len(b.Value.Params)+len(b.Value.Guarded) == 0 && b.Facts.Len != 0
	for _, f := range b.Value.Funcs {
		v, bound, ok := c.StoresOf(f, index)
		if !ok {
			return Unknown(), false
		}
		v = Substitute(v, bound, c).Flat()
		stores.Top = stores.Top || v.Top
		for _, field := range v.Fields {
			stores = stores.sequence(field)
		}
	}
	return stores, called
}

// sequence adds what one of several functions, called one after the other,
// stores in a field: it must be assigned if one of them must.
func (v Value) sequence(f Field) Value {
	out := make([]Field, 0, len(v.Fields)+1)
	for _, g := range v.Fields {
		if g.Var == f.Var {
			f.Value, f.MustAssign = g.Value.Join(f.Value), g.MustAssign || f.MustAssign
			continue
		}
		out = append(out, g)
	}
	v.Fields = append(out, f)
	return v
}

// Weakened returns v as stores that may not happen.
func (v Value) Weakened() Value {
	v.Fields = slices.Clone(v.Fields)
	for i := range v.Fields {
		v.Fields[i].MustAssign = false
	}
	return v
}
