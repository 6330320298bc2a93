package interp

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// apply adds what a function of the code at hand does when it is called.
func (x *transfer) apply(fn *program.Function, call *ast.CallExpr, e *summary.Effect, t summary.CallTarget, several bool) {
	if t.Ref.Writes != nil {
		e.Written = e.Written.Join(*t.Ref.Writes)
		e.Header = summary.Must
		return
	}
	if t.Summary == nil {
		x.valueOfSink(fn, call, e, t.Ref)
		return
	}
	if !x.reaches(fn, call, t) {
		return
	}
	for _, inner := range t.Summary.Effects {
		x.instantiate(fn, call, e, t, inner)
	}
	exit := t.ExitState()
	if plain, quiet, ok := x.Through(exit.Called, t.Subst); ok {
		exit.ImplicitStatus, exit.MayBeUnsent = plain, quiet
	}
	header, body := exit.Header, exit.Body
	if several {
		header, body = header.Join(summary.Never), body.Join(summary.Never)
	}
	e.Header, e.Body = max(e.Header, header), max(e.Body, body)
	e.MayReturnUnsent = e.MayReturnUnsent || exit.ImplicitStatus
	e.Implied = append(e.Implied, t.Implied()...)
	if !several {
		if exit.Sent {
			e.Sends = summary.Must
		}
		e.OnSuccess, e.OnFailure = x.outcomes(e, t, exit)
		e.MustSend = !exit.MayBeUnsent && (e.Header != summary.Never || e.Body != summary.Never)
	}
	if t.Summary.Handles && !asks(t.Summary.Sig) && x.passesAll(fn, call, t) {
		e.Dispatched = append(e.Dispatched, t.Ref)
	}
}

// outcomes returns the header under what a called function's last result says.
// Where that calls functions it is given, all went well with them too if all
// went well with it; of how it fails nothing is known then.
func (x *transfer) outcomes(e *summary.Effect, t summary.CallTarget, exit summary.ExitState) (good, bad summary.Outcome) {
	good, bad = exit.OnSuccess, exit.OnFailure
	for _, inner := range t.Summary.Effects {
		for _, p := range inner.Invoked {
			v, _ := t.Subst.Lookup(p)
			for _, f := range v.Funcs {
				b := x.SummaryOf(f)
				if b == nil || b.Exit.Header == summary.Never {
					continue // it writes nothing
				}
				bad = summary.Outcome{}
				e.MaybeUnsent = e.MaybeUnsent || !b.Exit.ImplicitStatus // when it is called is not known
				if good.Seen && b.Exit.OnSuccess.Seen {
					good.Header = max(good.Header, b.Exit.OnSuccess.Header)
				}
			}
		}
	}
	return good, bad
}

// Through says how the functions end that the parameters are bound to, where one
// of them writes something: with nothing written and no error, or an error.
func (x *transfer) Through(params []*types.Var, bound absval.Subst) (plain, quiet, ok bool) {
	for _, p := range params {
		v, _ := bound.Lookup(p)
		for _, f := range v.Funcs {
			if f.Writes != nil {
				ok = true
				continue
			}
			b := x.SummaryOf(f)
			if b == nil || b.Exit.Header == summary.Never && b.Exit.Body == summary.Never {
				continue // it writes nothing
			}
			plain, quiet, ok = plain || b.Exit.ImplicitStatus, quiet || b.Exit.MayBeUnsent, true
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

// instantiate adds one effect of a function to that of its call.
func (x *transfer) instantiate(fn *program.Function, call *ast.CallExpr, e *summary.Effect, t summary.CallTarget, inner *summary.Effect) {
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
	for _, p := range inner.Invoked {
		x.invoke(e, t.Subst, p)
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
			w.Origins = x.markHelped(w.Origins, t, call, inner.Methods, chosenBy(w))
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

// chosenBy returns how what a table holds under the key of a call comes out of the
// called function.
func chosenBy(v absval.Value) summary.Choice {
	if len(absval.Codes(v.Origins)) == 1 {
		return summary.Choice{Via: absval.Helper, Sole: true}
	}
	return summary.Choice{Via: absval.Mapper}
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
