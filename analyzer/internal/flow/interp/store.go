package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// relevantDefs returns the definitions of the program without the calls that cannot
// put a status or a function into a variable: no field of its struct holds one, or
// it is a framework's, which the table describes.
func relevantDefs(st *statusinfer.Result) map[*types.Var][]program.Def {
	out := maps.Clone(st.Defs)
	isCall := func(d program.Def) bool { return d.Into != nil }
	for v, defs := range out {
		if !slices.ContainsFunc(defs, isCall) {
			continue
		}
		if keptField(st.Table, v.Type()) != nil {
			continue // Have: r := c.Redirect(); r.Status(302)
		}
		t := structs.Of(v.Type())
		if named := goast.NamedOf(v.Type()); t == nil || named == nil || st.Types.IsForeign(named) || !st.HasStatus(t, goast.MaxNesting) && !goast.HoldsCallable(t) {
			out[v] = slices.DeleteFunc(slices.Clone(defs), isCall)
		}
	}
	return out
}

// mustAssign returns the fields of v that the call of d sets, whatever happens.
func (x *calls) mustAssign(d program.Def, v *types.Var) []*types.Var {
	if f, ok := x.keptBy(d, v); ok {
		return []*types.Var{f.Var}
	}
	obj := goast.Callee(x.info, d.Into)
	if obj == nil {
		return nil // a function value
	}
	if _, _, ok := x.dispatched(obj); ok {
		return nil // one of several
	}
	b := x.SummaryOf(x.Function(obj).Funcs[0])
	if b == nil {
		return nil
	}
	var out []*types.Var
	for _, s := range b.Stores {
		if x.passes(d.Into, b, s.Param, v) {
			for _, p := range s.Value.Fields {
				if p.MustAssign {
					out = append(out, p.Var)
				}
			}
		}
	}
	return out
}

// passes reports whether a call gives the variable v for parameter p of b.
func (x *context) passes(call *ast.CallExpr, b *summary.FuncSummary, p, v *types.Var) bool {
	if p == b.Recv {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return false
		}
		if goast.IsMethodExpr(x.info, sel) {
			return len(call.Args) > 0 && x.isVariable(call.Args[0], v)
		}
		return x.isVariable(sel.X, v)
	}
	for i, q := range b.Params {
		if q != p {
			continue
		}
		for _, arg := range goast.ArgsOf(x.info, call, b.Sig, i) {
			if x.isVariable(arg.Expr, v) {
				return true
			}
		}
	}
	return false
}

// isVariable reports whether e is v or &v.
func (x *context) isVariable(e ast.Expr, v *types.Var) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	id, ok := e.(*ast.Ident)
	return ok && x.info.Uses[id] == v
}

// storedBy returns what the call of d puts into v.
func (x *calls) storedBy(d program.Def, v *types.Var) absval.Value {
	if f, ok := x.keptBy(d, v); ok {
		return absval.Value{Fields: []absval.Field{f}}
	}
	ts, rest, _ := x.targets(d.Fn, d.Into)
	var out absval.Value
	for i, arg := range d.Into.Args {
		for _, r := range rest {
			if r.Field == nil && !r.Made && x.isVariable(arg, v) {
				out.Pending = absval.AddPending(out.Pending, absval.PendingStore{Param: r.Param, Index: i})
			}
		}
	}
	for _, t := range ts {
		if t.Summary == nil {
			continue // not known
		}
		for _, s := range t.Summary.Stores {
			if x.passes(d.Into, t.Summary, s.Param, v) {
				out = out.Join(x.instantiateResult(t, s.Value, d.Into))
			}
		}
	}
	out = out.WithoutTop()
	return out
}
