package eval

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// mustAssign returns the fields of v that the call of d sets, whatever happens.
func (x *Calls) mustAssign(d program.Def, v *types.Var) []*types.Var {
	if f, ok := x.Results.keptBy(d, v); ok {
		return []*types.Var{f.Var}
	}
	obj := goast.Callee(x.Info, d.Into)
	if obj == nil {
		return nil // a function value
	}
	if _, _, ok := x.Dispatched(obj); ok {
		return nil // one of several
	}
	b := x.SummaryOf(x.Function(obj).Funcs[0])
	if b == nil {
		return nil
	}
	var out []*types.Var
	for _, s := range b.Stores {
		if x.Passes(d.Into, b, s.Param, func(e ast.Expr) bool { return x.isSame(d.Fn, e, v) }) {
			for _, p := range s.Value.Fields {
				if p.MustAssign {
					out = append(out, p.Var)
				}
			}
		}
	}
	return out
}

// isSame reports whether e is v, &v, or what a chain of methods returns that begins
// with v and of which each certainly returns its receiver.
func (x *Calls) isSame(fn *program.Function, e ast.Expr, v *types.Var) bool {
	if x.IsVariable(e, v) {
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
func (x *Calls) isPart(fn *program.Function, e ast.Expr, v *types.Var) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	if call, ok := e.(*ast.CallExpr); ok {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		return ok && x.returnsReceiver(fn, call, false) && x.isPart(fn, sel.X, v)
	}
	return goast.RootVar(x.Info, e) == v
}

// returnsReceiver reports whether a method that is called returns its receiver; for
// certain, or where nothing is known of the method.
func (x *Calls) returnsReceiver(fn *program.Function, call *ast.CallExpr, certain bool) bool {
	obj := goast.Callee(x.Info, call)
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
func (x *Calls) storedBy(d program.Def, v *types.Var) absval.Value {
	if f, ok := x.Results.keptBy(d, v); ok {
		return absval.Value{Fields: []absval.Field{f}}
	}
	ts, rest, _ := x.Targets(d.Fn, d.Into)
	var out absval.Value
	for i, arg := range d.Into.Args {
		for _, r := range rest {
			if r.Field == nil && !r.Made && x.IsVariable(arg, v) {
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
			case x.Passes(d.Into, t.Summary, s.Param, func(e ast.Expr) bool { return x.isSame(d.Fn, e, v) }):
				out = out.Join(x.instantiateResult(t, s.Value, d.Into))
			case x.Passes(d.Into, t.Summary, s.Param, func(e ast.Expr) bool { return x.isPart(d.Fn, e, v) }):
				out = out.Join(x.instantiateResult(t, s.Value, d.Into).Weakened()) // of a part, or perhaps of another
			}
		}
	}
	out = out.WithoutTop()
	return out
}
