package absval

import "slices"

// An Alternative is what a value may be under a path condition.
type Alternative struct {
	When  PathCond
	Value Value
}

func (a Alternative) equal(b Alternative) bool {
	return slices.Equal(a.When, b.When) && a.Value.Equal(b.Value)
}

// maxAlternatives bounds the alternatives of one value. Beyond it, conditions
// are dropped.
const maxAlternatives = 24

// Under returns v as what may be only where w holds.
func (v Value) Under(w PathCond) Value {
	if len(w) == 0 || v.IsBottom() {
		return v
	}
	plain := v
	plain.Guarded = nil
	var out Value
	if !plain.IsBottom() {
		out.Guarded = append(out.Guarded, Alternative{w, plain})
	}
	for _, alt := range v.Guarded {
		if !w.Contradicts(alt.When) {
			out = out.WithAlternative(Alternative{w.And(alt.When), alt.Value})
		}
	}
	return out
}

// WithAlternative adds an alternative.
func (v Value) WithAlternative(alt Alternative) Value {
	for i, other := range v.Guarded {
		if slices.Equal(other.When, alt.When) {
			v.Guarded = slices.Clone(v.Guarded)
			v.Guarded[i].Value = other.Value.Join(alt.Value)
			return v
		}
	}
	if len(v.Guarded) == maxAlternatives {
		return v.Join(alt.Value)
	}
	v.Guarded = append(slices.Clip(v.Guarded), alt)
	return v
}

// Flat returns v without conditions and without lookups: all that it may be.
func (v Value) Flat() Value {
	if len(v.Guarded)+len(v.Lookups) == 0 {
		return v.WithoutPending()
	}
	out := v.WithLookups(Lookup.any)
	if len(v.Guarded) == 0 {
		return out.WithoutPending()
	}
	out.Guarded = nil
	out = out.WithoutPending()
	for _, alt := range v.Guarded {
		out = out.Join(alt.Value.Flat())
	}
	return out
}

// WithoutTop returns v without that it may be anything, for what is one of several
// values that are followed together.
func (v Value) WithoutTop() Value {
	v.Top = false
	if len(v.Guarded) > 0 {
		v.Guarded = mapSlice(v.Guarded, func(alt Alternative) Alternative { return Alternative{alt.When, alt.Value.WithoutTop()} })
	}
	return v
}

// Map returns v with f applied to each alternative, and to what v may be
// without condition.
func (v Value) Map(f func(Value) Value) Value {
	alts := v.Guarded
	v.Guarded = nil
	out := f(v)
	for _, alt := range alts {
		out = out.Join(alt.Value.Map(f).Under(alt.When))
	}
	return out
}
