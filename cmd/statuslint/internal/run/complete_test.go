package run

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestComplete analyses the packages of testdata once without each of their
// imports, as where a module is not downloaded: nothing may panic.
func TestComplete(t *testing.T) {
	patterns := []string{"delete", "undocumented", "magic", "routes/...", "crashers/...", "comments", "mapped/...", "joined/...", "superfluous/..."}
	if analysistest.IsLong() {
		patterns = []string{"./..."}
	}
	var pkgs []*packages.Package
	for _, pattern := range patterns {
		list, err := analysistest.Load("../../../../testdata", pattern)
		if err != nil {
			continue // testdata has no such package
		}
		pkgs = append(pkgs, list...)
	}
	runs := 0
	for _, p := range pkgs {
		if p.ForTest != "" {
			continue // the same files again
		}
		for _, missing := range append(slices.Sorted(maps.Keys(importsOf(p))), "") {
			runs++
			if err := without(p, missing); err != nil {
				t.Errorf("%s without %q: %v", p.ID, missing, err)
			}
		}
	}
	if runs < 50 {
		t.Errorf("%d runs, want more", runs)
	}
}

func importsOf(p *packages.Package) map[string]bool {
	paths := make(map[string]bool)
	for _, f := range p.Syntax {
		for _, spec := range f.Imports {
			paths[strings.Trim(spec.Path.Value, `"`)] = true
		}
	}
	return paths
}

// without checks and analyses a package of which one import is not there. Where
// none is named, C is.
func without(p *packages.Package, missing string) (err error) {
	q := &Package{
		Fset: p.Fset, Files: p.Syntax, Info: NewInfo(), Sizes: p.TypesSizes, Module: new(analysis.Module),
		Facts: make(Facts), Report: func(analysis.Diagnostic) {},
	}
	config := types.Config{
		FakeImportC: true,
		Error:       func(error) {}, // expected
		Importer: analysistest.Importer(func(path string) (*types.Package, error) {
			switch dep := p.Imports[path]; {
			case path == missing:
				return nil, errors.New("it is not there")
			case dep != nil:
				return dep.Types, nil
			}
			return analysistest.Standard().Import(path)
		}),
	}
	q.Types, _ = config.Check(p.PkgPath, p.Fset, p.Syntax, q.Info)
	Complete(p.Syntax, q.Info)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v\n%s", p, debug.Stack())
		}
	}()
	a := analyzer.New(analyzer.Options{DeleteNames: true, UnwrittenAll: true})
	for _, name := range analyzer.RuleNames() {
		if err := a.Flags.Set(name, "true"); err != nil {
			return err
		}
	}
	return q.Run(a)
}
