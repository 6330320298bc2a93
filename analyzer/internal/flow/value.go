package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// An atom is one status that a value is, or carries.
type atom struct {
	code    int
	expr    ast.Expr       // names it, in this package; nil where nothing here does
	call    ast.Node       // chose it, in this package, where expr is nil: notFound()
	via     Via            // Direct, or Helper or Mapper once it has come out of a function
	sole    bool           // that function yields no other
	methods httpmethod.Set // under which the function chooses it
	from    *types.Func    // of another package, where that chooses it
}

// come returns the atom as having come the given way. An arm of a mapper stays
// one, and what nothing names stays unnamed, whatever hands it on.
func (a atom) come(via Via, sole bool) atom {
	if a.via != Mapper && a.via != Implicit {
		a.via, a.sole = via, sole
	}
	return a
}

// A part is the content of one integer field of a struct value. Whether the
// field is a status may be known only to an importing package.
type part struct {
	field *types.Var
	value value
	// set: nothing of what the struct held in the field before is left.
	set bool
}

// A funcRef is a function as a value.
type funcRef struct {
	fn   *function   // declared in this package, or a literal
	obj  *types.Func // declared in another
	recv *value      // of a method value
	env  env         // what a literal's enclosing function was called with
	// served: not the function itself, but the handler that calling obj returns.
	served bool
	// writes: a handler that does nothing but write these: http.NotFoundHandler().
	writes *value
	expr   bool // a method expression: the receiver is the first argument
}

// A value is what an expression may evaluate to, as far as statuses are
// concerned. It is immutable.
type value struct {
	atoms  []atom
	parts  []part
	params []*types.Var // parameters (and receivers) that it comes from
	calls  []*types.Var // parameters whose results, when they are called, it comes from
	funcs  []funcRef
	mods   []mod    // what functions that are not known here put into it
	over   []choice // what it may be besides, under conditions
	none   bool     // it may also be a number that is no status
	lost   bool     // it may also be something that is not known
}

// maxAtoms bounds a value. No function chooses among more statuses than the
// registry holds (RFC 9110 §16.2 lists 62); beyond it, all is lost.
const maxAtoms = 128

var unknown = value{lost: true}

func (v value) empty() bool {
	return len(v.atoms) == 0 && len(v.parts) == 0 && len(v.params) == 0 && len(v.calls) == 0 && len(v.funcs) == 0 && len(v.over)+len(v.mods) == 0 && !v.lost
}

// sets reports whether field f of v is known whatever else v comes from.
func (v value) sets(f *types.Var) bool {
	for _, p := range v.parts {
		if p.field == f && p.set {
			return true
		}
	}
	return len(v.params)+len(v.calls)+len(v.over) == 0 && !v.lost
}

// without returns v without what it says of the fields.
func (v value) without(fields []*types.Var) value {
	if len(fields) == 0 || len(v.parts) == 0 {
		return v
	}
	var parts []part
	for _, p := range v.parts {
		if !slices.Contains(fields, p.field) {
			parts = append(parts, p)
		}
	}
	v.parts = parts
	return v
}

// join returns what v or w may be.
func (v value) join(w value) value {
	if w.empty() {
		v.none = v.none || w.none
		return v
	}
	if v.empty() {
		w.none = w.none || v.none
		return w
	}
	out := value{
		atoms:  slices.Clip(v.atoms),
		parts:  slices.Clip(v.parts),
		params: slices.Clip(v.params),
		calls:  slices.Clip(v.calls),
		funcs:  slices.Clip(v.funcs),
		over:   v.over,
		none:   v.none || w.none,
		lost:   v.lost || w.lost,
	}
	for _, a := range w.atoms {
		out.atoms = addAtom(out.atoms, a)
	}
	if len(out.atoms) > maxAtoms {
		out.atoms, out.lost = out.atoms[:maxAtoms], true
	}
	out.parts, out.mods = joinParts(v, w), v.mods
	for _, m := range w.mods {
		out.mods = addMod(out.mods, m)
	}
	for _, c := range w.over {
		out = out.choose(c)
	}
	for _, p := range w.params {
		if !slices.Contains(out.params, p) {
			out.params = append(out.params, p)
		}
	}
	for _, p := range w.calls {
		if !slices.Contains(out.calls, p) {
			out.calls = append(out.calls, p)
		}
	}
	for _, f := range w.funcs {
		out.funcs = addFunc(out.funcs, f)
	}
	if len(w.parts)+len(w.funcs) > 0 {
		out = out.prune()
	}
	return out
}

func addAtom(atoms []atom, a atom) []atom {
	if slices.Contains(atoms, a) {
		return atoms
	}
	return append(atoms, a)
}

// joinParts joins the fields of two values. A field is set only if it is so in
// both.
func joinParts(v, w value) []part {
	if len(v.parts)+len(w.parts) == 0 {
		return nil
	}
	out := make([]part, 0, len(v.parts)+len(w.parts))
	for _, p := range v.parts {
		if q, ok := w.part(p.field); ok {
			p.value = p.value.join(q)
		}
		p.set = p.set && w.sets(p.field)
		out = append(out, p)
	}
	for _, p := range w.parts {
		if _, ok := v.part(p.field); !ok {
			p.set = p.set && v.sets(p.field)
			out = append(out, p)
		}
	}
	return out
}

// addFunc adds f. A function stands in a value once: what several references
// to it were bound to is joined.
func addFunc(funcs []funcRef, f funcRef) []funcRef {
	for i, g := range funcs {
		if g.fn != f.fn || g.obj != f.obj || g.served != f.served || g.expr != f.expr {
			continue // another function
		}
		funcs = slices.Clone(funcs)
		funcs[i].env = g.env.join(f.env)
		if f.recv != nil && g.recv != nil {
			recv := g.recv.join(*f.recv)
			funcs[i].recv = &recv
		}
		if f.writes != nil && g.writes != nil {
			writes := g.writes.join(*f.writes)
			funcs[i].writes = &writes
		}
		return funcs
	}
	return append(funcs, f)
}

// size grows whenever a value does: fixed points are recognised by it.
func (v value) size() int {
	n := len(v.atoms) + len(v.params) + len(v.calls) + len(v.funcs)
	for _, p := range v.parts {
		n += 1 + p.value.size()
	}
	for _, c := range v.over {
		n += 1 + c.value.size()
	}
	for _, m := range v.mods {
		n++
		if m.base != nil {
			n += m.base.size()
		}
	}
	if v.lost {
		n++
	}
	return n
}

// A binding gives a parameter the value that a call gave it.
type binding struct {
	param *types.Var
	value value
	given given
}

type env []binding

func (e env) join(g env) env {
	out := slices.Clone(e)
	for _, b := range g {
		i := slices.IndexFunc(out, func(o binding) bool { return o.param == b.param })
		if i < 0 {
			out = append(out, b)
			continue
		}
		out[i].value = out[i].value.join(b.value)
		out[i].given = out[i].given.join(b.given)
	}
	return out
}

func (e env) binding(p *types.Var) (binding, bool) {
	for _, b := range e {
		if b.param == p {
			return b, true
		}
	}
	return binding{}, false
}

func (e env) lookup(p *types.Var) (value, bool) {
	b, ok := e.binding(p)
	return b.value, ok
}
