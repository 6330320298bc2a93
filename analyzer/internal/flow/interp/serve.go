package interp

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// invoke adds what is called that only callers of a function know, as bound binds it.
func (x *transfer) invoke(e *summary.Effect, bound absval.Subst, i summary.Invocation) {
	v, ok := x.Invoked(bound, i)
	if !ok {
		i.Given = x.SubstituteAll(i.Given, bound)
		e.Invoked = summary.AddInvocation(e.Invoked, i) // of a function further out
		return
	}
	for _, outer := range env.CallsOf(v) {
		outer.Serves, outer.Args = i.Serves, i.Args
		e.Invoked = summary.AddInvocation(e.Invoked, outer)
	}
	if x.IsUnknownHandler(v, i) && !isNilArgument(bound, i) {
		e.Escapes = true
	}
	for _, f := range v.Funcs {
		if x.CanCall(i, f) {
			x.serve(e, f, i.Args)
		}
	}
}

// isNilArgument reports whether a call certainly passes nil for what i calls.
func isNilArgument(bound absval.Subst, i summary.Invocation) bool {
	b, _ := bound.Binding(i.Param)
	return i.Field == nil && b.Facts.Nil == absval.Holds
}

// givesResponse reports whether a call of a function value gives it the response: as
// one, or as any value. A gin.Context that is taken as a context.Context is none.
func (x *transfer) givesResponse(fn *program.Function, call *ast.CallExpr) bool {
	sig, _ := x.Info.TypeOf(call.Fun).Underlying().(*types.Signature) // nil for a type parameter
	return slices.ContainsFunc(x.Responses(fn, call), func(arg ast.Expr) bool {
		t := x.TakenAs(call, sig, arg)
		return x.Types.IsResponse(t) || goast.IsEmptyInterface(t)
	})
}

// CanCall reports whether i can call f, and f write to the response. Of the functions
// that a struct or a list holds, a call that gives the response is of a handler, and
// one that gives none is of another function, which writes only to what it has
// captured.
func (x *transfer) CanCall(i summary.Invocation, f absval.FuncRef) bool {
	b := x.SummaryOf(f)
	itself := i.Field == nil && goast.IsCallable(i.Param.Type()) // what is called is all that the parameter is
	switch {
	case !x.IsHandlerCall(i):
		return b != nil && (itself || !f.Served && !x.Types.Takes(b.Sig))
	case i.Field == nil:
		return true
	}
	return b == nil && x.MayWrite(f) || b != nil && b.Handles || f.Writes != nil
}

// MayWrite reports whether a function of which nothing is known can write to a
// response: it takes one. A literal, which can capture one, is always known.
func (x *transfer) MayWrite(f absval.FuncRef) bool {
	return f.Obj == nil || f.Served || x.ByObj[f.Obj] != nil || x.Types.Takes(f.Obj.Signature()) || f.Obj.Signature().Recv() != nil && x.Types.IsResponse(f.Obj.Signature().Recv().Type())
}

// serve adds what a handler does that is called with the response, and with args.
func (x *transfer) serve(e *summary.Effect, f absval.FuncRef, args []absval.Value) {
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
	bound := append(slices.Clip(b.Bound(f)), x.BindArgs(f, args)...)
	for _, inner := range b.Effects {
		rest, ok := bound.Simplify(inner.When)
		if !ok {
			continue // not with what it is made with
		}
		v := x.Carried(x.Substitute(inner.Written, bound)).Under(rest)
		e.Written = e.Written.Join(v)
		for _, i := range inner.Invoked {
			x.invoke(e, bound, x.SubstituteArgs(i, bound))
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
