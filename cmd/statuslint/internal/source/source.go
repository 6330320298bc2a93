// Package source is the driver that analyses in one process, without go vet and
// its cache. It reads as little as it can:
//
//   - (a) What matters, as under go vet (package unit), is type-checked from
//     source and analysed: the packages named, their dependencies that are worked
//     on here, and those of other modules that reach net/http or a framework.
//   - (b) Everything else is type-checked without its function bodies. Export
//     data of the build cache is no help: to know which the go command has to
//     hash all that goes into each package, which costs more than checking it.
//   - (c) Nothing is compiled, C neither: files that import "C" are read as they
//     are written, and what they take from C is of no known type.
//   - (d) A package is let go of, but for its types and facts, as soon as it is
//     analysed.
//   - (e) A package that does not build is analysed as far as its types are known.
package source

import (
	"cmp"
	"context"
	"go/types"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/relink"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// Options are what to analyse, and how.
type Options struct {
	Library  *Library // what this run shares with others; nil for one of its own
	Dir      string   // where to run; "" for the working directory
	Patterns []string // packages
	Build    []string // flags of the go command
	Analyzer *analysis.Analyzer
	Progress io.Writer            // is written an empty tree for each package named that is done
	Note     func(message string) // is called with what is missing without loss to the analysis
}

// Run analyses the packages. Packages that could not be analysed are among
// failed; the findings in the others are returned all the same. An error means
// that nothing was analysed.
func Run(ctx context.Context, o Options) ([]finding.Finding, []finding.PackageError, error) {
	if err := analysis.Validate([]*analysis.Analyzer{o.Analyzer}); err != nil {
		return nil, nil, err
	}
	g, err := o.load(ctx)
	if err != nil {
		return nil, nil, err
	}
	g.run()
	var list []finding.Finding
	var failed []finding.PackageError
	for _, id := range slices.Sorted(maps.Keys(g.nodes)) {
		n := g.nodes[id]
		list = append(list, n.found...)
		failed = append(failed, n.failures()...)
		if o.Note != nil {
			n.notes(o.Note)
		}
	}
	list, again, err := relink.Run(o.Analyzer, finding.Sort(list), relink.Driver{Again: g.again})
	if err != nil {
		return nil, nil, err
	}
	failed = append(failed, again...)
	slices.SortFunc(failed, func(a, b finding.PackageError) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Message, b.Message))
	})
	return list, slices.Compact(failed), ctx.Err()
}

// again returns a package for another analysis, from its source: nothing but its
// types and facts was kept, and importers keep the types that they have.
func (g *graph) again(path string) (*run.Package, error) {
	for _, n := range g.nodes {
		if !n.root || n.PkgPath != path {
			continue
		}
		pkg := types.NewPackage(n.PkgPath, n.Name)
		p := g.unit(n, g.read(n, pkg))
		p.Types, p.Facts = pkg, n.inherited()
		return p, nil
	}
	return nil, nil
}

// run visits all packages, each after those that it imports.
func (g *graph) run() {
	tokens := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	var start func(n *node)
	start = func(n *node) {
		wait.Go(func() {
			tokens <- struct{}{}
			g.visit(n)
			<-tokens
			for _, m := range n.importers {
				if m.pending.Add(-1) == 0 {
					start(m)
				}
			}
		})
	}
	var ready []*node
	for _, n := range g.nodes {
		if n.pending.Load() == 0 {
			ready = append(ready, n)
		}
	}
	for _, n := range ready {
		start(n)
	}
	wait.Wait()
}
