package fact

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// An errorsFact is an errset.Set. What it names is looked up in the importing
// package.
type errorsFact struct {
	Errors                  []errorFact
	Params                  []errorParamFact
	Nil, Other, Joined, Top bool
}

// An errorFact is an errset.Error.
type errorFact struct {
	Kind                uint8  // errorVar, errorType or errorLib
	Pkg, Name           string // Name is empty for a library
	Ptr, Plain, Wrapped bool
}

const (
	errorVar uint8 = iota
	errorType
	errorLib
)

// An errorParamFact is an errset.Param.
type errorParamFact struct {
	Param           int
	Wrapped, Called bool
}

// An AnalysedFact marks the packages whose functions have facts. One without a
// fact leaves every response alone. Where Errors is set, the facts say which errors
// functions return; where it is not, every error is possible.
type AnalysedFact struct{ Errors bool }

// AFact marks AnalysedFact as a fact.
func (*AnalysedFact) AFact() {}

func (*AnalysedFact) String() string { return "" }

// A PlainFact marks a sentinel that errors.New made: no type of the program
// stands behind it, and it wraps nothing.
type PlainFact struct{}

// AFact marks PlainFact as a fact.
func (*PlainFact) AFact() {}

func (*PlainFact) String() string { return "" }

// IsAnalysed reports whether the functions of p have facts of their errors.
func (f *Importer) IsAnalysed(p *types.Package) bool {
	fact := new(AnalysedFact)
	return f.pass.ImportPackageFact(p, fact) && fact.Errors
}

// IsQuiet reports whether fn, of another package, was analysed, and does nothing to
// a response. Of a method of an interface, that is not known.
func (f *Importer) IsQuiet(fn *types.Func) bool {
	if fn.Pkg() == nil || fn.Pkg() == f.pass.Pkg {
		return false
	}
	if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		return false
	}
	return f.fact(fn) == nil && f.pass.ImportPackageFact(fn.Pkg(), new(AnalysedFact))
}

// IsPlain reports whether errors.New made what the sentinel of another package
// holds.
func (f *Importer) IsPlain(v *types.Var) bool {
	return f.pass.ImportObjectFact(v, new(PlainFact))
}

// errors encodes which errors the results of b may be; nil where all may be any.
func (enc *Encoder) errors(b *summary.FuncSummary) []errorsFact {
	if !enc.Errors || !slices.ContainsFunc(b.Errors, func(s errset.Set) bool { return !s.IsBottom() && !s.IsTop() }) {
		return nil
	}
	var out []errorsFact
	for _, s := range b.Errors {
		out = append(out, enc.set(b, s))
	}
	return out
}

func (enc *Encoder) set(b *summary.FuncSummary, s errset.Set) errorsFact {
	out := errorsFact{Nil: s.MayBeNil(), Other: s.HasOther(), Joined: s.IsJoined(), Top: s.IsTop()}
	for _, e := range s.Errors() {
		f := errorFact{Ptr: e.Ptr, Plain: e.Plain, Wrapped: e.Wrapped}
		switch {
		case e.Var != nil:
			f.Kind, f.Pkg, f.Name = errorVar, e.Var.Pkg().Path(), e.Var.Name()
		case e.Type != nil:
			if e.Type.Pkg() == nil || e.Type.Parent() != e.Type.Pkg().Scope() {
				return errorsFact{Top: true, Nil: out.Nil} // a local type
			}
			f.Kind, f.Pkg, f.Name = errorType, e.Type.Pkg().Path(), e.Type.Name()
		default:
			f.Kind, f.Pkg = errorLib, e.Lib.Path()
		}
		out.Errors = append(out.Errors, f)
	}
	for _, p := range s.Params() {
		i, ok := b.IndexOf(p.Var)
		if !ok {
			return errorsFact{Top: true, Nil: out.Nil} // of a function further out
		}
		out.Params = append(out.Params, errorParamFact{i, p.Wrapped, p.Called})
	}
	slices.SortFunc(out.Params, func(p, q errorParamFact) int {
		return cmp.Or(cmp.Compare(p.Param, q.Param), cmp.Compare(bit(p.Wrapped)+2*bit(p.Called), bit(q.Wrapped)+2*bit(q.Called)))
	})
	return out
}

