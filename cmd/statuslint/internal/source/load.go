package source

import (
	"context"
	"errors"
	"fmt"
	"go/build"
	"go/token"
	"go/types"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/early"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// A graph is the packages of a run with all that they import.
type graph struct {
	Options
	ctx   context.Context
	fset  *token.FileSet
	nodes map[string]*node // by package ID

	goroot string // the directory of the standard library; "" where nothing of it is shared
}

// A node is one package.
type node struct {
	*packages.Package
	imports   map[string]*node // by import path as written
	importers []*node
	pending   atomic.Int32 // imports that are not visited yet

	root    bool // what is found in it is wanted
	reaches bool // it reaches net/http or a framework
	open    bool // importers can have to do with statuses (package early)
	source  bool // (a); what is not is (b)

	types  *types.Package
	err    error // why its types are not there
	facts  run.Facts
	found  []finding.Finding
	errs   []string // of the parser and the type checker, where it is analysed
	failed string   // why the analysis failed
}

// mode is what is asked of the go command: nothing that has it run cgo, as the
// files to compile and the sizes of types do. It looks for files to embed only
// where it is asked for them.
const mode = packages.NeedName | packages.NeedFiles | packages.NeedEmbedFiles | packages.NeedImports |
	packages.NeedDeps | packages.NeedModule | packages.NeedForTest

// load lists the packages and weighs them.
func (o Options) load(ctx context.Context) (*graph, error) {
	if o.Library == nil {
		o.Library = NewLibrary(packages.Load)
	}
	config := &packages.Config{
		Context:    ctx,
		Mode:       mode,
		Dir:        o.Dir,
		Tests:      true,
		BuildFlags: o.Build,
	}
	roots, err := o.Library.list(config, o.Patterns...)
	if err != nil {
		return nil, err
	}
	if len(roots) == 0 {
		return nil, fmt.Errorf("no packages match %s", strings.Join(o.Patterns, " "))
	}
	g := &graph{Options: o, ctx: ctx, fset: o.Library.fset, nodes: make(map[string]*node)}
	for _, p := range choose(roots) {
		g.add(p).root = true
	}
	for _, n := range g.nodes {
		if n.root {
			g.want(n)
		}
	}
	g.goroot = g.sharedRoot()
	return g, nil
}

// choose leaves out what go vet leaves out: the mains that run tests, and
// packages whose test variant holds the same files and more.
func choose(roots []*packages.Package) []*packages.Package {
	tested := make(map[string]bool)
	for _, p := range roots {
		if p.ForTest == p.PkgPath {
			tested[p.PkgPath] = true
		}
	}
	var chosen []*packages.Package
	for _, p := range roots {
		if p.ForTest == "" && tested[p.PkgPath] || isTestMain(p) {
			continue
		}
		chosen = append(chosen, p)
	}
	return chosen
}

// isTestMain reports whether the go command made up the package: its file is
// in the build cache, under no name of Go's.
func isTestMain(p *packages.Package) bool {
	if p.Name != "main" || !strings.HasSuffix(p.PkgPath, ".test") {
		return false
	}
	for _, file := range p.GoFiles {
		if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_testmain.go") {
			return false
		}
	}
	return true
}

// add returns the node of a package, after those of its imports.
func (g *graph) add(p *packages.Package) *node {
	if n, ok := g.nodes[p.ID]; ok {
		return n
	}
	n := &node{Package: p, imports: make(map[string]*node)}
	p.TypesSizes = types.SizesFor("gc", build.Default.GOARCH)
	g.nodes[p.ID] = n
	n.types = types.NewPackage(p.PkgPath, p.Name)
	if p.PkgPath == "unsafe" {
		n.types = types.Unsafe
	} else if len(p.GoFiles) == 0 {
		n.err = errors.New("no Go files")
		if len(p.Errors) > 0 {
			n.err = errors.New(p.Errors[0].Msg)
		}
	}
	n.reaches = early.Known(p.PkgPath)
	distinct := make(map[*node]bool)
	for path, imp := range p.Imports {
		m := g.add(imp)
		n.imports[path] = m
		n.reaches = n.reaches || m.reaches
		if !distinct[m] {
			distinct[m] = true
			m.importers = append(m.importers, n)
		}
	}
	n.pending.Store(int32(len(distinct)))
	return n
}

// want marks the package, and what it imports that may matter, to be analysed
// (a). What lies behind a package of the table is not followed: the table says
// what there is to say of it.
func (g *graph) want(n *node) {
	if n.source || !n.root && !n.mayMatter() {
		return
	}
	n.source = true
	for _, m := range n.imports {
		g.want(m)
	}
}

func (n *node) mayMatter() bool {
	return !early.Known(n.PkgPath) && !n.standard() && (n.reaches || n.local())
}

// weigh says whether the package is open, and whether it has to be analysed, as
// package early does. All that it imports was visited.
func (n *node) weigh() {
	n.open = early.Known(n.PkgPath)
	for _, m := range n.imports {
		n.open = n.open || m.open
	}
	n.source = n.source && (n.root || n.local() || n.open)
}

// local reports whether the package is worked on here: a carrier of statuses
// needs no net/http there.
func (n *node) local() bool { return n.Module == nil || n.Module.Version == "" }

// standard reports whether the package is of the standard library: of no
// module, under a path that no module may have, and not named by its files.
func (n *node) standard() bool {
	first, _, _ := strings.Cut(n.PkgPath, "/")
	return n.Module == nil && !strings.Contains(first, ".") && n.PkgPath != "command-line-arguments"
}
