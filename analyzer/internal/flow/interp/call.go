package interp

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// Substitute returns v as the caller sees it that bound the parameters in e.
func (x *context) Substitute(v absval.Value, e absval.Subst) absval.Value {
	return absval.Substitute(v, e, x)
}

// ResultsOf implements absval.Callees.
func (x *context) ResultsOf(f absval.FuncRef) ([]absval.Value, absval.Subst, bool) {
	b := x.SummaryOf(f)
	if b == nil {
		return nil, nil, false
	}
	return b.Results, b.Bound(f), true
}

// StoresOf implements absval.Callees.
func (x *context) StoresOf(f absval.FuncRef, index int) (absval.Value, absval.Subst, bool) {
	b := x.SummaryOf(f)
	if b == nil {
		return absval.Value{}, nil, false
	}
	return b.StoresInto(index), b.Bound(f), true
}

// SummaryOf returns what is known of the function that f refers to, or nil.
func (x *context) SummaryOf(f absval.FuncRef) *summary.FuncSummary {
	fn := x.Local(f)
	if fn == nil {
		b := x.facts.Summary(f.Obj)
		if b != nil && f.Served {
			return b.Served
		}
		return b
	}
	s := x.State(fn)
	if s.Sum == nil || !s.done {
		x.usedUnsummarized = true
	}
	return s.Sum
}

// Local returns the function of this package that f refers to, or nil.
func (x *context) Local(f absval.FuncRef) *program.Function {
	switch {
	case f.Lit != nil:
		return x.ByLit[f.Lit]
	case f.Obj == nil || f.Served:
		return nil
	}
	return x.ByObj[f.Obj]
}

// RefTo returns a reference to fn.
func RefTo(fn *program.Function) absval.FuncRef { return absval.FuncRef{Obj: fn.Obj, Lit: fn.Lit} }

// calls resolves calls: which functions they may call, with which arguments.
type calls struct{ *evaluator }

// targets returns the functions that call may call. rest holds what is called that
// only callers know; known is false where other functions may be called too.
func (x *calls) targets(fn *program.Function, call *ast.CallExpr) (ts []summary.CallTarget, rest []summary.Callee, known bool) {
	if obj := goast.Callee(x.info, call); obj != nil {
		return x.static(fn, call, obj)
	}
	return x.valueTargets(fn, call, x.Eval(fn, call.Fun))
}

// valueTargets is targets for a call of a value.
func (x *calls) valueTargets(fn *program.Function, call *ast.CallExpr, v absval.Value) (ts []summary.CallTarget, rest []summary.Callee, known bool) {
	v = v.Flat()
	for _, f := range v.Funcs {
		if x.fits(f, x.info.TypeOf(call.Fun)) {
			ts = append(ts, x.bindArgs(fn, call, f))
		}
	}
	rest = calleesOf(v)
	return ts, rest, !v.Top && len(v.Funcs)+len(rest) > 0
}

// fits reports whether f can be called as a function of type t. What was held as
// any, in a map of functions of several types, may not: byName[n].(func(string))("x").
func (x *calls) fits(f absval.FuncRef, t types.Type) bool {
	if t == nil || f.Served || f.Writes != nil {
		return true // no function of the source
	}
	want, ok := t.Underlying().(*types.Signature)
	sig := x.signature(f)
	if !ok || sig == nil || sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0 {
		return true // which types it has is not known here
	}
	return f.MethodExpr || sig.Recv() != nil && f.Recv == nil || types.Identical(sig.Params(), want.Params())
}

func (x *calls) signature(f absval.FuncRef) *types.Signature {
	fn := x.Local(f)
	switch {
	case fn != nil:
		return fn.Sig
	case f.Obj != nil:
		return f.Obj.Signature()
	}
	return nil
}

