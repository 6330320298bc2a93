package analyzer_test

import (
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
)

// judged are flags of an analyzer that decide what it reports.
var judged = [][]string{
	{},
	{"-whole=true", "-docs=comments", "-unwritten=true"},
	{"-whole=true", "-docs=../testdata/hosts/corpus/api/codes.md", "-delete-names=true"},
	{"-routes=true", "-docs=../testdata/hosts/corpus/api/openapi.yaml"},
	{`-config-json={"allow":[404],"common":[500,503],"exclude":[{"files":["*.go"],"rules":["nobody"]}],"delete":[200],"severity":{"magic":"note"}}`, "-whole=true"},
}

// TestRecorded demands that rules which are run on the record of a package, after
// it was written and read again, report what they report in the analysis itself,
// over all of testdata: the findings, with their places and fixes, and the routes.
func TestRecorded(t *testing.T) {
	pkgs := allPackages(t, testdata(t))
	records := make(map[string]string) // by package ID
	for _, act := range analyse(t, []string{"-record=true"}, pkgs) {
		for _, d := range act.Diagnostics {
			if d.Category == analyzer.RecordCategory {
				records[act.Package.ID] = d.Message
			}
		}
	}
	found := 0
	for _, flags := range judged {
		j, err := analyzer.NewJudge(flags)
		if err != nil {
			t.Fatal(err)
		}
		for _, act := range analyse(t, flags, pkgs) {
			if act.Err != nil && records[act.Package.ID] == "" {
				continue // it does not build
			}
			fset, list, err := j.Package(records[act.Package.ID])
			got, want := reportedLines(fset, list, err), reportedLines(act.Package.Fset, act.Diagnostics, act.Err)
			found += len(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s with %v: of the record\n%s\nof the package\n%s", act.Package.ID, flags, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
	if found < 5000 {
		t.Errorf("only %d lines are compared", found)
	}
}

// analyse runs an analyzer with the flags.
func analyse(t *testing.T, flags []string, pkgs []*packages.Package) []*checker.Action {
	t.Helper()
	a := analyzer.New(analyzer.Options{})
	if err := a.Flags.Parse(flags); err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return graph.Roots
}

// reportedLines returns what is reported of a package, in its order.
func reportedLines(fset *token.FileSet, list []analysis.Diagnostic, err error) []string {
	place := func(pos token.Pos) string { return fset.Position(pos).String() }
	var out []string
	if err != nil {
		out = append(out, err.Error())
	}
	for _, d := range list {
		line := fmt.Sprint(place(d.Pos), " ", place(d.End), " ", d.Category, ": ", d.Message)
		for _, r := range d.Related {
			line += fmt.Sprint(" [", place(r.Pos), " ", place(r.End), " ", r.Message, "]")
		}
		for _, fix := range d.SuggestedFixes {
			line += " " + fix.Message
			for _, e := range fix.TextEdits {
				line += fmt.Sprintf(" %d %d %q", fset.Position(e.Pos).Offset, fset.Position(e.End).Offset, e.NewText)
			}
		}
		out = append(out, line)
	}
	return out
}

// TestRecordFlags demands that what is found is found again, by its key, under
// whatever documents and settings, but not under other sinks and routes.
func TestRecordFlags(t *testing.T) {
	dir := t.TempDir()
	flags := func(config string, flags ...string) string {
		if err := os.WriteFile(filepath.Join(dir, ".statuslint.yml"), []byte(config), 0o666); err != nil {
			t.Fatal(err)
		}
		out, err := analyzer.RecordFlags(dir, "key", flags)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(out, " ")
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	plain := flags("")
	for _, config := range []string{"docs: [api.md]", "severity: {magic: note}", "rules: {magic: false}\nexclude: [{files: [x.go]}]", "allow: [404]\nmiddleware: true"} {
		if got := flags(config, "-docs=other.md", "-undocumented=false", "-whole=true"); got != plain {
			t.Errorf("%q: %s, want %s", config, got, plain)
		}
	}
	sinks := flags("sinks: [{func: m.Reply, status: 1}]")
	if sinks == plain || flags("sinks: [{func: m.Reply, status: 1}]\ncommon: [500]") != sinks || flags("sinks: [{func: m.Reply, status: 0}]") == sinks {
		t.Error("sinks are not all that counts")
	}
	inline := flags("", `-config-json={"sinks":[{"func":"m.Reply","status":1}],"docs":["a"]}`)
	if inline == plain || flags("", `-config-json={"sinks":[{"func":"m.Reply","status":1}]}`) != inline {
		t.Errorf("%s for a configuration that is given", inline)
	}
}
