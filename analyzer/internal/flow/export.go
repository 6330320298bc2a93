package flow

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An exporter turns what was found into facts.
type exporter struct {
	*evaluator
	current *function
}

// export exports the facts of every object of the package that importers can meet.
func (x *evaluator) export() {
	ex := &exporter{evaluator: x}
	for _, fn := range x.funcs {
		if fn.obj == nil || fn.test || !fn.obj.Exported() {
			continue // importers never name it
		}
		ex.current = fn
		if fact := ex.function(fn.obj, fn.params, fn.sum); fact != nil {
			x.pass.ExportObjectFact(fn.obj, fact)
		}
	}
	ex.interfaces()
	ex.scope()
	ex.foreign()
}

// function returns the fact of fn, or nil where there is nothing to say.
func (ex *exporter) function(obj *types.Func, params []*types.Var, b *behaviour) *funcFact {
	fact := &funcFact{Equal: ex.kinds.equal[obj]}
	for i, p := range params {
		r := ex.kinds.rolesOf(node{obj: p})
		switch {
		case r&Written.bit() != 0:
			fact.Status = append(fact.Status, i)
			if ex.kinds.tests(node{obj: p}) {
				fact.Tested = append(fact.Tested, i)
			}
		case r != 0:
			fact.Compared = append(fact.Compared, i)
		}
		if sig, ok := p.Type().Underlying().(*types.Signature); ok {
			for j := range sig.Results().Len() {
				if ex.kinds.rolesOf(node{obj: p, sub: result, i: j})&Written.bit() != 0 {
					fact.Calls = append(fact.Calls, [2]int{i, j})
				}
			}
		}
	}
	for i := range obj.Signature().Results().Len() {
		if ex.kinds.rolesOf(node{obj: obj, sub: result, i: i}) != 0 {
			fact.Yields = append(fact.Yields, i)
		}
	}
	fact.Does = ex.conduct(b)
	if fact.Does == nil && len(fact.Status)+len(fact.Compared)+len(fact.Equal)+len(fact.Yields)+len(fact.Calls) == 0 {
		return nil
	}
	return fact
}

// conduct encodes b, or returns nil where calling the function does nothing.
func (ex *exporter) conduct(b *behaviour) *conduct {
	if b == nil {
		return nil
	}
	c := &conduct{
		Handles: b.handles, Maps: b.maps, Fails: b.fails,
		Leaves: ex.leaves(b), Implied: ex.implied(b),
	}
	for _, e := range b.effects {
		c.add(ex.effect(b, e))
	}
	c.Sole = b.sole && len(c.Effects) > 0
	said := len(c.Effects) > 0 || b.handles || b.fails
	for i, r := range b.results {
		v := ex.value(b, r)
		if !ex.matters(b.sig.Results().At(i).Type()) {
			v = valueFact{}
		}
		said = said || v.says()
		c.Results = append(c.Results, v)
		if served := ex.served(b, r); served != nil {
			c.Served, said = served, true
		}
	}
	for _, p := range b.puts {
		c.Puts = append(c.Puts, storeFact{p.index, ex.value(b, p.value)})
		said = true
	}
	for _, s := range b.stores {
		if i, ok := b.indexOf(s.param); ok {
			c.Stores = append(c.Stores, storeFact{i, ex.value(b, s.value)})
			said = true
		}
	}
	if !said {
		return nil
	}
	return c
}

// matters reports whether what a result of type t comes from can matter to an
// importer: a number, an error, a function, a struct with a number in it.
func (ex *exporter) matters(t types.Type) bool {
	if goast.IsInteger(t) || goast.IsError(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0 && (!goast.IsStdType(t) || ex.types.serve != nil && types.Implements(t, ex.types.serve))
	}
	if named := goast.NamedOf(t); named != nil && len(ex.types.answering(named)) > 0 {
		return true
	}
	st := structs.Of(t)
	if st == nil {
		return false
	}
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) || f.Embedded() {
			return true
		}
	}
	return false
}

// add adds an effect to those of the same methods.
func (c *conduct) add(e effectFact) {
	for i := range c.Effects {
		if f := &c.Effects[i]; f.Methods == e.Methods && slices.Equal(f.When, e.When) {
			f.Written = f.Written.join(e.Written)
			f.Invoked = union(f.Invoked, e.Invoked)
			f.May = union(f.May, e.May)
			f.Lost = f.Lost || e.Lost
			return
		}
	}
	c.Effects = append(c.Effects, e)
}