// errors is the inverse of Encoder.set. An error that is not there any more makes
// every error possible.
func (f *Importer) errors(s errorsFact, b *summary.FuncSummary) errset.Set {
	var out errset.Set
	add := func(t errset.Set, wrapped bool) {
		if wrapped {
			t = t.Wrap()
		}
		out = out.Join(t)
	}
	for _, e := range s.Errors {
		t, ok := f.error(e)
		if !ok {
			return errset.Top()
		}
		add(t, e.Wrapped)
	}
	for _, p := range s.Params {
		vars := b.Vars([]int{p.Param})
		if len(vars) == 0 {
			return errset.Top()
		}
		add(errset.Of(vars[0], p.Called), p.Wrapped)
	}
	if s.Top {
		add(errset.Top().NonNil(), false)
	}
	if s.Other {
		add(errset.Other(), false)
	}
	if s.Joined {
		out = out.AsJoined()
	}
	if s.Nil {
		add(errset.Nil(), false)
	} else {
		out = out.NonNil()
	}
	return out
}

func (f *Importer) error(e errorFact) (errset.Set, bool) {
	pkg := f.lookup(e.Pkg)
	switch e.Kind {
	case errorVar:
		return errset.Sentinel(f.sentinel(e.Pkg, e.Name), e.Plain), true
	case errorType:
		if pkg == nil {
			return errset.Set{}, false
		}
		tn, ok := pkg.Scope().Lookup(e.Name).(*types.TypeName)
		if !ok {
			return errset.Set{}, false
		}
		if e.Ptr {
			return errset.OfType(types.NewPointer(tn.Type())), true
		}
		return errset.OfType(tn.Type()), true
	}
	if pkg == nil {
		pkg = types.NewPackage(e.Pkg, "")
	}
	return errset.Library(pkg).NonNil(), true
}

// lookup returns the package with the path, if the package at hand sees it.
func (f *Importer) lookup(path string) *types.Package {
	if f.pass.Pkg.Path() == path {
		return f.pass.Pkg
	}
	return goast.FindImport(f.pass.Pkg, path)
}

// sentinel returns the package variable of that name. One that export data leaves
// out, since its package alone can name it, is stood for by a variable of its own.
func (f *Importer) sentinel(path, name string) *types.Var {
	pkg := f.lookup(path)
	if pkg != nil {
		if v, ok := pkg.Scope().Lookup(name).(*types.Var); ok {
			return v
		}
	} else {
		pkg = types.NewPackage(path, "")
	}
	key := path + "." + name
	if f.hidden[key] == nil {
		f.hidden[key] = types.NewVar(token.NoPos, pkg, name, types.Universe.Lookup("error").Type())
	}
	return f.hidden[key]
}

// encodePredicate encodes a test of an error. ok is false for one of a type that
// importers cannot name.
func encodePredicate(p errset.Predicate) (f predicateFact, ok bool) {
	out := predicateFact{Kind: uint8(p.Kind), Ptr: p.Ptr}
	if p.Any != nil {
		for _, inner := range p.Any.Of {
			f, ok := encodePredicate(inner)
			if !ok {
				return predicateFact{}, false
			}
			out.Any = append(out.Any, f)
		}
		return out, true
	}
	if p.Obj == nil {
		return out, true
	}
	if p.Obj.Pkg() == nil || p.Obj.Parent() != p.Obj.Pkg().Scope() && p.Obj.Parent() != nil {
		return predicateFact{}, false
	}
	out.Pkg, out.Name = p.Obj.Pkg().Path(), p.Obj.Name()
	return out, true
}

// predicate is the inverse of encodePredicate. ok is false where the type is not
// there any more.
func (f *Importer) predicate(p predicateFact) (pred errset.Predicate, ok bool) {
	out := errset.Predicate{Kind: errset.Kind(p.Kind), Ptr: p.Ptr}
	switch out.Kind {
	case errset.AnyOf:
		out.Any = new(errset.Disjunction)
		for _, inner := range p.Any {
			pred, ok := f.predicate(inner)
			if !ok {
				return errset.Predicate{}, false
			}
			out.Any.Of = append(out.Any.Of, pred)
		}
	case errset.Same, errset.Is:
		out.Obj = f.sentinel(p.Pkg, p.Name)
	case errset.HasType, errset.As:
		pkg := f.lookup(p.Pkg)
		if pkg == nil {
			return errset.Predicate{}, false
		}
		tn, ok := pkg.Scope().Lookup(p.Name).(*types.TypeName)
		if !ok {
			return errset.Predicate{}, false
		}
		out.Obj = tn
	}
	return out, true
}
