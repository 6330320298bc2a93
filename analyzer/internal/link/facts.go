package link

import (
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
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
	imports := make(map[string]*types.Package)
	for _, call := range p.Calls {
		f := m.factOf(p.Path, call)
		if f == nil {
			continue // not known
		}
		of, ok := imports[call.Pkg]
		if !ok {
			of = goast.FindImport(pkg, call.Pkg)
			imports[call.Pkg] = of
		}
		if method := methodOf(of, call); method != nil {
			out = append(out, Given{Object: method, Fact: f})
		}
	}
	return out
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
