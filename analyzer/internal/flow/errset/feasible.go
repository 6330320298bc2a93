package errset

import (
	"go/types"
	"slices"
)

// A Kind is a way in which a program tests an error.
type Kind uint8

const (
	IsNil   Kind = iota + 1 // err == nil
	Same                    // err == ErrNotFound, case ErrNotFound
	Is                      // errors.Is(err, ErrNotFound)
	HasType                 // err.(T), a case of a type switch
	As                      // errors.As(err, &target)
	AnyOf                   // one of several tests: a case with several values, ||
)

// A Predicate is a test of an error. Predicates are comparable.
type Predicate struct {
	Kind Kind
	Obj  types.Object // the sentinel of Same and Is, the *types.TypeName of HasType and As
	Ptr  bool         // HasType and As ask for a pointer to the type
	Any  *Disjunction // of AnyOf
}

// A Disjunction is several tests of one error, of which one holds. Two are the
// same predicate only if they are the same pointer.
type Disjunction struct{ Of []Predicate }

// Typed returns the predicate that asks for type t; ok is false where t has no
// name.
func Typed(kind Kind, t types.Type) (p Predicate, ok bool) {
	t = types.Unalias(t)
	ptr := false
	if to, isPointer := t.(*types.Pointer); isPointer {
		t, ptr = types.Unalias(to.Elem()), true
	}
	named, ok := t.(*types.Named)
	if !ok {
		return Predicate{}, false
	}
	return Predicate{Kind: kind, Obj: named.Origin().Obj(), Ptr: ptr}, true
}

// typ returns the type that HasType and As ask for.
func (p Predicate) typ() types.Type {
	if p.Ptr {
		return types.NewPointer(p.Obj.Type())
	}
	return p.Obj.Type()
}

// A Test is a predicate with its outcome.
type Test struct {
	Predicate
	Holds bool
}

// A truth is the outcome of a test for one error.
type truth uint8

