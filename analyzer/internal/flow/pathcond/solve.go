package pathcond

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A solver numbers the definitions of one function: first one that stands
// for control itself, then for each variable its value at entry, its fields at
// entry, and its definitions. What reaches a place is a mask for each number.
type solver struct {
	x      *Analysis
	fn     *program.Function
	vars   []*types.Var
	first  map[*types.Var]int // number of the value at entry
	last   map[*types.Var]int // number behind those of the variable
	fields map[fieldOfVar]int // number of the field as it was
	list   []numbered
	at     map[ast.Node][]int // numbers of the definitions that a node makes
	edges  map[*cfg.Block][2]PredSet
	dead   map[*cfg.Block][2]bool
	out    *ReachingDefs
}

type fieldOfVar struct{ v, field *types.Var }

// A numbered is what a number stands for.
type numbered struct {
	v     *types.Var
	i     int        // definition; -1 for the value at entry
	field *types.Var // only of this field
	weak  bool
	kills bool // it sets the field, whatever it was
}

func (x *Analysis) solve(fn *program.Function, g *cfg.CFG, found *finder) *ReachingDefs {
	s := &solver{
		x: x, fn: fn, edges: found.edges, dead: found.dead,
		first: make(map[*types.Var]int), last: make(map[*types.Var]int), fields: make(map[fieldOfVar]int),
		list: []numbered{{}}, at: make(map[ast.Node][]int),
	}
	s.out = &ReachingDefs{
		preds: found.preds, edges: found.edges, dead: found.dead, locals: found.locals,
		places: make(map[*ast.Ident]place), returns: make(map[*ast.ReturnStmt]map[*types.Var]UseDefs),
		errors: make(map[*ast.Ident]errset.Set),
		uses:   make(map[*ast.Ident]UseDefs), Exit: make(map[*types.Var]UseDefs), at: make(map[ast.Node]PredSet), ends: make(map[*cfg.Block]PredSet),
	}
	s.number()
	if len(s.list) == 1 && len(found.preds)+len(found.dead) == 0 {
		return s.out
	}
	in := s.solve(g)
	exit := make([]PredSet, len(s.list))
	for _, b := range g.Blocks {
		state := slices.Clone(in[b.Index])
		if state == nil {
			continue // never reached
		}
		for _, n := range b.Nodes {
			s.step(n, state, true)
		}
		s.out.ends[b] = state[0]
		if len(b.Succs) == 0 && b.Return() != nil {
			s.out.at[b.Return()] = state[0]
			s.named(b.Return(), state)
			merge(exit, state)
		}
	}
	if exit[0].IsReached() {
		for _, v := range s.vars {
			s.out.Exit[v] = s.usesIn(v, exit)
		}
	}
	return s.out
}

// solve returns what holds at the beginning of each block; nil where control
// never comes.
func (s *solver) solve(g *cfg.CFG) [][]PredSet {
	in := make([][]PredSet, len(g.Blocks))
	in[0] = make([]PredSet, len(s.list))
	in[0][0] = reached
	for _, v := range s.vars {
		s.begin(v, in[0], reached)
	}
	work := program.NewWorklist(g)
	for b := work.Take(); b != nil; b = work.Take() {
		state := slices.Clone(in[b.Index])
		for _, n := range b.Nodes {
			s.step(n, state, false)
		}
		for i, succ := range b.Succs {
			next := s.along(b, i, state)
			if next == nil {
				continue // code == 404, where code is 409
			}
			if in[succ.Index] == nil {
				in[succ.Index] = slices.Clone(next)
				work.Add(succ)
			} else if merge(in[succ.Index], next) {
				work.Add(succ)
			}
		}
	}
	return in
}

// along returns what holds at the end of edge i out of a block, where state holds at
// its beginning; nil where control never takes the edge.
func (s *solver) along(b *cfg.Block, i int, state []PredSet) []PredSet {
	if i < 2 && s.dead[b][i] {
		return nil
	}
	pair, ok := s.edges[b]
	if !ok {
		return state
	}
	next := make([]PredSet, len(state))
	for j, m := range state {
		next[j] = m.Assume(pair[i])
	}
	if !next[0].IsReached() {
		return nil // code == 0 && code != 0
	}
	return next
}

// merge joins next into state, and reports whether state changed.
func merge(state, next []PredSet) bool {
	changed := false
	for i, m := range next {
		if met := state[i].Join(m); met != state[i] {
			state[i], changed = met, true
		}
	}
	return changed
}

// begin gives v the value that it has at entry, or after an assignment.
func (s *solver) begin(v *types.Var, state []PredSet, m PredSet) {
	for i := s.first[v]; i < s.last[v]; i++ {
		state[i] = 0
	}
	state[s.first[v]] = m
	for key, i := range s.fields {
		if key.v == v {
			state[i] = m
		}
	}
}

// number gives each definition of a variable of fn that is followed its numbers.
func (s *solver) number() {
	if s.fn.Recv != nil {
		s.add(s.fn.Recv)
	}
	for _, p := range s.fn.Params {
		s.add(p)
	}
	for _, v := range s.fn.Locals {
		s.add(v)
	}
}

