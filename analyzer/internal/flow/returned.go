package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// returned adds what the results of a handler carry, and of one that wraps a
// handler what it returns on its own account.
func (s *summariser) returned(f absval.FuncRef, b *summary.FuncSummary, bound absval.Subst, wraps bool) {
	fn := s.Local(f)
	if fn == nil {
		for i, r := range b.Results {
			s.result(b, i, s.answer(r, bound, wraps), nil, wraps)
		}
		return
	}
	for _, ret := range fn.Returns {
		for i := range b.Results {
			s.result(b, i, s.answer(s.Interp.Returned(fn, ret, i), bound, wraps), ret, wraps)
		}
	}
}

// answer returns what a result carries. What a wrapped handler returned is told
// with the handler.
func (s *summariser) answer(v absval.Value, bound absval.Subst, wraps bool) absval.Value {
	if wraps {
		v.Calls = nil
	}
	return s.Carried(s.Substitute(v, bound))
}

func (s *summariser) result(b *summary.FuncSummary, i int, v absval.Value, ret ast.Node, wraps bool) {
	v = v.Flat()
	t := b.Sig.Results().At(i).Type()
	if !s.isAnswer(b, i, t) {
		return
	}
	for _, a := range v.Origins {
		st := statusAt(a.WithVia(absval.Returned, a.Sole), ret)
		if wraps {
			st.Via = absval.Middleware
		}
		if st.At == nil {
			st.At = ret
		}
		s.put(st)
	}
	if v.Top || len(v.Params)+len(v.Calls)+len(v.Reads) > 0 {
		s.out.Complete = false
	}
}

// isAnswer reports whether result i of a function can be what it answers: an
// error or another carrier, or a number that is proved to be a status.
func (s *summariser) isAnswer(b *summary.FuncSummary, i int, t types.Type) bool {
	if goast.IsInteger(t) {
		for _, fn := range s.Funcs {
			if s.State(fn).Sum == b {
				return s.Statuses.ReturnsStatus(fn, i)
			}
		}
		return false
	}
	if goast.IsError(t) && s.answersNumber(b) {
		return false // the number is the answer, and the error is for the log
	}
	return s.Statuses.IsCarrier(t) && !s.Types.IsResponse(t)
}

// answersNumber reports whether a result of the function is a number that is
// proved to be a status.
func (s *summariser) answersNumber(b *summary.FuncSummary) bool {
	for i := range b.Sig.Results().Len() {
		if t := b.Sig.Results().At(i).Type(); goast.IsInteger(t) && s.isAnswer(b, i, t) {
			return true
		}
	}
	return false
}