// static resolves a call of a declared function or method.
func (x *calls) static(fn *program.Function, call *ast.CallExpr, obj *types.Func) ([]summary.CallTarget, []summary.Callee, bool) {
	if refs, all, ok := x.dispatched(obj); ok {
		ts := make([]summary.CallTarget, 0, len(refs))
		for _, ref := range refs {
			ts = append(ts, x.bindArgs(fn, call, ref))
		}
		return ts, nil, all
	}
	if x.Types.IsServeHTTP(obj) {
		// Have: h.ServeHTTP(w, r)
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if ok && !goast.IsMethodExpr(x.info, sel) {
			s := x.info.Selections[sel]
			return x.valueTargets(fn, call, x.promoted(x.Eval(fn, sel.X), x.info.TypeOf(sel.X), s.Index()))
		}
	}
	ref := x.Function(obj).Funcs[0]
	t := x.bindArgs(fn, call, ref)
	return []summary.CallTarget{t}, nil, t.Summary != nil
}

// bindArgs binds the arguments of call to the parameters of f.
func (x *calls) bindArgs(fn *program.Function, call *ast.CallExpr, f absval.FuncRef) summary.CallTarget {
	t := summary.CallTarget{Ref: f, Summary: x.SummaryOf(f), Foreign: f.Obj != nil && x.Local(f) == nil}
	if t.Summary == nil {
		return t
	}
	t.Subst = t.Summary.Bound(absval.FuncRef{Subst: f.Subst})
	if t.Summary.Recv != nil && t.Summary.Mentions(t.Summary.Recv) {
		if v, ok := x.receiver(fn, call, f); ok {
			g := absval.NoFacts()
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.Recv == nil && !goast.IsMethodExpr(x.info, sel) {
				if g.Alias = x.paths.Unchanged(fn, sel.X); g.Alias == nil {
					g.Alias = x.paths.Asserted(fn, sel.X)
				}
				if g.Alias == nil && t.Summary.Tests(t.Summary.Recv) {
					g.Consts = x.constsOf(fn, ast.Unparen(sel.X), 0).Consts
				}
			}
			t.Subst = append(t.Subst[:len(t.Subst):len(t.Subst)], absval.Binding{Param: t.Summary.Recv, Value: v, Facts: g})
		}
	}
	if rec := t.Summary.Recovers; rec != nil {
		t.Subst = append(t.Subst[:len(t.Subst):len(t.Subst)], absval.Binding{Param: rec, Value: x.recoveredValue(), Facts: absval.NoFacts()})
	}
	for i, p := range t.Summary.Params {
		if !t.Summary.Mentions(p) {
			continue // what it is does not matter
		}
		v := absval.Value{}
		args := goast.ArgsOf(x.info, call, t.Summary.Sig, i)
		for _, arg := range args {
			v = v.Join(x.converted(x.argument(fn, arg), arg.Expr, elementOf(t.Summary.Sig, i)))
		}
		if isString(p.Type()) && len(args) == 1 && args[0].Index < 0 {
			v = x.tables.kindValue(fn, args[0].Expr)
		} else if isString(p.Type()) {
			v = absval.Unknown()
		}
		g := absval.NoFacts()
		if t.Summary.Tests(p) {
			g = x.argFacts(fn, call, p, args, t.Summary.Sig.Variadic() && i == len(t.Summary.Params)-1, v)
		}
		t.Subst = append(t.Subst[:len(t.Subst):len(t.Subst)], absval.Binding{Param: p, Value: v, Facts: g})
	}
	return t
}

func (x *calls) argument(fn *program.Function, arg goast.Arg) absval.Value {
	if call, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && arg.Index >= 0 {
		return x.results.nth(fn, call, arg.Index)
	}
	return x.Eval(fn, arg.Expr)
}

// receiver returns the value of the receiver of a method call.
func (x *calls) receiver(fn *program.Function, call *ast.CallExpr, f absval.FuncRef) (absval.Value, bool) {
	if f.Recv != nil {
		return *f.Recv, true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return absval.Value{}, false
	}
	s := x.info.Selections[sel]
	switch {
	case s == nil:
		return absval.Value{}, false
	case s.Kind() == types.MethodExpr && len(call.Args) > 0:
		return x.Eval(fn, call.Args[0]), true
	case s.Kind() == types.MethodVal:
		return x.Eval(fn, sel.X), true
	}
	return absval.Value{}, false
}
