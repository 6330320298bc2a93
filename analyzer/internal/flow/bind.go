package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// in returns v as the caller sees it that bound the parameters in e.
func (x *evaluator) in(v absval.Value, e absval.Subst) absval.Value {
	return absval.Substitute(v, e, x)
}

// ResultsOf implements absval.Callees.
func (x *evaluator) ResultsOf(f absval.FuncRef) ([]absval.Value, absval.Subst, bool) {
	b := x.behaviourOf(f)
	if b == nil {
		return nil, nil, false
	}
	return b.results, b.bound(f), true
}

// StoresOf implements absval.Callees.
func (x *evaluator) StoresOf(f absval.FuncRef, index int) (absval.Value, absval.Subst, bool) {
	b := x.behaviourOf(f)
	if b == nil {
		return absval.Value{}, nil, false
	}
	return b.putsInto(index), b.bound(f), true
}

// bound returns the bindings that the reference f to a function that behaves as
// b brings.
func (b *behaviour) bound(f absval.FuncRef) absval.Subst {
	if f.Recv == nil || b.recv == nil {
		return f.Subst
	}
	return append(f.Subst[:len(f.Subst):len(f.Subst)], absval.Binding{Param: b.recv, Value: *f.Recv, Facts: absval.NoFacts()})
}

// behaviourOf returns what is known of the function that f refers to, or nil.
func (x *evaluator) behaviourOf(f absval.FuncRef) *behaviour {
	fn := x.local(f)
	if fn == nil {
		b := x.facts.behaviour(f.Obj)
		if b != nil && f.Served {
			return b.served
		}
		return b
	}
	if fn.sum == nil || !fn.done {
		x.early = true
	}
	return fn.sum
}

// local returns the function of this package that f refers to, or nil.
func (x *evaluator) local(f absval.FuncRef) *function {
	switch {
	case f.Lit != nil:
		return x.byLit[f.Lit]
	case f.Obj == nil || f.Served:
		return nil
	}
	return x.byObj[f.Obj]
}

// refTo returns a reference to fn.
func (fn *function) ref() absval.FuncRef { return absval.FuncRef{Obj: fn.obj, Lit: fn.lit} }

// A target is one function that a call may call, and what it is called with.
type target struct {
	ref     absval.FuncRef
	b       *behaviour // nil where nothing is known of it
	env     absval.Subst
	foreign bool // declared in another package
}

// targets returns the functions that call may call. rest holds the parameters
// that are called as functions; known is false where others may be called too.
func (x *evaluator) targets(fn *function, call *ast.CallExpr) (ts []target, rest []*types.Var, known bool) {
	if obj := goast.Callee(x.info, call); obj != nil {
		return x.static(fn, call, obj)
	}
	v := x.eval(fn, call.Fun)
	for _, f := range v.Funcs {
		if x.fits(f, x.info.TypeOf(call.Fun)) {
			ts = append(ts, x.aim(fn, call, f))
		}
	}
	return ts, v.Params, !v.Top && len(v.Calls) == 0 && len(v.Funcs)+len(v.Params) > 0
}

// fits reports whether f can be called as a function of type t. What was held as
// any, in a map of functions of several types, may not: byName[n].(func(string))("x").
func (x *evaluator) fits(f absval.FuncRef, t types.Type) bool {
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

func (x *evaluator) signature(f absval.FuncRef) *types.Signature {
	fn := x.local(f)
	switch {
	case fn != nil:
		return fn.sig
	case f.Obj != nil:
		return f.Obj.Signature()
	}
	return nil
}

// static resolves a call of a declared function or method.
func (x *evaluator) static(fn *function, call *ast.CallExpr, obj *types.Func) ([]target, []*types.Var, bool) {
	if impls := x.types.implementations(obj); len(impls) > 0 {
		ts := make([]target, 0, len(impls))
		for _, impl := range impls {
			ts = append(ts, x.aim(fn, call, impl.ref()))
		}
		return ts, nil, !ast.IsExported(obj.Name())
	}
	if x.types.isServe(obj) {
		// Have: h.ServeHTTP(w, r)
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if ok && !goast.IsMethodExpr(x.info, sel) {
			v := x.eval(fn, sel.X)
			var ts []target
			for _, f := range v.Funcs {
				ts = append(ts, x.aim(fn, call, f))
			}
			return ts, v.Params, !v.Top && len(v.Calls) == 0 && len(v.Funcs)+len(v.Params) > 0
		}
	}
	ref := x.function(obj).Funcs[0]
	t := x.aim(fn, call, ref)
	return []target{t}, nil, t.b != nil
}

// aim binds the arguments of call to the parameters of f.
func (x *evaluator) aim(fn *function, call *ast.CallExpr, f absval.FuncRef) target {
	t := target{ref: f, b: x.behaviourOf(f), foreign: f.Obj != nil && x.local(f) == nil}
	if t.b == nil {
		return t
	}
	t.env = f.Subst
	if t.b.recv != nil && t.b.mentions(t.b.recv) {
		if v, ok := x.receiver(fn, call, f); ok {
			g := absval.NoFacts()
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.Recv == nil && !goast.IsMethodExpr(x.info, sel) {
				g.Alias = x.intact(fn, sel.X)
			}
			t.env = append(t.env[:len(t.env):len(t.env)], absval.Binding{Param: t.b.recv, Value: v, Facts: g})
		}
	}
	for i, p := range t.b.params {
		if !t.b.mentions(p) {
			continue // what it is does not matter
		}
		v := absval.Value{}
		args := goast.ArgsOf(x.info, call, t.b.sig, i)
		for _, arg := range args {
			v = v.Join(x.argument(fn, arg))
		}
		g := absval.NoFacts()
		if t.b.tests(p) {
			g = x.given(fn, call, p, args, t.b.sig.Variadic() && i == len(t.b.params)-1, v)
		}
		t.env = append(t.env[:len(t.env):len(t.env)], absval.Binding{Param: p, Value: v, Facts: g})
	}
	return t
}

func (x *evaluator) argument(fn *function, arg goast.Arg) absval.Value {
	if call, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && arg.Index >= 0 {
		return x.nth(fn, call, arg.Index)
	}
	return x.eval(fn, arg.Expr)
}

// receiver returns the value of the receiver of a method call.
func (x *evaluator) receiver(fn *function, call *ast.CallExpr, f absval.FuncRef) (absval.Value, bool) {
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
		return x.eval(fn, call.Args[0]), true
	case s.Kind() == types.MethodVal:
		return x.eval(fn, sel.X), true
	}
	return absval.Value{}, false
}
