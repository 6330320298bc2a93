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
		out[v] = slices.DeleteFunc(slices.Clone(defs), func(d program.Def) bool { return isCall(d) && !mayStore(st, d.Holder) })
	}
	return out
}

// mayStore reports whether a call may put a status or a function into a value of type
// typ.
func mayStore(st *statusinfer.Result, typ types.Type) bool {
	t, named := structs.Of(typ), goast.NamedOf(typ)
	return t != nil && named != nil && !st.Types.IsForeign(named) && (st.HasStatus(t, goast.MaxNesting) || goast.HoldsCallable(t))
}

// mustAssign returns the fields of v that the call of d sets, whatever happens.
func (x *calls) mustAssign(d program.Def, v *types.Var) []*types.Var {
	if f, ok := x.results.keptBy(d, v); ok {
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
		if x.passes(d.Into, b, s.Param, func(e ast.Expr) bool { return x.isSame(d.Fn, e, v) }) {
			for _, p := range s.Value.Fields {
				if p.MustAssign {
					out = append(out, p.Var)
				}
			}
		}
	}
	return out
}

// passes reports whether a call gives what is a certain place for parameter p of b.
func (x *context) passes(call *ast.CallExpr, b *summary.FuncSummary, p *types.Var, is func(ast.Expr) bool) bool {
	if p == b.Recv {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return false
		}
		if goast.IsMethodExpr(x.info, sel) {
			return len(call.Args) > 0 && is(call.Args[0])
		}
		return is(sel.X)
	}
	for i, q := range b.Params {
		if q != p {
			continue
		}
		for _, arg := range goast.ArgsOf(x.info, call, b.Sig, i) {
			if is(arg.Expr) {
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

// isSame reports whether e is v, &v, or what a chain of methods returns that begins
// with v and of which each certainly returns its receiver.
func (x *calls) isSame(fn *program.Function, e ast.Expr, v *types.Var) bool {
	if x.isVariable(e, v) {
		return true
	}
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !x.returnsReceiver(fn, call, true) {
		return false
	}
	return x.isSame(fn, sel.X, v)
}

// isPart reports whether e is v, a field of v, or what a chain of methods returns that
// begins with one and of which each may return its receiver.
func (x *calls) isPart(fn *program.Function, e ast.Expr, v *types.Var) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	if call, ok := e.(*ast.CallExpr); ok {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		return ok && x.returnsReceiver(fn, call, false) && x.isPart(fn, sel.X, v)
	}
	return goast.RootVar(x.info, e) == v
}

// returnsReceiver reports whether a method that is called returns its receiver; for
// certain, or where nothing is known of the method.
func (x *calls) returnsReceiver(fn *program.Function, call *ast.CallExpr, certain bool) bool {
	obj := goast.Callee(x.info, call)
	if obj == nil {
		return false
	}
	b := x.SummaryOf(x.Function(obj).Funcs[0])
	if b == nil || b.Recv == nil || len(b.Results) == 0 {
		return !certain
	}
	r := b.Results[0].Flat()
	if certain {
		return len(r.Params) == 1 && r.Params[0] == b.Recv && !r.Top && len(r.Calls)+len(r.Reads)+len(r.Funcs) == 0
	}
	return r.Top || slices.Contains(r.Params, b.Recv)
}

// storedBy returns what the call of d puts into v.
func (x *calls) storedBy(d program.Def, v *types.Var) absval.Value {
	if f, ok := x.results.keptBy(d, v); ok {
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
			switch {
			case x.passes(d.Into, t.Summary, s.Param, func(e ast.Expr) bool { return x.isSame(d.Fn, e, v) }):
				out = out.Join(x.instantiateResult(t, s.Value, d.Into))
			case x.passes(d.Into, t.Summary, s.Param, func(e ast.Expr) bool { return x.isPart(d.Fn, e, v) }):
				out = out.Join(x.instantiateResult(t, s.Value, d.Into).Weakened()) // of a part, or perhaps of another
			}
		}
	}
	out = out.WithoutTop()
	return out
}
