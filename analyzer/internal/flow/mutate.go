package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A call may put something into what it is given: b.SetStatus(404), set(&o). It
// is a definition of the variable, of which the called function says more.

// puts records the variables into which a call may put something.
func (w *walker) puts(call *ast.CallExpr) {
	if w.fn == nil {
		return
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if s := w.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			w.put(call, sel.X)
		}
	}
	for _, arg := range call.Args {
		w.put(call, arg)
	}
}

func (w *walker) put(call *ast.CallExpr, e ast.Expr) {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return
	}
	v, ok := w.info.Uses[id].(*types.Var)
	if !ok || v.Pkg() != w.pass.Pkg || v.Parent() == v.Pkg().Scope() || !w.mutable(v.Type()) {
		return
	}
	w.define(v, def{expr: call, index: -1, at: call, weak: true, into: call})
}

// mutable reports whether a value of type t, or what it points to, is a struct
// with a number in it, of this project.
func (w *walker) mutable(t types.Type) bool {
	named := goast.NamedOf(t)
	if named == nil || w.kinds.types.isForeign(named) {
		return false
	}
	st := structs.Of(named)
	return st != nil && holdsNumber(st, goast.MaxNesting)
}

// holdsNumber reports whether a struct has an integer field, or embeds one that has.
func holdsNumber(st *types.Struct, depth int) bool {
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) {
			return true
		}
		if inner := structs.Of(f.Type()); inner != nil && f.Embedded() && depth > 0 && holdsNumber(inner, depth-1) {
			return true
		}
	}
	return false
}

// settlePuts drops the calls that cannot put a status into a variable: no field
// of its struct holds any.
func (x *evaluator) settlePuts() {
	for v, defs := range x.defs {
		if !slices.ContainsFunc(defs, func(d def) bool { return d.into != nil }) {
			continue // no call
		}
		if st := structs.Of(v.Type()); st == nil || !x.types.hasStatus(st, goast.MaxNesting) {
			x.defs[v] = slices.DeleteFunc(defs, func(d def) bool { return d.into != nil })
		}
	}
}

// partsOf returns what definition i of v is numbered as: once, or once for each
// field that it sets for certain.
func (x *evaluator) partsOf(v *types.Var, i int, d def) []numbered {
	if d.into != nil {
		var out []numbered
		for _, f := range x.surelySet(d, v) {
			out = append(out, numbered{v: v, i: i, field: f, weak: true, kills: true})
		}
		return append(out, numbered{v: v, i: i, weak: true})
	}
	if d.plain && d.field != nil && goast.IsInteger(d.field.Type()) {
		return []numbered{{v: v, i: i, field: d.field, weak: true, kills: true}}
	}
	return []numbered{{v: v, i: i, weak: d.weak}}
}

// surelySet returns the fields of v that the call of d sets, whatever happens.
func (x *evaluator) surelySet(d def, v *types.Var) []*types.Var {
	obj := goast.Callee(x.info, d.into)
	if obj == nil || len(x.types.implementations(obj)) > 0 {
		return nil // one of several
	}
	b := x.behaviourOf(x.function(obj).Funcs[0])
	if b == nil {
		return nil
	}
	var out []*types.Var
	for _, s := range b.Stores {
		if x.isGiven(d.into, b, s.Param, v) {
			for _, p := range s.Value.Fields {
				if p.MustAssign {
					out = append(out, p.Var)
				}
			}
		}
	}
	return out
}

// isGiven reports whether a call gives the variable v for parameter p of b.
func (x *evaluator) isGiven(call *ast.CallExpr, b *summary.FuncSummary, p, v *types.Var) bool {
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
func (x *evaluator) isVariable(e ast.Expr, v *types.Var) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	id, ok := e.(*ast.Ident)
	return ok && x.info.Uses[id] == v
}

// putInto returns what the call of d puts into v.
func (x *evaluator) putInto(d def, v *types.Var) absval.Value {
	ts, rest, _ := x.targets(d.fn, d.into)
	var out absval.Value
	for i, arg := range d.into.Args {
		for _, p := range rest {
			if x.isVariable(arg, v) {
				out.Pending = absval.AddPending(out.Pending, absval.PendingStore{Param: p, Index: i})
			}
		}
	}
	for _, t := range ts {
		if t.Summary == nil {
			continue // not known
		}
		for _, s := range t.Summary.Stores {
			if x.isGiven(d.into, t.Summary, s.Param, v) {
				out = out.Join(x.out(t, s.Value, d.into))
			}
		}
	}
	out.Top = false
	return out
}
