package fact

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// Names translates between fields and the names that facts give them.
type Names interface {
	// NameOf returns the name of a field, and whether importers can find it.
	NameOf(v *types.Var) (statusinfer.FieldName, bool)
	// Resolve returns the field of that name; nil in another version of its package.
	Resolve(name statusinfer.FieldName) *types.Var
}

// An Importer decodes the facts of other packages.
type Importer struct {
	pass      *analysis.Pass
	fields    Names
	summaries map[*types.Func]*summary.FuncSummary
	hidden    map[string]*types.Var // sentinels that importers cannot name, by path and name
	linked    map[*types.Func][]Linked
}

// NewImporter returns an Importer for the package of pass.
func NewImporter(pass *analysis.Pass, fields Names) *Importer {
	return &Importer{
		pass: pass, fields: fields,
		summaries: make(map[*types.Func]*summary.FuncSummary),
		hidden:    make(map[string]*types.Var),
		linked:    make(map[*types.Func][]Linked),
	}
}

// fact returns the fact of a function of another package, or nil.
func (f *Importer) fact(fn *types.Func) *SummaryFact {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == f.pass.Pkg {
		return nil
	}
	fact := new(SummaryFact)
	if !f.pass.ImportObjectFact(fn.Origin(), fact) {
		return nil
	}
	return fact
}

// Does returns what the fact of a function of another package says; nil where there
// is none.
func (f *Importer) Does(fn *types.Func) *FuncFact {
	if fact := f.fact(fn); fact != nil {
		return fact.Does
	}
	return nil
}

// Summary returns the summary of a function of another package; nil where there
// is no fact of it.
func (f *Importer) Summary(fn *types.Func) *summary.FuncSummary {
	if fn == nil {
		return nil
	}
	if b, ok := f.summaries[fn]; ok {
		return b
	}
	var b *summary.FuncSummary
	if fact := f.fact(fn); fact != nil && fact.Does != nil {
		b = f.decode(fact.Does, fn.Signature())
		b.Mention(func(*ast.FuncLit) *summary.FuncSummary { return nil })
	}
	f.summaries[fn] = b
	return b
}

// decode is the inverse of Encoder.function.
func (f *Importer) decode(c *FuncFact, sig *types.Signature) *summary.FuncSummary {
	b := &summary.FuncSummary{Sig: sig, Recv: sig.Recv()}
	for p := range sig.Params().Variables() {
		b.Params = append(b.Params, p)
	}
	if c.Next {
		b.Next = wrappedBy(sig)
	}
	for _, e := range c.Effects {
		b.Effects = append(b.Effects, &summary.Effect{
			When:     f.cond(e.When, b),
			Written:  f.value(e.Written, b),
			Possible: e.Possible,
			Methods:  httpmethod.Set(e.Methods),
			Escapes:  e.Escapes,
		})
		f.invoked(e.Invoked, b, b.Effects[len(b.Effects)-1])
	}
	for _, r := range c.Results {
		b.Results = append(b.Results, f.value(r, b))
	}
	b.Panics = f.value(c.Panics, b)
	for _, s := range c.Errors {
		b.Errors = append(b.Errors, f.errors(s, b))
	}
	for _, s := range c.Stores {
		if vars := b.Vars([]int{s.Param}); len(vars) > 0 {
			b.Stores = append(b.Stores, summary.Store{Param: vars[0], Value: f.value(s.Value, b)})
		}
	}
	for _, p := range c.ResultStores {
		v := f.value(p.Value, b)
		v.Top = v.Top || len(v.Fields) < len(p.Value.Fields) // a field of a type that nothing exported leads to
		b.ResultStores = append(b.ResultStores, summary.IndexedStore{Index: p.Param, Value: v})
	}
	if f.exits(c.Exits, b); len(c.Exits) == 0 {
		b.Exit = summary.ExitState{Reached: true, MayBeUnsent: true}
	}
	for _, w := range c.Implied {
		b.Implicit = append(b.Implicit, summary.ImplicitStatus{When: f.cond(w, b)})
	}
	b.NeverReturns = c.NeverReturns
	b.Handles, b.MapsErrors, b.Sole, b.AlwaysFails = c.Handles, c.MapsErrors, c.Sole, c.AlwaysFails
	if c.Served != nil {
		b.Served = f.decode(c.Served, sig)
	}
	return b
}

// wrappedBy returns the parameter of the function that a function with signature sig
// returns, nil where it returns none of one parameter.
func wrappedBy(sig *types.Signature) *types.Var {
	for r := range sig.Results().Variables() {
		if s, ok := r.Type().Underlying().(*types.Signature); ok && s.Params().Len() == 1 {
			return s.Params().At(0)
		}
	}
	return nil // another version of the package
}

// decode returns the origin that a fact encodes.
func (a originFact) decode() absval.Origin {
	via := absval.Direct
	switch {
	case a.Mapper:
		via = absval.Mapper
	case a.Implicit:
		via = absval.Implicit
	}
	return absval.Origin{Code: a.Code, Via: via, Sole: a.Sole, Methods: httpmethod.Set(a.Methods)}
}

// value is the inverse of Encoder.value.
func (f *Importer) value(v valueFact, b *summary.FuncSummary) absval.Value {
	out := absval.Value{Params: b.Vars(v.Params), MayBeOther: v.MayBeOther, Others: v.Others, Top: v.Top}
	var known [2]bool
	out.Calls, known[0] = f.calls(v.Calls, b)
	out.Reads, known[1] = f.reads(v.Reads, b)
	out.Top = out.Top || known != [2]bool{true, true} // another version of the package
	for _, a := range v.Origins {
		out.Origins = append(out.Origins, a.decode())
	}
	for _, p := range v.Fields {
		if field := f.fields.Resolve(p.Field); field != nil {
			out.Fields = append(out.Fields, absval.Field{Var: field, Value: f.value(p.Value, b), MustAssign: p.MustAssign})
		}
	}
	for _, l := range v.Lookups {
		if look, ok := f.lookupIn(l, b); ok {
			out.Lookups = append(out.Lookups, look)
		} else {
			out.Top = true // another version of the package
		}
	}
	out.Table = f.table(v.Table)
	for _, m := range v.Pending {
		if n, ok := f.pending(m, b); ok {
			out.Pending = absval.AddPending(out.Pending, n)
		}
	}
	for _, c := range v.Guarded {
		w, inner := f.cond(c.When, b), f.value(c.Value, b)
		if len(w) == 0 {
			out = out.Join(inner)
			continue
		}
		out = out.WithAlternative(absval.Alternative{When: w, Value: inner})
	}
	return out
}

// calls decodes a list of calls. all is false where one of them is not there any more.
func (f *Importer) calls(list []callFact, b *summary.FuncSummary) (out []absval.Call, all bool) {
	for _, c := range list {
		read, ok := f.read(c.What, b)
		if !ok {
			continue
		}
		out = append(out, absval.Call{Read: read, Args: f.values(c.Args, b)})
	}
	return out, len(out) == len(list)
}

// values is the inverse of Encoder.values.
func (f *Importer) values(list []valueFact, b *summary.FuncSummary) []absval.Value {
	var out []absval.Value
	for _, v := range list {
		out = append(out, f.value(v, b))
	}
	return out
}

// reads decodes a list of reads. all is false where one of them is not there any more.
func (f *Importer) reads(list []readFact, b *summary.FuncSummary) (out []absval.Read, all bool) {
	for _, r := range list {
		if read, ok := f.read(r, b); ok {
			out = append(out, read)
		}
	}
	return out, len(out) == len(list)
}

// read is the inverse of Encoder.read. ok is false where the parameter or the field
// is not there any more.
func (f *Importer) read(r readFact, b *summary.FuncSummary) (read absval.Read, ok bool) {
	vars := b.Vars([]int{r.Param})
	if len(vars) == 0 {
		return absval.Read{}, false
	}
	read.Param = vars[0]
	if r.Field != (statusinfer.FieldName{}) {
		if read.Field = f.fields.Resolve(r.Field); read.Field == nil {
			return absval.Read{}, false
		}
	}
	return read, true
}

