package run

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
)

// Facts are the facts that an analysis of one package sees and adds to.
type Facts map[FactKey]analysis.Fact

// A FactKey identifies a fact.
type FactKey struct {
	Object  types.Object   // nil for a fact on a package
	Package *types.Package // of a fact on a package
	typ     reflect.Type
}

func (s Facts) get(obj types.Object, pkg *types.Package, fact analysis.Fact) bool {
	v, ok := s[FactKey{obj, pkg, reflect.TypeOf(fact)}]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(v).Elem())
	}
	return ok
}

// Put adds a fact on an object, or on a package where obj is nil.
func (s Facts) Put(obj types.Object, pkg *types.Package, fact analysis.Fact) { s.put(obj, pkg, fact) }

// Own returns the facts file of those facts on what pkg declares that keep holds of.
func (s Facts) Own(pkg *types.Package, keep func(analysis.Fact) bool) ([]byte, error) {
	own := make(Facts)
	for k, fact := range s {
		if k.Object != nil && k.Object.Pkg() == pkg && keep(fact) {
			own[k] = fact
		}
	}
	return own.Encode()
}

func (s Facts) put(obj types.Object, pkg *types.Package, fact analysis.Fact) {
	s[FactKey{obj, pkg, reflect.TypeOf(fact)}] = fact
}

func (s Facts) objects(a *analysis.Analyzer) []analysis.ObjectFact {
	var list []analysis.ObjectFact
	for k, fact := range s {
		if k.Object != nil && declares(a, k.typ) {
			list = append(list, analysis.ObjectFact{Object: k.Object, Fact: fact})
		}
	}
	return list
}

func (s Facts) packages(a *analysis.Analyzer) []analysis.PackageFact {
	var list []analysis.PackageFact
	for k, fact := range s {
		if k.Package != nil && declares(a, k.typ) {
			list = append(list, analysis.PackageFact{Package: k.Package, Fact: fact})
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
