package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// returned adds what the results of a handler carry, and of one that wraps a
// handler what it returns on its own account.
func (s *summariser) returned(f absval.FuncRef, b *summary.FuncSummary, bound absval.Subst, wraps bool) {
	fn := s.Local(f)
	if fn == nil {
		for i, r := range b.Results {
			s.servedBy(f, b, i)
			s.result(b, i, s.answer(r, bound, wraps), nil, wraps)
		}
		return
	}
	for _, ret := range fn.Returns {
		for i := range b.Results {
			v := s.Interp.Returns.Returned(fn, ret, i)
			if s.answersBy(b.Sig.Results().At(i).Type()) {
				s.answering(ret, i, s.Substitute(v, bound).Flat())
			}
			if s.Interp.Returns.OnlyWraps(fn, ret) {
				continue // the framework answers its own default
			}
			s.result(b, i, s.answer(v, bound, wraps), ret, wraps)
		}
	}
}

// answer returns what a result carries. What a wrapped handler returned is known
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
	if v.Top || v.DependsOnCallers() {
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

// answersBy reports whether a value of type t holds a function with which a framework
// answers that calls it with the response: huma.StreamResponse.
func (s *summariser) answersBy(t types.Type) bool {
	st := structs.Of(t)
	if st == nil {
		return false
	}
	for f := range st.Fields() {
		sig, ok := f.Type().Underlying().(*types.Signature)
		if ok && s.outputs(sig) {
			return true
		}
	}
	return false
}

// outputs reports whether a function takes a response of a framework that shows its
// handlers none.
func (s *summariser) outputs(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		named := goast.NamedOf(p.Type())
		if named == nil {
			continue // no response
		}
		if entry := s.Table.Type(named.Origin().Obj()); entry != nil && entry.Response {
			f := s.Table.Framework(entry.Framework)
			return f != nil && f.Output != nil
		}
	}
	return false
}

// answering adds what the functions do that a return statement returns to a framework
// that calls them with the response.
func (s *summariser) answering(ret *ast.ReturnStmt, i int, v absval.Value) {
	if len(ret.Results) > i && goast.IsNil(s.Info, ret.Results[i]) {
		return // an error
	}
	s.out.Answers = true
	if len(v.Funcs) == 0 {
		s.out.Complete = false
	}
	for _, f := range v.Funcs {
		if !s.add(f, nil, false) {
			s.out.Complete = false
		}
	}
}

// servedBy is answering for a function of another package.
func (s *summariser) servedBy(f absval.FuncRef, b *summary.FuncSummary, i int) {
	if f.Served || !s.answersBy(b.Sig.Results().At(i).Type()) {
		return
	}
	s.out.Answers = true
	if b.Served == nil || !s.add(absval.FuncRef{Obj: f.Obj, Served: true, Subst: f.Subst}, nil, false) {
		s.out.Complete = false
	}
}
