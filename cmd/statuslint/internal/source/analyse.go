package source

import (
	"go/parser"
	"go/types"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/early"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
	unitdriver "github.com/statuslint/statuslint/cmd/statuslint/internal/unit"
)

// analyse checks a package from source and runs the analyzer on it: the whole
// of it on a package that was named, on another one what makes facts. A package
// with errors is analysed as far as its types are known.
func (g *graph) analyse(n *node) {
	if n.root {
		defer io.WriteString(g.Progress, "{}\n")
	}
	u := g.read(n, n.types)
	n.errs = u.errs
	a := g.Analyzer
	if !n.root {
		a = unitdriver.FactsOnly(a)
	}
	n.facts = n.inherited()
	if err := n.try(g.unit(n, u), a); err != nil {
		n.failed = err.Error()
	}
}

// read type-checks the source of a package into pkg.
func (g *graph) read(n *node, pkg *types.Package) *unit {
	u := g.parse(n, parser.ParseComments)
	u.info = run.NewInfo()
	g.check(n, pkg, u, types.Config{})
	if len(u.errs) > 0 || slices.Contains(importPaths(u), "C") {
		run.Complete(u.files, u.info)
	}
	return u
}

// importPaths returns what the files of a package import.
func importPaths(u *unit) []string {
	var paths []string
	for _, f := range u.files {
		for _, spec := range f.Imports {
			paths = append(paths, strings.Trim(spec.Path.Value, "\"`"))
		}
	}
	return paths
}

// inherited returns the facts of the package's imports that importers see.
func (n *node) inherited() run.Facts {
	s := make(run.Facts)
	for _, m := range n.imports {
		maps.Copy(s, m.facts)
	}
	return s
}

// try runs an analyzer, and keeps the facts.
func (n *node) try(p *run.Package, a *analysis.Analyzer) (err error) {
	err = p.RunProtected(a)
	n.facts, n.open = p.Facts.ForImporters(n.types, early.Known)
	return err
}

// unit returns what an analysis sees of the package.
func (g *graph) unit(n *node, u *unit) *run.Package {
	return &run.Package{
		Fset:         g.fset,
		Files:        u.files,
		OtherFiles:   n.OtherFiles,
		IgnoredFiles: n.IgnoredFiles,
		Types:        n.types,
		Info:         u.info,
		Sizes:        n.TypesSizes,
		Module:       module(n.Module),
		Facts:        n.facts,
		Report: func(d analysis.Diagnostic) {
			if n.root {
				n.found = append(n.found, finding.FromDiagnostic(g.fset, n.PkgPath, d))
			}
		},
	}
}

func module(m *packages.Module) *analysis.Module {
	if m == nil {
		return &analysis.Module{}
	}
	out := &analysis.Module{
		Path: m.Path, Version: m.Version, Time: m.Time, Main: m.Main, Indirect: m.Indirect,
		Dir: m.Dir, GoMod: m.GoMod, GoVersion: m.GoVersion,
	}
	if m.Replace != nil {
		out.Replace = module(m.Replace)
	}
	if m.Error != nil {
		out.Error = &analysis.ModuleError{Err: m.Error.Err}
	}
	return out
}
