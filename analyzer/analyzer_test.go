package analyzer_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
)

// testdata returns the directory of the test cases. It walks the tree first:
// the go command caches the result of a test by the files that the test
// itself opens, and analysistest lists packages in a child process.
func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(dir, "src"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		_, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// allPackages loads all packages of a directory of test cases.
func allPackages(t *testing.T, dir string) []*packages.Package {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, "src"))
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, e := range entries {
		patterns = append(patterns, e.Name()+"/...")
	}
	pkgs, err := analysistest.Load(dir, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	return pkgs
}

// only returns an analyzer with nothing on but the rules named.
func only(t *testing.T, o analyzer.Options, rules ...string) *analysis.Analyzer {
	t.Helper()
	a := analyzer.New(o)
	for _, name := range analyzer.RuleNames() {
		if err := a.Flags.Set(name, "false"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range rules {
		if err := a.Flags.Set(name, "true"); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// TestRules runs each rule on the directory of its name, and demands of each
// finding what holds for all.
func TestRules(t *testing.T) {
	dir := testdata(t)
	for _, name := range analyzer.RuleNames() {
		if name == "unrouted" || name == "unlisted" {
			continue // of runs over a whole module: TestScopes of cmd/statuslint
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rules := []string{name}
			if name == "directive" {
				rules = append(rules, "magic", "undocumented")
			}
			a := only(t, analyzer.Options{}, rules...)
			results := analysistest.Run(t, dir, a, name)
			found := 0
			for _, r := range results {
				for _, d := range r.Action.Diagnostics {
					if d.Category == name {
						found++
					}
					if !strings.HasPrefix(d.Message, d.Category+": ") || d.End <= d.Pos || strings.HasSuffix(d.Message, ".") {
						t.Errorf("%s: %q: want the rule's name before the message, a range, no full stop", d.Category, d.Message)
					}
				}
			}
			if found == 0 {
				t.Errorf("no finding of %s", name)
			}
		})
	}
}

// TestNew demands that analyzers are independent of each other.
func TestNew(t *testing.T) {
	a, b := analyzer.New(analyzer.Options{}), analyzer.New(analyzer.Options{})
	if err := a.Flags.Set("magic", "false"); err != nil {
		t.Fatal(err)
	}
	if v := b.Flags.Lookup("magic").Value.String(); v != "true" {
		t.Errorf("a flag of one analyzer changed another's: magic=%s", v)
	}
	if err := analysis.Validate([]*analysis.Analyzer{a}); err != nil {
		t.Error(err)
	}
	if err := a.Flags.Set("magic", "perhaps"); err == nil {
		t.Error("-magic=perhaps was accepted")
	}
}

// TestRulesPage demands that docs/rules.md holds the text of statuslint help for
// each rule, under a heading that the URL of its findings leads to. With UPDATE
// set, it writes the page.
func TestRulesPage(t *testing.T) {
	var page strings.Builder
	page.WriteString("# Rules\n\nA rule's name is its flag, its key under `rules:` of the [configuration](configuration.md), and the word that begins its messages.\n" +
		"`statuslint help RULE` prints these texts. [spec.md](spec.md) §3 says exactly what is reported.\n")
	for _, name := range analyzer.RuleNames() {
		_, section, ok := strings.Cut(analyzer.RuleHelp(name), "\n\n")
		if !ok {
			t.Errorf("%s: no text", name)
		}
		page.WriteString("\n## " + name + "\n\n" + section)
	}
	const file = "../docs/rules.md"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(page.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != page.String() {
		t.Errorf("%s is not what help says: run UPDATE=1 go test ./analyzer -run TestRulesPage (%v)", file, err)
	}
	if !strings.HasSuffix(analyzer.Analyzer.URL, "/docs/rules.md") {
		t.Errorf("the URL of findings is %s#RULE", analyzer.Analyzer.URL)
	}
}
