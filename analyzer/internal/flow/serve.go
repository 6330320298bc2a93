package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// invoke adds the handlers that a parameter of a called function is bound to.
func (x *evaluator) invoke(e *effect, bound absval.Subst, p *types.Var) {
	v, ok := bound.Lookup(p)
	if !ok {
		e.invoked = appendVar(e.invoked, p) // of a function further out
		return
	}
	for _, q := range v.Params {
		e.invoked = appendVar(e.invoked, q)
	}
	if v.Top && x.types.serves(p.Type(), goast.MaxNesting) {
		e.lost = true // a function that is given no response is taken to write to none
	}
	for _, f := range v.Funcs {
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
func (t *typeInfo) mayWrite(f absval.FuncRef) bool {
	return f.Obj == nil || f.Served || t.byObj[f.Obj] != nil || t.takes(f.Obj.Signature()) || f.Obj.Signature().Recv() != nil && t.isResponse(f.Obj.Signature().Recv().Type())
}

// serve adds what a handler does that is called with the response.
func (x *evaluator) serve(e *effect, f absval.FuncRef) {
	if f.Writes != nil {
		e.written = e.written.Join(*f.Writes)
		e.header = max(e.header, maybe)
		return
	}
	b := x.behaviourOf(f)
	if b == nil {
		e.lost = e.lost || x.types.mayWrite(f)
		return
	}
	bound := b.bound(f)
	for _, inner := range b.effects {
		rest, ok := bound.Simplify(inner.when)
		if !ok {
			continue // not with what it is made with
		}
		v := x.carried(x.in(inner.written, bound)).Under(rest)
		e.written = e.written.Join(v)
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
