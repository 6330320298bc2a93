package interp

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// instantiateResult returns a result of a function as its caller sees it. What the function
// chose has come out of it; what it was given is still the caller's.
func (x *calls) instantiateResult(t summary.CallTarget, v absval.Value, call *ast.CallExpr) absval.Value {
	distinct := len(absval.Codes(t.Subst.Resolve(v).Origins))
	over := v.Guarded
	v.Guarded = nil
	out := x.instantiatePlain(t, v, call, distinct)
	for _, c := range over {
		if rest, ok := t.Subst.Simplify(c.When); ok {
			out = out.Join(x.instantiatePlain(t, c.Value, call, distinct).Under(rest))
		}
	}
	return out
}

// instantiatePlain is out for what hangs on no condition. distinct is the number of
// statuses among which the function chooses.
func (x *calls) instantiatePlain(t summary.CallTarget, v absval.Value, call *ast.CallExpr, distinct int) absval.Value {
	chosen := v
	chosen.Params, chosen.Calls, chosen.Reads = nil, nil, nil
	chosen.Origins = comeOut(chosen.Origins, t, call, distinct)
	chosen.Fields = nil
	chosen.Pending = nil
	out := x.Substitute(chosen, t.Subst).Join(x.Substitute(absval.Value{Params: v.Params, Calls: v.Calls, Reads: v.Reads}, t.Subst).WithoutFields(v.ReplacedFields()))
	for _, p := range v.Fields {
		out = out.WithField(absval.Field{Var: p.Var, Value: x.instantiateResult(t, p.Value, call), MustAssign: p.MustAssign})
	}
	for _, m := range v.Pending {
		out = out.WithStores(m.Substitute(t.Subst, x))
	}
	return out
}

// comeOut marks atoms as having come out of a function through a call.
func comeOut(atoms []absval.Origin, t summary.CallTarget, call ast.Node, distinct int) []absval.Origin {
	if len(atoms) == 0 {
		return nil
	}
	via := absval.Helper
	if distinct > 1 && t.MapsErrors() {
		via = absval.Mapper
	}
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		a = a.WithVia(via, distinct == 1)
		if a.Expr == nil {
			a.Call = call
		}
		out = absval.AddOrigin(out, a)
	}
	return out
}
