package fact

import (
	"cmp"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An Encoder turns summaries into facts.
type Encoder struct {
	Names Names
	Types *response.Types
	// Errors reports whether facts say which errors functions return. Those of a
	// dependency matter to nobody: its errors are a library's.
	Errors bool
}

// Encode returns the fact of a summary; nil where it has nothing to state. What
// a function returns as a handler must be in b.Served.
func (enc *Encoder) Encode(b *summary.FuncSummary) *SummaryFact {
	if does := enc.function(b); does != nil {
		return &SummaryFact{does}
	}
	return nil
}

// Sentinel returns the fact of a package variable; nil where it carries nothing.
func (enc *Encoder) Sentinel(v absval.Value) *SentinelFact {
	if f := enc.value(&summary.FuncSummary{}, v); f.says() {
		return &SentinelFact{f}
	}
	return nil
}

// Linked returns what a method does, for those who call it through an interface:
// that nothing is known of a result, too. What it returns as a handler must be in
// b.Served.
func (enc *Encoder) Linked(b *summary.FuncSummary) *FuncFact {
	f, _ := enc.build(b)
	return f
}

// function encodes b; it returns nil where calling the function does nothing.
func (enc *Encoder) function(b *summary.FuncSummary) *FuncFact {
	if b == nil {
		return nil
	}
	if f, says := enc.build(b); says {
		return f
	}
	return nil
}

// build encodes b, and reports whether that says anything.
func (enc *Encoder) build(b *summary.FuncSummary) (f *FuncFact, says bool) {
	out := &FuncFact{
		Handles: b.Handles, MapsErrors: b.MapsErrors, AlwaysFails: b.AlwaysFails, NeverReturns: b.NeverReturns,
		Effects: enc.effects(b), Exits: enc.exits(b), Implied: enc.implied(b), Served: enc.function(b.Served), Next: b.Next != nil,
	}
	out.Sole = b.Sole && len(out.Effects) > 0
	says = len(out.Effects) > 0 || b.NeverReturns || b.Handles || b.AlwaysFails || out.Served != nil
	for i, r := range b.Results {
		v := valueFact{}
		if enc.matters(b.Sig.Results().At(i).Type()) {
			v = enc.value(b, r)
		}
		says = says || v.says()
		out.Results = append(out.Results, v)
	}
	if out.Errors = enc.errors(b); out.Errors != nil {
		says = true
	}
	if enc.Errors {
		out.Panics = enc.value(b, b.Panics)
		says = says || out.Panics.says() || out.Panics.Top
	}
	for _, s := range b.ResultStores {
		out.ResultStores = append(out.ResultStores, storeFact{s.Index, enc.value(b, s.Value)})
	}
	for _, s := range b.Stores {
		if i, ok := b.IndexOf(s.Param); ok {
			out.Stores = append(out.Stores, storeFact{i, enc.value(b, s.Value)})
		}
	}
	return out, says || len(out.ResultStores)+len(out.Stores) > 0
}

// matters reports whether what a result of type t is can matter to an importer:
// a number, an error, a function, a struct with a number in it.
func (enc *Encoder) matters(t types.Type) bool {
	if goast.IsInteger(t) || goast.IsError(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0 && (!goast.IsStdType(t) || enc.Types.ImplementsHandler(t))
	}
	if named := goast.NamedOf(t); named != nil && len(enc.Types.SelfWriters(named)) > 0 {
		return true
	}
	st := structs.Of(t)
	if st == nil {
		return false
	}
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) || goast.IsCallable(f.Type()) || f.Embedded() {
			return true
		}
	}
	return false
}

// effects encodes the effects of b: those under the same condition and methods
// as one, at the place of the first.
func (enc *Encoder) effects(b *summary.FuncSummary) []effectFact {
	var joined []*summary.Effect
	var conds [][]literalFact
	for _, e := range b.Effects {
		w := enc.cond(b, e.When)
		i := 0
		for i < len(joined) && (joined[i].Methods != e.Methods || !sameCond(conds[i], w)) {
			i++
		}
		if i == len(joined) {
			joined, conds = append(joined, e), append(conds, w)
		} else {
			joined[i] = joined[i].Join(e)
		}
	}
	var out []effectFact
	for i, e := range joined {
		out = append(out, effectFact{
			When:     conds[i],
			Written:  enc.value(b, e.Written),
			Possible: sorted(summary.Union(nil, e.Possible)),
			Methods:  uint16(e.Methods),
			Escapes:  e.Escapes,
		})
		enc.invoked(b, e.Invoked, &out[len(out)-1])
	}
	return out
}

