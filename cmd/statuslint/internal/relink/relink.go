// Package relink is the second pass over the packages of a run. The first pass
// analyses each package with what its imports say. What implements the interfaces
// that it calls may be elsewhere in the program; once all packages have reported,
// that is known, and those that it makes a difference to are analysed again.
//
// A driver says how to analyse one package again. The order, and the facts to
// analyse it with, are the same for all drivers, and so are the findings.
package relink

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// A Driver returns a package of the run as it was before the first pass, with the
// facts of its imports; nil for one that cannot be read again, which stays as it is.
// An error ends the pass.
type Driver func(path string) (*run.Package, error)

// Run returns the findings after the second pass: those of the first one for
// packages that are not analysed again, and for those whose analysis fails, which are
// among failed. The error is the first that the driver returns; it means that the
// findings are those of no pass.
func Run(a *analysis.Analyzer, first []finding.Finding, again Driver) (list []finding.Finding, failed []finding.PackageError, err error) {
	run.Register(a)
	p := &pass{Linker: new(analyzer.Linker), analyzer: a, again: again, facts: make(map[string][]byte), found: make(map[string][]finding.Finding)}
	for _, f := range first {
		if f.Rule != analyzer.LinkCategory {
			continue
		}
		if err := p.Add(f.Message); err != nil {
			return nil, nil, err
		}
	}
	p.Linker.Run(p.analyse)
	out := slices.DeleteFunc(slices.Clone(first), func(f finding.Finding) bool { return p.found[f.Package] != nil })
	for _, list := range p.found {
		out = append(out, list...)
	}
	out = slices.DeleteFunc(out, func(f finding.Finding) bool { return f.Rule == analyzer.LinkCategory })
	return finding.Sort(out), p.failed, p.err
}

// A pass is the second pass over the packages of a run.
type pass struct {
	*analyzer.Linker
	analyzer *analysis.Analyzer
	again    Driver
	failed   []finding.PackageError
	facts    map[string][]byte            // what functions do, of the packages that were analysed again
	found    map[string][]finding.Finding // by package
	err      error
}

// analyse analyses one package, and returns what it reports to the Linker.
func (p *pass) analyse(path string) (message string, err error) {
	if p.err != nil {
		return "", p.err
	}
	message, err = p.try(path)
	if err != nil {
		p.err = fmt.Errorf("analysing %s again: %w", path, err)
	}
	return message, p.err
}

func (p *pass) try(path string) (string, error) {
	pkg, err := p.again(path)
	if err != nil || pkg == nil {
		return "", err
	}
	var found []finding.Finding
	pkg.Report = func(d analysis.Diagnostic) { found = append(found, finding.FromDiagnostic(pkg.Fset, path, d)) }
	p.give(pkg)
	if err := pkg.RunProtected(p.analyzer); err != nil {
		p.failed = append(p.failed, finding.PackageError{Package: path, Message: err.Error()})
		return "", nil
	}
	own, err := pkg.Facts.Own(pkg.Types, analyzer.IsLinked)
	if err != nil {
		return "", err
	}
	p.facts[path], p.found[path] = own, found
	for _, f := range found {
		if f.Rule == analyzer.LinkCategory {
			return f.Message, nil
		}
	}
	return "", nil
}

// give adds the facts that a package gets in the second pass to those of the first.
func (p *pass) give(pkg *run.Package) {
	reached := make(map[string]*types.Package)
	var reach func(*types.Package)
	reach = func(imp *types.Package) {
		if reached[imp.Path()] == nil {
			reached[imp.Path()] = imp
			for _, next := range imp.Imports() {
				reach(next)
			}
		}
	}
	for _, imp := range pkg.Types.Imports() {
		reach(imp)
	}
	for path, data := range p.facts {
		if reached[path] == nil {
			continue // not within reach
		}
		if err := pkg.Facts.Read(data, reached); err != nil {
			p.err = err // not reached: the data is of this process
		}
	}
	for _, given := range p.Facts(pkg.Types) {
		pkg.Facts.Put(given.Object, given.Package, given.Fact)
	}
}
