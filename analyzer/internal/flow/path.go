package flow

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A pather follows the response along the control flow of one function.
type pather struct {
	x       *evaluator
	fn      *function
	effects map[ast.Node]int
	list    []*effect
	b       *behaviour
	record  bool
}

// follow finds, for a function that has a response, under which methods each
// effect is reached, where the default status goes out, and what bodies are
// written after a status that forbids one.
func (x *evaluator) follow(fn *function, b *behaviour) {
	p := &pather{x: x, fn: fn, effects: make(map[ast.Node]int), list: b.effects, b: b}
	for i, e := range b.effects {
		p.effects[e.at] = i
	}
	g := x.graph(fn)
	in := make([]pathState, len(g.Blocks))
	in[0] = pathState{seen: true, methods: httpmethod.Every, unwritten: true, open: httpmethod.Every}
	work := newWorklist(g)
	for blk := work.take(); blk != nil; blk = work.take() {
		out := p.through(blk, in[blk.Index])
		for i, succ := range blk.Succs {
			next := p.edge(blk, i, out)
			if next.methods == 0 {
				continue // r.Method == "GET" && r.Method == "PUT"
			}
			if merged, changed := in[succ.Index].merge(next); changed {
				in[succ.Index] = merged
				work.add(succ)
			}
		}
	}
	p.record = true
	p.finish(g, in)
}

// finish passes every block once more, with its final state, and records.
func (p *pather) finish(g *cfg.CFG, in []pathState) {
	for _, e := range p.list {
		e.reached = 0
	}
	var left []int
	for _, blk := range g.Blocks {
		if !in[blk.Index].seen {
			continue // never reached
		}
		out := p.through(blk, in[blk.Index])
		ret := blk.Return()
		if len(blk.Succs) > 0 || ret == nil {
			continue // goes on, or panics
		}
		p.leave(ret, out)
		left = append(left, out.left...)
	}
	for _, i := range left {
		e := p.list[i]
		e.lost = true
		e.written = e.written.Join(e.left) // a middleware answers with what it carries
	}
	for _, e := range p.list {
		e.methods = e.methods.And(httpmethod.FromMask(e.reached))
	}
}

// through passes the nodes of a block.
func (p *pather) through(blk *cfg.Block, s pathState) pathState {
	s.last = slices.Clone(s.last)
	s.left = slices.Clone(s.left)
	s.nonNil = slices.Clone(s.nonNil)
	for _, n := range blk.Nodes {
		_, deferred := n.(*ast.DeferStmt)
		p.visit(n, &s, deferred)
		p.assigned(n, &s)
	}
	if loop, ok := blk.Stmt.(*ast.RangeStmt); ok && blk.Kind == cfg.KindRangeLoop {
		p.ranged(loop, &s)
	}
	return s
}

// visit applies the effects inside n in order of evaluation.
func (p *pather) visit(n ast.Node, s *pathState, deferred bool) {
	var walk func(m ast.Node)
	walk = func(m ast.Node) {
		switch m := m.(type) {
		case *ast.FuncLit:
			return
		case *ast.CallExpr:
			walk(m.Fun)
			for _, arg := range m.Args {
				walk(arg)
			}
			p.effect(m, s, deferred)
			return
		}
		ast.Inspect(m, func(c ast.Node) bool {
			if c == m || c == nil {
				return c == m
			}
			walk(c)
			return false
		})
		if _, ok := m.(*ast.AssignStmt); ok {
			p.effect(m, s, deferred)
		}
	}
	walk(n)
}

func (p *pather) effect(at ast.Node, s *pathState, deferred bool) {
	i, ok := p.effects[at]
	if !ok {
		return
	}
	e := p.list[i]
	if p.record {
		e.reached |= s.methods
	}
	if deferred {
		if e.header != never {
			s.deferred = true // it writes when the function ends, if nothing has
		}
		return
	}
	answers := e.header != never || e.body != never
	if len(s.left) > 0 && answers {
		s.unwritten, s.open, s.clean = true, s.methods, nil // c.Error(err); c.JSON(500, nil)
	}
	if s.unwritten && p.record && !e.lost {
		p.implies(at, e, s)
	}
	before := s.unwritten && !s.written && !s.lost
	p.status(i, e, s)
	p.guard(at, i, before, s)
	if e.body != never {
		s.body = max(s.body, e.body)
		if p.record {
			p.forbidden(e, s)
		}
	}
	if e.body == always || e.done {
		s.wrote()
		s.unwritten, s.slipped = false, false
		s.written = true
	}
	switch {
	case e.leaves && s.unwritten, len(s.left) > 0 && s.unwritten:
		s.unwritten = false // no default goes out
		if e.leaves {
			s.left = insert(s.left, i)
		}
	case answers:
		s.left = nil
	}
	if e.lost {
		s.lost, s.unwritten, s.slipped = true, false, false
	}
	if e.slips && e.header != always && s.unwritten {
		s.unwritten, s.slipped = false, true
	}
	for _, v := range e.invoked {
		s.called = appendVar(slices.Clip(s.called), v)
	}
}

// implies records that the default status goes out with a body.
func (p *pather) implies(at ast.Node, e *effect, s *pathState) {
	implied := e.implied
	if e.body != never && e.header == never {
		implied = []absval.PathCond{nil}
	}
	for _, w := range implied {
		p.b.implicit = append(p.b.implicit, implicit{at: at, methods: httpmethod.FromMask(s.open), when: e.when.And(w)})
	}
}

// status applies what e does to the header.
func (p *pather) status(i int, e *effect, s *pathState) {
	if e.header == never || e.informs() {
		return
	}
	switch {
	case e.header == maybe || e.unwritten:
		s.last = insert(s.last, i)
	case e.sets || (s.unwritten || s.slipped) && !s.written:
		s.last = []int{i}
	case s.unwritten || s.slipped:
		s.last = insert(s.last, i)
	}
	s.wrote()
	s.written = true
	if e.header == always {
		s.unwritten, s.slipped = false, false
	}
}

// informs reports whether all that e writes are informational statuses, which
// the final one follows (RFC 9110 §15.2; net/http: "Any number of 1xx headers may
// be written, followed by at most one 2xx-5xx header"). 101 ends HTTP itself.
func (e *effect) informs() bool {
	w := e.written.Flat()
	if e.body != never || w.Top || len(w.Params)+len(w.Calls) > 0 || len(w.Origins) == 0 {
		return false
	}
	for _, a := range w.Origins {
		if a.Code < 100 || a.Code > 199 || a.Code == 101 {
			return false
		}
	}
	return true
}

// forbidden records a body whose status, on every way here, forbids one.
func (p *pather) forbidden(e *effect, s *pathState) {
	if e.body != always || s.unwritten || s.slipped || s.lost || len(s.last) == 0 {
		return
	}
	var first *absval.Origin
	for _, i := range s.last {
		w := p.list[i].written.Flat()
		if w.Top || len(w.Params)+len(w.Calls) > 0 || len(w.Origins) == 0 || len(p.list[i].may) > 0 {
			return // it may be another status
		}
		for j := range w.Origins {
			if !forbidsBody(w.Origins[j].Code) {
				return
			}
			if first == nil {
				first = &w.Origins[j]
			}
		}
	}
	p.b.bodies = append(p.b.bodies, body{*first, p.list[s.last[0]].at, e.at})
}

// forbidsBody reports whether a response with the status has no content:
// RFC 9110 §15.2 (1xx), §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
func forbidsBody(code int) bool {
	return code >= 100 && code < 200 || code == 204 || code == 205 || code == 304
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}
