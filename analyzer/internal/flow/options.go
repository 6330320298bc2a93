package flow

import (
	"go/types"
	"slices"
)

// A mod is what functions that a parameter holds put into a struct: the
// options of func render(w http.ResponseWriter, v any, opts ...option). Which
// they are, the caller says.
type mod struct {
	param *types.Var // holds the functions
	index int        // of their parameter that the struct is given for
	// field is the one that is asked for, and base what it held before; nil for
	// the struct as a whole, whose parts say what it held.
	field *types.Var
	base  *value
}

// addMod adds m once; what the field held before is joined.
func addMod(mods []mod, m mod) []mod {
	for i, n := range mods {
		if n.param != m.param || n.index != m.index || n.field != m.field {
			continue // other functions, or another field
		}
		if m.base == nil {
			return mods
		}
		mods = slices.Clone(mods)
		base := n.base.join(*m.base)
		mods[i].base = &base
		return mods
	}
	return append(slices.Clip(mods), m)
}

// modified returns what field f of v may be, where functions that are not
// known here put something into v: before is what it held.
func (v value) modified(f *types.Var, before value) value {
	out := value{}
	for _, m := range v.mods {
		if m.field != nil {
			continue // of another struct
		}
		base := before
		out.mods = addMod(out.mods, mod{m.param, m.index, f, &base})
	}
	if len(out.mods) == 0 {
		return before
	}
	return out
}

// unmodified returns v as if the functions did nothing.
func (v value) unmodified() value {
	if len(v.mods) == 0 {
		return v
	}
	out := v
	out.mods = nil
	for _, m := range v.mods {
		if m.base != nil {
			out = out.join(m.base.flat())
		}
	}
	return out
}

// modifiedBy returns v with what functions have put into it.
func (v value) modifiedBy(put value) value {
	parts := put.parts
	put.parts = nil
	v = v.join(put)
	for _, p := range parts {
		v = v.withPart(p)
	}
	return v
}

// modIn returns the mod as seen by the caller that bound the parameters in e.
func (x *evaluator) modIn(m mod, e env) value {
	b, ok := e.binding(m.param)
	if m.base != nil {
		base := x.in(*m.base, e)
		m.base = &base
	}
	if !ok {
		return value{mods: []mod{m}}
	}
	out := value{}
	for _, p := range b.value.params {
		n := m
		n.param = p
		out.mods = addMod(out.mods, n) // handed on: render(w, v, opts...)
	}
	put, certain := x.putBy(b, m.index)
	if put.lost {
		return unknown // it may be anything then
	}
	if m.field == nil {
		if len(out.mods) == 0 && !certain {
			put = put.unset()
		}
		return out.join(put)
	}
	p, found := put.part(m.field)
	if found {
		out = out.join(p)
	}
	if len(b.value.params) == 0 && (!found || !certain || !put.sets(m.field)) {
		out = out.join(*m.base)
	}
	return out
}

// putBy returns what the functions in b put into what their parameter points
// to; certain says that each of them is called.
func (x *evaluator) putBy(b binding, index int) (put value, certain bool) {
	certain = !b.value.lost && len(b.value.params)+len(b.value.over) == 0 && b.given.length != 0
	for _, f := range b.value.funcs {
		inner := x.behaviourOf(f)
		if inner == nil {
			return unknown, false
		}
		v := x.in(inner.putsInto(index), f.bound(inner)).flat()
		put.lost = put.lost || v.lost
		for _, p := range v.parts {
			put = put.putPart(p)
		}
	}
	return put, certain
}

// putsInto returns what the function puts into what its parameter points to.
func (b *behaviour) putsInto(index int) value {
	for _, p := range b.puts {
		if p.index == index {
			return p.value
		}
	}
	var out value
	for _, s := range b.stores {
		if index < len(b.params) && s.param == b.params[index] {
			out = out.join(s.value)
		}
	}
	return out
}

// putPart joins what one of several functions puts into a field: it is set
// where one of them sets it.
func (v value) putPart(p part) value {
	parts := make([]part, 0, len(v.parts)+1)
	for _, q := range v.parts {
		if q.field == p.field {
			p.value, p.set = q.value.join(p.value), q.set || p.set
			continue
		}
		parts = append(parts, q)
	}
	v.parts = append(parts, p)
	return v
}

func (v value) unset() value {
	v.parts = slices.Clone(v.parts)
	for i := range v.parts {
		v.parts[i].set = false
	}
	return v
}
