package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// in returns v as seen by the caller that bound the parameters in e.
// Parameters that e does not bind (of functions further out) remain.
func (x *evaluator) in(v value, e env) value {
	if len(e) == 0 || len(v.params)+len(v.calls)+len(v.parts)+len(v.funcs)+len(v.over)+len(v.mods) == 0 {
		return v
	}
	out := value{atoms: v.atoms, none: v.none, lost: v.lost}
	set := v.setFields()
	for _, p := range v.params {
		if bound, ok := e.lookup(p); ok {
			out = out.join(bound.without(set))
		} else {
			out = out.join(value{params: []*types.Var{p}})
		}
	}
	for _, p := range v.calls {
		if bound, ok := e.lookup(p); ok {
			out = out.join(x.yield(bound))
		} else {
			out = out.join(value{calls: []*types.Var{p}})
		}
	}
	for _, p := range v.parts {
		out = out.withPart(part{p.field, x.in(p.value, e), p.set})
	}
	for _, f := range v.funcs {
		out = out.join(value{funcs: []funcRef{x.refIn(f, e)}}.prune())
	}
	for _, m := range v.mods {
		out = out.modifiedBy(x.modIn(m, e))
	}
	for _, c := range v.over {
		if rest, ok := e.settle(c.when); ok {
			out = out.join(x.in(c.value, e).under(rest))
		}
	}
	return out
}

// setFields returns the fields of which nothing is left of what they held.
func (v value) setFields() []*types.Var {
	var out []*types.Var
	for _, p := range v.parts {
		if p.set && len(v.params) > 0 {
			out = append(out, p.field)
		}
	}
	return out
}

// withPart adds a field: to what the same struct held in it, unless it is set.
func (v value) withPart(p part) value {
	parts := make([]part, 0, len(v.parts)+1)
	for _, q := range v.parts {
		switch {
		case q.field != p.field:
			parts = append(parts, q)
		case !p.set:
			p.value, p.set = q.value.join(p.value), q.set
		}
	}
	v.parts = append(parts, p)
	return v.prune()
}

// refIn returns the function with the parameters that it captures bound by e.
func (x *evaluator) refIn(f funcRef, e env) funcRef {
	bound := make(env, 0, len(f.env)+len(e))
	for _, b := range f.env {
		g := b.given
		if outer, ok := e.binding(g.alias); ok && g.alias != nil {
			g = outer.given
		}
		bound = append(bound, binding{b.param, x.in(b.value, e), g})
	}
	if f.fn != nil && f.fn.lit != nil || f.served {
		for _, b := range e {
			if _, ok := bound.lookup(b.param); !ok {
				bound = append(bound, b)
			}
		}
	}
	f.env = bound
	if f.recv != nil {
		recv := x.in(*f.recv, e)
		f.recv = &recv
	}
	return f
}

// yield returns what calling the functions in v may return.
func (x *evaluator) yield(v value) value {
	out := value{lost: v.lost, calls: v.params}
	for _, f := range v.funcs {
		b := x.behaviourOf(f)
		if b == nil {
			out.lost = true
			continue // not known
		}
		for _, r := range b.results {
			r.lost = false // one of several results
			out = out.join(x.in(r, f.bound(b)))
		}
	}
	return out
}

// bound returns the bindings that the reference itself brings.
func (f funcRef) bound(b *behaviour) env {
	if f.recv == nil || b.recv == nil {
		return f.env
	}
	return append(f.env[:len(f.env):len(f.env)], binding{b.recv, *f.recv, nothingGiven})
}

// behaviourOf returns what is known of the function that f refers to, or nil.
func (x *evaluator) behaviourOf(f funcRef) *behaviour {
	if f.fn == nil {
		b := x.facts.behaviour(f.obj)
		if b != nil && f.served {
			return b.served
		}
		return b
	}
	if f.fn.sum == nil || !f.fn.done {
		x.early = true
	}
	return f.fn.sum
}

// A target is one function that a call may call, and what it is called with.
type target struct {
	ref funcRef
	b   *behaviour // nil where nothing is known of it
	env env
}

