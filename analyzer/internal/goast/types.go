package goast

import (
	"go/ast"
	"go/token"
	"go/types"
)

// IsRequest reports whether t is *net/http.Request.
func IsRequest(t types.Type) bool {
	named := NamedOf(t)
	return named != nil && named.Obj().Name() == "Request" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}

// IsInteger reports whether t is an integer that can be a status. Those that the
// standard library names are none: time.Duration, token.Pos.
func IsInteger(t types.Type) bool {
	return IsNumber(t) && (types.Identical(t, t.Underlying()) || !IsStdType(t))
}

// IsNumber reports whether t is an integer of any kind.
func IsNumber(t types.Type) bool {
	if t == nil {
		return false // not type-checked
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// IsEmptyInterface reports whether t is an interface with no methods and no constraints.
func IsEmptyInterface(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.Empty()
}

// NamedFunc returns the name of the function type that t is, or nil.
func NamedFunc(t types.Type) types.Object {
	if t == nil {
		return nil
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return nil
	}
	if _, ok := named.Underlying().(*types.Signature); !ok {
		return nil
	}
	return named.Origin().Obj()
}

// IsFuncType reports whether t is a function type, named or not.
func IsFuncType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// IsCallable reports whether a value of type t can be called, or serve as a
// handler: a function, or an interface with a method ServeHTTP.
func IsCallable(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		for m := range u.Methods() {
			if m.Name() == "ServeHTTP" {
				return true
			}
		}
	}
	return false
}

// HoldsCallable reports whether a field of st holds a function or a handler.
func HoldsCallable(st *types.Struct) bool {
	for f := range st.Fields() {
		if IsCallable(f.Type()) {
			return true
		}
	}
	return false
}

// IsTest reports whether file is a _test.go file.
func IsTest(fset *token.FileSet, file *ast.File) bool {
	const suffix = "_test.go"
	name := fset.File(file.FileStart).Name()
	return len(name) > len(suffix) && name[len(name)-len(suffix):] == suffix
}

// NamedOf returns the named type that t is, or points to, or nil.
func NamedOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}

// IsWritable reports whether a value of type t can be written to.
func IsWritable(t types.Type) bool {
	if t == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Basic); ok {
		return false
	}
	m, _, _ := types.LookupFieldOrMethod(t, true, nil, "Write")
	return m != nil
}

// IsWriter reports whether t is io.Writer, or an interface that is no more
// than a writer of bytes or text.
func IsWriter(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	m, _, _ := types.LookupFieldOrMethod(i, false, nil, "Write")
	h, _, _ := types.LookupFieldOrMethod(i, false, nil, "WriteHeader")
	return m != nil && h == nil
}

// IsBool reports whether t is a boolean of any kind.
func IsBool(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// FindImport returns the package of that path among pkg and all that it imports.
func FindImport(pkg *types.Package, path string) *types.Package {
	seen := make(map[*types.Package]bool)
	var find func(p *types.Package) *types.Package
	find = func(p *types.Package) *types.Package {
		if p.Path() == path {
			return p
		}
		seen[p] = true
		for _, imp := range p.Imports() {
			if seen[imp] {
				continue
			}
			if found := find(imp); found != nil {
				return found
			}
		}
		return nil
	}
	return find(pkg)
}

// InterfaceOf returns the interface that pkg declares under the name, or nil.
func InterfaceOf(pkg *types.Package, name string) *types.Interface {
	obj := pkg.Scope().Lookup(name)
	if obj == nil {
		return nil
	}
	i, _ := obj.Type().Underlying().(*types.Interface)
	return i
}

// FieldNamed returns the field of a type that pkg declares, or nil.
func FieldNamed(pkg *types.Package, typeName, field string) *types.Var {
	obj := pkg.Scope().Lookup(typeName)
	if obj == nil {
		return nil
	}
	v, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, field)
	f, _ := v.(*types.Var)
	return f
}

var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// IsError reports whether t is error or a type that implements it.
func IsError(t types.Type) bool {
	return t != nil && types.Implements(t, errorInterface)
}

// MaxNesting bounds how deep a type is looked into: type tree map[string]tree
// has no end.
const MaxNesting = 8

// HoldsInteger reports whether a value of type t may be, or directly hold, an integer.
func HoldsInteger(t types.Type) bool { return holdsIntegerIn(t, MaxNesting) }

func holdsIntegerIn(t types.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsInteger != 0
	case *types.Interface:
		return true
	case *types.Slice:
		return holdsIntegerIn(t.Elem(), depth-1)
	case *types.Array:
		return holdsIntegerIn(t.Elem(), depth-1)
	case *types.Map:
		return holdsIntegerIn(t.Elem(), depth-1)
	case *types.Pointer:
		return holdsIntegerIn(t.Elem(), depth-1)
	case *types.Chan:
		return holdsIntegerIn(t.Elem(), depth-1)
	}
	return false
}

// Yield returns the signature of yield, where sig is a sequence: it takes
// nothing but a function yield of one or two values that returns a bool, and
// returns nothing (iter.Seq, iter.Seq2). Else it returns nil.
func Yield(sig *types.Signature) *types.Signature {
	if sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return nil
	}
	yield, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
	if !ok || yield.Results().Len() != 1 || !IsBool(yield.Results().At(0).Type()) {
		return nil
	}
	if n := yield.Params().Len(); n == 0 || n > 2 {
		return nil
	}
	return yield
}
