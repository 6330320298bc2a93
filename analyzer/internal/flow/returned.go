package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// returned adds what the results of a handler carry, and of one that wraps a
// handler what it returns on its own account.
func (s *summariser) returned(f funcRef, b *behaviour, bound env, wraps bool) {
	if f.fn == nil {
		for i, r := range b.results {
			s.result(b, i, s.answer(r, bound, wraps), nil, wraps)
		}
		return
	}
	for _, ret := range f.fn.returns {
		for i := range b.results {
			s.result(b, i, s.answer(s.evaluator.returned(f.fn, ret, i), bound, wraps), ret, wraps)
		}
	}
}

// answer returns what a result carries. What a wrapped handler returned is told
// with the handler.
func (s *summariser) answer(v value, bound env, wraps bool) value {
	if wraps {
		v.calls = nil
	}
	return s.carried(s.in(v, bound))
}

func (s *summariser) result(b *behaviour, i int, v value, ret ast.Node, wraps bool) {
	v = v.flat()
	t := b.sig.Results().At(i).Type()
	if !s.isAnswer(b, i, t) {
		return
	}
	for _, a := range v.atoms {
		st := a.come(Returned, a.sole).status(ret)
		if wraps {
			st.Via = Middleware
		}
		if st.At == nil {
			st.At = ret
		}
		s.put(st)
	}
	if v.lost || len(v.params)+len(v.calls) > 0 {
		s.out.Complete = false
	}
}

// isAnswer reports whether result i of a function can be what it answers: an
// error or another carrier, or a number that is proved to be a status.
func (s *summariser) isAnswer(b *behaviour, i int, t types.Type) bool {
	if goast.IsInteger(t) {
		for _, fn := range s.funcs {
			if fn.sum == b {
				return s.kinds.rolesOf(node{obj: fn.object(), lit: fn.lit, sub: result, i: i})&Written.bit() != 0
			}
		}
		return false
	}
	if goast.IsError(t) && s.answersNumber(b) {
		return false // the number is the answer, and the error is for the log
	}
	return s.types.isCarrier(t) && !s.types.isResponse(t)
}

// answersNumber reports whether a result of the function is a number that is
// proved to be a status.
func (s *summariser) answersNumber(b *behaviour) bool {
	for i := range b.sig.Results().Len() {
		if t := b.sig.Results().At(i).Type(); goast.IsInteger(t) && s.isAnswer(b, i, t) {
			return true
		}
	}
	return false
}