// invoked encodes what an effect calls. Where importers cannot name what is given
// the response, any status may be written.
func (enc *Encoder) invoked(b *summary.FuncSummary, list []summary.Invocation, out *effectFact) {
	for _, i := range list {
		if _, own := b.IndexOf(i.Param); !own {
			continue // of a function further out
		}
		r, ok := enc.read(b, i.Read)
		if !ok {
			out.Escapes = out.Escapes || i.Serves
			continue
		}
		f := invocationFact{Callee: calleeFact{r, i.Made}, Serves: i.Serves}
		f.Args, f.Given = enc.values(b, i.Args), enc.values(b, i.Given)
		out.Invoked = append(out.Invoked, f)
	}
	slices.SortFunc(out.Invoked, invocationFact.compare)
}

func (enc *Encoder) values(b *summary.FuncSummary, list []absval.Value) []valueFact {
	var out []valueFact
	for _, v := range list {
		out = append(out, enc.value(b, v))
	}
	return out
}

// read encodes r. ok is false where importers cannot name it.
func (enc *Encoder) read(b *summary.FuncSummary, r absval.Read) (f readFact, ok bool) {
	if f.Param, ok = b.IndexOf(r.Param); !ok || r.Field == nil {
		return f, ok
	}
	f.Field, ok = enc.Names.NameOf(r.Field)
	return f, ok
}

// called encodes what was called on the way to an exit.
func (enc *Encoder) called(b *summary.FuncSummary, list []summary.Callee) []calleeFact {
	var out []calleeFact
	for _, c := range list {
		if f, ok := enc.read(b, c.Read); ok {
			out = append(out, calleeFact{f, c.Made})
		}
	}
	slices.SortFunc(out, calleeFact.compare)
	return out
}

// value encodes v. What importers cannot name is left out.
func (enc *Encoder) value(b *summary.FuncSummary, v absval.Value) valueFact {
	if b.Recovers != nil && slices.Contains(v.Params, b.Recovers) {
		v.Top = true // of another package's functions, it may be anything
	}
	out := valueFact{Params: sorted(b.Indices(v.Params)), MayBeOther: v.MayBeOther, Others: v.Others, Top: v.Top}
	enc.reads(b, v, &out)
	for _, o := range v.Origins {
		f := originFact{Code: o.Code, Mapper: o.Via == absval.Mapper, Implicit: o.Via == absval.Implicit, Sole: o.Sole, Methods: uint16(o.Methods)}
		if !slices.Contains(out.Origins, f) {
			out.Origins = append(out.Origins, f)
		}
	}
	for _, f := range v.Fields {
		if held, ok := enc.field(b, f); ok {
			out.Fields = append(out.Fields, held)
		}
	}
	out.Lookups, out.Table = enc.lookups(b, v, &out), enc.table(v.Table)
	for _, m := range v.Pending {
		if f, ok := enc.pending(b, m); ok {
			out.Pending = append(out.Pending, f)
		}
	}
	for _, alt := range v.Guarded {
		out.Guarded = append(out.Guarded, alternativeFact{enc.cond(b, alt.When), enc.value(b, alt.Value)})
	}
	slices.SortFunc(out.Origins, originFact.compare)
	slices.SortFunc(out.Calls, func(c, d callFact) int { return c.What.compare(d.What) })
	slices.SortFunc(out.Reads, readFact.compare)
	slices.SortFunc(out.Fields, func(f, g fieldFact) int { return strings.Compare(f.Field.String(), g.Field.String()) })
	return out
}

// reads encodes what v holds of parameters, and of what calls of them return. Importers
// may be unable to name one.
func (enc *Encoder) reads(b *summary.FuncSummary, v absval.Value, out *valueFact) {
	for _, c := range v.Calls {
		f, ok := enc.read(b, c.Read)
		if !ok {
			_, own := b.IndexOf(c.Param)
			out.Top = out.Top || own
			continue
		}
		out.Calls = append(out.Calls, callFact{f, enc.values(b, c.Args)})
	}
	for _, r := range v.Reads {
		if f, ok := enc.read(b, r); ok {
			out.Reads = append(out.Reads, f)
		} else {
			out.Top = true
		}
	}
}

// field encodes what a value holds in one field. ok is false for a field that importers
// cannot name, or of which nothing is known.
func (enc *Encoder) field(b *summary.FuncSummary, f absval.Field) (held fieldFact, ok bool) {
	name, ok := enc.Names.NameOf(f.Var)
	if !ok {
		return fieldFact{}, false
	}
	v := enc.value(b, f.Value)
	known := len(v.Origins)+len(v.Params)+len(v.Reads)+len(v.Lookups)+len(v.Guarded)+len(v.Others) > 0
	return fieldFact{name, v, f.MustAssign}, known
}

