package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// behaviour returns what is known of a function of another package, or nil.
func (f *facts) behaviour(fn *types.Func) *behaviour {
	if fn == nil {
		return nil
	}
	if b, ok := f.behaviours[fn]; ok {
		return b
	}
	var b *behaviour
	if fact := f.of(fn); fact != nil && fact.Does != nil {
		b = f.decode(fact.Does, fn.Signature())
		b.mention(func(*ast.FuncLit) *behaviour { return nil })
	}
	f.behaviours[fn] = b
	return b
}

func (f *facts) decode(c *conduct, sig *types.Signature) *behaviour {
	b := &behaviour{sig: sig, recv: sig.Recv()}
	for p := range sig.Params().Variables() {
		b.params = append(b.params, p)
	}
	for _, e := range c.Effects {
		b.effects = append(b.effects, &effect{
			when:    f.when(e.When, b),
			written: f.value(e.Written, b),
			invoked: b.vars(e.Invoked),
			may:     e.May,
			methods: httpmethod.Set(e.Methods),
			lost:    e.Lost,
		})
	}
	for _, r := range c.Results {
		b.results = append(b.results, f.value(r, b))
	}
	for _, s := range c.Stores {
		if vars := b.vars([]int{s.Param}); len(vars) > 0 {
			b.stores = append(b.stores, stored{vars[0], f.value(s.Value, b)})
		}
	}
	for _, p := range c.Puts {
		v := f.value(p.Value, b)
		v.Top = v.Top || len(v.Fields) < len(p.Value.Parts) // a field of a type that nothing exported leads to
		b.puts = append(b.puts, putting{p.Param, v})
	}
	b.exit.quiet = true
	f.leaves(c.Leaves, b)
	for _, w := range c.Implied {
		b.implicit = append(b.implicit, implicit{when: f.when(w, b)})
	}
	b.handles, b.maps, b.sole, b.fails = c.Handles, c.Maps, c.Sole, c.Fails
	if c.Served != nil {
		b.served = f.decode(c.Served, sig)
	}
	return b
}

// vars resolves indices of parameters.
func (b *behaviour) vars(indices []int) []*types.Var {
	var out []*types.Var
	for _, i := range indices {
		switch {
		case i == -1 && b.recv != nil:
			out = append(out, b.recv)
		case i >= 0 && i < len(b.params):
			out = append(out, b.params[i])
		}
	}
	return out
}

func (f *facts) value(v valueFact, b *behaviour) absval.Value {
	out := absval.Value{Params: b.vars(v.Params), Calls: b.vars(v.Calls), MayBeOther: v.None, Top: v.Lost}
	for _, a := range v.Atoms {
		via := absval.Direct
		switch {
		case a.Mapper:
			via = absval.Mapper
		case a.Implicit:
			via = absval.Implicit
		}
		out.Origins = append(out.Origins, absval.Origin{Code: a.Code, Via: via, Sole: a.Sole, Methods: httpmethod.Set(a.Methods)})
	}
	for _, p := range v.Parts {
		if field := f.field(p.Field); field != nil {
			out.Fields = append(out.Fields, absval.Field{Var: field, Value: f.value(p.Value, b), MustAssign: p.Set})
		}
	}
	for _, m := range v.Mods {
		if n, ok := f.mod(m, b); ok {
			out.Pending = absval.AddPending(out.Pending, n)
		}
	}
	for _, c := range v.Over {
		w, inner := f.when(c.When, b), f.value(c.Value, b)
		if len(w) == 0 {
			out = out.Join(inner)
			continue
		}
		out = out.WithAlternative(absval.Alternative{When: w, Value: inner})
	}
	return out
}

// sentinel returns what the package variable of another package carries.
func (f *facts) sentinel(v *types.Var) (absval.Value, bool) {
	fact := new(carriesFact)
	if v.Pkg() == nil || v.Pkg() == f.pass.Pkg || !f.pass.ImportObjectFact(v, fact) {
		return absval.Value{}, false
	}
	return f.value(fact.Value, &behaviour{}), true
}
