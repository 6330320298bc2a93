package analysistest

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/types"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/tools/go/packages"
)

// load returns a package of a tree, parsed and type-checked after what it
// imports. A dependency that is not analysed is checked without the bodies of its
// functions, and its importers do not name it.
func (c *cache) load(t *tree, id string) *packages.Package {
	if p := t.loaded[id]; p != nil {
		return p
	}
	l := t.listed[id]
	path, _, _ := strings.Cut(l.ImportPath, " ") // "p [p.test]"
	p := &packages.Package{
		ID: id, Name: l.Name, PkgPath: path, Module: l.Module, ForTest: l.ForTest, Fset: c.fset,
		Imports: make(map[string]*packages.Package), TypesSizes: types.SizesFor("gc", runtime.GOARCH),
	}
	t.loaded[id] = p
	if l.Error != nil {
		p.Errors = append(p.Errors, packages.Error{Msg: l.Error.Err, Kind: packages.ListError})
	}
	c.parse(t, l, p)
	for _, dep := range l.Imports {
		if to, ok := l.ImportMap[dep]; ok {
			dep = to
		}
		if d := t.listed[dep]; d != nil && !d.Standard {
			if q := c.load(t, dep); c.isAnalysed(t, d) {
				p.Imports[dep] = q
			}
		}
	}
	c.check(t, l, p)
	return p
}

// parse reads the files of a package. What cgo makes of them takes the place of
// those that import "C".
func (c *cache) parse(t *tree, l *listed, p *packages.Package) {
	files := absolute(l.Dir, l.GoFiles)
	if len(l.CgoFiles) > 0 {
		err := goCommand(t.dir, t.env, func(l *listed) { files = absolute(l.Dir, l.CompiledGoFiles) },
			"list", "-compiled", "-json=Dir,CompiledGoFiles", p.PkgPath)
		if err != nil {
			p.Errors = append(p.Errors, packages.Error{Msg: err.Error(), Kind: packages.ListError})
		}
	}
	p.GoFiles, p.CompiledGoFiles = files, files
	p.OtherFiles = absolute(l.Dir, append(append(l.SFiles, l.HFiles...), l.CFiles...))
	mode := parser.ParseComments | parser.SkipObjectResolution
	if !c.isAnalysed(t, l) {
		mode = parser.SkipObjectResolution
	}
	for _, name := range files {
		f, err := parser.ParseFile(c.fset, name, nil, mode)
		if err != nil {
			p.Errors = append(p.Errors, packages.Error{Msg: err.Error(), Kind: packages.ParseError})
			p.IllTyped = true
		}
		if f != nil {
			p.Syntax = append(p.Syntax, f)
		}
	}
}

func absolute(dir string, names []string) []string {
	var out []string
	for _, name := range names {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		out = append(out, name)
	}
	return out
}

// check type-checks a package.
func (c *cache) check(t *tree, l *listed, p *packages.Package) {
	config := types.Config{
		Importer:         Importer(func(path string) (*types.Package, error) { return c.imports(t, l, path) }),
		Sizes:            p.TypesSizes,
		IgnoreFuncBodies: !c.isAnalysed(t, l),
		Error: func(err error) {
			p.IllTyped = true
			p.Errors = append(p.Errors, packages.Error{Msg: err.Error(), Kind: packages.TypeError})
			if te := (types.Error{}); errors.As(err, &te) {
				p.TypeErrors = append(p.TypeErrors, te)
			}
		},
	}
	if l.Module != nil && l.Module.GoVersion != "" {
		config.GoVersion = "go" + l.Module.GoVersion
	}
	if config.IgnoreFuncBodies {
		p.Types, _ = config.Check(p.PkgPath, c.fset, p.Syntax, nil) // the error is in Errors
		p.Syntax = nil
		return
	}
	p.TypesInfo = Info()
	p.Types, _ = config.Check(p.PkgPath, c.fset, p.Syntax, p.TypesInfo) // the error is in Errors
}

// Info returns the tables that a type-checker fills for analyzers.
func Info() *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
}