// invoked is the inverse of Encoder.invoked.
func (f *Importer) invoked(list []invocationFact, b *summary.FuncSummary, e *summary.Effect) {
	for _, i := range list {
		r, ok := f.read(i.Callee.What, b)
		switch {
		case ok && (r.Field == nil || goast.IsCallable(r.Field.Type())):
			in := summary.Invocation{Callee: summary.Callee{Read: r, Made: i.Callee.Made}, Serves: i.Serves}
			in.Args, in.Given = f.values(i.Args, b), f.values(i.Given, b)
			e.Invoked = append(e.Invoked, in)
		case i.Serves:
			e.Escapes = true // a field of a type that nothing exported leads to
		}
	}
}

// called is the inverse of Encoder.called.
func (f *Importer) called(list []calleeFact, b *summary.FuncSummary) []summary.Callee {
	var out []summary.Callee
	for _, c := range list {
		if r, ok := f.read(c.What, b); ok {
			out = append(out, summary.Callee{Read: r, Made: c.Made})
		}
	}
	return out
}

// Sentinel returns what the package variable of another package carries.
func (f *Importer) Sentinel(v *types.Var) (absval.Value, bool) {
	fact := new(SentinelFact)
	if v.Pkg() == nil || v.Pkg() == f.pass.Pkg || !f.pass.ImportObjectFact(v, fact) {
		return absval.Value{}, false
	}
	return f.value(fact.Value, &summary.FuncSummary{}), true
}

// pending is the inverse of Encoder.pending. ok is false where the parameter or
// the field is not there any more.
func (f *Importer) pending(m pendingFact, b *summary.FuncSummary) (store absval.PendingStore, ok bool) {
	vars := b.Vars([]int{m.Param})
	if len(vars) == 0 {
		return absval.PendingStore{}, false
	}
	out := absval.PendingStore{Param: vars[0], Index: m.Index}
	if m.Field != (statusinfer.FieldName{}) {
		if out.Field = f.fields.Resolve(m.Field); out.Field == nil {
			return absval.PendingStore{}, false // another version of the package
		}
	}
	if m.Base != nil {
		base := f.value(*m.Base, b)
		out.Base = &base
	}
	return out, true
}

// cond is the inverse of Encoder.cond. A literal of a field that is not there any
// more is dropped, which over-approximates.
func (f *Importer) cond(list []literalFact, b *summary.FuncSummary) absval.PathCond {
	var out absval.PathCond
	for _, c := range list {
		vars := b.Vars([]int{c.Param})
		if len(vars) == 0 {
			continue
		}
		var ok bool
		t := absval.Predicate{Param: vars[0], Of: absval.Aspect(c.Of), Op: token.Token(c.Op), With: c.With}
		if t.Of == absval.Error {
			if t.Err, ok = f.predicate(c.Err); !ok {
				continue // another version of the package
			}
		}
		if c.Field != (statusinfer.FieldName{}) {
			if t.Field = f.fields.Resolve(c.Field); t.Field == nil {
				continue // another version of the package
			}
		}
		out = append(out, absval.Literal{Predicate: t, Holds: c.Holds})
	}
	return out
}

// exits is the inverse of Encoder.exits.
func (f *Importer) exits(list []exitFact, b *summary.FuncSummary) {
	for _, l := range list {
		e := summary.ExitState{Reached: true, Header: summary.Modality(l.Header), Body: summary.Modality(l.Body), Sent: l.Sent, ImplicitStatus: l.ImplicitStatus, MayBeUnsent: l.MayBeUnsent, ErrorWithoutStatus: l.ErrorWithoutStatus, Called: f.called(l.Called, b), Methods: httpmethod.Set(l.Methods)}
		e.OnSuccess = summary.Outcome{Seen: l.OnSuccess.Seen, Header: summary.Modality(l.OnSuccess.Header), Sent: l.OnSuccess.Sent}
		e.OnFailure = summary.Outcome{Seen: l.OnFailure.Seen, Header: summary.Modality(l.OnFailure.Header), Sent: l.OnFailure.Sent}
		b.AddExit(summary.Exit{When: f.cond(l.When, b), ExitState: e})
	}
}
