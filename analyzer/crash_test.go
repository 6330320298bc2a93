package analyzer_test

import (
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// everything returns an analyzer with all rules and all evidence on.
func everything(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a := analyzer.New(analyzer.Options{DeleteNames: true, UnwrittenAll: true})
	for _, name := range analyzer.RuleNames() {
		if err := a.Flags.Set(name, "true"); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// foreign analyses other people's packages as if they were a user's: statuslint
// leaves out the standard library and the frameworks of its table, so that their
// packages are checked a second time, under paths of their own.
type foreign struct {
	analyzer *analysis.Analyzer
	of       func(p *packages.Package) bool // whether p is analysed
	alone    bool                           // packages import the originals, not each other
	checked  map[*packages.Package]*types.Package
	facts    facts
	findings map[string]int // by rule
	broken   int            // packages that do not compile under another path
}

func newForeign(t *testing.T, of func(p *packages.Package) bool) *foreign {
	return &foreign{
		analyzer: everything(t), of: of,
		checked: make(map[*packages.Package]*types.Package), facts: make(facts), findings: make(map[string]int),
	}
}

// analyse checks and analyses one package, and returns what went wrong in
// statuslint.
func (f *foreign) analyse(p *packages.Package) error {
	if !f.of(p) || len(p.Errors) > 0 || len(p.Syntax) == 0 {
		return nil
	}
	u := &unit{fset: p.Fset, files: p.Syntax, facts: f.facts}
	config := types.Config{
		Error: func(error) {}, // looked at below
		Importer: analysistest.Importer(func(path string) (*types.Package, error) {
			switch dep := p.Imports[path]; {
			case path == "unsafe":
				return types.Unsafe, nil
			case dep == nil:
				return analysistest.Standard().Import(path)
			case f.checked[dep] != nil && !f.alone:
				return f.checked[dep], nil
			default:
				return dep.Types, nil
			}
		}),
	}
	if err := u.check("example.com/"+p.PkgPath, config); err != nil {
		f.broken++
		return nil // drivers do not analyse what does not compile
	}
	f.checked[p] = u.pkg
	err := u.run(f.analyzer)
	for _, d := range u.found {
		f.findings[d.Category]++
	}
	return err
}

// run loads packages, and analyses them after those that they import.
func (f *foreign) run(t *testing.T, config packages.Config, atLeast int, patterns ...string) {
	t.Helper()
	pkgs, err := packages.Load(&config, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	f.visit(t, pkgs, atLeast)
}

// visit analyses packages after those that they import.
func (f *foreign) visit(t *testing.T, pkgs []*packages.Package, atLeast int) {
	t.Helper()
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		if err := f.analyse(p); err != nil {
			t.Error(err)
		}
	})
	t.Logf("%d packages analysed, %d do not compile under another path, findings %v", len(f.checked), f.broken, f.findings)
	if len(f.checked) < atLeast {
		t.Errorf("%d packages analysed, want at least %d", len(f.checked), atLeast)
	}
}

// TestCrashers analyses programs that are hard on analyzers, with all rules on.
// Each panic ever found is one of them.
func TestCrashers(t *testing.T) {
	f := newForeign(t, func(p *packages.Package) bool {
		for _, err := range p.Errors {
			t.Error(err)
		}
		return true
	})
	pkgs, err := analysistest.Load(testdata(t), "crashers/...")
	if err != nil {
		t.Fatal(err)
	}
	f.visit(t, pkgs, 9)
	if f.broken > 0 {
		t.Errorf("%d packages do not compile", f.broken)
	}
}

// TestStandardLibrary analyses the standard library with its tests: code of
// every form, most of it nothing to do with HTTP.
func TestStandardLibrary(t *testing.T) {
	analysistest.Long(t)
	f := newForeign(t, func(p *packages.Package) bool {
		return p.ForTest == p.PkgPath || p.ForTest != "" && p.PkgPath == p.ForTest+"_test" || p.ForTest == "" && !strings.HasSuffix(p.ID, ".test")
	})
	f.alone = true // net/http is known only as itself
	f.run(t, packages.Config{Mode: packages.LoadSyntax | packages.NeedForTest, Tests: true}, 500, "std")
	if f.findings["magic"] == 0 {
		t.Error("net/http/httptest writes statuses as numbers: they were not found")
	}
}

// TestFrameworkModules analyses the frameworks of the table, and the modules
// that they import, with facts from package to package.
func TestFrameworkModules(t *testing.T) {
	analysistest.Long(t)
	dir, err := filepath.Abs("../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	f := newForeign(t, func(p *packages.Package) bool { return p.Module != nil })
	f.run(t, packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, 500, ".")
	if f.findings["magic"] == 0 {
		t.Error("frameworks write statuses as numbers: none was found")
	}
}
