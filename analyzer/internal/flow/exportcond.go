package flow

import (
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// says reports whether v holds anything.
func (v valueFact) says() bool {
	return len(v.Atoms)+len(v.Parts)+len(v.Params)+len(v.Calls)+len(v.Over)+len(v.Mods) > 0
}

// when encodes conditions. One on what importers cannot name is left out: what
// hangs on it may be in any case.
func (ex *exporter) when(b *summary.FuncSummary, w absval.PathCond) []condFact {
	var out []condFact
	for _, c := range w {
		i, ok := b.IndexOf(c.Param)
		if !ok {
			continue // of a function further out
		}
		f := condFact{Param: i, Of: uint8(c.Of), Op: uint8(c.Op), With: c.With, Holds: c.Holds}
		if c.Field != nil {
			if f.Field, ok = ex.facts.fields.NameOf(c.Field); !ok {
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// mod encodes what functions put into a struct; ok is false where importers
// cannot name them, or the field.
func (ex *exporter) mod(b *summary.FuncSummary, m absval.PendingStore) (modFact, bool) {
	i, ok := b.IndexOf(m.Param)
	if !ok {
		return modFact{}, false
	}
	out := modFact{Param: i, Index: m.Index}
	if m.Field != nil {
		if out.Field, ok = ex.facts.fields.NameOf(m.Field); !ok {
			return modFact{}, false
		}
	}
	if m.Base != nil {
		base := ex.value(b, *m.Base)
		out.Base = &base
	}
	return out, true
}

func (f *facts) mod(m modFact, b *summary.FuncSummary) (absval.PendingStore, bool) {
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

// leaves encodes the ends of a function, those under the same conditions as one.
func (ex *exporter) leaves(b *summary.FuncSummary) []leavingFact {
	list := b.Exits
	if len(list) == 0 {
		list = []summary.Exit{{When: nil, ExitState: b.Exit}}
	}
	var whens [][]condFact
	var joined []summary.ExitState
	for _, l := range list {
		w := ex.when(b, l.When)
		i := slices.IndexFunc(whens, func(v []condFact) bool { return slices.Equal(v, w) })
		if i < 0 {
			whens, joined = append(whens, w), append(joined, l.ExitState)
			continue
		}
		joined[i] = joined[i].Join(l.ExitState)
	}
	out := make([]leavingFact, len(whens))
	for i, e := range joined {
		out[i] = leavingFact{
			When: whens[i], Header: uint8(e.Header), Body: uint8(e.Body),
			Plain: e.ImplicitStatus && b.Handles, Quiet: e.MayBeUnsent, Bare: e.ErrorWithoutStatus && b.Handles, Called: b.Indices(e.Called), PlainMethods: uint16(e.Methods),
			Good: outcomeFact{e.OnSuccess.Seen, uint8(e.OnSuccess.Header)},
			Bad:  outcomeFact{e.OnFailure.Seen, uint8(e.OnFailure.Header)},
		}
	}
	if len(out) == 1 && out[0].isNothing() {
		return nil
	}
	return out
}

// isNothing reports whether an end says no more than that nothing was written.
func (l leavingFact) isNothing() bool {
	return len(l.When) == 0 && l.Header == 0 && l.Body == 0 && !l.Plain && !l.Bare && l.Good.Header == 0 && l.Bad.Header == 0
}

func (ex *exporter) implied(b *summary.FuncSummary) [][]condFact {
	var out [][]condFact
	for _, i := range b.Implicit {
		w := ex.when(b, i.When)
		if len(w) == 0 {
			return [][]condFact{{}}
		}
		if !slices.ContainsFunc(out, func(v []condFact) bool { return slices.Equal(v, w) }) {
			out = append(out, w)
		}
	}
	return out
}

// when decodes conditions. One that cannot be read any more is left out: what
// hangs on it may be in any case.
func (f *facts) when(list []condFact, b *summary.FuncSummary) absval.PathCond {
	var out absval.PathCond
	for _, c := range list {
		vars := b.Vars([]int{c.Param})
		if len(vars) == 0 {
			continue
		}
		t := absval.Predicate{Param: vars[0], Of: absval.Aspect(c.Of), Op: token.Token(c.Op), With: c.With}
		if c.Field != (statusinfer.FieldName{}) {
			if t.Field = f.fields.Resolve(c.Field); t.Field == nil {
				continue // another version of the package
			}
		}
		out = append(out, absval.Literal{Predicate: t, Holds: c.Holds})
	}
	return out
}

func (f *facts) leaves(list []leavingFact, b *summary.FuncSummary) {
	for _, l := range list {
		e := summary.ExitState{Reached: true, Header: summary.Modality(l.Header), Body: summary.Modality(l.Body), ImplicitStatus: l.Plain, MayBeUnsent: l.Quiet, ErrorWithoutStatus: l.Bare, Called: b.Vars(l.Called), Methods: httpmethod.Set(l.PlainMethods)}
		e.OnSuccess = summary.Outcome{Seen: l.Good.Seen, Header: summary.Modality(l.Good.Header)}
		e.OnFailure = summary.Outcome{Seen: l.Bad.Seen, Header: summary.Modality(l.Bad.Header)}
		b.AddExit(summary.Exit{When: f.when(l.When, b), ExitState: e})
	}
}
