package flow

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A foreignFact says which fields of structs hold statuses that are written, as
// the code of this package, or of those that it imports, shows:
//
//	package apierr;  type Error struct{ Code int }
//	package respond; func Fail(w, err) { …; w.WriteHeader(e.Code) }
//	package pets;    return &apierr.Error{Code: 422}
//
// A fact on the field itself can be exported by apierr alone, and reaches only
// those who see the field: where a third package makes the error, pets need not
// see it. What imports say is said again: importers hear their direct imports,
// under every driver alike.
type foreignFact struct{ Fields []foreignField }

type foreignField struct {
	Field  fieldFact
	Tested bool
}

func (*foreignFact) AFact() {}

// String is what // want comments match.
func (f *foreignFact) String() string {
	var words []string
	for _, l := range f.Fields {
		words = append(words, l.Field.String())
	}
	return "learned " + strings.Join(words, " ")
}

// learned returns what imports say of the fields of others.
func (f *facts) learned() map[fieldFact]roles {
	if f.foreign != nil {
		return f.foreign
	}
	f.foreign = make(map[fieldFact]roles)
	for _, imp := range f.pass.Pkg.Imports() {
		fact := new(foreignFact)
		if !f.pass.ImportPackageFact(imp, fact) {
			continue // says nothing
		}
		for _, l := range fact.Fields {
			r := written
			if l.Tested {
				r = Written.bit()
			}
			f.foreign[l.Field] |= r
		}
	}
	return f.foreign
}

// learnedOf returns what imports say of a field of another package.
func (f *facts) learnedOf(v *types.Var) roles {
	if len(f.learned()) == 0 || !goast.IsInteger(v.Type()) {
		return 0
	}
	name, ok := f.nameOf(v.Origin())
	if !ok {
		return 0
	}
	return f.foreign[name]
}

// foreign exports which fields the package shows to be statuses.
func (ex *exporter) foreign() {
	all := make(map[fieldFact]roles)
	for name, r := range ex.facts.learned() {
		all[name] = r
	}
	for n := range ex.kinds.ids {
		v, ok := n.obj.(*types.Var)
		if !ok || n.sub != content || !v.IsField() || v.Pkg() == nil {
			continue // no field
		}
		r := ex.kinds.rolesOf(n)
		if r&Written.bit() == 0 || goast.IsStd(v.Pkg()) || ex.table.Known(v.Pkg().Path()) {
			continue // not written, or known without this package
		}
		if name, ok := ex.facts.nameOf(v.Origin()); ok {
			all[name] |= r & written
		}
	}
	if len(all) == 0 {
		return
	}
	fact := new(foreignFact)
	for name, r := range all {
		fact.Fields = append(fact.Fields, foreignField{name, r&written == Written.bit()})
	}
	slices.SortFunc(fact.Fields, func(a, b foreignField) int {
		return strings.Compare(a.Field.String(), b.Field.String())
	})
	ex.pass.ExportPackageFact(fact)
}

func (f fieldFact) String() string { return f.Pkg + "." + f.Type + "." + f.Name }
