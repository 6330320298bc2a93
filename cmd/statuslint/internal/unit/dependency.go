package unit

import (
	"flag"
	"fmt"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/early"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// analyseDependency writes the facts of a unit of which nothing else is wanted.
// It does what unitchecker does there, but for two things: it looks up the
// packages that facts are about in what the importer loaded, where unitchecker
// walks through all that the imports export, and it runs no analyzer that makes
// no facts. On a server of 1,088 packages that is 1 of 13 CPU seconds.
func analyseDependency(a *analysis.Analyzer, args []string) error {
	if err := parseFlags(a, args); err != nil {
		return err
	}
	c, err := readConfig(args[len(args)-1])
	if err != nil {
		return err
	}
	fset := token.NewFileSet()
	p, err := check(c, fset, newImporter(c, fset))
	if err != nil {
		if c.SucceedOnTypecheckFailure {
			return nil // the compiler reports it
		}
		return err
	}
	run.Register(a)
	if p.Facts, err = readFacts(c, p.Types); err != nil {
		return err
	}
	if err := p.Run(a); err != nil {
		return err
	}
	handed, open := p.Facts.ForImporters(p.Types, early.Known)
	data, err := handed.Encode()
	if err != nil {
		return err
	}
	return early.WriteFacts(c.VetxOutput, data, open)
}

// parseFlags sets the flags of the analyzer. Those of the driver are about what
// is printed, which is nothing.
func parseFlags(a *analysis.Analyzer, args []string) error {
	fs := flag.NewFlagSet(a.Name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	for _, name := range []string{"json", "fix", "diff", "source", "v", "all"} {
		fs.Bool(name, false, "")
	}
	fs.String("tags", "", "")
	fs.Int("c", -1, "")
	return fs.Parse(args)
}

// check parses and type-checks the package.
func check(c *unitchecker.Config, fset *token.FileSet, imports types.Importer) (*run.Package, error) {
	p := &run.Package{
		Fset:         fset,
		OtherFiles:   c.NonGoFiles,
		IgnoredFiles: c.IgnoredFiles,
		Info:         run.NewInfo(),
		Sizes:        types.SizesFor("gc", build.Default.GOARCH),
		Module:       module(c),
		Report:       func(analysis.Diagnostic) {}, // is not wanted
	}
	for _, name := range c.GoFiles {
		f, err := parser.ParseFile(p.Fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.Files = append(p.Files, f)
	}
	config := &types.Config{Importer: imports, Sizes: p.Sizes, GoVersion: c.GoVersion}
	var err error
	p.Types, err = config.Check(c.ImportPath, p.Fset, p.Files, p.Info)
	return p, err
}

// module returns what go vet says of the package's module: before Go 1.27 its
// path and version, nothing for the standard library.
func module(c *unitchecker.Config) *analysis.Module {
	if c.Module != nil || c.ModulePath == "" {
		return c.Module
	}
	return &analysis.Module{Path: c.ModulePath, Version: c.ModuleVersion, GoVersion: c.GoVersion}
}

// An importerFunc is an importer of one function.
type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// newImporter returns an importer that reads the compiler's export data.
func newImporter(c *unitchecker.Config, fset *token.FileSet) types.Importer {
	compiled := importer.ForCompiler(fset, c.Compiler, func(path string) (io.ReadCloser, error) {
		file, ok := c.PackageFile[path]
		if !ok {
			return nil, fmt.Errorf("no package file for %q", path)
		}
		return os.Open(file)
	})
	return resolving(c, compiled)
}

// resolving returns an importer that finds packages by the paths in the unit's
// source.
func resolving(c *unitchecker.Config, compiled types.Importer) types.Importer {
	return importerFunc(func(path string) (*types.Package, error) {
		resolved, ok := c.ImportMap[path] // vendoring
		if !ok {
			return nil, fmt.Errorf("can't resolve import %q", path)
		}
		return compiled.Import(resolved)
	})
}

// readFacts reads the facts of the direct imports, which hold those of indirect
// ones as far as they may be met here. What an import's Imports returns is all
// that its export data refers to, directly or not.
func readFacts(c *unitchecker.Config, pkg *types.Package) (run.Facts, error) {
	packages := make(map[string]*types.Package)
	for _, imp := range pkg.Imports() {
		packages[imp.Path()] = imp
		for _, indirect := range imp.Imports() {
			if packages[indirect.Path()] == nil {
				packages[indirect.Path()] = indirect
			}
		}
	}
	facts := make(run.Facts)
	for _, imp := range pkg.Imports() {
		file := c.PackageVetx[imp.Path()]
		if file == "" {
			continue // its unit wrote nothing
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := facts.Read(data, packages); err != nil {
			return nil, fmt.Errorf("%s: %w", imp.Path(), err)
		}
	}
	return facts, nil
}
