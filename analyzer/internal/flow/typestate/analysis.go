package typestate

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// A analysis follows the response along the control flow of one function.
type analysis struct {
	reader
	sum    *summary.FuncSummary
	record bool
	inGo   bool // the statement at hand starts a goroutine
	// discarded is the call whose results the statement at hand ignores.
	discarded ast.Expr
	dead      []int // effects before which the header has been sent on every path
}

// A reader reads the tests, assignments and returns of a function, without a state.
type reader struct {
	program *program.Program
	info    *types.Info
	types   *response.Types
	oracle  Oracle
	fn      *program.Function
	effects map[ast.Node]int
	list    []*summary.Effect
}

// An Oracle answers what the analysis needs to know of expressions. Values and
// summaries of callees are found by a later stage, which implements it.
type Oracle interface {
	// Defs returns the definitions of a variable.
	Defs(v *types.Var) []program.Def
	// NonNil reports whether e is certainly not nil, where the variables in known are not.
	NonNil(e ast.Expr, known []*types.Var) bool
	// FoundIn returns the variable that a call of errors.As sets to an error; nil
	// for another call.
	FoundIn(call *ast.CallExpr) *types.Var
	// TestedMethod returns the HTTP method for which the call tests the request:
	// ctx.IsGet(); "" for another call.
	TestedMethod(call *ast.CallExpr) string
	// Condition returns the path condition under which control reaches n; ok is
	// false where it never does, because of the errors that are tested on the way.
	Condition(fn *program.Function, n ast.Node) (w absval.PathCond, ok bool)
	// FeasibleEdge reports whether some error takes edge i of blk, which ends with
	// a test.
	FeasibleEdge(fn *program.Function, blk *cfg.Block, i int) bool
	// IsStatusResult reports whether result i of fn is a status that its caller
	// writes.
	IsStatusResult(fn *program.Function, i int) bool
	// CarriesNothing reports whether the error that ret returns certainly carries
	// no status.
	CarriesNothing(fn *program.Function, ret *ast.ReturnStmt) bool
}

// Run follows the response of fn through its control flow. It completes b, which
// has the effects of fn: with the methods under which each is reached, the exits,
// the places where the default status is sent, and the bodies that are written
// after a status that forbids one.
func Run(p *program.Program, types *response.Types, o Oracle, fn *program.Function, b *summary.FuncSummary) {
	a := &analysis{
		reader: reader{program: p, info: p.Info, types: types, oracle: o, fn: fn, effects: make(map[ast.Node]int), list: b.Effects},
		sum:    b,
	}
	for i, e := range b.Effects {
		a.effects[e.At] = i
	}
	g := p.CFG(fn)
	in := make([]State, len(g.Blocks))
	in[0] = State{reached: true, methods: httpmethod.Every, unsent: true, unsentMethods: httpmethod.Every}
	work := program.NewWorklist(g)
	for blk := work.Take(); blk != nil; blk = work.Take() {
		out := a.transferBlock(blk, in[blk.Index])
		for i, succ := range blk.Succs {
			next := a.transferEdge(blk, i, out)
			if next.methods == 0 {
				continue // r.Method == "GET" && r.Method == "PUT"
			}
			if joined := in[succ.Index].Join(next); !joined.Equal(in[succ.Index]) {
				in[succ.Index] = joined
				work.Add(succ)
			}
		}
	}
	a.record = true
	b.NeverReturns = true
	a.finish(g, in)
}

// finish passes every block once more, with its final state, and records.
func (p *analysis) finish(g *cfg.CFG, in []State) {
	for _, e := range p.list {
		e.Reached = 0
	}
	var left []int
	for _, blk := range g.Blocks {
		if !in[blk.Index].reached {
			continue // never reached
		}
		out := p.transferBlock(blk, in[blk.Index])
		ret := blk.Return()
		if len(blk.Succs) > 0 || ret == nil {
			continue // goes on, or panics
		}
		if out.methods == 0 {
			continue // a call before it never returns
		}
		p.sum.NeverReturns = false
		p.exit(ret, out)
		left = append(left, out.deferring...)
	}
	for _, i := range left {
		e := p.list[i]
		e.Escapes = true
		e.Written = e.Written.Join(e.Deferred) // a middleware answers with what it carries
	}
	for _, i := range p.dead {
		p.list[i].Written, p.list[i].Possible = absval.Value{}, nil // (3.23)
	}
	for _, e := range p.list {
		e.Methods = e.Methods.And(httpmethod.FromMask(e.Reached))
	}
}

// transferBlock passes the nodes of a block.
func (p *analysis) transferBlock(blk *cfg.Block, s State) State {
	s.senders = slices.Clone(s.senders)
	s.deferring = slices.Clone(s.deferring)
	s.nonNil = slices.Clone(s.nonNil)
	for _, n := range blk.Nodes {
		_, deferred := n.(*ast.DeferStmt)
		_, p.inGo = n.(*ast.GoStmt)
		p.discarded = nil
		if stmt, ok := n.(*ast.ExprStmt); ok {
			p.discarded = ast.Unparen(stmt.X)
		}
		p.visit(n, &s, deferred)
		p.assignments(n, &s)
	}
	if loop, ok := blk.Stmt.(*ast.RangeStmt); ok && blk.Kind == cfg.KindRangeLoop {
		p.ranged(loop, &s)
	}
	return s
}

