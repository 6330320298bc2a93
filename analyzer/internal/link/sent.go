package link

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// (3.3) A number is a status if some package sends it. Which package that is, the one
// that names the number need not know.

// sentResults returns the methods whose result some package sends, and the packages
// that have one of which they do not know it, because others reach it through an
// interface. The types must be errors: whatever else has a method Code() int may
// mean another thing by it.
func (m *Module) sentResults() (sent map[Name]bool, unknown map[string]bool) {
	sent, unknown = make(map[Name]bool), make(map[string]bool)
	known := make(map[Name]bool)
	for _, p := range m.packages {
		for _, name := range p.Sent {
			iface := m.interfaces[Name{Pkg: name.Pkg, Type: name.Type}]
			if iface == nil {
				known[name] = true
				continue // a method that is declared
			}
			for _, t := range m.byMethod[iface.Methods[0].ID] {
				impl, ok := t.method(name.Name)
				if ok && !impl.Abstract && t.isError() && t.implements(iface) {
					sent[impl.Func] = true
				}
			}
		}
	}
	for name := range sent {
		unknown[name.Pkg] = unknown[name.Pkg] || !known[name]
	}
	return sent, unknown
}

func (t *Type) isError() bool {
	m, ok := t.method("Error")
	return ok && m.Sig == "func()(,string)"
}

// provedFields returns the packages that give numbers to a field of which they do not
// know what another package shows: that it is sent.
func (m *Module) provedFields() map[string]bool {
	out := make(map[string]bool)
	for path, p := range m.packages {
		for _, name := range p.Sets {
			if _, ok := m.learned[name]; ok {
				out[path] = true
			}
		}
	}
	return out
}

// fields returns the fields that hold statuses.
func (m *Module) fields() *statusinfer.LearnedFieldFact {
	out := new(statusinfer.LearnedFieldFact)
	for name, untested := range m.learned {
		out.Fields = append(out.Fields, statusinfer.LearnedField{Field: name, Tested: !untested})
	}
	slices.SortFunc(out.Fields, func(a, b statusinfer.LearnedField) int { return strings.Compare(a.Field.String(), b.Field.String()) })
	return out
}
