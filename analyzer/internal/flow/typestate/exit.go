package typestate

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// exit records the state at a return.
func (p *analysis) exit(ret *ast.ReturnStmt, s State) {
	if s.panicking {
		return // no call comes to its end here by itself
	}
	if s.deferred && s.unsent {
		s.escaped, s.unsent, s.maybeUnsent = true, false, false
	}
	header := summary.Never
	switch {
	case s.sent && !s.unsent && !s.escaped && len(s.deferring) == 0:
		header = summary.Must
	case s.sent || s.escaped || len(s.deferring) > 0:
		header = summary.May
	}
	exit := summary.ExitState{Reached: true, Header: header, Sent: s.mustSend, Body: s.body, MayBeUnsent: s.unsent && !s.escaped, Called: s.called}
	exit.OnSuccess, exit.OnFailure = p.outcomes(ret, s, header)
	exit.ErrorWithoutStatus = s.unsent && p.returnsFailure(ret, s) && p.oracle.CarriesNothing(p.fn, ret)
	if s.unsent && !p.returnsFailure(ret, s) && !p.returnsStatus(ret) && !p.returnsWriteError(ret) {
		exit.ImplicitStatus, exit.Methods = true, httpmethod.FromMask(s.unsentMethods)
	}
	if w, ok := p.oracle.Condition(p.fn, ret); ok {
		p.sum.AddExit(summary.Exit{When: w, ExitState: exit})
	}
}

// returnsFailure reports whether a return statement returns an error that is not nil,
// for certain, where nothing was written.
func (p *reader) returnsFailure(ret *ast.ReturnStmt, s State) bool {
	results := p.fn.Sig.Results()
	if results.Len() == 0 || !SignalsFailure(results.At(results.Len()-1).Type()) {
		return false
	}
	if len(ret.Results) != results.Len() {
		return false // named results, or those of another call
	}
	last := ret.Results[len(ret.Results)-1]
	if p.oracle.NonNil(last, s.nonNil) {
		return true
	}
	clean, _ := s.partitions()
	good, ok := p.readOn(last, clean)
	return ok && !good && !s.maybeUnsent && goast.IsError(p.info.TypeOf(last))
}

// returnsWriteError reports whether a return statement returns the error of a call that
// has written something wherever it returns none.
func (p *reader) returnsWriteError(ret *ast.ReturnStmt) bool {
	if len(ret.Results) == 0 {
		return false
	}
	last := ast.Unparen(ret.Results[len(ret.Results)-1])
	i, ok := p.effects[last]
	if !ok || !goast.IsError(p.info.TypeOf(last)) {
		return false
	}
	e := p.list[i]
	return e.Header != summary.Never && !e.MayReturnUnsent
}

// returnsStatus reports whether a return statement returns a number that is the
// status, and is not 0: what called the function writes it.
func (p *reader) returnsStatus(ret *ast.ReturnStmt) bool {
	results := p.fn.Sig.Results()
	for i := range results.Len() {
		if !goast.IsInteger(results.At(i).Type()) || !p.oracle.IsStatusResult(p.fn, i) {
			continue // no status
		}
		if len(ret.Results) != results.Len() {
			return true // what another function answers
		}
		code, ok := goast.IntValue(p.info, ret.Results[i])
		return !ok || code != 0
	}
	return false
}

// SignalsFailure reports whether a result of type t can say that a handler failed:
// an error, or a pointer to one of the project's own.
func SignalsFailure(t types.Type) bool {
	if goast.IsError(t) {
		return true
	}
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
