package flow

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestSummaries holds the summaries of the functions of testdata/src/flow
// against the comments on their first lines:
//
//	func h(w http.ResponseWriter, r *http.Request) { // summary: 200 404 complete
//
// lists the statuses that h can write, in order, and says whether they are all;
// and the handlers that calls register against the comments beside them:
//
//	mux.Handle("/a", NewHandler()) // value: 200 404 complete
func TestSummaries(t *testing.T) {
	dir := testdata(t)
	entries, err := os.ReadDir(filepath.Join(dir, "src", "flow"))
	if err != nil || len(entries) == 0 {
		t.Fatal(err, "no packages")
	}
	for _, e := range entries {
		t.Run(e.Name(), func(t *testing.T) {
			for _, r := range analysistest.Run(silent{t}, dir, New(none), "flow/"+e.Name()+"/...") {
				checkSummaries(t, r.Action.Package.Fset, r.Action.Package.Syntax, r.Action.Result.(*Result))
			}
		})
	}
}

func checkSummaries(t *testing.T, fset *token.FileSet, files []*ast.File, r *Result) {
	want := make(map[expectation]string)
	for _, file := range files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				for _, kind := range []string{"summary", "value"} {
					if text, ok := strings.CutPrefix(c.Text, "// "+kind+": "); ok {
						want[expectedAt(fset, c.Pos(), kind)] = text
					}
				}
			}
		}
	}
	check := func(at expectation, s func() *Summary) {
		text, ok := want[at]
		if !ok {
			return // nothing is demanded
		}
		delete(want, at)
		if got := printSummary(s()); got != text {
			t.Errorf("%s:%d: %s %q, want %q", at.file, at.line, at.kind, got, text)
		}
	}
	for _, d := range r.Functions() {
		check(expectedAt(fset, d.Pos(), "summary"), func() *Summary { return d.Summary })
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				check(expectedAt(fset, call.Pos(), "value"), func() *Summary { return r.Value(call.Args[len(call.Args)-1]) })
			}
			return true
		})
	}
	for at, text := range want {
		t.Errorf("%s:%d: nothing has a %s: %q", at.file, at.line, at.kind, text)
	}
}

// An expectation is the line of a comment that demands something.
type expectation struct {
	file string
	line int
	kind string // "summary" or "value"
}

func expectedAt(fset *token.FileSet, pos token.Pos, kind string) expectation {
	p := fset.Position(pos)
	return expectation{p.Filename, p.Line, kind}
}

// printSummary returns the distinct statuses of s, in order, and whether they
// are all; "unknown" for the summary of what is no handler that is known.
func printSummary(s *Summary) string {
	if s == nil {
		return "unknown"
	}
	var codes []int
	for _, st := range s.Statuses {
		codes = append(codes, st.Code)
	}
	slices.Sort(codes)
	var words []string
	for _, c := range slices.Compact(codes) {
		words = append(words, fmt.Sprint(c))
	}
	if s.Complete {
		words = append(words, "complete")
	} else {
		words = append(words, "incomplete")
	}
	return strings.Join(words, " ")
}