func (s *solver) add(v *types.Var) {
	if _, ok := s.first[v]; ok || !s.x.IsFollowed(v) {
		return
	}
	s.vars = append(s.vars, v)
	s.first[v] = len(s.list)
	s.list = append(s.list, numbered{v: v, i: -1})
	for i, d := range s.x.defs[v] {
		for _, n := range s.x.partsOf(v, i, d) {
			if key := (fieldOfVar{v, n.field}); n.kills && s.fields[key] == 0 {
				s.fields[key] = len(s.list)
				s.list = append(s.list, numbered{v: v, i: -1, field: n.field})
			}
			s.at[d.At] = append(s.at[d.At], len(s.list))
			s.list = append(s.list, n)
		}
	}
	s.last[v] = len(s.list)
}

// step is the transfer function of a node: uses first, then the definitions that
// it makes.
func (s *solver) step(n ast.Node, state []PredSet, record bool) {
	var made []int
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case nil, *ast.FuncLit:
			return false
		case *ast.Ident:
			if record {
				s.use(m, state)
			}
		}
		made = append(made, s.at[m]...)
		if record && len(s.out.preds)+len(s.out.dead) > 0 {
			switch m.(type) {
			case *ast.CallExpr, *ast.AssignStmt:
				s.out.at[m] = state[0]
			}
		}
		return true
	})
	for _, i := range made {
		s.define(i, state)
	}
	if len(s.out.locals) > 0 {
		s.forget(n, state)
	}
}

// forget drops what is known of the local variables that a node assigns to.
func (s *solver) forget(n ast.Node, state []PredSet) {
	var stale PredSet
	for v := range s.out.locals {
		for _, d := range s.x.Defs[v] {
			if d.At != nil && n.Pos() <= d.At.Pos() && d.At.End() <= n.End() {
				stale |= s.out.about(v)
			}
		}
	}
	if stale == 0 {
		return
	}
	for i := range state {
		state[i] &^= stale
	}
}

// about returns the outcomes of the tests of v.
func (r *ReachingDefs) about(v *types.Var) PredSet {
	var m PredSet
	for i, t := range r.preds {
		if t.Param == v {
			m |= 3 << (2 * i)
		}
	}
	return m
}

func (s *solver) define(i int, state []PredSet) {
	d := s.list[i]
	if !d.weak {
		s.begin(d.v, state, 0)
		for key, j := range s.fields {
			if key.v == d.v {
				state[j] = state[0]
			}
		}
	}
	if d.kills {
		for j := s.first[d.v]; j < s.last[d.v]; j++ {
			if s.list[j].field == d.field {
				state[j] = 0
			}
		}
	}
	state[i] = state[0]
}

func (s *solver) use(id *ast.Ident, state []PredSet) {
	v, ok := s.x.info.Uses[id].(*types.Var)
	if !ok {
		return
	}
	if _, ok := s.first[v]; ok {
		s.out.uses[id] = s.usesIn(v, state)
	}
	if s.x.together[v] && len(s.out.preds) > 0 {
		s.place(id, v, state)
	}
}

// named records what reaches a return that names no results.
func (s *solver) named(ret *ast.ReturnStmt, state []PredSet) {
	if len(ret.Results) > 0 {
		return
	}
	uses := make(map[*types.Var]UseDefs)
	for v := range s.fn.Sig.Results().Variables() {
		if _, ok := s.first[v]; ok {
			uses[v] = s.usesIn(v, state)
		}
	}
	s.out.returns[ret] = uses
}

// usesIn returns what reaches a place at which state holds. What the tests say
// of the place itself is left out: it is so of everything there.
func (s *solver) usesIn(v *types.Var, state []PredSet) UseDefs {
	first := s.first[v]
	u := UseDefs{Entry: state[first]}
	if u.Entry.IsReached() {
		u.Entry = u.Entry&^state[0] | reached
	}
	for i := first + 1; i < s.last[v]; i++ {
		switch d := s.list[i]; {
		case d.i < 0 && !state[i].IsReached():
			u.Assigned = append(u.Assigned, d.field)
		case d.i >= 0 && state[i].IsReached():
			u.Defs = append(u.Defs, ReachingDef{d.i, d.field, state[i]&^state[0] | reached})
		}
	}
	return u
}

// partsOf returns the numbers of definition i of v: one, and one for each field
// that it certainly assigns.
func (x *Analysis) partsOf(v *types.Var, i int, d program.Def) []numbered {
	if d.Into != nil {
		var out []numbered
		for _, f := range x.mustAssign(d, v) {
			out = append(out, numbered{v: v, i: i, field: f, weak: true, kills: true})
		}
		return append(out, numbered{v: v, i: i, weak: true})
	}
	if d.Plain && d.Field != nil && (goast.IsInteger(d.Field.Type()) || goast.IsCallable(d.Field.Type())) {
		return []numbered{{v: v, i: i, field: d.Field, weak: true, kills: true}}
	}
	return []numbered{{v: v, i: i, weak: d.Weak}}
}