const (
	unknown truth = iota
	yes
	no
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// Feasible reports whether some error of s may pass all tests with their
// outcomes. A set that depends on parameters may be anything.
func (s Set) Feasible(tests []Test) bool {
	return !s.Filter(tests).IsBottom()
}

// Certain reports whether some error of s passes all tests with their outcomes,
// for certain: which error a library returns is not known, and what a parameter
// is neither.
func (s Set) Certain(tests []Test) bool {
	if s.joined {
		return false // which of them decides is not known
	}
	if s.nil_ && decides(tests, ofNil) || s.other && decides(tests, ofOther) {
		return true
	}
	return slices.ContainsFunc(s.errors, func(e Error) bool { return decides(tests, e.outcome) })
}

// decides reports whether each test has the outcome that is stated.
func decides(tests []Test, outcome func(Test) truth) bool {
	return !slices.ContainsFunc(tests, func(t Test) bool { return outcome(t) != truthOf(t.Holds) })
}

// Filter returns the errors of s that may pass all tests with their outcomes.
func (s Set) Filter(tests []Test) Set {
	if len(tests) == 0 {
		return s
	}
	out := Set{joined: s.joined}
	out.top = s.top && !requiresNil(tests)
	out.nil_ = (s.nil_ || requiresNil(tests) && s.paramMayBeNil()) && passes(tests, ofNil)
	out.other = s.other && passes(tests, ofOther)
	if !requiresNil(tests) {
		out.params = s.params
	}
	if s.joined {
		return s.filterJoined(tests, out)
	}
	for _, e := range s.errors {
		if passes(tests, e.outcome) {
			out.errors = append(out.errors, e)
		}
	}
	return out
}

// paramMayBeNil reports whether a parameter that s depends on may be nil.
func (s Set) paramMayBeNil() bool {
	return slices.ContainsFunc(s.params, func(p Param) bool { return !p.Wrapped })
}

// filterJoined is Filter for errors that may be several of s at once: a test
// that holds must hold of one of them, and one that fails must fail for each.
func (s Set) filterJoined(tests []Test, out Set) Set {
	var left []Error
	for _, e := range s.errors {
		if !slices.ContainsFunc(tests, func(t Test) bool { return !t.Holds && e.outcome(t) == yes }) {
			left = append(left, e)
		}
	}
	for _, t := range tests {
		if !t.Holds {
			continue // of no error that is left
		}
		any := s.top || len(s.params) > 0 || t.Kind == IsNil && s.nil_ || ofOther(t) != no && s.other
		for _, e := range left {
			any = any || e.outcome(t) != no
		}
		if !any {
			return Set{}
		}
	}
	if !requiresNil(tests) {
		out.errors = left
	}
	return out
}

func requiresNil(tests []Test) bool {
	return slices.ContainsFunc(tests, func(t Test) bool { return t.Kind == IsNil && t.Holds })
}

// passes reports whether no test has another outcome than the one stated.
func passes(tests []Test, outcome func(Test) truth) bool {
	for _, t := range tests {
		if o := outcome(t); o != unknown && o != truthOf(t.Holds) {
			return false
		}
	}
	return true
}

func ofNil(t Test) truth {
	if t.Kind == AnyOf {
		return anyOf(t, ofNil)
	}
	return truthOf(t.Kind == IsNil)
}

// anyOf returns the outcome of a disjunction.
func anyOf(t Test, outcome func(Test) truth) truth {
	all := no
	for _, p := range t.Any.Of {
		switch outcome(Test{Predicate: p}) {
		case yes:
			return yes
		case unknown:
			all = unknown
		}
	}
	return all
}

// ofOther is the outcome for an error that no package can name. It may have the
// methods of an interface.
func ofOther(t Test) truth {
	if t.Kind == AnyOf {
		return anyOf(t, ofOther)
	}
	if (t.Kind == As || t.Kind == HasType) && types.IsInterface(t.typ()) {
		return unknown
	}
	return no
}

// outcome returns the outcome of a test for e.
func (e Error) outcome(t Test) truth {
	switch t.Kind {
	case IsNil:
		return no
	case Same, Is:
		if e.Wrapped && t.Kind == Same {
			return no
		}
		return e.is(t)
	case AnyOf:
		return anyOf(t, e.outcome)
	case HasType, As:
		if e.Wrapped && t.Kind == HasType && !types.IsInterface(t.typ()) {
			return no
		}
		return e.hasType(t.typ())
	}
	return unknown
}

// is returns whether e is the sentinel of a test.
func (e Error) is(t Test) truth {
	switch {
	case e.Var != nil && e.Var == t.Obj:
		return yes
	case e.Var != nil && !e.Plain && t.Kind == Is && Names(e.Var.Pkg(), t.Obj.Pkg()):
		return unknown // the sentinel may wrap another
	case e.Var != nil && !e.Plain && Names(e.Var.Pkg(), t.Obj.Pkg()) && e.Var.Pkg() != t.Obj.Pkg():
		return unknown // var ErrNotExist = fs.ErrNotExist
	case e.Var != nil:
		return e.declaresIs(e.Var.Type(), t)
	case e.Type != nil:
		return e.declaresIs(e.Type.Type(), t)
	}
	if Names(e.Lib, t.Obj.Pkg()) {
		return unknown
	}
	return no
}

// declaresIs returns what errors.Is reports for an error of type typ that is not
// the sentinel itself: a method Is may say yes.
func (e Error) declaresIs(typ types.Type, t Test) truth {
	if t.Kind == Is && HasMethod(typ, "Is") {
		return unknown
	}
	return no
}

// hasType returns whether e is of type t, or implements it.
func (e Error) hasType(t types.Type) truth {
	switch {
	case e.Type != nil:
		return e.typeIs(t)
	case e.Plain && !types.IsInterface(t):
		return no
	case types.IsInterface(t):
		return unknown // whatever is behind the sentinel, or in the library, may implement it
	}
	want, ok := errorOfType(t)
	if !ok {
		return unknown
	}
	if e.Var != nil {
		// Have: a sentinel, of which the package that declares it knows the type.
		if types.IsInterface(e.Var.Type()) && Names(e.Var.Pkg(), want.Pkg()) {
			return unknown
		}
		held, ok := errorOfType(e.Var.Type())
		return truthOf(ok && held.Type == want.Type && held.Ptr == want.Ptr)
	}
	if Names(e.Lib, want.Pkg()) {
		return unknown
	}
	return no
}

// typeIs is hasType where the type of e is known.
func (e Error) typeIs(t types.Type) truth {
	if iface, ok := t.Underlying().(*types.Interface); ok {
		typ := e.Type.Type()
		if e.Ptr {
			typ = types.NewPointer(typ)
		}
		return truthOf(types.Implements(typ, iface))
	}
	want, ok := errorOfType(t)
	if ok && want.Type == e.Type && want.Ptr == e.Ptr {
		return yes
	}
	if HasMethod(e.Type.Type(), "As") {
		return unknown
	}
	return no
}

// HasMethod reports whether t, or a pointer to it, has a method of the name.
// errors.Is and errors.As look for theirs by name, at run time.
func HasMethod(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}

// Names reports whether package p can name what package q declares: it is q, or
// imports it, directly or not. A package that cannot name an error cannot return
// it either, unless somebody passes it in.
func Names(p, q *types.Package) bool {
	if p == nil || q == nil {
		return true // unsafe, or the universe
	}
	seen := make(map[*types.Package]bool)
	var reaches func(p *types.Package) bool
	reaches = func(p *types.Package) bool {
		if p == q || p.Path() == q.Path() {
			return true
		}
		seen[p] = true
		for _, imp := range p.Imports() {
			if !seen[imp] && reaches(imp) {
				return true
			}
		}
		return false
	}
	return reaches(p)
}
