package source

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// A factSet is the facts that an analysis of one package sees and adds to.
type factSet map[factKey]analysis.Fact

type factKey struct {
	obj types.Object   // nil for a fact on a package
	pkg *types.Package // of a fact on a package
	typ reflect.Type
}

func (s factSet) get(obj types.Object, pkg *types.Package, fact analysis.Fact) bool {
	v, ok := s[factKey{obj, pkg, reflect.TypeOf(fact)}]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(v).Elem())
	}
	return ok
}

func (s factSet) put(obj types.Object, pkg *types.Package, fact analysis.Fact) {
	s[factKey{obj, pkg, reflect.TypeOf(fact)}] = fact
}

func (s factSet) objects(a *analysis.Analyzer) []analysis.ObjectFact {
	var list []analysis.ObjectFact
	for k, fact := range s {
		if k.obj != nil && declares(a, k.typ) {
			list = append(list, analysis.ObjectFact{Object: k.obj, Fact: fact})
		}
	}
	return list
}

func (s factSet) packages(a *analysis.Analyzer) []analysis.PackageFact {
	var list []analysis.PackageFact
	for k, fact := range s {
		if k.pkg != nil && declares(a, k.typ) {
			list = append(list, analysis.PackageFact{Package: k.pkg, Fact: fact})
		}
	}
	return list
}

func declares(a *analysis.Analyzer, typ reflect.Type) bool {
	for _, f := range a.FactTypes {
		if reflect.TypeOf(f) == typ {
			return true
		}
	}
	return false
}

// inherited returns the facts that the package's imports hand on, as the facts
// files of go vet do: all of their own, and of those of others the ones on
// fields, methods and types, which may be met without an import.
func (n *node) inherited() factSet {
	s := make(factSet)
	for _, m := range n.imports {
		for k, fact := range m.facts {
			switch {
			case k.obj == nil:
				if k.pkg != m.types {
					continue
				}
			case k.obj.Pkg() == m.types:
				if !exported(k.obj) {
					continue // out of reach
				}
			default:
				if _, isType := k.obj.(*types.TypeName); !isType && k.obj.Parent() == k.obj.Pkg().Scope() {
					continue // reached only by an import of its package
				}
			}
			s[k] = fact
		}
	}
	return s
}

// exported reports whether importers of the object's package may meet it.
func exported(obj types.Object) bool {
	if fn, ok := obj.(*types.Func); ok {
		return fn.Exported() || fn.Signature().Recv() != nil
	}
	return true
}
