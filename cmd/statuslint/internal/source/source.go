// Package source is the driver that analyses in one process, without go vet and
// its cache. It reads as little as it can:
//
//   - (a) What matters, as under go vet (package unit), is type-checked from
//     source and analysed: the packages named, their dependencies that are worked
//     on here, and those of other modules that reach net/http or a framework.
//   - (b) The types of everything else come from the export data that the build
//     cache holds, where it does; nothing is compiled for it.
//   - (c) What the build cache does not hold is type-checked from source without
//     its function bodies.
//   - (d) A package is let go of, but for its types and facts, as soon as it is
//     analysed.
package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Options are what to analyse, and how.
type Options struct {
	Dir      string   // where to run; "" for the working directory
	Patterns []string // packages
	Build    []string // flags of the go command
	Analyzer *analysis.Analyzer
	Progress io.Writer // is written an empty tree for each package named that is done
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
	}
	slices.SortFunc(failed, func(a, b finding.PackageError) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Message, b.Message))
	})
	return finding.Sort(list), slices.Compact(failed), ctx.Err()
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

// NoCompile is the command by which the go command has its tools run for
// listing: export data is to be taken from the build cache, and never to be
// made, which costs minutes where the cache is empty.
const NoCompile = "internal-no-compile"

// notCompiled is what compiling under NoCompile says.
const notCompiled = "statuslint: not in the build cache"

// RunTool runs one tool of the go command (go build -toolexec) unless it
// compiles. The go command asks each tool for its version, which is part of its
// keys; that is answered by the tool itself.
func RunTool(args []string) int {
	if len(args) == 0 {
		return 1
	}
	name := strings.TrimSuffix(filepath.Base(args[0]), ".exe")
	if name == "compile" && !slices.Contains(args, "-V=full") {
		fmt.Fprintln(os.Stderr, notCompiled)
		return 1
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
