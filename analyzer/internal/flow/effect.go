package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// effectOf returns what a call in fn does to the response that fn was given,
// or nil where it does nothing.
func (x *evaluator) effectOf(fn *function, call *ast.CallExpr) *effect {
	if tv := x.info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return nil // T(w), append(list, w)
	}
	obj := callee(x.info, call)
	if entry := x.table.Func(obj); entry != nil && (len(entry.Sinks) > 0 || entry.WritesBody || entry.Leaves) {
		return x.sinkEffect(fn, call, entry)
	}
	if obj != nil && x.types.isWriteHeader(obj) {
		return x.writeHeader(fn, call)
	}
	e := &effect{at: call}
	ts, rest, known := x.targets(fn, call)
	e.invoked = rest
	for _, t := range ts {
		x.apply(fn, call, e, t, len(ts) > 1)
	}
	x.callbacks(fn, call, e, known)
	if !known {
		x.strange(fn, call, obj, e)
	}
	if e.nothing() {
		return nil
	}
	return e
}

func (e *effect) nothing() bool {
	return e.written.empty() && len(e.invoked) == 0 && e.header == never && e.body == never &&
		!e.lost && !e.leaves && len(e.may) == 0 && len(e.dispatched) == 0
}

// writeHeader is a call of a method that keeps the contract of
// http.ResponseWriter.
func (x *evaluator) writeHeader(fn *function, call *ast.CallExpr) *effect {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || len(call.Args) != 1 || !x.own(fn, sel.X) {
		return nil // a recorder
	}
	return &effect{at: call, written: x.carried(x.eval(fn, call.Args[0])), header: always}
}

// sinkEffect is a call of a function of the table.
func (x *evaluator) sinkEffect(fn *function, call *ast.CallExpr, entry *framework.Func) *effect {
	e := &effect{at: call, framework: entry.Framework}
	if entry.WritesBody && x.own(fn, x.responseOf(call, -1)) {
		e.body = always
	}
	e.leaves = entry.Leaves && x.own(fn, x.responseOf(call, -1))
	for _, s := range entry.Sinks {
		x.sink(fn, call, e, s)
	}
	if e.nothing() {
		return nil
	}
	return e
}

func (x *evaluator) sink(fn *function, call *ast.CallExpr, e *effect, s framework.Sink) {
	switch s.Effect {
	case framework.Writes, framework.Sets, framework.Panics:
	default:
		return // nothing is written here
	}
	if !x.own(fn, x.responseOf(call, s.Response)) {
		return // another response: a recorder, a test's
	}
	if s.Kind == framework.Implicit {
		e.may = union(e.may, s.Codes)
		e.header = max(e.header, maybe)
		if s.OnError {
			e.good, e.bad = outcome{true, never}, outcome{true, always}
		}
		return
	}
	e.written = e.written.join(x.carried(x.fromSink(fn, call, s)))
	e.header = always
	e.sets = s.Effect == framework.Sets
	switch s.Body {
	case framework.HasBody:
		e.body = always
	case framework.BodyFrom:
		e.body = x.bodyFrom(call, s.BodyArg)
	}
}

// bodyFrom reports whether the argument that is the body is there.
func (x *evaluator) bodyFrom(call *ast.CallExpr, i int) tri {
	if i >= len(call.Args) {
		return never
	}
	tv := x.info.Types[call.Args[i]]
	if tv.IsNil() || tv.Value != nil && tv.Value.ExactString() == `""` {
		return never
	}
	return always
}

// responseOf returns the expression that is the response of a call: argument
// i, or the receiver where i is -1; nil where there is none.
func (x *evaluator) responseOf(call *ast.CallExpr, i int) ast.Expr {
	if i >= 0 {
		if i < len(call.Args) {
			return call.Args[i]
		}
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return call.Fun // a method value in a variable
	}
	if isMethodExpr(x.info, sel) && len(call.Args) > 0 {
		return call.Args[0]
	}
	return sel.X
}

