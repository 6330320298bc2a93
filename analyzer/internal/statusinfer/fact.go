package statusinfer

import (
	"fmt"
	"slices"
	"strings"
)

// Facts are what importing packages need to know: small, of scalars and slices
// only, so that they are encoded the same in every run, and without positions,
// so that moving a line changes nothing for importers.

// A RoleFact says which parameters and results of a function are statuses, and
// where its parameters flow.
type RoleFact struct {
	Status   []int    // parameters that are written as statuses
	Tested   []int    // of these, the ones that are tested for being statuses first
	Compared []int    // parameters that are compared with statuses
	Equal    [][2]int // parameters that are compared with each other
	Yields   []int    // results that are statuses
	Calls    [][2]int // {parameter, result}: that result of the function that is passed is a status
	Passes   [][2]int // {parameter, result}: the parameter comes back as that result
	Stores   []StoredFact
}

// A StoredFact says that a function stores a parameter in a field.
type StoredFact struct {
	Param int
	Field FieldName
}

// AFact marks RoleFact as a fact.
func (*RoleFact) AFact() {}

// Quiet reports whether the function neither takes nor yields a status: what it
// does can matter only together with other facts.
func (f *RoleFact) Quiet() bool {
	return len(f.Status)+len(f.Compared)+len(f.Yields)+len(f.Calls) == 0
}

func (f *RoleFact) empty() bool {
	return f.Quiet() && len(f.Equal)+len(f.Passes)+len(f.Stores) == 0
}

// labelOf returns the label of what is given for parameter i, which is written.
func (f *RoleFact) labelOf(i int) label {
	if slices.Contains(f.Tested, i) {
		return Written.bit()
	}
	return written
}

// String is what // want comments match.
func (f *RoleFact) String() string {
	var words []string
	add := func(word string, n int, list any) {
		if n > 0 {
			words = append(words, fmt.Sprintf("%s%v", word, list))
		}
	}
	add("status", len(f.Status), f.Status)
	add("compared", len(f.Compared), f.Compared)
	add("yields", len(f.Yields), f.Yields)
	add("equal", len(f.Equal), f.Equal)
	add("passes", len(f.Passes), f.Passes)
	for _, s := range f.Stores {
		words = append(words, fmt.Sprintf("stores%d in %s.%s", s.Param, s.Field.Type, s.Field.Name))
	}
	return strings.Join(words, " ")
}

// A FieldFact says that a field holds statuses: that are written, or that are
// only compared with ones that were received.
type FieldFact struct{ Written, Tested bool }

// AFact marks FieldFact as a fact.
func (*FieldFact) AFact() {}

// String is what // want comments match.
func (f *FieldFact) String() string {
	if f.Written {
		return "is a status"
	}
	return "is compared with statuses"
}

// A ResultFact says which results of the functions of a type are statuses:
// type handler func(w, r) (int, error).
type ResultFact struct{ Results []int }

// AFact marks ResultFact as a fact.
func (*ResultFact) AFact() {}

// String is what // want comments match.
func (f *ResultFact) String() string { return fmt.Sprintf("yields%v", f.Results) }

// A LearnedFieldFact says which fields of structs hold statuses that are
// written, as the code of this package, or of those that it imports, shows:
//
//	package apierr;  type Error struct{ Code int }
//	package respond; func Fail(w, err) { …; w.WriteHeader(e.Code) }
//	package pets;    return &apierr.Error{Code: 422}
//
// A fact on the field itself can be exported by apierr alone, and reaches only
// those who see the field: where a third package makes the error, pets need not
// see it. What imports say is exported again: importers get the facts of their
// direct imports, under every driver alike.
type LearnedFieldFact struct{ Fields []LearnedField }

// A LearnedField is a field that holds statuses.
type LearnedField struct {
	Field  FieldName
	Tested bool
}

// AFact marks LearnedFieldFact as a fact.
func (*LearnedFieldFact) AFact() {}

// String is what // want comments match.
func (f *LearnedFieldFact) String() string {
	var words []string
	for _, l := range f.Fields {
		words = append(words, l.Field.String())
	}
	return "learned " + strings.Join(words, " ")
}

// A SentFact says that some package sends what a method returns, and reaches the
// method through an interface. No package exports one: a driver that has seen all
// packages gives it to those that it analyses a second time (package link).
type SentFact struct{}

// AFact marks SentFact as a fact.
func (*SentFact) AFact() {}

// Quiet reports true: the fact is for the package that is given it.
func (*SentFact) Quiet() bool { return true }

func (*SentFact) String() string { return "" }

// A FieldName names a field of a package's type in facts.
type FieldName struct{ Pkg, Type, Name string }

// String returns the name as pkg.Type.Field.
func (f FieldName) String() string { return f.Pkg + "." + f.Type + "." + f.Name }
