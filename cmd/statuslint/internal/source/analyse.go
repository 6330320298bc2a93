package source

import (
	"fmt"
	"go/parser"
	"go/types"
	"io"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	unitdriver "github.com/statuslint/statuslint/cmd/statuslint/internal/unit"
)

// analyse checks a package from source and runs the analyzer on it: the whole
// of it on a package that was named, on another one what makes facts.
func (g *graph) analyse(n *node) {
	if n.root {
		defer io.WriteString(g.Progress, "{}\n")
	}
	u := g.parse(n, parser.ParseComments)
	u.info = newInfo()
	g.check(n, u, types.Config{})
	u.errs = append(u.errs, n.listed()...)
	for _, m := range n.imports {
		n.broken = n.broken || m.broken
	}
	if len(u.errs) > 0 || n.broken {
		n.broken = true
		if n.root {
			n.said = u.errs
		}
		return // as go vet, which does not look at what cannot be compiled
	}
	a := g.Analyzer
	if !n.root {
		a = unitdriver.FactsOnly(a)
	}
	r := &runner{graph: g, node: n, unit: u, results: make(map[*analysis.Analyzer]any)}
	n.facts = n.inherited()
	if err := r.try(a); err != nil {
		n.said = append(n.said, err.Error())
	}
}

// A runner runs analyzers on one package.
type runner struct {
	graph   *graph
	node    *node
	unit    *unit
	results map[*analysis.Analyzer]any
}

// try runs an analyzer. A panic is the failure of this package, told with its
// stack, and keeps no other package from being analysed.
func (r *runner) try(a *analysis.Analyzer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v\n%s", p, debug.Stack())
		}
	}()
	_, err = r.run(a)
	return err
}

// run runs an analyzer after those that it requires.
func (r *runner) run(a *analysis.Analyzer) (any, error) {
	if result, ok := r.results[a]; ok {
		return result, nil
	}
	inputs := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		result, err := r.run(req)
		if err != nil {
			return nil, err
		}
		inputs[req] = result
	}
	result, err := a.Run(r.pass(a, inputs))
	if err != nil {
		return nil, err
	}
	r.results[a] = result
	return result, nil
}

func (r *runner) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	n := r.node
	return &analysis.Pass{
		Analyzer:     a,
		Fset:         r.graph.fset,
		Files:        r.unit.files,
		OtherFiles:   n.OtherFiles,
		IgnoredFiles: n.IgnoredFiles,
		Pkg:          n.types,
		TypesInfo:    r.unit.info,
		TypesSizes:   n.TypesSizes,
		ResultOf:     inputs,
		Module:       module(n.Module),
		ReadFile:     os.ReadFile,
		Report: func(d analysis.Diagnostic) {
			if n.root {
				n.found = append(n.found, finding.FromDiagnostic(r.graph.fset, n.PkgPath, d))
			}
		},
		ImportObjectFact: func(obj types.Object, fact analysis.Fact) bool { return n.facts.get(obj, nil, fact) },
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) { n.facts.put(obj, nil, fact) },
		ImportPackageFact: func(pkg *types.Package, fact analysis.Fact) bool {
			return n.facts.get(nil, pkg, fact)
		},
		ExportPackageFact: func(fact analysis.Fact) { n.facts.put(nil, n.types, fact) },
		AllObjectFacts:    func() []analysis.ObjectFact { return n.facts.objects(a) },
		AllPackageFacts:   func() []analysis.PackageFact { return n.facts.packages(a) },
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