// targets returns the functions that call may call. rest holds the parameters
// that are called as functions; known is false where others may be called too.
func (x *evaluator) targets(fn *function, call *ast.CallExpr) (ts []target, rest []*types.Var, known bool) {
	if obj := goast.Callee(x.info, call); obj != nil {
		return x.static(fn, call, obj)
	}
	v := x.eval(fn, call.Fun)
	for _, f := range v.funcs {
		if f.fits(x.info.TypeOf(call.Fun)) {
			ts = append(ts, x.aim(fn, call, f))
		}
	}
	return ts, v.params, !v.lost && len(v.calls) == 0 && len(v.funcs)+len(v.params) > 0
}

// fits reports whether f can be called as a function of type t. What was held as
// any, in a map of functions of several types, may not: byName[n].(func(string))("x").
func (f funcRef) fits(t types.Type) bool {
	if t == nil || f.served || f.writes != nil {
		return true // no function of the source
	}
	want, ok := t.Underlying().(*types.Signature)
	sig := f.signature()
	if !ok || sig == nil || sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0 {
		return true // which types it has is not known here
	}
	return f.expr || sig.Recv() != nil && f.recv == nil || types.Identical(sig.Params(), want.Params())
}

func (f funcRef) signature() *types.Signature {
	switch {
	case f.fn != nil:
		return f.fn.sig
	case f.obj != nil:
		return f.obj.Signature()
	}
	return nil
}

// static resolves a call of a declared function or method.
func (x *evaluator) static(fn *function, call *ast.CallExpr, obj *types.Func) ([]target, []*types.Var, bool) {
	if impls := x.types.implementations(obj); len(impls) > 0 {
		ts := make([]target, 0, len(impls))
		for _, impl := range impls {
			ts = append(ts, x.aim(fn, call, funcRef{fn: impl}))
		}
		return ts, nil, !ast.IsExported(obj.Name())
	}
	if x.types.isServe(obj) {
		// Have: h.ServeHTTP(w, r)
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if ok && !goast.IsMethodExpr(x.info, sel) {
			v := x.eval(fn, sel.X)
			var ts []target
			for _, f := range v.funcs {
				ts = append(ts, x.aim(fn, call, f))
			}
			return ts, v.params, !v.lost && len(v.calls) == 0 && len(v.funcs)+len(v.params) > 0
		}
	}
	ref := x.function(obj).funcs[0]
	t := x.aim(fn, call, ref)
	return []target{t}, nil, t.b != nil
}

// aim binds the arguments of call to the parameters of f.
func (x *evaluator) aim(fn *function, call *ast.CallExpr, f funcRef) target {
	t := target{ref: f, b: x.behaviourOf(f)}
	if t.b == nil {
		return t
	}
	t.env = f.env
	if t.b.recv != nil && t.b.mentions(t.b.recv) {
		if v, ok := x.receiver(fn, call, f); ok {
			g := nothingGiven
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.recv == nil && !goast.IsMethodExpr(x.info, sel) {
				g.alias = x.intact(fn, sel.X)
			}
			t.env = append(t.env[:len(t.env):len(t.env)], binding{t.b.recv, v, g})
		}
	}
	for i, p := range t.b.params {
		if !t.b.mentions(p) {
			continue // what it is does not matter
		}
		v := value{}
		args := goast.ArgsOf(x.info, call, t.b.sig, i)
		for _, arg := range args {
			v = v.join(x.argument(fn, arg))
		}
		g := nothingGiven
		if t.b.tests(p) {
			g = x.given(fn, call, p, args, t.b.sig.Variadic() && i == len(t.b.params)-1, v)
		}
		t.env = append(t.env[:len(t.env):len(t.env)], binding{p, v, g})
	}
	return t
}

func (x *evaluator) argument(fn *function, arg goast.Arg) value {
	if call, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && arg.Index >= 0 {
		return x.nth(fn, call, arg.Index)
	}
	return x.eval(fn, arg.Expr)
}

// receiver returns the value of the receiver of a method call.
func (x *evaluator) receiver(fn *function, call *ast.CallExpr, f funcRef) (value, bool) {
	if f.recv != nil {
		return *f.recv, true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return value{}, false
	}
	s := x.info.Selections[sel]
	switch {
	case s == nil:
		return value{}, false
	case s.Kind() == types.MethodExpr && len(call.Args) > 0:
		return x.eval(fn, call.Args[0]), true
	case s.Kind() == types.MethodVal:
		return x.eval(fn, sel.X), true
	}
	return value{}, false
}
