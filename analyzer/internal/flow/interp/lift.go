package interp

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/eval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// applyAny adds what one of several functions does when it is called. all says that
// no other can be.
func (x *transfer) applyAny(fn *program.Function, call *ast.CallExpr, e *summary.Effect, ts []summary.CallTarget, all bool) {
	if len(ts) == 1 {
		x.apply(fn, call, e, ts[0])
		return
	}
	var any *summary.Effect
	outcomes := true
	for _, t := range ts {
		one := &summary.Effect{At: call}
		x.apply(fn, call, one, t)
		outcomes = outcomes && one.OnSuccess.Seen && one.OnFailure.Seen
		if any == nil {
			any = one
		} else {
			any = any.Join(one)
		}
	}
	if any == nil {
		return
	}
	if !outcomes {
		any.OnSuccess, any.OnFailure = summary.Outcome{}, summary.Outcome{}
	}
	if !all {
		any = any.Join(&summary.Effect{At: call})
	}
	for _, i := range e.Invoked {
		any.Invoked = summary.AddInvocation(any.Invoked, i)
	}
	*e = *any
}

// apply adds what a function of the code at hand does when it is called.
func (x *transfer) apply(fn *program.Function, call *ast.CallExpr, e *summary.Effect, t summary.CallTarget) {
	if t.Ref.Writes != nil {
		e.Written = e.Written.Join(*t.Ref.Writes)
		e.Header = summary.Must
		return
	}
	if t.Summary == nil {
		x.valueOfSink(fn, call, e, t.Ref)
		return
	}
	if !x.Reaches(fn, call, t) {
		return
	}
	certain := t.ExitState().Called
	for _, inner := range t.Summary.Effects {
		x.instantiate(call, e, t, inner, certain)
	}
	exit := x.exitState(t)
	e.Header, e.Body = max(e.Header, exit.Header), max(e.Body, exit.Body)
	e.MayReturnUnsent = e.MayReturnUnsent || exit.ImplicitStatus
	e.Implied = append(e.Implied, t.Implied()...)
	if exit.Sent {
		e.Sends = summary.Must
	}
	e.OnSuccess, e.OnFailure = exit.OnSuccess, exit.OnFailure
	e.MustSend = !exit.MayBeUnsent && (e.Header != summary.Never || e.Body != summary.Never)
	if t.Summary.Handles && !asks(t.Summary.Sig) && x.PassesAll(fn, call, t) {
		e.Dispatched = append(e.Dispatched, t.Ref)
	}
}

// exitState returns the response where a called function ends, with what the
// functions do that it calls and that the call binds.
func (x *transfer) exitState(t summary.CallTarget) summary.ExitState {
	writers := x.boundWriters(t)
	var out summary.ExitState
	for _, l := range t.Feasible() {
		e := x.throughCalled(l, t)
		for _, c := range writers {
			if !slices.Contains(l.Called, c) {
				e.OnSuccess.Header, e.OnFailure.Header = e.OnSuccess.Header.Join(summary.Must), e.OnFailure.Header.Join(summary.Must) // it may have been called
				e.OnSuccess.Sent, e.OnFailure.Sent = false, false
			}
		}
		out = out.Join(e)
	}
	return out
}

// boundWriters returns what the called function calls of the functions that the call
// binds, where one of these writes something.
func (x *transfer) boundWriters(t summary.CallTarget) []summary.Callee {
	var out []summary.Callee
	for _, inner := range t.Summary.Effects {
		for _, i := range inner.Invoked {
			v, _ := x.Invoked(t.Subst, i)
			if slices.ContainsFunc(v.Funcs, x.writes) {
				out = summary.Union(out, []summary.Callee{i.Callee})
			}
		}
	}
	return out
}

// writes reports whether f is known to write something.
func (x *transfer) writes(f absval.FuncRef) bool {
	b := x.SummaryOf(f)
	return f.Writes != nil || b != nil && (b.Exit.Header != summary.Never || b.Exit.Body != summary.Never)
}

// throughCalled returns the end e of a function with what the functions do that were
// called on the way there. Where all went well with the function, it did with them. A
// function that returns no error answers the errors of those that it calls.
func (x *transfer) throughCalled(e summary.ExitState, t summary.CallTarget) summary.ExitState {
	bound := t.Subst
	plain, quiet, ok := x.Through(t.Summary, e.Called, bound)
	if !ok {
		return e
	}
	quiet = quiet && env.ReturnsError(t.Summary.Sig)
	e.ImplicitStatus, e.MayBeUnsent = plain, quiet
	if !plain && !quiet {
		e.Header, e.OnSuccess.Header, e.OnFailure.Header = summary.Must, summary.Must, summary.Must
		return e
	}
	e.OnFailure = summary.Outcome{}
	for _, c := range e.Called {
		v, _ := x.Invoked(bound, t.Summary.Invocation(c))
		for _, f := range v.Funcs {
			if b := x.SummaryOf(f); b != nil && b.Exit.OnSuccess.Seen && e.OnSuccess.Seen {
				e.OnSuccess.Header = max(e.OnSuccess.Header, b.Exit.OnSuccess.Header)
			}
		}
	}
	return e
}

