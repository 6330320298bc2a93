package flow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"
)

// A reaching says which definitions of a function's variables reach which use.
// Only variables that stay in the function and are defined more than once are
// followed; of the others, every definition reaches every use.
type reaching struct {
	vars map[*types.Var]bool
	uses map[*ast.Ident]uses
}

// uses are the definitions that reach a use.
type uses struct {
	defs  []int // indices into index.defs
	entry bool  // the value at the function's entry does: a parameter's, the zero value
}

// reaching returns the definitions of v that reach id, where that is known.
func (x *evaluator) reaching(fn *function, id *ast.Ident, v *types.Var) (uses, bool) {
	if fn == nil || fn.body == nil || x.escapes[v] || len(x.defs[v]) == 0 {
		return uses{}, false
	}
	if len(x.defs[v]) == 1 && x.params[v] == nil {
		return uses{}, false // one definition
	}
	r, ok := x.flows[fn]
	if !ok {
		r = x.solveReaching(fn)
		x.flows[fn] = r
	}
	u, ok := r.uses[id]
	return u, ok
}

// graph returns the control flow of fn, made once.
func (x *evaluator) graph(fn *function) *cfg.CFG {
	if fn.cfg == nil {
		fn.cfg = cfg.New(fn.body, func(call *ast.CallExpr) bool { return !ends(x.info, call) })
	}
	return fn.cfg
}

// bits is a set of small integers.
type bits []uint64

func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
func (b bits) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) clear(i int)    { b[i/64] &^= 1 << (i % 64) }

// or adds c to b, and reports whether b grew.
func (b bits) or(c bits) bool {
	grew := false
	for i, w := range c {
		if b[i]|w != b[i] {
			b[i] |= w
			grew = true
		}
	}
	return grew
}

// A reachSolver numbers the definitions of one function: first one for each
// variable's value at entry, then the definitions.
type reachSolver struct {
	x     *evaluator
	fn    *function
	vars  []*types.Var
	first map[*types.Var]int // number of the value at entry
	at    map[ast.Node][]numbered
	size  int
	out   *reaching
}

type numbered struct {
	v    *types.Var
	n    int
	weak bool
}

func (x *evaluator) solveReaching(fn *function) *reaching {
	s := &reachSolver{x: x, fn: fn, first: make(map[*types.Var]int), at: make(map[ast.Node][]numbered)}
	s.out = &reaching{uses: make(map[*ast.Ident]uses)}
	s.number()
	if s.size == 0 {
		return s.out
	}
	g := x.graph(fn)
	in := make([]bits, len(g.Blocks))
	for i := range in {
		in[i] = make(bits, (s.size+63)/64)
	}
	for _, v := range s.vars {
		in[0].set(s.first[v])
	}
	work := []*cfg.Block{g.Blocks[0]}
	visited := make([]bool, len(g.Blocks))
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		visited[b.Index] = true
		state := append(bits(nil), in[b.Index]...)
		for _, n := range b.Nodes {
			s.step(n, state, false)
		}
		for _, succ := range b.Succs {
			if in[succ.Index].or(state) || !visited[succ.Index] {
				work = append(work, succ)
			}
		}
	}
	for _, b := range g.Blocks {
		if visited[b.Index] {
			for _, n := range b.Nodes {
				s.step(n, in[b.Index], true)
			}
		}
	}
	return s.out
}

// number gives each definition of a variable of fn that is followed a number.
func (s *reachSolver) number() {
	add := func(v *types.Var) {
		if _, ok := s.first[v]; ok || s.x.escapes[v] || len(s.x.defs[v]) == 0 {
			return
		}
		if len(s.x.defs[v]) == 1 && s.x.params[v] == nil {
			return // one definition
		}
		s.vars = append(s.vars, v)
		s.first[v] = s.size
		s.size++
		for _, d := range s.x.defs[v] {
			s.at[d.at] = append(s.at[d.at], numbered{v, s.size, d.weak})
			s.size++
		}
	}
	if s.fn.recv != nil {
		add(s.fn.recv)
	}
	for _, p := range s.fn.params {
		add(p)
	}
	for _, v := range s.fn.locals {
		add(v)
	}
}

// step passes node n: uses first, then the definitions that it makes.
func (s *reachSolver) step(n ast.Node, state bits, record bool) {
	var made []numbered
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			if record {
				s.use(m, state)
			}
		}
		if m != nil {
			made = append(made, s.at[m]...)
		}
		return true
	})
	for _, d := range made {
		if !d.weak {
			s.kill(d.v, state)
		}
		state.set(d.n)
	}
}

func (s *reachSolver) kill(v *types.Var, state bits) {
	first := s.first[v]
	for i := first; i <= first+len(s.x.defs[v]); i++ {
		state.clear(i)
	}
}

func (s *reachSolver) use(id *ast.Ident, state bits) {
	v, ok := s.x.info.Uses[id].(*types.Var)
	if !ok {
		return
	}
	first, ok := s.first[v]
	if !ok {
		return
	}
	u := uses{entry: state.has(first)}
	for i := range s.x.defs[v] {
		if state.has(first + 1 + i) {
			u.defs = append(u.defs, i)
		}
	}
	s.out.uses[id] = u
}
