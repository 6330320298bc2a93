package eval

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// instantiateResult returns a result of a function as its caller sees it. What the function
// chose has come out of it; what it was given is still the caller's.
func (x *Calls) instantiateResult(t summary.CallTarget, v absval.Value, call *ast.CallExpr) absval.Value {
	distinct := len(absval.Codes(t.Subst.Resolve(v).Origins))
	over := v.Guarded
	v.Guarded = nil
	out := x.instantiatePlain(t, v, call, distinct, resultChoice(t, nil))
	for _, c := range over {
		if rest, ok := t.Subst.Simplify(c.When); ok {
			out = out.Join(x.instantiatePlain(t, c.Value, call, distinct, resultChoice(t, c.When)).Under(rest))
		}
	}
	return out
}

// resultChoice is Choice for what the function returns, where it returns several
// statuses.
func resultChoice(t summary.CallTarget, w absval.PathCond) summary.Choice {
	how := t.Choice(w)
	how.Sole = t.Subst.Certain(w)
	return how
}

// instantiatePlain is instantiateResult for a value without conditions. distinct
// is the number of statuses among which the function chooses, which come out of it
// as how says.
func (x *Calls) instantiatePlain(t summary.CallTarget, v absval.Value, call *ast.CallExpr, distinct int, how summary.Choice) absval.Value {
	chosen := v
	chosen.Params, chosen.Calls, chosen.Reads, chosen.Lookups = nil, nil, nil, nil
	chosen.Origins = comeOut(chosen.Origins, call, distinct, how)
	chosen.Fields = nil
	chosen.Pending = nil
	out := x.Substitute(chosen, t.Subst).Join(x.Substitute(absval.Value{Params: v.Params, Calls: v.Calls, Reads: v.Reads}, t.Subst).WithoutFields(v.ReplacedFields()))
	if len(v.Lookups) > 0 {
		found := x.Substitute(absval.Value{Lookups: v.Lookups}, t.Subst)
		left := absval.Value{Lookups: found.Lookups}
		found.Lookups = nil
		out = out.Join(x.instantiatePlain(t, found, call, len(absval.Codes(found.Origins)), ChosenBy(found))).Join(left)
	}
	for _, p := range v.Fields {
		out = out.WithField(absval.Field{Var: p.Var, Value: x.instantiateResult(t, p.Value, call), MustAssign: p.MustAssign})
	}
	for _, m := range v.Pending {
		out = out.WithStores(m.Substitute(t.Subst, x))
	}
	return out
}

// comeOut marks atoms as having come out of a function through a call.
func comeOut(atoms []absval.Origin, call ast.Node, distinct int, how summary.Choice) []absval.Origin {
	if len(atoms) == 0 {
		return nil
	}
	if distinct == 1 {
		how = summary.Choice{Via: absval.Helper, Sole: true}
	}
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		a = a.WithVia(how.Via, how.Sole)
		if a.Expr == nil {
			a.Call = call
		}
		out = absval.AddOrigin(out, a)
	}
	return out
}

// ChosenBy returns how what a table holds under the key of a call comes out of the
// called function.
func ChosenBy(v absval.Value) summary.Choice {
	if len(absval.Codes(v.Origins)) == 1 {
		return summary.Choice{Via: absval.Helper, Sole: true}
	}
	return summary.Choice{Via: absval.Mapper}
}
