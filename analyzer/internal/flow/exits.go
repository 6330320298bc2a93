package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// leave records the state at a return.
func (p *pather) leave(ret *ast.ReturnStmt, s pathState) {
	if s.panicking {
		return // no call comes to its end here by itself
	}
	if s.deferred && s.unwritten {
		s.lost, s.unwritten, s.slipped = true, false, false
	}
	header := summary.Never
	switch {
	case s.written && !s.unwritten && !s.lost && len(s.left) == 0:
		header = summary.Must
	case s.written || s.lost || len(s.left) > 0:
		header = summary.May
	}
	exit := summary.ExitState{Reached: true, Header: header, Body: s.body, MayBeUnsent: s.unwritten && !s.lost, Called: s.called}
	exit.OnSuccess, exit.OnFailure = p.outcome(ret, s, header)
	exit.ErrorWithoutStatus = s.unwritten && p.fails(ret, s) && p.carriesNothing(ret)
	if s.unwritten && !p.fails(ret, s) && !p.answers(ret) && !p.handsBack(ret) {
		exit.ImplicitStatus, exit.Methods = true, httpmethod.FromMask(s.open)
	}
	p.b.AddExit(summary.Exit{When: p.x.whenAt(p.fn, ret), ExitState: exit})
}

// fails reports whether a return statement returns an error that is not nil,
// for certain, where nothing was written.
func (p *pather) fails(ret *ast.ReturnStmt, s pathState) bool {
	results := p.fn.Sig.Results()
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
	return e.Header != summary.Never && !e.MayReturnUnsent
}

// answers reports whether a return statement returns a number that is the
// status, and is not 0: what called the function writes it.
func (p *pather) answers(ret *ast.ReturnStmt) bool {
	results := p.fn.Sig.Results()
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
func (x *evaluator) isStatusResult(fn *program.Function, i int) bool {
	return x.statuses.ReturnsStatus(fn, i)
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