// visit applies the effects inside n in order of evaluation.
func (p *analysis) visit(n ast.Node, s *State, deferred bool) {
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
			p.transferEffect(m, s, deferred)
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
			p.transferEffect(m, s, deferred)
		}
	}
	walk(n)
}

// transferEffect applies the effect at a node to the state.
func (p *analysis) transferEffect(at ast.Node, s *State, deferred bool) {
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
	p.recordSent(i, e, s)
	answers := e.Header != summary.Never || e.Body != summary.Never
	if len(s.deferring) > 0 && answers {
		s.unsent, s.unsentMethods, s.whenUnsent = true, s.methods, nil // c.Error(err); c.JSON(500, nil)
	}
	if s.unsent && p.record && !e.Escapes {
		p.recordImplicit(at, e, s)
	}
	before := s.unsent && !s.sent && !s.escaped
	p.send(i, e, s)
	p.guardResults(at, i, before, s)
	p.sendBody(e, s)
	deferDefault(i, e, s, answers)
	if e.Escapes {
		s.escaped, s.unsent, s.maybeUnsent = true, false, false
	}
	if e.MaybeUnsent && e.Header != summary.Must && s.unsent {
		s.unsent, s.maybeUnsent = false, true
	}
	if !p.inGo {
		p.commitsTo(i, e, ast.Node(p.discarded) == at, s)
		if e.NeverReturns {
			s.methods = 0
		}
	}
	for _, i := range e.Invoked {
		s.called = summary.Union(slices.Clip(s.called), []summary.Callee{i.Callee})
	}
}

// recordSent records what an effect sends although the header has been sent.
func (p *analysis) recordSent(i int, e *summary.Effect, s *State) {
	if !p.record || p.inGo {
		return
	}
	p.recordSuperfluous(e, s)
	if s.mustSend {
		p.dead = append(p.dead, i)
	}
}

// sendBody applies that an effect writes a body, which sends the header.
func (p *analysis) sendBody(e *summary.Effect, s *State) {
	if e.Body != summary.Never {
		s.body = max(s.body, e.Body)
		if p.record {
			p.recordBody(e, s)
		}
	}
	if e.Body == summary.Must || e.MustSend {
		s.send()
		s.unsent, s.maybeUnsent = false, false
		s.sent = true
	}
}

// deferDefault applies that effect i leaves the response to what runs later, or
// answers in its place.
func deferDefault(i int, e *summary.Effect, s *State, answers bool) {
	switch {
	case e.Defers && s.unsent, len(s.deferring) > 0 && s.unsent:
		s.unsent = false // no default goes out
		if e.Defers {
			s.deferring = insert(s.deferring, i)
		}
	case answers:
		s.deferring = nil
	}
}

// recordImplicit records that the default status goes out with a body.
func (p *analysis) recordImplicit(at ast.Node, e *summary.Effect, s *State) {
	implied := e.Implied
	if e.Body != summary.Never && e.Header == summary.Never {
		implied = []absval.PathCond{nil}
	}
	for _, w := range implied {
		p.sum.Implicit = append(p.sum.Implicit, summary.ImplicitStatus{At: at, Methods: httpmethod.FromMask(s.unsentMethods), When: e.When.And(w)})
	}
}

// send applies what e does to the header.
func (p *analysis) send(i int, e *summary.Effect, s *State) {
	if e.Header == summary.Never || e.IsInformational() {
		return
	}
	switch {
	case e.Header == summary.May || e.MayReturnUnsent:
		s.senders = insert(s.senders, i)
	case e.Sets || (s.unsent || s.maybeUnsent) && !s.sent:
		s.senders = []int{i}
	case s.unsent || s.maybeUnsent:
		s.senders = insert(s.senders, i)
	}
	s.send()
	s.sent = true
	if e.Header == summary.Must {
		s.unsent, s.maybeUnsent = false, false
	}
}

// recordBody records a body whose status, on every way here, forbids one.
func (p *analysis) recordBody(e *summary.Effect, s *State) {
	if e.Body != summary.Must || s.unsent || s.maybeUnsent || s.escaped || len(s.senders) == 0 {
		return
	}
	var first *absval.Origin
	for _, i := range s.senders {
		w := p.list[i].Written.Flat()
		if w.Top || w.DependsOnCallers() || len(w.Origins) == 0 || len(p.list[i].Possible) > 0 {
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
	p.sum.Bodies = append(p.sum.Bodies, summary.Body{Status: *first, At: p.list[s.senders[0]].At, Node: e.At})
}

// forbidsBody reports whether a response with the status has no content:
// RFC 9110 §15.2 (1xx), §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
func forbidsBody(code int) bool {
	return code >= 100 && code < 200 || code == 204 || code == 205 || code == 304
}
