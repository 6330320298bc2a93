package source

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/types"
)

// visit makes what importers need of the package, and analyses it where it
// matters. All that it imports was visited.
func (g *graph) visit(n *node) {
	n.weigh()
	switch {
	case n.PkgPath == "unsafe", n.err != nil, g.ctx.Err() != nil:
	case n.source:
		g.analyse(n)
	case g.borrow(n):
	default:
		g.checkLight(n)
		g.lend(n)
	}
}

// typesOf returns the types of an imported package.
func (g *graph) typesOf(n *node) (*types.Package, error) {
	if n.err != nil {
		return nil, n.err
	}
	return n.types, nil
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
	for _, name := range n.GoFiles {
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

// check type-checks the unit into pkg, which has the path of the node. FakeImportC takes what
// comes from C for of no known type.
func (g *graph) check(n *node, pkg *types.Package, u *unit, config types.Config) {
	config.Importer = importer(func(path string) (*types.Package, error) {
		m := n.imports[path]
		if m == nil {
			return nil, errors.New("it is not there")
		}
		return g.typesOf(m)
	})
	config.FakeImportC = true
	config.Sizes = n.TypesSizes
	if n.Module != nil && n.Module.GoVersion != "" {
		config.GoVersion = "go" + n.Module.GoVersion
	}
	config.Error = u.fail
	types.NewChecker(&config, g.fset, pkg, u.info).Files(u.files) // errors went to config.Error
}

// checkLight type-checks what importers see of the package (b).
func (g *graph) checkLight(n *node) {
	u := g.parse(n, 0)
	g.check(n, n.types, u, types.Config{IgnoreFuncBodies: true})
	// Errors are not reported: they show in the packages that were named, if there.
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }
