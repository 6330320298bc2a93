package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// behaviour returns what is known of a function of another package, or nil.
func (f *facts) behaviour(fn *types.Func) *summary.FuncSummary {
	if fn == nil {
		return nil
	}
	if b, ok := f.behaviours[fn]; ok {
		return b
	}
	var b *summary.FuncSummary
	if fact := f.of(fn); fact != nil && fact.Does != nil {
		b = f.decode(fact.Does, fn.Signature())
		b.Mention(func(*ast.FuncLit) *summary.FuncSummary { return nil })
	}
	f.behaviours[fn] = b
	return b
}

func (f *facts) decode(c *conduct, sig *types.Signature) *summary.FuncSummary {
	b := &summary.FuncSummary{Sig: sig, Recv: sig.Recv()}
	for p := range sig.Params().Variables() {
		b.Params = append(b.Params, p)
	}
	for _, e := range c.Effects {
		b.Effects = append(b.Effects, &summary.Effect{
			When:     f.when(e.When, b),
			Written:  f.value(e.Written, b),
			Invoked:  b.Vars(e.Invoked),
			Possible: e.May,
			Methods:  httpmethod.Set(e.Methods),
			Escapes:  e.Lost,
		})
	}
	for _, r := range c.Results {
		b.Results = append(b.Results, f.value(r, b))
	}
	for _, s := range c.Stores {
		if vars := b.Vars([]int{s.Param}); len(vars) > 0 {
			b.Stores = append(b.Stores, summary.Store{Param: vars[0], Value: f.value(s.Value, b)})
		}
	}
	for _, p := range c.Puts {
		v := f.value(p.Value, b)
		v.Top = v.Top || len(v.Fields) < len(p.Value.Parts) // a field of a type that nothing exported leads to
		b.ResultStores = append(b.ResultStores, summary.IndexedStore{Index: p.Param, Value: v})
	}
	if f.leaves(c.Leaves, b); len(c.Leaves) == 0 {
		b.Exit = summary.ExitState{Reached: true, MayBeUnsent: true}
	}
	for _, w := range c.Implied {
		b.Implicit = append(b.Implicit, summary.ImplicitStatus{When: f.when(w, b)})
	}
	b.NeverReturns = c.NeverReturns
	b.Handles, b.MapsErrors, b.Sole, b.AlwaysFails = c.Handles, c.Maps, c.Sole, c.Fails
	if c.Served != nil {
		b.Served = f.decode(c.Served, sig)
	}
	return b
}

func (f *facts) value(v valueFact, b *summary.FuncSummary) absval.Value {
	out := absval.Value{Params: b.Vars(v.Params), Calls: b.Vars(v.Calls), MayBeOther: v.None, Top: v.Lost}
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
		if field := f.fields.Resolve(p.Field); field != nil {
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
	return f.value(fact.Value, &summary.FuncSummary{}), true
}
