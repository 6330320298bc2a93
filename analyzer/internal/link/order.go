package link

import (
	"maps"
	"slices"
)

// maxRounds bounds the fixed point over packages that depend on each other. Each
// round adds the methods that one more interface lies before; layers of an
// architecture make four. What has not converged by then is not linked.
const maxRounds = 6

// Run has the packages analysed again whose calls of interfaces are known now, and
// those that use a function of which more is known then: each after those that it
// depends on. again analyses one package, and returns its report; a package that
// it cannot analyse stays as it was.
func (m *Module) Run(again func(path string) (*Package, error)) {
	r := &run{Module: m, again: again, changed: make(map[string]bool), wanted: m.wanted()}
	for _, component := range components(slices.Sorted(maps.Keys(m.packages)), m.dependencies) {
		if len(component) > 1 {
			r.fixpoint(component)
		} else if path := component[0]; r.isAffected(path) {
			r.analyse(path)
		}
	}
}

// A run is one pass over the packages of a module.
type run struct {
	*Module
	again   func(path string) (*Package, error)
	changed map[string]bool // packages of whose functions more is known now
	wanted  map[string]bool
}

// wanted returns the packages that can make a difference to a handler of which
// something is unknown: those that have one, and what they use or call.
func (m *Module) wanted() map[string]bool {
	out := make(map[string]bool)
	var work []string
	for path, p := range m.packages {
		if p.Wants {
			work = append(work, path)
		}
	}
	for len(work) > 0 {
		path := work[len(work)-1]
		work = work[:len(work)-1]
		if !out[path] {
			out[path] = true
			work = append(work, m.dependencies(path)...)
		}
	}
	return out
}

// dependencies returns the packages whose facts an analysis of one needs: those
// whose functions it uses, and those whose methods its calls of interfaces can call.
func (m *Module) dependencies(path string) []string {
	set := make(map[string]bool)
	p := m.packages[path]
	for _, used := range p.Uses {
		if m.packages[used] != nil {
			set[used] = true
		}
	}
	for _, call := range p.Calls {
		for _, impl := range m.implementations(path, call) {
			if m.packages[impl.Pkg] != nil {
				set[impl.Pkg] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// isAffected reports whether more is known of what a package calls than it was
// analysed with, and that can make a difference.
func (r *run) isAffected(path string) bool {
	p := r.packages[path]
	return r.proved[path] || r.resent[path] || r.wanted[path] && (slices.ContainsFunc(p.Uses, func(used string) bool { return r.changed[used] }) ||
		slices.ContainsFunc(p.Calls, func(call Name) bool { return len(r.implementations(path, call)) > 0 }))
}

// analyse analyses a package again, and reports whether what others learn of it has
// changed.
func (r *run) analyse(path string) bool {
	old := r.packages[path]
	p, err := r.again(path)
	if err != nil || p == nil {
		return false
	}
	r.packages[path] = p
	r.update(p)
	if p.Digest != old.Digest {
		r.changed[path] = true
		return true
	}
	return false
}

// fixpoint analyses packages that depend on each other: from Bottom, until a round
// changes nothing.
func (r *run) fixpoint(component []string) {
	component = r.byImports(component)
	var active []string
	for _, path := range component {
		if r.isAffected(path) || slices.ContainsFunc(r.packages[path].Uses, func(used string) bool { return slices.Contains(active, used) }) {
			active = append(active, path)
			r.pending[path] = true
		}
	}
	for range maxRounds {
		stable := true
		for _, path := range active {
			first := r.pending[path]
			delete(r.pending, path)
			stable = !r.analyse(path) && !first && stable
		}
		if stable {
			return
		}
	}
	for _, path := range active {
		r.cut(path, component)
	}
	for _, path := range active {
		r.analyse(path)
	}
}

// cut takes what a package calls of the others in its component for unknown.
func (r *run) cut(path string, component []string) {
	for _, call := range r.packages[path].Calls {
		if slices.ContainsFunc(r.implementations(path, call), func(n Name) bool { return slices.Contains(component, n.Pkg) }) {
			r.resolved[[2]string{path, call.String()}] = nil
		}
	}
}

// byImports returns packages in an order in which each comes after those of them
// that it imports.
func (r *run) byImports(list []string) []string {
	imports := func(path string) []string {
		var out []string
		for _, imp := range r.packages[path].Imports {
			if slices.Contains(list, imp) {
				out = append(out, imp)
			}
		}
		return out
	}
	return slices.Concat(components(list, imports)...)
}

// components returns the strongly connected components of a graph, dependencies
// first, and each sorted (Tarjan 1972).
func components(nodes []string, to func(string) []string) [][]string {
	t := &tarjan{to: to, index: make(map[string]int), low: make(map[string]int), onStack: make(map[string]bool)}
	for _, n := range nodes {
		if t.index[n] == 0 {
			t.visit(n)
		}
	}
	return t.out
}

type tarjan struct {
	to         func(string) []string
	index, low map[string]int
	onStack    map[string]bool
	stack      []string
	out        [][]string
}

func (t *tarjan) visit(n string) {
	t.index[n] = len(t.index) + 1
	t.low[n] = t.index[n]
	t.stack, t.onStack[n] = append(t.stack, n), true
	for _, m := range t.to(n) {
		if t.index[m] == 0 {
			t.visit(m)
			t.low[n] = min(t.low[n], t.low[m])
		} else if t.onStack[m] {
			t.low[n] = min(t.low[n], t.index[m])
		}
	}
	if t.low[n] != t.index[n] {
		return
	}
	i := slices.Index(t.stack, n)
	component := slices.Sorted(slices.Values(t.stack[i:]))
	for _, m := range component {
		delete(t.onStack, m)
	}
	t.stack = t.stack[:i]
	t.out = append(t.out, component)
}
