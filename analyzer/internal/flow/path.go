package flow

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A pather follows the response along the control flow of one function.
type pather struct {
	x       *evaluator
	fn      *program.Function
	effects map[ast.Node]int
	list    []*summary.Effect
	b       *summary.FuncSummary
	record  bool
	inGo    bool // the statement at hand starts a goroutine
}

// follow finds, for a function that has a response, under which methods each
// effect is reached, where the default status goes out, and what bodies are
// written after a status that forbids one.
func (x *evaluator) follow(fn *program.Function, b *summary.FuncSummary) {
	p := &pather{x: x, fn: fn, effects: make(map[ast.Node]int), list: b.Effects, b: b}
	for i, e := range b.Effects {
		p.effects[e.At] = i
	}
	g := x.CFG(fn)
	in := make([]pathState, len(g.Blocks))
	in[0] = pathState{seen: true, methods: httpmethod.Every, unwritten: true, open: httpmethod.Every}
	work := program.NewWorklist(g)
	for blk := work.Take(); blk != nil; blk = work.Take() {
		out := p.through(blk, in[blk.Index])
		for i, succ := range blk.Succs {
			next := p.edge(blk, i, out)
			if next.methods == 0 {
				continue // r.Method == "GET" && r.Method == "PUT"
			}
			if merged, changed := in[succ.Index].merge(next); changed {
				in[succ.Index] = merged
				work.Add(succ)
			}
		}
	}
	p.record = true
	b.NeverReturns = true
	p.finish(g, in)
}

// finish passes every block once more, with its final state, and records.
func (p *pather) finish(g *cfg.CFG, in []pathState) {
	for _, e := range p.list {
		e.Reached = 0
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
		if out.methods == 0 {
			continue // a call before it never returns
		}
		p.b.NeverReturns = false
		p.leave(ret, out)
		left = append(left, out.left...)
	}
	for _, i := range left {
		e := p.list[i]
		e.Escapes = true
		e.Written = e.Written.Join(e.Deferred) // a middleware answers with what it carries
	}
	for _, e := range p.list {
		e.Methods = e.Methods.And(httpmethod.FromMask(e.Reached))
	}
}

// through passes the nodes of a block.
func (p *pather) through(blk *cfg.Block, s pathState) pathState {
	s.last = slices.Clone(s.last)
	s.left = slices.Clone(s.left)
	s.nonNil = slices.Clone(s.nonNil)
	for _, n := range blk.Nodes {
		_, deferred := n.(*ast.DeferStmt)
		_, p.inGo = n.(*ast.GoStmt)
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
	if !ok || s.methods == 0 {
		return // nothing, or control does not come here
	}
	e := p.list[i]
	if p.record {
		e.Reached |= s.methods
	}
	if deferred {
		if e.Header != summary.Never {
			s.deferred = true // it writes when the function ends, if nothing has
		}
		return
	}
	answers := e.Header != summary.Never || e.Body != summary.Never
	if len(s.left) > 0 && answers {
		s.unwritten, s.open, s.clean = true, s.methods, nil // c.Error(err); c.JSON(500, nil)
	}
	if s.unwritten && p.record && !e.Escapes {
		p.implies(at, e, s)
	}
	before := s.unwritten && !s.written && !s.lost
	p.status(i, e, s)
	p.guard(at, i, before, s)
	if e.Body != summary.Never {
		s.body = max(s.body, e.Body)
		if p.record {
			p.forbidden(e, s)
		}
	}
	if e.Body == summary.Must || e.MustSend {
		s.wrote()
		s.unwritten, s.slipped = false, false
		s.written = true
	}
	switch {
	case e.Defers && s.unwritten, len(s.left) > 0 && s.unwritten:
		s.unwritten = false // no default goes out
		if e.Defers {
			s.left = insert(s.left, i)
		}
	case answers:
		s.left = nil
	}
	if e.Escapes {
		s.lost, s.unwritten, s.slipped = true, false, false
	}
	if e.MaybeUnsent && e.Header != summary.Must && s.unwritten {
		s.unwritten, s.slipped = false, true
	}
	if e.NeverReturns && !p.inGo {
		s.methods = 0
	}
	s.called = summary.Union(slices.Clip(s.called), e.Invoked)
}

// implies records that the default status goes out with a body.
func (p *pather) implies(at ast.Node, e *summary.Effect, s *pathState) {
	implied := e.Implied
	if e.Body != summary.Never && e.Header == summary.Never {
		implied = []absval.PathCond{nil}
	}
	for _, w := range implied {
		p.b.Implicit = append(p.b.Implicit, summary.ImplicitStatus{At: at, Methods: httpmethod.FromMask(s.open), When: e.When.And(w)})
	}
}

// status applies what e does to the header.
func (p *pather) status(i int, e *summary.Effect, s *pathState) {
	if e.Header == summary.Never || e.IsInformational() {
		return
	}
	switch {
	case e.Header == summary.May || e.MayReturnUnsent:
		s.last = insert(s.last, i)
	case e.Sets || (s.unwritten || s.slipped) && !s.written:
		s.last = []int{i}
	case s.unwritten || s.slipped:
		s.last = insert(s.last, i)
	}
	s.wrote()
	s.written = true
	if e.Header == summary.Must {
		s.unwritten, s.slipped = false, false
	}
}

// forbidden records a body whose status, on every way here, forbids one.
func (p *pather) forbidden(e *summary.Effect, s *pathState) {
	if e.Body != summary.Must || s.unwritten || s.slipped || s.lost || len(s.last) == 0 {
		return
	}
	var first *absval.Origin
	for _, i := range s.last {
		w := p.list[i].Written.Flat()
		if w.Top || len(w.Params)+len(w.Calls) > 0 || len(w.Origins) == 0 || len(p.list[i].Possible) > 0 {
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
	p.b.Bodies = append(p.b.Bodies, summary.Body{Status: *first, At: p.list[s.last[0]].At, Node: e.At})
}

// forbidsBody reports whether a response with the status has no content:
// RFC 9110 §15.2 (1xx), §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
func forbidsBody(code int) bool {
	return code >= 100 && code < 200 || code == 204 || code == 205 || code == 304
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}