func sorted(list []int) []int {
	slices.Sort(list)
	return list
}

// compare orders the origins of one value: by code, then by how it is chosen.
func (o originFact) compare(p originFact) int {
	return cmp.Or(
		cmp.Compare(o.Code, p.Code),
		cmp.Compare(bit(o.Mapper)+2*bit(o.Implicit)+4*bit(o.Sole), bit(p.Mapper)+2*bit(p.Implicit)+4*bit(p.Sole)),
		cmp.Compare(o.Methods, p.Methods),
	)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// says reports whether v holds anything.
func (v valueFact) says() bool {
	return len(v.Origins)+len(v.Fields)+len(v.Params)+len(v.Calls)+len(v.Reads)+len(v.Lookups)+len(v.Guarded)+len(v.Pending) > 0
}

// cond encodes a path condition. A literal of what importers cannot name is
// dropped, which over-approximates.
func (enc *Encoder) cond(b *summary.FuncSummary, w absval.PathCond) []literalFact {
	var out []literalFact
	for _, c := range w {
		i, ok := b.IndexOf(c.Param)
		if !ok {
			continue // of a function further out
		}
		err, ok := encodePredicate(c.Err)
		if !ok && c.Of == absval.Error {
			continue // of a local type
		}
		f := literalFact{Err: err, Param: i, Of: uint8(c.Of), Op: uint8(c.Op), With: c.With, Holds: c.Holds}
		if c.Field != nil {
			if f.Field, ok = enc.Names.NameOf(c.Field); !ok {
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// pending encodes a pending store. ok is false where importers can name neither
// the functions nor the field.
func (enc *Encoder) pending(b *summary.FuncSummary, m absval.PendingStore) (f pendingFact, ok bool) {
	i, ok := b.IndexOf(m.Param)
	if !ok {
		return pendingFact{}, false
	}
	out := pendingFact{Param: i, Index: m.Index}
	if m.Field != nil {
		if out.Field, ok = enc.Names.NameOf(m.Field); !ok {
			return pendingFact{}, false
		}
	}
	if m.Base != nil {
		base := enc.value(b, *m.Base)
		out.Base = &base
	}
	return out, true
}

// exits encodes the returns of a function, those under the same condition as one.
// It returns nil where all that they state is that nothing is sent.
func (enc *Encoder) exits(b *summary.FuncSummary) []exitFact {
	list := b.Exits
	if len(list) == 0 {
		list = []summary.Exit{{When: nil, ExitState: b.Exit}}
	}
	var whens [][]literalFact
	var joined []summary.ExitState
	for _, l := range list {
		w := enc.cond(b, l.When)
		i := 0
		for i < len(whens) && !(sameCond(whens[i], w) && slices.Equal(enc.called(b, joined[i].Called), enc.called(b, l.Called))) {
			i++
		}
		if i == len(whens) {
			whens, joined = append(whens, w), append(joined, l.ExitState)
			continue
		}
		joined[i] = joined[i].Join(l.ExitState)
	}
	out := make([]exitFact, len(whens))
	for i, e := range joined {
		out[i] = exitFact{
			When: whens[i], Header: uint8(e.Header), Body: uint8(e.Body), Sent: e.Sent,
			ImplicitStatus: e.ImplicitStatus && b.Handles, MayBeUnsent: e.MayBeUnsent, ErrorWithoutStatus: e.ErrorWithoutStatus && b.Handles, Called: enc.called(b, e.Called), Methods: uint16(e.Methods),
			OnSuccess: outcomeFact{e.OnSuccess.Seen, uint8(e.OnSuccess.Header), e.OnSuccess.Sent},
			OnFailure: outcomeFact{e.OnFailure.Seen, uint8(e.OnFailure.Header), e.OnFailure.Sent},
		}
	}
	if len(out) == 1 && out[0].isNothing() {
		return nil
	}
	return out
}

// isNothing reports whether an exit states only that nothing is sent.
func (l exitFact) isNothing() bool {
	return len(l.When) == 0 && !l.Sent && l.Header == 0 && l.Body == 0 && !l.ImplicitStatus && !l.ErrorWithoutStatus && l.OnSuccess.Header == 0 && l.OnFailure.Header == 0
}

// implied encodes the conditions under which the default status may be sent with
// a body.
func (enc *Encoder) implied(b *summary.FuncSummary) [][]literalFact {
	var out [][]literalFact
	for _, i := range b.Implicit {
		w := enc.cond(b, i.When)
		if len(w) == 0 {
			return [][]literalFact{{}}
		}
		if !slices.ContainsFunc(out, func(v []literalFact) bool { return sameCond(v, w) }) {
			out = append(out, w)
		}
	}
	return out
}