func union(a, b []int) []int {
	for _, i := range b {
		if !slices.Contains(a, i) {
			a = append(a, i)
		}
	}
	return a
}

func (v valueFact) join(w valueFact) valueFact {
	for _, a := range w.Atoms {
		if !slices.Contains(v.Atoms, a) {
			v.Atoms = append(v.Atoms, a)
		}
	}
	v.Parts = append(v.Parts, w.Parts...)
	v.Over = append(v.Over, w.Over...)
	v.Mods = append(v.Mods, w.Mods...)
	v.None = v.None || w.None
	v.Params = union(v.Params, w.Params)
	v.Calls = union(v.Calls, w.Calls)
	v.Lost = v.Lost || w.Lost
	return v
}

func (ex *exporter) effect(b *behaviour, e *effect) effectFact {
	out := effectFact{
		When:    ex.when(b, e.when),
		Written: ex.value(b, e.written),
		Invoked: b.indices(e.invoked),
		May:     union(nil, e.may),
		Methods: uint16(e.methods),
		Lost:    e.lost,
	}
	return out
}

func (b *behaviour) indexOf(p *types.Var) (int, bool) {
	if p == b.recv {
		return -1, true
	}
	i := slices.Index(b.params, p)
	return i, i >= 0
}

func (b *behaviour) indices(vars []*types.Var) []int {
	var out []int
	for _, v := range vars {
		if i, ok := b.indexOf(v); ok {
			out = append(out, i)
		}
	}
	return out
}

func (ex *exporter) value(b *behaviour, v absval.Value) valueFact {
	out := valueFact{Params: b.indices(v.Params), Calls: b.indices(v.Calls), None: v.MayBeOther, Lost: v.Top}
	for _, a := range v.Origins {
		f := atomFact{Code: a.Code, Mapper: a.Via == absval.Mapper, Implicit: a.Via == absval.Implicit, Sole: a.Sole, Methods: uint16(a.Methods)}
		if !slices.Contains(out.Atoms, f) {
			out.Atoms = append(out.Atoms, f)
		}
	}
	for _, p := range v.Fields {
		name, ok := ex.facts.nameOf(p.Var)
		inner := ex.value(b, p.Value)
		if !ok || len(inner.Atoms)+len(inner.Params)+len(inner.Over) == 0 {
			continue // a field that importers cannot name, or nothing known
		}
		out.Parts = append(out.Parts, partFact{name, inner, p.MustAssign})
	}
	for _, m := range v.Pending {
		if f, ok := ex.mod(b, m); ok {
			out.Mods = append(out.Mods, f)
		}
	}
	for _, c := range v.Guarded {
		out.Over = append(out.Over, choiceFact{ex.when(b, c.When), ex.value(b, c.Value)})
	}
	return out
}

// served encodes what the handlers do that a result may be.
func (ex *exporter) served(b *behaviour, r absval.Value) *conduct {
	if len(r.Funcs) == 0 {
		return nil
	}
	all := &behaviour{sig: b.sig, recv: b.recv, params: b.params, handles: true}
	for i, f := range r.Funcs {
		e := &effect{}
		ex.serve(e, f)
		all.effects = append(all.effects, e)
		header, body := e.header, e.body
		if inner := ex.behaviourOf(f); inner != nil {
			header, body = inner.exit.header, inner.exit.body
			all.exit.plain = all.exit.plain || inner.exit.plain
			all.exit.quiet = all.exit.quiet || inner.exit.quiet
			ex.puts(all, inner, f)
			all.exit.methods = all.exit.methods.Or(inner.exit.methods)
		}
		if i == 0 {
			all.exit.header, all.exit.body = header, body
		} else {
			all.exit.header, all.exit.body = all.exit.header.join(header), all.exit.body.join(body)
		}
	}
	all.sole = all.isSole()
	return ex.conduct(all)
}

// puts adds what a function that is returned puts into what it is given.
func (ex *exporter) puts(all, inner *behaviour, f absval.FuncRef) {
	for i, p := range inner.params {
		for _, s := range inner.stores {
			if s.param == p {
				all.puts = append(all.puts, putting{i, ex.in(s.value, inner.bound(f))})
			}
		}
	}
}
