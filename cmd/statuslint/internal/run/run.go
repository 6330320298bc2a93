// Package run runs an analyzer on one type-checked package, and keeps its facts.
package run

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
)

// A Package is a package to analyse.
type Package struct {
	Fset         *token.FileSet
	Files        []*ast.File
	OtherFiles   []string
	IgnoredFiles []string
	Types        *types.Package
	Info         *types.Info
	Sizes        types.Sizes
	Module       *analysis.Module
	Facts        Facts // those of what it imports; its own are added
	Report       func(analysis.Diagnostic)

	results map[*analysis.Analyzer]any
}

// NewInfo returns what the type checker is to fill in for an analysis.
func NewInfo() *types.Info {
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

// Run runs an analyzer after those that it requires. The error is the first
// that one of them returns.
func (p *Package) Run(a *analysis.Analyzer) error {
	p.results = make(map[*analysis.Analyzer]any)
	_, err := p.run(a)
	return err
}

// RunProtected is Run, and returns a panic as an error, with its stack: what is wrong
// with one package keeps no other from being analysed.
func (p *Package) RunProtected(a *analysis.Analyzer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v\n%s", p, debug.Stack())
		}
	}()
	return p.Run(a)
}

func (p *Package) run(a *analysis.Analyzer) (any, error) {
	if result, ok := p.results[a]; ok {
		return result, nil
	}
	inputs := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		result, err := p.run(req)
		if err != nil {
			return nil, err
		}
		inputs[req] = result
	}
	result, err := a.Run(p.pass(a, inputs))
	if err != nil {
		return nil, err
	}
	p.results[a] = result
	return result, nil
}

func (p *Package) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	return &analysis.Pass{
		Analyzer:     a,
		Fset:         p.Fset,
		Files:        p.Files,
		OtherFiles:   p.OtherFiles,
		IgnoredFiles: p.IgnoredFiles,
		Pkg:          p.Types,
		TypesInfo:    p.Info,
		TypesSizes:   p.Sizes,
		ResultOf:     inputs,
		Module:       p.Module,
		ReadFile:     os.ReadFile,
		Report:       p.Report,

		ImportObjectFact:  func(obj types.Object, fact analysis.Fact) bool { return p.Facts.get(obj, nil, fact) },
		ExportObjectFact:  func(obj types.Object, fact analysis.Fact) { p.Facts.put(obj, nil, fact) },
		ImportPackageFact: func(pkg *types.Package, fact analysis.Fact) bool { return p.Facts.get(nil, pkg, fact) },
		ExportPackageFact: func(fact analysis.Fact) { p.Facts.put(nil, p.Types, fact) },
		AllObjectFacts:    func() []analysis.ObjectFact { return p.Facts.objects(a) },
		AllPackageFacts:   func() []analysis.PackageFact { return p.Facts.packages(a) },
	}
}
