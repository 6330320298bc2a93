// Package errset abstracts which errors an expression may evaluate to, as far as
// the tests of an error mapper can distinguish them: sentinels, dynamic types,
// nil, and the errors of a library.
//
// A Set is an element of a lattice whose bottom is the empty set and whose top
// is every error. [Set.Feasible] decides whether some error of a set can take a
// path of which the outcomes of errors.Is, errors.As, comparisons and type
// switches are known. Values of other interface types are abstracted as well: a
// type switch over an any asks the same question.
package errset

import (
	"cmp"
	"go/types"
	"slices"
)

// An Error is one error that an expression may evaluate to. Exactly one of Var,
// Type and Lib is set.
type Error struct {
	Var  *types.Var      // a sentinel: ErrNotFound
	Type *types.TypeName // a value of this type; a pointer to one where Ptr is set
	Ptr  bool
	// Plain reports whether what the sentinel holds has no type that a program can
	// name, and wraps nothing: errors.New("…").
	Plain bool
	// Lib is a package of which no more is known: any error that it can name.
	Lib *types.Package
	// Wrapped reports whether the error is further down a chain: errors.Is and
	// errors.As find it, and a comparison does not.
	Wrapped bool
}

// A Param is a parameter of the function at hand that the expression may be.
type Param struct {
	Var     *types.Var
	Wrapped bool
	// Called reports whether it is not the parameter but what calling it returns.
	Called bool
}

// A Set is a set of errors. The zero value is the bottom. Sets are immutable.
type Set struct {
	errors []Error // sorted
	params []Param
	nil_   bool // the expression may be nil
	// other: it may be an error that no package can name: errors.New("…") in place.
	other bool
	// joined: some error may be several of these at once: errors.Join, %w twice,
	// a sentinel that wraps another.
	joined bool
	top    bool
}

// MaxErrors bounds a set. A mapper has some twenty arms at the most; a set of
// more errors takes nearly all of them.
const MaxErrors = 48

// Top returns the set of all errors.
func Top() Set { return Set{top: true, nil_: true} }

// Nil returns the set of nil alone.
func Nil() Set { return Set{nil_: true} }

// Other returns the set of errors that no package can name.
func Other() Set { return Set{other: true} }

// Sentinel returns the set of the error that a package variable holds; plain
// reports whether errors.New made it.
func Sentinel(v *types.Var, plain bool) Set { return Set{errors: []Error{{Var: v, Plain: plain}}} }

// OfType returns the set of the values of t, which is no interface, or Top
// where t has no name.
func OfType(t types.Type) Set {
	e, ok := errorOfType(t)
	if !ok {
		return Set{top: true}
	}
	return Set{errors: []Error{e}}
}

// Library returns the set of the errors that a package can name, and nil.
func Library(p *types.Package) Set {
	if p == nil {
		return Top()
	}
	return Set{errors: []Error{{Lib: p}}, nil_: true}
}

// Of returns the set of what a parameter is; of what calling it returns, where
// called is set.
func Of(p *types.Var, called bool) Set { return Set{params: []Param{{Var: p, Called: called}}} }

func errorOfType(t types.Type) (Error, bool) {
	t = types.Unalias(t)
	e := Error{}
	if p, ok := t.(*types.Pointer); ok {
		t, e.Ptr = types.Unalias(p.Elem()), true
	}
	named, ok := t.(*types.Named)
	if !ok || types.IsInterface(t) {
		return Error{}, false
	}
	e.Type = named.Origin().Obj()
	return e, true
}

// Errors returns the errors of s, sorted.
func (s Set) Errors() []Error { return s.errors }

// Params returns the parameters that s depends on.
func (s Set) Params() []Param { return s.params }

// IsTop reports whether s may be any error.
func (s Set) IsTop() bool { return s.top }

// IsBottom reports whether s is empty.
func (s Set) IsBottom() bool {
	return !s.top && !s.nil_ && !s.other && len(s.errors)+len(s.params) == 0
}

// MayBeNil reports whether nil is in s.
func (s Set) MayBeNil() bool { return s.nil_ }

// HasOther reports whether s has errors that no package can name.
func (s Set) HasOther() bool { return s.other }

// IsJoined reports whether an error of s may be several of its errors at once.
func (s Set) IsJoined() bool { return s.joined }

