package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// adapted adds what the type of e answers for an error that the handlers refs return,
// where e is a function of a type with a method ServeHTTP of the project's own:
//
//	func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
//		if err := h(w, r); err != nil {
//			http.Error(w, "failed", statusOf(err))
//		}
//	}
//
// These are arms of a mapper: which of them this handler reaches is not known.
func (s *summariser) adapted(e ast.Expr, refs []absval.FuncRef) {
	t := s.Info.TypeOf(e)
	if t == nil || !s.mayFail(refs) {
		return
	}
	if _, ok := t.Underlying().(*types.Signature); !ok {
		return // no function
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, s.Pass.Pkg, "ServeHTTP")
	method, ok := obj.(*types.Func)
	if !ok || goast.IsStd(method.Pkg()) {
		return
	}
	b := s.SummaryOf(absval.FuncRef{Obj: method.Origin()})
	if b == nil {
		s.out.Complete = false // of a module that is not analysed
		return
	}
	for _, effect := range b.Effects {
		s.arm(effect)
	}
}

// arm adds what one effect of an adapter writes by its own choice.
func (s *summariser) arm(e *summary.Effect) {
	v := s.Carried(absval.Value{Origins: e.Written.Origins, Fields: e.Written.Fields, Guarded: e.Written.Guarded}).Flat()
	for _, o := range v.Origins {
		st := statusAt(o.WithVia(absval.Mapper, false), nil)
		if st.Expr == nil {
			st.At = e.At
		}
		s.put(st)
	}
}

// mayFail reports whether one of some handlers may return an error that is not nil.
func (s *summariser) mayFail(refs []absval.FuncRef) bool {
	for _, f := range refs {
		b := s.SummaryOf(f)
		if b == nil || len(b.Params) == 0 {
			continue // not known, which says enough
		}
		n := b.Sig.Results().Len()
		if n == 0 || !goast.IsError(b.Sig.Results().At(n-1).Type()) {
			continue // it returns no error
		}
		if len(b.Errors) != n || !b.Errors[n-1].NonNil().IsBottom() {
			return true
		}
	}
	return false
}