// apply adds what a function of the code at hand does when it is called.
func (x *evaluator) apply(fn *function, call *ast.CallExpr, e *effect, t target, several bool) {
	if t.ref.writes != nil {
		e.written = e.written.join(*t.ref.writes)
		e.header = always
		return
	}
	if t.b == nil {
		x.valueOfSink(fn, call, e, t.ref)
		return
	}
	if !x.reaches(fn, call, t) {
		return
	}
	for _, inner := range t.b.effects {
		x.lift(fn, call, e, t, inner)
	}
	exit := t.exit()
	if x.writeThrough(exit.called, t.env) {
		exit.plain, exit.quiet = false, false
	}
	header, body := exit.header, exit.body
	if several {
		header, body = header.join(never), body.join(never)
	}
	e.header, e.body = max(e.header, header), max(e.body, body)
	e.unwritten = e.unwritten || exit.plain
	e.implied = append(e.implied, t.implied()...)
	if !several {
		e.good, e.bad = x.outcomes(e, t, exit)
		e.done = !exit.quiet && (e.header != never || e.body != never)
	}
	if t.b.handles && !asks(t.b.sig) && x.passesAll(fn, call, t) {
		e.dispatched = append(e.dispatched, t.ref)
	}
}

// outcomes returns the header under what a called function's last result says.
// Where that calls functions it is given, all went well with them too if all
// went well with it; of how it fails nothing is known then.
func (x *evaluator) outcomes(e *effect, t target, exit exits) (good, bad outcome) {
	good, bad = exit.good, exit.bad
	for _, inner := range t.b.effects {
		for _, p := range inner.invoked {
			v, _ := t.env.lookup(p)
			for _, f := range v.funcs {
				b := x.behaviourOf(f)
				if b == nil || b.exit.header == never {
					continue // it writes nothing
				}
				bad, e.slips = outcome{}, true // when it is called is not known
				if good.seen && b.exit.good.seen {
					good.header = max(good.header, b.exit.good.header)
				}
			}
		}
	}
	return good, bad
}

// writeThrough reports whether one of the functions that the parameters are
// bound to writes something.
func (x *evaluator) writeThrough(params []*types.Var, bound env) bool {
	for _, p := range params {
		v, _ := bound.lookup(p)
		for _, f := range v.funcs {
			if b := x.behaviourOf(f); f.writes != nil || b != nil && (b.exit.header != never || b.exit.body != never) {
				return true
			}
		}
	}
	return false
}

// asks reports whether a function answers its caller, yes or no: a check that may
// refuse the request, and no handler.
func asks(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		if isBool(r.Type()) {
			return true
		}
	}
	return false
}

// valueOfSink adds a call of a sink through a variable: write := w.WriteHeader.
func (x *evaluator) valueOfSink(fn *function, call *ast.CallExpr, e *effect, ref funcRef) {
	entry := x.table.Func(ref.obj)
	if entry == nil {
		return
	}
	for _, s := range entry.Sinks {
		s.Response = -1
		if s.Effect == framework.Writes || s.Effect == framework.Sets {
			x.sink(fn, call, e, s)
		}
	}
}

// lift adds one effect of a function to that of its call.
func (x *evaluator) lift(fn *function, call *ast.CallExpr, e *effect, t target, inner *effect) {
	rest, ok := t.env.settle(inner.when)
	if !ok {
		return // not with what it is called with
	}
	plain := inner.written
	plain.over = nil
	e.written = e.written.join(x.lifted(call, t, inner, plain).under(rest))
	for _, c := range inner.written.over {
		if w, ok := t.env.settle(c.when); ok {
			e.written = e.written.join(x.lifted(call, t, inner, c.value).under(rest.and(w)))
		}
	}
	for _, p := range inner.invoked {
		x.invoke(e, t.env, p)
	}
	e.may = union(e.may, inner.may)
	e.lost = e.lost || inner.lost
	e.methods = e.methods.or(inner.methods)
}

