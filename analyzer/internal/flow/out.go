package flow

import (
	"go/ast"
)

// out returns a result of a function as its caller sees it. What the function
// chose has come out of it; what it was given is still the caller's.
func (x *evaluator) out(t target, v value, call *ast.CallExpr) value {
	distinct := len(codes(t.env.settled(v).atoms))
	over := v.over
	v.over = nil
	out := x.outPlain(t, v, call, distinct)
	for _, c := range over {
		if rest, ok := t.env.settle(c.when); ok {
			out = out.join(x.outPlain(t, c.value, call, distinct).under(rest))
		}
	}
	return out
}

// outPlain is out for what hangs on no condition. distinct is the number of
// statuses among which the function chooses.
func (x *evaluator) outPlain(t target, v value, call *ast.CallExpr, distinct int) value {
	chosen := v
	chosen.params, chosen.calls = nil, nil
	chosen.atoms = leave(chosen.atoms, t, call, distinct)
	chosen.parts = nil
	chosen.mods = nil
	out := x.in(chosen, t.env).join(x.in(value{params: v.params, calls: v.calls}, t.env).without(v.setFields()))
	for _, p := range v.parts {
		out = out.withPart(part{p.field, x.out(t, p.value, call), p.set})
	}
	for _, m := range v.mods {
		out = out.modifiedBy(x.modIn(m, t.env))
	}
	return out
}

// leave marks atoms as having come out of a function through a call.
func leave(atoms []atom, t target, call ast.Node, distinct int) []atom {
	if len(atoms) == 0 {
		return nil
	}
	via := Helper
	if distinct > 1 && t.maps() {
		via = Mapper
	}
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		a = a.come(via, distinct == 1)
		if a.expr == nil {
			a.call = call
		}
		out = addAtom(out, a)
	}
	return out
}
