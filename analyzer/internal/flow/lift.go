package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// apply adds what a function of the code at hand does when it is called.
func (x *evaluator) apply(fn *function, call *ast.CallExpr, e *effect, t target, several bool) {
	if t.ref.Writes != nil {
		e.written = e.written.Join(*t.ref.Writes)
		e.header = always
		return
	}
	if t.b == nil {
		x.valueOfSink(fn, call, e, t.ref)
		return
	}
	if !x.reaches(fn, call, t) {
		return
	}
	for _, inner := range t.b.effects {
		x.lift(fn, call, e, t, inner)
	}
	exit := t.exit()
	if plain, quiet, ok := x.through(exit.called, t.env); ok {
		exit.plain, exit.quiet = plain, quiet
	}
	header, body := exit.header, exit.body
	if several {
		header, body = header.join(never), body.join(never)
	}
	e.header, e.body = max(e.header, header), max(e.body, body)
	e.unwritten = e.unwritten || exit.plain
	e.implied = append(e.implied, t.implied()...)
	if !several {
		e.good, e.bad = x.outcomes(e, t, exit)
		e.done = !exit.quiet && (e.header != never || e.body != never)
	}
	if t.b.handles && !asks(t.b.sig) && x.passesAll(fn, call, t) {
		e.dispatched = append(e.dispatched, t.ref)
	}
}

// outcomes returns the header under what a called function's last result says.
// Where that calls functions it is given, all went well with them too if all
// went well with it; of how it fails nothing is known then.
func (x *evaluator) outcomes(e *effect, t target, exit exits) (good, bad outcome) {
	good, bad = exit.good, exit.bad
	for _, inner := range t.b.effects {
		for _, p := range inner.invoked {
			v, _ := t.env.Lookup(p)
			for _, f := range v.Funcs {
				b := x.behaviourOf(f)
				if b == nil || b.exit.header == never {
					continue // it writes nothing
				}
				bad = outcome{}
				e.slips = e.slips || !b.exit.plain // when it is called is not known
				if good.seen && b.exit.good.seen {
					good.header = max(good.header, b.exit.good.header)
				}
			}
		}
	}
	return good, bad
}

// through says how the functions end that the parameters are bound to, where one
// of them writes something: with nothing written and no error, or an error.
func (x *evaluator) through(params []*types.Var, bound absval.Subst) (plain, quiet, ok bool) {
	for _, p := range params {
		v, _ := bound.Lookup(p)
		for _, f := range v.Funcs {
			if f.Writes != nil {
				ok = true
				continue
			}
			b := x.behaviourOf(f)
			if b == nil || b.exit.header == never && b.exit.body == never {
				continue // it writes nothing
			}
			plain, quiet, ok = plain || b.exit.plain, quiet || b.exit.quiet, true
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

// lift adds one effect of a function to that of its call.
func (x *evaluator) lift(fn *function, call *ast.CallExpr, e *effect, t target, inner *effect) {
	rest, ok := t.env.Simplify(inner.when)
	if !ok {
		return // not with what it is called with
	}
	plain := inner.written
	plain.Guarded = nil
	e.written = e.written.Join(x.lifted(call, t, inner, plain).Under(rest))
	for _, c := range inner.written.Guarded {
		if w, ok := t.env.Simplify(c.When); ok {
			e.written = e.written.Join(x.lifted(call, t, inner, c.Value).Under(rest.And(w)))
		}
	}
	for _, p := range inner.invoked {
		x.invoke(e, t.env, p)
	}
	e.may = union(e.may, inner.may)
	e.lost = e.lost || inner.lost
	e.methods = e.methods.Or(inner.methods)
}

// lifted returns what a function writes as its caller sees it: what the
// function chose, and what it was given.
func (x *evaluator) lifted(call *ast.CallExpr, t target, inner *effect, written absval.Value) absval.Value {
	var out absval.Value
	chosen := written
	chosen.Params, chosen.Calls, chosen.Fields, chosen.Pending = nil, nil, nil, nil
	if len(chosen.Origins) > 0 || chosen.Top {
		chosen.Origins = x.helped(chosen.Origins, t, call, inner.methods)
		out = chosen
	}
	given := absval.Value{Params: written.Params, Calls: written.Calls, Pending: written.Pending}
	if len(given.Params)+len(given.Calls)+len(given.Pending) > 0 {
		v := x.carried(x.in(given, t.env))
		out = out.Join(v.Map(func(w absval.Value) absval.Value {
			w.Origins = pass(w.Origins)
			return w
		}))
	}
	return out
}

// helped marks what a helper writes on its own account.
func (x *evaluator) helped(atoms []absval.Origin, t target, call ast.Node, m httpmethod.Set) []absval.Origin {
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		via := absval.Helper
		if t.maps() {
			via = absval.Mapper
		}
		a = a.WithVia(via, t.b.sole)
		if a.Expr == nil || a.Call != nil {
			a.Call = call
		}
		if a.Expr == nil && t.foreign {
			a.From = t.ref.Obj
		}
		a.Methods = a.Methods.And(m)
		out = absval.AddOrigin(out, a)
	}
	return out
}

// maps reports whether the function chooses among statuses by an error that the
// call gives it. Where that is nil, there is nothing to choose.
func (t target) maps() bool {
	if !t.b.maps {
		return false
	}
	errors := 0
	for _, p := range t.b.params {
		if !goast.IsError(p.Type()) {
			continue // no error
		}
		errors++
		if b, ok := t.env.Binding(p); !ok || b.Facts.Nil != absval.Holds {
			return true
		}
	}
	return errors == 0
}

// pass marks what the caller itself chose and gave to a helper.
func pass(atoms []absval.Origin) []absval.Origin {
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		if a.Via == absval.Direct {
			a.Via = absval.Passed
		}
		out = absval.AddOrigin(out, a)
	}
	return out
}
