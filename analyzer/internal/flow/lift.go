package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// apply adds what a function of the code at hand does when it is called.
func (x *evaluator) apply(fn *function, call *ast.CallExpr, e *effect, t target, several bool) {
	if t.ref.writes != nil {
		e.written = e.written.join(*t.ref.writes)
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
			v, _ := t.env.lookup(p)
			for _, f := range v.funcs {
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
func (x *evaluator) through(params []*types.Var, bound env) (plain, quiet, ok bool) {
	for _, p := range params {
		v, _ := bound.lookup(p)
		for _, f := range v.funcs {
			if f.writes != nil {
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
	rest, ok := t.env.settle(inner.when)
	if !ok {
		return // not with what it is called with
	}
	plain := inner.written
	plain.over = nil
	e.written = e.written.join(x.lifted(call, t, inner, plain).under(rest))
	for _, c := range inner.written.over {
		if w, ok := t.env.settle(c.when); ok {
			e.written = e.written.join(x.lifted(call, t, inner, c.value).under(rest.and(w)))
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
func (x *evaluator) lifted(call *ast.CallExpr, t target, inner *effect, written value) value {
	var out value
	chosen := written
	chosen.params, chosen.calls, chosen.parts, chosen.mods = nil, nil, nil, nil
	if len(chosen.atoms) > 0 || chosen.lost {
		chosen.atoms = x.helped(chosen.atoms, t, call, inner.methods)
		out = chosen
	}
	given := value{params: written.params, calls: written.calls, mods: written.mods}
	if len(given.params)+len(given.calls)+len(given.mods) > 0 {
		v := x.carried(x.in(given, t.env))
		out = out.join(v.mapped(func(w value) value {
			w.atoms = pass(w.atoms)
			return w
		}))
	}
	return out
}

// helped marks what a helper writes on its own account.
func (x *evaluator) helped(atoms []atom, t target, call ast.Node, m httpmethod.Set) []atom {
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		via := Helper
		if t.maps() {
			via = Mapper
		}
		a = a.come(via, t.b.sole)
		if a.expr == nil || a.call != nil {
			a.call = call
		}
		if a.expr == nil && t.ref.obj != nil {
			a.from = t.ref.obj
		}
		a.methods = a.methods.And(m)
		out = addAtom(out, a)
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
		if b, ok := t.env.binding(p); !ok || b.given.absent != held {
			return true
		}
	}
	return errors == 0
}

// pass marks what the caller itself chose and gave to a helper.
func pass(atoms []atom) []atom {
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		if a.via == Direct {
			a.via = Passed
		}
		out = addAtom(out, a)
	}
	return out
}
