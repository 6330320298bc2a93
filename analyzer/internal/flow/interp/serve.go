package interp

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// invoke adds the handlers that a parameter of a called function is bound to.
func (x *transfer) invoke(e *summary.Effect, bound absval.Subst, p *types.Var) {
	v, ok := bound.Lookup(p)
	if !ok {
		e.Invoked = summary.Union(e.Invoked, []*types.Var{p}) // of a function further out
		return
	}
	for _, q := range v.Params {
		e.Invoked = summary.Union(e.Invoked, []*types.Var{q})
	}
	if (v.Top || v.Empty() && !isNilArgument(bound, p)) && x.Types.IsHandler(p.Type()) {
		e.Escapes = true // a function that is given no response is taken to write to none
	}
	for _, f := range v.Funcs {
		x.serve(e, f)
	}
}

// isNilArgument reports whether a call certainly passes nil for p.
func isNilArgument(bound absval.Subst, p *types.Var) bool {
	b, _ := bound.Binding(p)
	return b.Facts.Nil == absval.Holds
}

// MayWrite reports whether a function of which nothing is known can write to a
// response: it takes one. A literal, which can capture one, is always known.
func (x *transfer) MayWrite(f absval.FuncRef) bool {
	return f.Obj == nil || f.Served || x.ByObj[f.Obj] != nil || x.Types.Takes(f.Obj.Signature()) || f.Obj.Signature().Recv() != nil && x.Types.IsResponse(f.Obj.Signature().Recv().Type())
}

// serve adds what a handler does that is called with the response.
func (x *transfer) serve(e *summary.Effect, f absval.FuncRef) {
	if f.Writes != nil {
		e.Written = e.Written.Join(*f.Writes)
		e.Header = max(e.Header, summary.May)
		return
	}
	b := x.SummaryOf(f)
	if b == nil {
		e.Escapes = e.Escapes || x.MayWrite(f)
		return
	}
	bound := b.Bound(f)
	for _, inner := range b.Effects {
		rest, ok := bound.Simplify(inner.When)
		if !ok {
			continue // not with what it is made with
		}
		v := x.Carried(x.Substitute(inner.Written, bound)).Under(rest)
		e.Written = e.Written.Join(v)
		for _, p := range inner.Invoked {
			x.invoke(e, bound, p)
		}
		e.Possible = summary.Union(e.Possible, inner.Possible)
		e.Escapes = e.Escapes || inner.Escapes
	}
	t := summary.CallTarget{Ref: f, Summary: b, Subst: bound}
	exit := t.ExitState()
	e.Header = max(e.Header, exit.Header)
	e.Body = max(e.Body, exit.Body)
	e.MayReturnUnsent = e.MayReturnUnsent || exit.ImplicitStatus
	e.Implied = append(e.Implied, t.Implied()...)
}
