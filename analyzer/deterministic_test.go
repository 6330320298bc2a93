package analyzer_test

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/statuslint/statuslint/analyzer"
)

// dumpFile names, in the environment, the file that a process writes.
const dumpFile = "STATUSLINT_DUMP"

// TestDeterministic compares findings, routes, facts and what is read in documents,
// over all of testdata, in two processes: the seeds of their maps differ, so that an
// order taken from a map shows. Neither is this one, where other tests have run: gob
// numbers types in the order in which a process meets them.
func TestDeterministic(t *testing.T) {
	if file := os.Getenv(dumpFile); file != "" {
		if err := os.WriteFile(file, []byte(dump(t)), 0o666); err != nil {
			t.Fatal(err)
		}
		return // one of the two
	}
	var dumps [2][]string
	for i := range dumps {
		file := filepath.Join(t.TempDir(), "dump")
		process := exec.Command(os.Args[0], "-test.run=^TestDeterministic$")
		process.Env = append(os.Environ(), dumpFile+"="+file)
		if out, err := process.CombinedOutput(); err != nil {
			t.Fatalf("process %d: %v\n%s", i, err, out)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		dumps[i] = strings.SplitAfter(string(data), "\n")
	}
	one, two := dumps[0], dumps[1]
	if len(one) < 1000 {
		t.Errorf("only %d lines are compared", len(one))
	}
	for i, line := range one {
		if i >= len(two) || two[i] != line {
			t.Fatalf("%s\nand in the other process\n%s", line, two[min(i, len(two)-1)])
		}
	}
	if len(two) > len(one) {
		t.Errorf("only in the other process: %s", two[len(one)])
	}
}

// dump returns all that statuslint makes of testdata, one thing a line: what an
// analyzer reports in the order in which it does, facts by their objects.
func dump(t *testing.T) string {
	t.Helper()
	dir := testdata(t)
	pkgs := allPackages(t, dir)
	findings := only(t, analyzer.Options{DeleteNames: true, UnwrittenAll: true}, analyzer.RuleNames()...)
	routes := only(t, analyzer.Options{})
	if err := routes.Flags.Set("routes", "true"); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, a := range []*analysis.Analyzer{findings, routes} {
		graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
		if err != nil {
			t.Fatal(err)
		}
		actions := slices.SortedFunc(graph.All(), func(x, y *checker.Action) int {
			return cmp.Or(strings.Compare(x.Package.ID, y.Package.ID), strings.Compare(x.Analyzer.Name, y.Analyzer.Name))
		})
		for _, act := range actions {
			if act.Err != nil {
				fmt.Fprintf(&b, "%s: %v\n", act.Package.ID, act.Err)
			}
			for _, line := range factLines(t, act) {
				fmt.Fprintln(&b, line)
			}
			for _, d := range act.Diagnostics {
				fmt.Fprintf(&b, "%s: %+v\n", act.Package.Fset.Position(d.Pos), relative(d))
			}
		}
	}
	for _, root := range []string{dir, filepath.Join("internal", "document", "testdata")} {
		b.WriteString(documentLines(t, root))
	}
	return b.String()
}

// relative leaves out of a finding what depends on where files begin in a FileSet.
func relative(d analysis.Diagnostic) string {
	var edits []string
	for _, fix := range d.SuggestedFixes {
		for _, e := range fix.TextEdits {
			edits = append(edits, fmt.Sprintf("%s@%d+%d %q", fix.Message, e.Pos-d.Pos, e.End-d.Pos, e.NewText))
		}
	}
	var related []string
	for _, r := range d.Related {
		related = append(related, r.Message)
	}
	return fmt.Sprintf("%d %s %q %q", max(d.End, d.Pos)-d.Pos, d.Message, related, edits)
}

// factLines returns the facts that an analyzer has exported on a package and on
// its objects. They are sorted before they are encoded, as drivers do: gob numbers
// types in the order in which it meets them.
func factLines(t *testing.T, act *checker.Action) []string {
	t.Helper()
	facts := make(map[string]analysis.Fact)
	add := func(on string, fact analysis.Fact) {
		facts[fmt.Sprintf("%s %s: %s: %T", act.Analyzer.Name, act.Package.ID, on, fact)] = fact
	}
	for _, f := range act.AllObjectFacts() {
		if f.Object.Pkg() == act.Package.Types {
			add(act.Package.Fset.Position(f.Object.Pos()).String()+" "+f.Object.Name(), f.Fact)
		}
	}
	for _, f := range act.AllPackageFacts() {
		if f.Package == act.Package.Types {
			add("package", f.Fact)
		}
	}
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(facts)) {
		var data bytes.Buffer
		if err := gob.NewEncoder(&data).Encode(facts[key]); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		lines = append(lines, fmt.Sprintf("%s %q", key, data.Bytes()))
	}
	return lines
}

// documentLines returns what is read in each document below a directory.
func documentLines(t *testing.T, root string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".json", ".md", ".rst", ".csv", ".html", ".adoc", ".go"}, filepath.Ext(name)) {
			return err
		}
		document, err := analyzer.ReadDocument(name)
		if err != nil {
			fmt.Fprintf(&b, "%s: %v\n", name, err)
			return nil
		}
		text, err := json.Marshal(document)
		fmt.Fprintf(&b, "%s: %s\n", name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