// NonNil returns s without nil.
func (s Set) NonNil() Set {
	s.nil_ = false
	return s
}

// Join returns the union of s and t.
func (s Set) Join(t Set) Set {
	out := Set{
		nil_: s.nil_ || t.nil_, other: s.other || t.other,
		joined: s.joined || t.joined, top: s.top || t.top,
	}
	if out.top {
		return Set{top: true, nil_: out.nil_}
	}
	out.errors = union(s.errors, t.errors, compareErrors)
	out.params = union(s.params, t.params, compareParams)
	if len(out.errors) > MaxErrors {
		return Set{top: true, nil_: out.nil_}
	}
	return out
}

// Equal reports whether s and t are the same set.
func (s Set) Equal(t Set) bool {
	return s.nil_ == t.nil_ && s.other == t.other && s.joined == t.joined && s.top == t.top &&
		slices.Equal(s.errors, t.errors) && slices.Equal(s.params, t.params)
}

// Wrap returns the errors that wrap one of s: a chain whose first error is one
// that no package can name.
func (s Set) Wrap() Set {
	if s.top {
		return Set{top: true}
	}
	out := Set{joined: s.joined, other: s.other || s.nil_}
	for _, e := range s.errors {
		e.Wrapped = true
		out.errors = union(out.errors, []Error{e}, compareErrors)
	}
	for _, p := range s.params {
		p.Wrapped = true
		out.params = union(out.params, []Param{p}, compareParams)
	}
	return out
}

// AsJoined returns s as errors each of which may be several of it at once.
func (s Set) AsJoined() Set {
	s.joined = !s.top
	return s
}

// And returns the errors that are one of s and one of t at once: errors.Join.
func (s Set) And(t Set) Set {
	out := s.Join(t)
	if !s.IsBottom() && !t.IsBottom() && !out.top {
		out.joined = true
	}
	return out
}

// Substitute replaces parameters by what bind returns for them.
func (s Set) Substitute(bind func(Param) (Set, bool)) Set {
	params := s.params
	if len(params) == 0 {
		return s
	}
	s.params = nil
	for _, p := range params {
		t, ok := bind(p)
		switch {
		case !ok:
			t = Set{params: []Param{p}}
		case p.Wrapped:
			t = t.Wrap()
		}
		s = s.Join(t)
	}
	return s
}

// union returns the sorted union of two sorted lists.
func union[E any](a, b []E, compare func(E, E) int) []E {
	out := slices.Clip(a)
	for _, e := range b {
		at, found := slices.BinarySearchFunc(out, e, compare)
		if !found {
			out = slices.Insert(slices.Clip(out), at, e)
		}
	}
	return out
}

// compareErrors orders errors by what they are called, so that the order is the
// same in every process.
func compareErrors(a, b Error) int {
	return cmp.Or(
		cmp.Compare(a.kind(), b.kind()),
		cmp.Compare(a.path(), b.path()),
		cmp.Compare(a.name(), b.name()),
		compareBools(a.Ptr, b.Ptr),
		compareBools(a.Plain, b.Plain),
		compareBools(a.Wrapped, b.Wrapped),
	)
}

func (e Error) kind() int {
	switch {
	case e.Var != nil:
		return 0
	case e.Type != nil:
		return 1
	}
	return 2
}

// Pkg returns the package that declares the sentinel or the type, or the library.
func (e Error) Pkg() *types.Package {
	switch {
	case e.Var != nil:
		return e.Var.Pkg()
	case e.Type != nil:
		return e.Type.Pkg()
	}
	return e.Lib
}

func (e Error) path() string {
	if p := e.Pkg(); p != nil {
		return p.Path()
	}
	return ""
}

func (e Error) name() string {
	switch {
	case e.Var != nil:
		return e.Var.Name()
	case e.Type != nil:
		return e.Type.Name()
	}
	return ""
}

// compareParams orders parameters by where they are declared.
func compareParams(a, b Param) int {
	return cmp.Or(
		cmp.Compare(a.Var.Pos(), b.Var.Pos()),
		cmp.Compare(a.Var.Name(), b.Var.Name()),
		compareBools(a.Wrapped, b.Wrapped),
		compareBools(a.Called, b.Called),
	)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
