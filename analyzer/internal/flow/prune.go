package flow

// A value nests: a struct in a field of a struct, a literal that remembers the
// handlers that its factory was called with, wrap(wrap(wrap(h))). What builds a
// list or a tree as it calls itself would nest deeper in each round of a fixed
// point, and what may be any node of a syntax tree has hundreds of fields. So a
// value is known to a depth, and as a whole to a number of fields, functions and
// bindings; what is beyond is lost.
const (
	maxDepth = 6
	maxNodes = 128
)

// prune returns v within the bounds. What lies deep goes first.
func (v value) prune() value {
	if len(v.parts)+len(v.funcs)+len(v.over)+len(v.mods) == 0 {
		return v
	}
	depth := maxDepth
	for depth > 1 && v.nodes(depth) > maxNodes {
		depth--
	}
	if !v.deeper(depth) && len(v.parts)+len(v.funcs) <= maxNodes {
		return v
	}
	return v.cut(depth)
}

// nodes counts what v holds down to depth; where that is too much, some of it.
func (v value) nodes(depth int) int {
	if depth == 0 {
		return 0
	}
	n := len(v.parts) + len(v.funcs)
	v.each(func(inner value) {
		if n <= maxNodes {
			n += 1 + inner.nodes(depth-1)
		}
	})
	return n
}

// deeper reports whether v holds anything below depth.
func (v value) deeper(depth int) bool {
	if depth == 0 {
		found := len(v.parts)+len(v.funcs) > 0
		for _, c := range v.over {
			found = found || c.value.deeper(0)
		}
		return found
	}
	found := false
	v.each(func(inner value) {
		found = found || inner.deeper(depth-1)
	})
	return found
}

// each calls f with the values one level down.
func (v value) each(f func(value)) {
	for _, p := range v.parts {
		f(p.value)
	}
	for _, c := range v.over {
		c.value.each(f)
	}
	for _, m := range v.mods {
		if m.base != nil {
			f(*m.base)
		}
	}
	for _, fn := range v.funcs {
		for _, b := range fn.env {
			f(b.value)
		}
		if fn.recv != nil {
			f(*fn.recv)
		}
	}
}

// cut returns v without what is more than depth levels down, and on its own
// level with no more than the first maxNodes: they stay the first as v grows.
func (v value) cut(depth int) value {
	if len(v.parts)+len(v.funcs)+len(v.over)+len(v.mods) == 0 {
		return v
	}
	if depth == 0 {
		v = v.flat()
		v.parts, v.funcs, v.lost = nil, nil, v.lost || len(v.parts)+len(v.funcs) > 0
		return v
	}
	if n := min(len(v.parts), maxNodes); n < len(v.parts) {
		v.parts, v.lost = v.parts[:n], true
	}
	if n := min(len(v.funcs), maxNodes); n < len(v.funcs) {
		v.funcs, v.lost = v.funcs[:n], true
	}
	parts := make([]part, len(v.parts))
	for i, p := range v.parts {
		parts[i] = part{p.field, p.value.cut(depth - 1), p.set}
	}
	funcs := make([]funcRef, len(v.funcs))
	for i, f := range v.funcs {
		funcs[i] = f.cut(depth - 1)
	}
	over := make([]choice, len(v.over))
	for i, c := range v.over {
		over[i] = choice{c.when, c.value.cut(depth)}
	}
	mods := make([]mod, len(v.mods))
	for i, m := range v.mods {
		if m.base != nil {
			base := m.base.cut(depth - 1)
			m.base = &base
		}
		mods[i] = m
	}
	v.parts, v.funcs, v.over, v.mods = parts, funcs, over, mods
	return v
}

// cut returns f with what it was bound to known to depth.
func (f funcRef) cut(depth int) funcRef {
	bound := make(env, len(f.env))
	for i, b := range f.env {
		bound[i] = binding{b.param, b.value.cut(depth), b.given}
	}
	f.env = bound
	if f.recv != nil {
		recv := f.recv.cut(depth)
		f.recv = &recv
	}
	return f
}
