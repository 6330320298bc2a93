package fact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// table encodes a table, by its keys.
func (enc *Encoder) table(t *absval.Table) []elementFact {
	if t == nil {
		return nil
	}
	var out []elementFact
	for _, e := range t.Elements() {
		out = append(out, elementFact{e.Key, enc.value(&summary.FuncSummary{}, e.Value)})
	}
	return out
}

// lookups encodes the elements of tables that v may be. Of one that importers cannot
// name, out gets all that it may be.
func (enc *Encoder) lookups(b *summary.FuncSummary, v absval.Value, out *valueFact) []lookupFact {
	var list []lookupFact
	for _, l := range v.Lookups {
		f, ok := enc.lookup(b, l)
		if !ok {
			out.Top = true // importers cannot name it
			continue
		}
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(f, g lookupFact) int {
		return cmp.Or(cmp.Compare(f.Key, g.Key), cmp.Compare(f.Of, g.Of), strings.Compare(f.Const, g.Const), strings.Compare(f.Field.String(), g.Field.String()), cmp.Compare(len(f.Table), len(g.Table)))
	})
	return list
}

func (enc *Encoder) lookup(b *summary.FuncSummary, l absval.Lookup) (f lookupFact, ok bool) {
	f = lookupFact{Table: enc.table(l.Table), Const: l.Const}
	if l.Table == nil {
		if f.Of, ok = b.IndexOf(l.Of); !ok {
			return f, false
		}
	}
	if l.Key != nil {
		if f.Key, ok = b.IndexOf(l.Key); !ok {
			return f, false
		}
	}
	if l.Field != nil {
		if f.Field, ok = enc.Names.NameOf(l.Field); !ok {
			return f, false
		}
	}
	return f, true
}

// table is the inverse of Encoder.table.
func (f *Importer) table(list []elementFact) *absval.Table {
	var out []absval.Element
	for _, e := range list {
		out = append(out, absval.Element{Key: e.Key, Value: f.value(e.Value, &summary.FuncSummary{})})
	}
	return absval.NewTable(out)
}

// lookupIn is the inverse of Encoder.lookup; ok is false where what it names is not
// there any more.
func (f *Importer) lookupIn(l lookupFact, b *summary.FuncSummary) (out absval.Lookup, ok bool) {
	out = absval.Lookup{Table: f.table(l.Table), Const: l.Const}
	if out.Table == nil {
		vars := b.Vars([]int{l.Of})
		if len(vars) == 0 {
			return out, false
		}
		out.Of = vars[0]
	}
	if l.Const == "" {
		vars := b.Vars([]int{l.Key})
		if len(vars) == 0 {
			return out, false
		}
		out.Key = vars[0]
	}
	if l.Field != (statusinfer.FieldName{}) {
		if out.Field = f.fields.Resolve(l.Field); out.Field == nil {
			return out, false
		}
	}
	return out, true
}
