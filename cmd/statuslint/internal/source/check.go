package source

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"os"
	"strings"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// visit makes what importers need of the package, and analyses it where it
// matters. All that it imports was visited.
func (g *graph) visit(n *node) {
	n.weigh()
	switch {
	case n.PkgPath == "unsafe", g.ctx.Err() != nil:
	case n.source:
		g.analyse(n)
	case n.light:
		g.checkLight(n)
	default:
		// Export data is read when it is asked for: by the first importer
		// that is checked from source.
	}
}

// typesOf returns the types of an imported package.
func (g *graph) typesOf(n *node) (*types.Package, error) {
	if !n.source && !n.light && n.PkgPath != "unsafe" {
		g.export.Lock()
		defer g.export.Unlock()
		if !n.types.Complete() && n.err == nil {
			n.err = g.readExport(n)
		}
	}
	if n.err != nil {
		return nil, n.err
	}
	return n.types, nil
}

// readExport reads the package's export data into the types of the graph.
// Packages that are checked from source were checked before, as what is read
// may speak of their objects.
func (g *graph) readExport(n *node) error {
	f, err := os.Open(n.ExportFile)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return fmt.Errorf("reading %s: %w", n.ExportFile, err)
	}
	// Package paths are unique below one package, though not in the graph,
	// which holds test variants.
	view := make(map[string]*types.Package)
	seen := make(map[*node]bool)
	var collect func(n *node)
	collect = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		view[n.PkgPath] = n.types
		for _, m := range n.imports {
			collect(m)
		}
	}
	collect(n)
	if _, err := gcexportdata.Read(r, g.fset, view, n.PkgPath); err != nil {
		return fmt.Errorf("reading %s: %w", n.ExportFile, err)
	}
	return nil
}

// A unit is a package in source form.
type unit struct {
	files []*ast.File
	info  *types.Info
	errs  []string
}

// fail keeps an error of the parser or of the type checker.
func (u *unit) fail(err error) {
	u.errs = append(u.errs, err.Error())
}

// parse reads the files of a package; those that hold errors as far as they go.
func (g *graph) parse(n *node, mode parser.Mode) *unit {
	u := new(unit)
	for _, name := range n.CompiledGoFiles {
		f, err := parser.ParseFile(g.fset, name, nil, mode|parser.SkipObjectResolution)
		if err != nil {
			u.fail(err)
		}
		if f != nil {
			u.files = append(u.files, f)
		}
	}
	return u
}

// check type-checks the unit into the package's types.
func (g *graph) check(n *node, u *unit, config types.Config) {
	config.Importer = importer(func(path string) (*types.Package, error) {
		m := n.imports[path]
		if m == nil {
			return nil, fmt.Errorf("package %s is not there", path)
		}
		return g.typesOf(m)
	})
	config.Sizes = n.TypesSizes
	if n.Module != nil && n.Module.GoVersion != "" {
		config.GoVersion = "go" + n.Module.GoVersion
	}
	config.Error = u.fail
	types.NewChecker(&config, g.fset, n.types, u.info).Files(u.files) // errors went to config.Error
}

// checkLight type-checks what importers see of the package (c).
func (g *graph) checkLight(n *node) {
	u := g.parse(n, 0)
	g.check(n, u, types.Config{IgnoreFuncBodies: true, FakeImportC: true})
	// Errors are not told: they show in the packages that were named, if there.
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

// listed returns what the go command said of the package, save that it was not
// compiled, which it was told not to do.
func (n *node) listed() []string {
	var said []string
	for _, e := range n.Errors {
		if e.Kind == packages.TypeError || strings.Contains(e.Msg, notCompiled) {
			continue
		}
		said = append(said, e.Error())
	}
	return said
}