// Through returns how the functions end that a function with the summary b called, as
// bound binds them, where one of them writes something: with nothing written and no
// error, or an error.
func (x *transfer) Through(b *summary.FuncSummary, called []summary.Callee, bound absval.Subst) (plain, quiet, ok bool) {
	for _, c := range called {
		v, _ := x.Invoked(bound, b.Invocation(c))
		for _, f := range v.Funcs {
			if !x.writes(f) {
				continue // it writes nothing
			}
			ok = true
			if inner := x.SummaryOf(f); f.Writes == nil {
				exit := x.exitState(summary.CallTarget{Ref: f, Summary: inner, Subst: inner.Bound(f)})
				plain, quiet = plain || exit.ImplicitStatus, quiet || exit.MayBeUnsent
			}
		}
	}
	return plain, quiet, ok
}

// asks reports whether a function answers its caller, yes or no: a check that may
// refuse the request, and no handler.
func asks(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		if goast.IsBool(r.Type()) {
			return true
		}
	}
	return false
}

// instantiate adds one effect of a function to that of its call. certain is what the
// function calls on every path on which it sends nothing else.
func (x *transfer) instantiate(call *ast.CallExpr, e *summary.Effect, t summary.CallTarget, inner *summary.Effect, certain []summary.Callee) {
	rest, ok := t.Subst.Simplify(inner.When)
	if !ok {
		return // not with what it is called with
	}
	plain := inner.Written
	plain.Guarded = nil
	e.Written = e.Written.Join(x.instantiateWritten(call, t, inner, plain, t.Choice(inner.When)).Under(rest))
	for _, c := range inner.Written.Guarded {
		if w, ok := t.Subst.Simplify(c.When); ok {
			v := x.instantiateWritten(call, t, inner, c.Value, t.Choice(inner.When.And(c.When)))
			e.Written = e.Written.Join(v.Under(rest.And(w)))
		}
	}
	for _, i := range inner.Invoked {
		one := &summary.Effect{}
		x.invoke(one, t.Subst, i.WithArgs(func(arg absval.Value) absval.Value {
			return x.instantiateWritten(call, t, inner, arg, t.Choice(inner.When))
		}))
		if !slices.Contains(certain, i.Callee) {
			one.Header, one.Body = one.Header.Join(summary.Never), one.Body.Join(summary.Never) // not on every path
		}
		e.Add(one, rest)
	}
	e.Possible = summary.Union(e.Possible, inner.Possible)
	e.Escapes = e.Escapes || inner.Escapes
	e.Methods = e.Methods.Or(inner.Methods)
}

// instantiateWritten returns what a function writes as its caller sees it: what the
// function chose, which came out of it as how says, and its arguments.
func (x *transfer) instantiateWritten(call *ast.CallExpr, t summary.CallTarget, inner *summary.Effect, written absval.Value, how summary.Choice) absval.Value {
	var out absval.Value
	chosen := written
	chosen.Params, chosen.Calls, chosen.Reads, chosen.Lookups, chosen.Fields, chosen.Pending = nil, nil, nil, nil, nil, nil
	if len(chosen.Origins) > 0 || chosen.Top {
		chosen.Origins = x.markHelped(chosen.Origins, t, call, inner.Methods, how)
		out = chosen
	}
	if len(written.Lookups) > 0 {
		found := x.Carried(x.Substitute(absval.Value{Lookups: written.Lookups}, t.Subst))
		out = out.Join(found.Map(func(w absval.Value) absval.Value {
			w.Origins = x.markHelped(w.Origins, t, call, inner.Methods, eval.ChosenBy(w))
			return w
		}))
	}
	given := absval.Value{Params: written.Params, Calls: written.Calls, Reads: written.Reads, Pending: written.Pending}
	if !given.Empty() {
		v := x.Carried(x.Substitute(given, t.Subst))
		out = out.Join(v.Map(func(w absval.Value) absval.Value {
			w.Origins = markPassed(w.Origins)
			return w
		}))
	}
	return out
}

// markHelped marks what a helper writes on its own account.
func (x *transfer) markHelped(atoms []absval.Origin, t summary.CallTarget, call ast.Node, m httpmethod.Set, how summary.Choice) []absval.Origin {
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		a = a.WithVia(how.Via, how.Sole)
		if a.Expr == nil || a.Call != nil {
			a.Call = call
		}
		if a.Expr == nil && t.Foreign {
			a.From = t.Ref.Obj
		}
		a.Methods = a.Methods.And(m)
		out = absval.AddOrigin(out, a)
	}
	return out
}

// markPassed marks what the caller itself chose and gave to a helper.
func markPassed(atoms []absval.Origin) []absval.Origin {
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		if a.Via == absval.Direct {
			a.Via = absval.Passed
		}
		out = absval.AddOrigin(out, a)
	}
	return out
}
