package link

import (
	"encoding/json"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// A Given is a fact that an analysis is given, though no import exports it.
type Given struct {
	Object  types.Object   // nil for a fact on a package
	Package *types.Package // nil for a fact on an object
	Fact    analysis.Fact
}

// Facts returns what the module knows for another analysis of pkg.
func (m *Module) Facts(pkg *types.Package) []Given {
	var out []Given
	p := m.packages[pkg.Path()]
	if p == nil {
		return nil
	}
	if len(m.learned) > 0 {
		out = append(out, Given{Package: pkg, Fact: m.fields()})
	}
	imports := make(map[string]*types.Package)
	in := func(path string) *types.Package {
		if _, ok := imports[path]; !ok {
			imports[path] = goast.FindImport(pkg, path)
		}
		return imports[path]
	}
	for name := range m.sent {
		if method := declaredMethod(in(name.Pkg), name); method != nil {
			out = append(out, Given{Object: method, Fact: new(statusinfer.SentFact)})
		}
	}
	for _, call := range p.Calls {
		f := m.factOf(p.Path, call)
		if f == nil {
			continue // not known
		}
		if method := methodOf(in(call.Pkg), call); method != nil {
			out = append(out, Given{Object: method, Fact: f})
		}
	}
	return out
}

// declaredMethod returns a method of a type that pkg declares, or nil.
func declaredMethod(pkg *types.Package, name Name) *types.Func {
	if pkg == nil {
		return nil // nothing that is imported leads there
	}
	tn, ok := pkg.Scope().Lookup(name.Type).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, name.Name)
	fn, _ := obj.(*types.Func)
	return fn
}

// methodOf returns the method of an interface that pkg declares, or nil.
func methodOf(pkg *types.Package, name Name) *types.Func {
	if pkg == nil {
		return nil // nothing that is imported leads there
	}
	tn, ok := pkg.Scope().Lookup(name.Type).(*types.TypeName)
	if !ok {
		return nil
	}
	i, ok := tn.Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	for m := range i.ExplicitMethods() {
		if m.Name() == name.Name {
			return m
		}
	}
	return nil
}

// IsOfFunction reports whether a fact says what a function does: the facts that
// another analysis of a package makes anew for those who use it.
func IsOfFunction(f analysis.Fact) bool {
	switch f.(type) {
	case *fact.SummaryFact, *fact.SentinelFact:
		return true
	}
	return false
}

// Key sums up all that Facts returns for another analysis of a package, without its
// types.
func (m *Module) Key(path string) (string, error) {
	p := m.packages[path]
	if p == nil {
		return "", nil
	}
	var calls []*fact.ImplementationsFact
	for _, call := range p.Calls {
		calls = append(calls, m.factOf(path, call))
	}
	sent := slices.SortedFunc(maps.Keys(m.sent), Name.compare)
	text, err := json.Marshal([]any{m.fields(), sent, p.Calls, calls})
	return string(text), err
}