// lifted returns what a function writes as its caller sees it: what the
// function chose, and what it was given.
func (x *evaluator) lifted(call *ast.CallExpr, t target, inner *effect, written value) value {
	var out value
	chosen := written
	chosen.params, chosen.calls, chosen.parts, chosen.mods = nil, nil, nil, nil
	if len(chosen.atoms) > 0 || chosen.lost {
		chosen.atoms = x.helped(chosen.atoms, t, call, inner.methods)
		out = chosen
	}
	given := value{params: written.params, calls: written.calls, mods: written.mods}
	if len(given.params)+len(given.calls)+len(given.mods) > 0 {
		v := x.carried(x.in(given, t.env))
		out = out.join(v.mapped(func(w value) value {
			w.atoms = pass(w.atoms)
			return w
		}))
	}
	return out
}

// helped marks what a helper writes on its own account.
func (x *evaluator) helped(atoms []atom, t target, call ast.Node, m Methods) []atom {
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		if a.via != Mapper {
			a.via, a.sole = Helper, t.b.sole
		}
		if t.maps() {
			a.via = Mapper
		}
		if a.expr == nil || a.call != nil {
			a.call = call
		}
		if a.expr == nil && t.ref.obj != nil {
			a.from = t.ref.obj
		}
		a.methods = a.methods.and(m)
		out = addAtom(out, a)
	}
	return out
}

// maps reports whether the function chooses among statuses by an error that the
// call gives it. Where that is nil, there is nothing to choose.
func (t target) maps() bool {
	if !t.b.maps {
		return false
	}
	errors := 0
	for _, p := range t.b.params {
		if !isError(p.Type()) {
			continue // no error
		}
		errors++
		if b, ok := t.env.binding(p); !ok || b.given.absent != held {
			return true
		}
	}
	return errors == 0
}

// pass marks what the caller itself chose and gave to a helper.
func pass(atoms []atom) []atom {
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		if a.via == Direct {
			a.via = Passed
		}
		out = addAtom(out, a)
	}
	return out
}

// invoke adds the handlers that a parameter of a called function is bound to.
func (x *evaluator) invoke(e *effect, bound env, p *types.Var) {
	v, ok := bound.lookup(p)
	if !ok {
		e.invoked = appendVar(e.invoked, p) // of a function further out
		return
	}
	for _, q := range v.params {
		e.invoked = appendVar(e.invoked, q)
	}
	if v.lost && x.types.serves(p.Type(), maxNesting) {
		e.lost = true // a function that is given no response is taken to write to none
	}
	for _, f := range v.funcs {
		x.serve(e, f)
	}
}

func appendVar(vars []*types.Var, v *types.Var) []*types.Var {
	for _, w := range vars {
		if w == v {
			return vars
		}
	}
	return append(vars, v)
}

// mayWrite reports whether a function of which nothing is known can write to a
// response: it takes one. A literal, which can capture one, is always known.
func (t *typeInfo) mayWrite(f funcRef) bool {
	return f.obj == nil || f.served || t.takes(f.obj.Signature()) || f.obj.Signature().Recv() != nil && t.isResponse(f.obj.Signature().Recv().Type())
}

// serve adds what a handler does that is called with the response.
func (x *evaluator) serve(e *effect, f funcRef) {
	if f.writes != nil {
		e.written = e.written.join(*f.writes)
		e.header = max(e.header, maybe)
		return
	}
	b := x.behaviourOf(f)
	if b == nil {
		e.lost = e.lost || x.types.mayWrite(f)
		return
	}
	bound := f.bound(b)
	for _, inner := range b.effects {
		rest, ok := bound.settle(inner.when)
		if !ok {
			continue // not with what it is made with
		}
		v := x.carried(x.in(inner.written, bound)).under(rest)
		e.written = e.written.join(v)
		for _, p := range inner.invoked {
			x.invoke(e, bound, p)
		}
		e.may = union(e.may, inner.may)
		e.lost = e.lost || inner.lost
	}
	t := target{ref: f, b: b, env: bound}
	exit := t.exit()
	e.header = max(e.header, exit.header)
	e.body = max(e.body, exit.body)
	e.unwritten = e.unwritten || exit.plain
	e.implied = append(e.implied, t.implied()...)
}
