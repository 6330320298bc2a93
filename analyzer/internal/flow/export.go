package flow

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An exporter turns what was found into facts.
type exporter struct {
	*evaluator
	current *program.Function
}

// export exports the facts of every object of the package that importers can meet.
func (x *evaluator) export() {
	ex := &exporter{evaluator: x}
	for _, fn := range x.Funcs {
		if fn.Obj == nil || fn.Test || !fn.Obj.Exported() {
			continue // importers never name it
		}
		ex.current = fn
		if fact := ex.function(x.state(fn).sum); fact != nil {
			x.pass.ExportObjectFact(fn.Obj, fact)
		}
	}
	ex.interfaces()
	ex.scope()
}

// function returns the fact of fn, or nil where there is nothing to say.
func (ex *exporter) function(b *summary.FuncSummary) *funcFact {
	if does := ex.conduct(b); does != nil {
		return &funcFact{does}
	}
	return nil
}

// conduct encodes b, or returns nil where calling the function does nothing.
func (ex *exporter) conduct(b *summary.FuncSummary) *conduct {
	if b == nil {
		return nil
	}
	c := &conduct{
		Handles: b.Handles, Maps: b.MapsErrors, Fails: b.AlwaysFails,
		NeverReturns: b.NeverReturns,
		Leaves:       ex.leaves(b), Implied: ex.implied(b),
	}
	for _, e := range b.Effects {
		c.add(ex.effect(b, e))
	}
	c.Sole = b.Sole && len(c.Effects) > 0
	said := len(c.Effects) > 0 || b.NeverReturns || b.Handles || b.AlwaysFails
	for i, r := range b.Results {
		v := ex.value(b, r)
		if !ex.matters(b.Sig.Results().At(i).Type()) {
			v = valueFact{}
		}
		said = said || v.says()
		c.Results = append(c.Results, v)
		if served := ex.served(b, r); served != nil {
			c.Served, said = served, true
		}
	}
	for _, p := range b.ResultStores {
		c.Puts = append(c.Puts, storeFact{p.Index, ex.value(b, p.Value)})
		said = true
	}
	for _, s := range b.Stores {
		if i, ok := b.IndexOf(s.Param); ok {
			c.Stores = append(c.Stores, storeFact{i, ex.value(b, s.Value)})
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
		return u.NumMethods() > 0 && (!goast.IsStdType(t) || ex.types.ImplementsHandler(t))
	}
	if named := goast.NamedOf(t); named != nil && len(ex.types.SelfWriters(named)) > 0 {
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
			f.Invoked = summary.Union(f.Invoked, e.Invoked)
			f.May = summary.Union(f.May, e.May)
			f.Lost = f.Lost || e.Lost
			return
		}
	}
	c.Effects = append(c.Effects, e)
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
	v.Params = summary.Union(v.Params, w.Params)
	v.Calls = summary.Union(v.Calls, w.Calls)
	v.Lost = v.Lost || w.Lost
	return v
}

func (ex *exporter) effect(b *summary.FuncSummary, e *summary.Effect) effectFact {
	out := effectFact{
		When:    ex.when(b, e.When),
		Written: ex.value(b, e.Written),
		Invoked: b.Indices(e.Invoked),
		May:     summary.Union(nil, e.Possible),
		Methods: uint16(e.Methods),
		Lost:    e.Escapes,
	}
	return out
}

func (ex *exporter) value(b *summary.FuncSummary, v absval.Value) valueFact {
	out := valueFact{Params: b.Indices(v.Params), Calls: b.Indices(v.Calls), None: v.MayBeOther, Lost: v.Top}
	for _, a := range v.Origins {
		f := atomFact{Code: a.Code, Mapper: a.Via == absval.Mapper, Implicit: a.Via == absval.Implicit, Sole: a.Sole, Methods: uint16(a.Methods)}
		if !slices.Contains(out.Atoms, f) {
			out.Atoms = append(out.Atoms, f)
		}
	}
	for _, p := range v.Fields {
		name, ok := ex.facts.fields.NameOf(p.Var)
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
func (ex *exporter) served(b *summary.FuncSummary, r absval.Value) *conduct {
	if len(r.Funcs) == 0 {
		return nil
	}
	all := &summary.FuncSummary{Sig: b.Sig, Recv: b.Recv, Params: b.Params, Handles: true}
	for i, f := range r.Funcs {
		e := &summary.Effect{}
		ex.serve(e, f)
		all.Effects = append(all.Effects, e)
		header, body := e.Header, e.Body
		if inner := ex.behaviourOf(f); inner != nil {
			header, body = inner.Exit.Header, inner.Exit.Body
			all.Exit.ImplicitStatus = all.Exit.ImplicitStatus || inner.Exit.ImplicitStatus
			all.Exit.MayBeUnsent = all.Exit.MayBeUnsent || inner.Exit.MayBeUnsent
			ex.puts(all, inner, f)
			all.Exit.Methods = all.Exit.Methods.Or(inner.Exit.Methods)
		}
		if i == 0 {
			all.Exit.Header, all.Exit.Body = header, body
		} else {
			all.Exit.Header, all.Exit.Body = all.Exit.Header.Join(header), all.Exit.Body.Join(body)
		}
	}
	all.Sole = all.IsSole()
	return ex.conduct(all)
}

// puts adds what a function that is returned puts into what it is given.
func (ex *exporter) puts(all, inner *summary.FuncSummary, f absval.FuncRef) {
	for i, p := range inner.Params {
		for _, s := range inner.Stores {
			if s.Param == p {
				all.ResultStores = append(all.ResultStores, summary.IndexedStore{Index: i, Value: ex.in(s.Value, inner.Bound(f))})
			}
		}
	}
}
