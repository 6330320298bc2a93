package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// exits says in what state the response leaves a function.
type exits struct {
	header tri // a status has been written or set
	body   tri
	// plain: the function may end without an error and without having written
	// a status: the default goes out.
	plain bool
	// methods under which it may.
	methods httpmethod.Set
	// good and bad are the header where the last result says that all is well,
	// and where it does not: true and false, nil and an error, a value and nil.
	good, bad outcome
	// bare: it may end with an error that carries no status, and without having
	// written one.
	bare bool
	// quiet: it may end without having written anything, an error among its
	// results or not.
	quiet bool
	// called are the functions that were called on every way on which nothing
	// else was written.
	called []*types.Var
}

// join returns what holds of one of two ends.
func (e exits) join(f exits) exits {
	switch {
	case e.quiet && f.quiet:
		e.called = common(e.called, f.called)
	case f.quiet:
		e.called = f.called
	}
	switch {
	case e.plain && f.plain:
		e.methods = e.methods.Or(f.methods)
	case f.plain:
		e.plain, e.methods = true, f.methods
	}
	e.header, e.body = e.header.join(f.header), e.body.join(f.body)
	e.good, e.bad = e.good.join(f.good), e.bad.join(f.bad)
	e.quiet = e.quiet || f.quiet
	e.bare = e.bare || f.bare
	return e
}

// A leaving is one end of a function, and under which conditions it is met.
type leaving struct {
	when absval.PathCond
	exits
}

// exit returns how the header leaves a called function, given what it is
// called with.
func (t target) exit() exits {
	var out exits
	found := false
	for _, l := range t.b.leaves {
		if _, ok := t.env.Simplify(l.when); !ok {
			continue // what it is called with leads elsewhere
		}
		if found {
			out = out.join(l.exits)
		} else {
			out, found = l.exits, true
		}
	}
	if !found {
		return t.b.exit
	}
	return out
}

// leave records the state at a return.
func (p *pather) leave(ret *ast.ReturnStmt, s pathState) {
	if s.panicking {
		return // no call comes to its end here by itself
	}
	if s.deferred && s.unwritten {
		s.lost, s.unwritten, s.slipped = true, false, false
	}
	header := never
	switch {
	case s.written && !s.unwritten && !s.lost && len(s.left) == 0:
		header = always
	case s.written || s.lost || len(s.left) > 0:
		header = maybe
	}
	exit := exits{header: header, body: s.body, quiet: s.unwritten && !s.lost, called: s.called}
	exit.good, exit.bad = p.outcome(ret, s, header)
	exit.bare = s.unwritten && p.fails(ret, s) && p.carriesNothing(ret)
	if s.unwritten && !p.fails(ret, s) && !p.answers(ret) && !p.handsBack(ret) {
		exit.plain, exit.methods = true, httpmethod.FromMask(s.open)
	}
	if len(p.b.leaves) == 0 {
		p.b.exit = exit
	} else {
		p.b.exit = p.b.exit.join(exit)
	}
	p.b.leaves = append(p.b.leaves, leaving{p.x.whenAt(p.fn, ret), exit})
}

// fails reports whether a return statement returns an error that is not nil,
// for certain, where nothing was written.
func (p *pather) fails(ret *ast.ReturnStmt, s pathState) bool {
	results := p.fn.sig.Results()
	if results.Len() == 0 || !isCarrier(results.At(results.Len()-1).Type()) {
		return false
	}
	if len(ret.Results) != results.Len() {
		return false // named results, or those of another call
	}
	last := ret.Results[len(ret.Results)-1]
	if p.x.nonNil(last, s.nonNil) {
		return true
	}
	clean, _ := s.sides()
	good, ok := p.reads(last, clean)
	return ok && !good && !s.slipped && goast.IsError(p.x.info.TypeOf(last))
}

// handsBack reports whether a return statement returns the error of a call that
// has written something wherever it returns none.
func (p *pather) handsBack(ret *ast.ReturnStmt) bool {
	if len(ret.Results) == 0 {
		return false
	}
	last := ast.Unparen(ret.Results[len(ret.Results)-1])
	i, ok := p.effects[last]
	if !ok || !goast.IsError(p.x.info.TypeOf(last)) {
		return false
	}
	e := p.list[i]
	return e.header != never && !e.unwritten
}

// answers reports whether a return statement returns a number that is the
// status, and is not 0: what called the function writes it.
func (p *pather) answers(ret *ast.ReturnStmt) bool {
	results := p.fn.sig.Results()
	for i := range results.Len() {
		if !goast.IsInteger(results.At(i).Type()) || !p.x.isStatusResult(p.fn, i) {
			continue // no status
		}
		if len(ret.Results) != results.Len() {
			return true // what another function answers
		}
		code, ok := goast.IntValue(p.x.info, ret.Results[i])
		return !ok || code != 0
	}
	return false
}

// isStatusResult reports whether result i of fn is written as a status.
func (x *evaluator) isStatusResult(fn *function, i int) bool {
	return x.kinds.rolesOf(node{obj: fn.object(), lit: fn.lit, sub: result, i: i})&Written.bit() != 0
}

// isCarrier reports whether a result of type t can say that a handler failed:
// an error, or a pointer to one of the project's own.
func isCarrier(t types.Type) bool {
	if goast.IsError(t) {
		return true
	}
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
