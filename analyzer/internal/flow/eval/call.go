package eval

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// Calls resolves calls: which functions they may call, with which arguments.
type Calls struct{ *Evaluator }

// Targets returns the functions that call may call. rest holds what is called that
// only callers know; known is false where other functions may be called too.
func (x *Calls) Targets(fn *program.Function, call *ast.CallExpr) (ts []summary.CallTarget, rest []summary.Invocation, known bool) {
	if obj := goast.Callee(x.Info, call); obj != nil {
		return x.static(fn, call, obj)
	}
	return x.valueTargets(fn, call, x.Eval(fn, call.Fun))
}

// valueTargets is targets for a call of a value.
func (x *Calls) valueTargets(fn *program.Function, call *ast.CallExpr, v absval.Value) (ts []summary.CallTarget, rest []summary.Invocation, known bool) {
	v = v.Flat()
	for _, f := range v.Funcs {
		if x.fits(f, x.Info.TypeOf(call.Fun)) {
			ts = append(ts, x.bindArgs(fn, call, f))
		}
	}
	rest = env.CallsOf(v)
	return ts, rest, !v.Top && len(v.Funcs)+len(rest) > 0
}

// fits reports whether f can be called as a function of type t. What was held as
// any, in a map of functions of several types, may not: byName[n].(func(string))("x").
func (x *Calls) fits(f absval.FuncRef, t types.Type) bool {
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

func (x *Calls) signature(f absval.FuncRef) *types.Signature {
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
func (x *Calls) static(fn *program.Function, call *ast.CallExpr, obj *types.Func) ([]summary.CallTarget, []summary.Invocation, bool) {
	if refs, all, ok := x.Dispatched(obj); ok {
		ts := make([]summary.CallTarget, 0, len(refs))
		for _, ref := range refs {
			ts = append(ts, x.bindArgs(fn, call, ref))
		}
		return ts, nil, all
	}
	if x.Types.IsServeHTTP(obj) {
		// Have: h.ServeHTTP(w, r)
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if ok && !goast.IsMethodExpr(x.Info, sel) {
			s := x.Info.Selections[sel]
			return x.valueTargets(fn, call, x.promoted(x.Eval(fn, sel.X), x.Info.TypeOf(sel.X), s.Index()))
		}
	}
	ref := x.Function(obj).Funcs[0]
	t := x.bindArgs(fn, call, ref)
	return []summary.CallTarget{t}, nil, t.Summary != nil
}

// bindArgs binds the arguments of call to the parameters of f.
func (x *Calls) bindArgs(fn *program.Function, call *ast.CallExpr, f absval.FuncRef) summary.CallTarget {
	t := summary.CallTarget{Ref: f, Summary: x.SummaryOf(f), Foreign: f.Obj != nil && x.Local(f) == nil}
	if t.Summary == nil {
		return t
	}
	t.Subst = slices.Clip(t.Summary.Bound(absval.FuncRef{Subst: f.Subst}))
	if b, ok := x.bindReceiver(fn, call, t); ok {
		t.Subst = append(t.Subst, b)
	}
	if rec := t.Summary.Recovers; rec != nil {
		t.Subst = append(t.Subst, absval.Binding{Param: rec, Value: x.recoveredValue(), Facts: absval.NoFacts()})
	}
	for i, p := range t.Summary.Params {
		if t.Summary.Mentions(p) { // else what it is does not matter
			t.Subst = append(t.Subst, x.bindParam(fn, call, t.Summary, i))
		}
	}
	return t
}

// bindReceiver binds the receiver of a method that is called. ok is false where the
// method has none, or does not depend on it.
func (x *Calls) bindReceiver(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) (b absval.Binding, ok bool) {
	recv := t.Summary.Recv
	if recv == nil || !t.Summary.Mentions(recv) {
		return absval.Binding{}, false
	}
	v, ok := x.receiver(fn, call, t.Ref)
	if !ok {
		return absval.Binding{}, false
	}
	b = absval.Binding{Param: recv, Value: v, Facts: absval.NoFacts()}
	sel, isSel := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !isSel || t.Ref.Recv != nil || goast.IsMethodExpr(x.Info, sel) {
		return b, true // bound before
	}
	// Have: x.m(…)
	if b.Facts.Alias = x.Paths.Unchanged(fn, sel.X); b.Facts.Alias == nil {
		b.Facts.Alias = x.Paths.Asserted(fn, sel.X)
	}
	if b.Facts.Alias == nil && t.Summary.Tests(recv) {
		b.Facts.Consts = x.constsOf(fn, ast.Unparen(sel.X), 0).Consts
	}
	return b, true
}

// bindParam binds parameter i of a called function to the arguments of the call.
func (x *Calls) bindParam(fn *program.Function, call *ast.CallExpr, b *summary.FuncSummary, i int) absval.Binding {
	p := b.Params[i]
	args := goast.ArgsOf(x.Info, call, b.Sig, i)
	var v absval.Value
	switch {
	case !isString(p.Type()):
		for _, arg := range args {
			v = v.Join(x.converted(x.argument(fn, arg), arg.Expr, goast.ElementOf(b.Sig, i)))
		}
	case len(args) == 1 && args[0].Index < 0:
		v = x.Tables.kindValue(fn, args[0].Expr)
	default:
		v = absval.Unknown()
	}
	g := absval.NoFacts()
	if b.Tests(p) {
		g = x.argFacts(fn, call, p, args, b.Sig.Variadic() && i == len(b.Params)-1, v)
	}
	return absval.Binding{Param: p, Value: v, Facts: g}
}

func (x *Calls) argument(fn *program.Function, arg goast.Arg) absval.Value {
	if call, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && arg.Index >= 0 {
		return x.Results.nth(fn, call, arg.Index)
	}
	return x.Eval(fn, arg.Expr)
}

// ArgValues returns the arguments of a call, by index, as far as they can be
// statuses or carry one; nil where none can.
func (x *Calls) ArgValues(fn *program.Function, call *ast.CallExpr) []absval.Value {
	if call.Ellipsis != token.NoPos {
		return nil // spread over several parameters
	}
	sig, _ := x.Info.TypeOf(call.Fun).Underlying().(*types.Signature) // nil for a type parameter
	out := make([]absval.Value, len(call.Args))
	any := false
	for i, arg := range call.Args {
		t := x.Info.TypeOf(arg)
		if _, isTuple := t.(*types.Tuple); isTuple || t == nil {
			return nil // f(g())
		}
		if response.MayCarry(t) && !x.Types.IsResponse(t) {
			out[i] = x.Eval(fn, arg)
			if sig != nil && i < sig.Params().Len() {
				out[i] = x.converted(out[i], arg, goast.ElementOf(sig, i))
			}
			any = true
		}
	}
	if !any {
		return nil
	}
	return out
}

// receiver returns the value of the receiver of a method call.
func (x *Calls) receiver(fn *program.Function, call *ast.CallExpr, f absval.FuncRef) (absval.Value, bool) {
	if f.Recv != nil {
		return *f.Recv, true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return absval.Value{}, false
	}
	s := x.Info.Selections[sel]
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

// Passed binds the parameters of a function of the package to what a call passes.
func (x *Calls) Passed(call *ast.CallExpr) absval.Subst {
	fn := x.Enclosing(call.Pos())
	callee := x.ByObj[goast.Callee(x.Info, call)]
	if callee == nil {
		for _, ref := range x.Eval(fn, call.Fun).Funcs {
			callee = x.Local(ref) // of a closure that a variable holds
		}
	}
	if callee == nil {
		return nil
	}
	var out absval.Subst
	if callee.Recv != nil {
		if v, ok := x.receiver(fn, call, env.RefTo(callee)); ok {
			out = append(out, absval.Binding{Param: callee.Recv, Value: v, Facts: absval.NoFacts()})
		}
	}
	for i, p := range callee.Params {
		var v absval.Value
		for _, arg := range goast.ArgsOf(x.Info, call, callee.Sig, i) {
			v = v.Join(x.argument(fn, arg))
		}
		out = append(out, absval.Binding{Param: p, Value: v, Facts: absval.NoFacts()})
	}
	return out
}
