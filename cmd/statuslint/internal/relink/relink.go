// Package relink is the second pass over the packages of a run. The first pass
// analyses each package with what its imports say. What implements the interfaces
// that it calls may be elsewhere in the program; once all packages have reported,
// that is known, and those that it makes a difference to are analysed again.
//
// A driver says how to analyse one package again. The order, and the facts to
// analyse it with, are the same for all drivers, and so are the findings.
package relink

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/keep"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// A Driver analyses packages again.
type Driver struct {
	// Again returns a package of the run as it was before the first pass, with the
	// facts of its imports; nil for one that cannot be read again, which stays as it
	// is. An error ends the pass.
	Again func(path string) (*run.Package, error)
	// Key sums up all that Again reads, "" where that is not known; nil for a driver
	// that keeps no results.
	Key func(path string) string
	// Kept are the results of other runs; nil for none.
	Kept *keep.Results
}

// Run returns the findings after the second pass: those of the first one for
// packages that are not analysed again, and for those whose analysis fails, which are
// among failed. The error is the first that the driver returns; it means that the
// findings are those of no pass.
func Run(a *analysis.Analyzer, first []finding.Finding, d Driver) (list []finding.Finding, failed []finding.PackageError, err error) {
	run.Register(a)
	p := &pass{Linker: new(analyzer.Linker), analyzer: a, driver: d, facts: make(map[string][]byte), found: make(map[string][]byte)}
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
	for _, data := range p.found {
		var list []finding.Finding
		if err := json.Unmarshal(data, &list); err != nil {
			return nil, nil, err
		}
		out = append(out, list...)
	}
	out = slices.DeleteFunc(out, func(f finding.Finding) bool { return f.Rule == analyzer.LinkCategory })
	return finding.Sort(out), p.failed, p.err
}

// A pass is the second pass over the packages of a run.
type pass struct {
	*analyzer.Linker
	analyzer *analysis.Analyzer
	driver   Driver
	failed   []finding.PackageError
	facts    map[string][]byte // what functions do, of the packages that were analysed again
	found    map[string][]byte // []finding.Finding in JSON, by package
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

// A result is what another analysis of a package gives.
type result struct {
	Link  string // what it reports to the Linker
	Facts []byte
	Found []byte // []finding.Finding in JSON: read once, after the last round
}

func (p *pass) try(path string) (string, error) {
	key, err := p.key(path)
	if err != nil {
		return "", err
	}
	r := new(result)
	if key == "" || !p.driver.Kept.Get(key, r) {
		if r, err = p.run(path); r == nil || err != nil {
			return "", err
		}
		if key != "" {
			p.driver.Kept.Put(key, r)
		}
	}
	p.facts[path], p.found[path] = r.Facts, r.Found
	return r.Link, nil
}

// key sums up all that another analysis of a package depends on; "" where that is
// not known.
func (p *pass) key(path string) (string, error) {
	if p.driver.Key == nil || p.driver.Kept == nil {
		return "", nil
	}
	read := p.driver.Key(path)
	if read == "" {
		return "", nil
	}
	known, err := p.Key(path)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", path, read, known)
	for _, other := range slices.Sorted(maps.Keys(p.facts)) {
		fmt.Fprintf(h, "%q %x\n", other, sha256.Sum256(p.facts[other]))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// run analyses a package again. It returns nil for one that stays as it is.
func (p *pass) run(path string) (*result, error) {
	pkg, err := p.driver.Again(path)
	if err != nil || pkg == nil {
		return nil, err
	}
	r := new(result)
	var found []finding.Finding
	pkg.Report = func(d analysis.Diagnostic) {
		if d.Category == analyzer.LinkCategory {
			r.Link = d.Message
			return
		}
		found = append(found, finding.FromDiagnostic(pkg.Fset, path, d))
	}
	p.give(pkg)
	if err := pkg.RunProtected(p.analyzer); err != nil {
		p.failed = append(p.failed, finding.PackageError{Package: path, Message: err.Error()})
		return nil, nil
	}
	if r.Facts, err = pkg.Facts.Own(pkg.Types, analyzer.IsLinked); err != nil {
		return nil, err
	}
	r.Found, err = json.Marshal(found)
	return r, err
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
