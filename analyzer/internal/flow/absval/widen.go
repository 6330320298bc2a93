package absval

import "slices"

// A value nests: a struct in a field of a struct, a literal that captures the
// handlers that its factory was called with, wrap(wrap(wrap(h))). What builds a
// list or a tree as it calls itself would nest deeper in each round of a fixed
// point, and what may be any node of a syntax tree has hundreds of fields. So a
// value has a bounded depth, and a bounded number of fields, functions and
// bindings; what is beyond may be anything.
const (
	maxDepth = 6
	maxNodes = 128
)

// Widen returns v within the bounds. It drops what lies deepest first.
func (v Value) Widen() Value {
	if len(v.Fields)+len(v.Funcs)+len(v.Guarded)+len(v.Pending)+len(v.Calls) == 0 {
		return v
	}
	depth := maxDepth
	for depth > 1 && v.nodes(depth) > maxNodes {
		depth--
	}
	if !v.deeper(depth) && len(v.Fields)+len(v.Funcs) <= maxNodes {
		return v
	}
	return v.cut(depth)
}

// nodes counts what v holds down to depth; where that is too much, some of it.
func (v Value) nodes(depth int) int {
	if depth == 0 {
		return 0
	}
	n := len(v.Fields) + len(v.Funcs)
	v.each(func(inner Value) {
		if n <= maxNodes {
			n += 1 + inner.nodes(depth-1)
		}
	})
	return n
}

// deeper reports whether v holds anything below depth.
func (v Value) deeper(depth int) bool {
	if depth == 0 {
		found := len(v.Fields)+len(v.Funcs) > 0 || slices.ContainsFunc(v.Calls, func(c Call) bool { return len(c.Args) > 0 })
		for _, c := range v.Guarded {
			found = found || c.Value.deeper(0)
		}
		return found
	}
	found := false
	v.each(func(inner Value) {
		found = found || inner.deeper(depth-1)
	})
	return found
}

// each calls f with the values one level down.
func (v Value) each(f func(Value)) {
	for _, p := range v.Fields {
		f(p.Value)
	}
	for _, c := range v.Guarded {
		c.Value.each(f)
	}
	for _, m := range v.Pending {
		if m.Base != nil {
			f(*m.Base)
		}
	}
	for _, c := range v.Calls {
		for _, arg := range c.Args {
			f(arg)
		}
	}
	for _, fn := range v.Funcs {
		for _, b := range fn.Subst {
			f(b.Value)
		}
		if fn.Recv != nil {
			f(*fn.Recv)
		}
	}
}

// cut returns v without what is more than depth levels down, and on its own
// level with no more than the first maxNodes: they remain the first as v grows.
func (v Value) cut(depth int) Value {
	if len(v.Fields)+len(v.Funcs)+len(v.Guarded)+len(v.Pending)+len(v.Calls) == 0 {
		return v
	}
	if depth == 0 {
		v = v.Flat()
		v.Fields, v.Funcs, v.Top = nil, nil, v.Top || len(v.Fields)+len(v.Funcs) > 0
		v.Calls = mapSlice(v.Calls, func(c Call) Call { return Call{Read: c.Read} })
		return v
	}
	if len(v.Fields) > maxNodes {
		v.Fields, v.Top = v.Fields[:maxNodes], true
	}
	if len(v.Funcs) > maxNodes {
		v.Funcs, v.Top = v.Funcs[:maxNodes], true
	}
	v.Fields = mapSlice(v.Fields, func(f Field) Field {
		f.Value = f.Value.cut(depth - 1)
		return f
	})
	v.Funcs = mapSlice(v.Funcs, func(f FuncRef) FuncRef { return f.cut(depth - 1) })
	v.Calls = mapSlice(v.Calls, func(c Call) Call {
		return Call{c.Read, mapSlice(c.Args, func(arg Value) Value { return arg.cut(depth - 1) })}
	})
	v.Guarded = mapSlice(v.Guarded, func(alt Alternative) Alternative { return Alternative{alt.When, alt.Value.cut(depth)} })
	v.Pending = mapSlice(v.Pending, func(m PendingStore) PendingStore {
		m.Base = cutPointee(m.Base, depth-1)
		return m
	})
	return v
}

// cut returns f with what it captures known to depth.
func (f FuncRef) cut(depth int) FuncRef {
	f.Subst = mapSlice(f.Subst, func(b Binding) Binding { return Binding{b.Param, b.Value.cut(depth), b.Facts} })
	f.Recv = cutPointee(f.Recv, depth)
	return f
}

func cutPointee(v *Value, depth int) *Value {
	if v == nil {
		return nil
	}
	out := v.cut(depth)
	return &out
}

// mapSlice returns a new list of f applied to each element.
func mapSlice[L ~[]T, T any](list L, f func(T) T) L {
	out := make(L, len(list))
	for i, e := range list {
		out[i] = f(e)
	}
	return out
}
