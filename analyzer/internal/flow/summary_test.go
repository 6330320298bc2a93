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
// lists the statuses that h can write, in order, and says whether they are all.
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
	type line struct {
		file string
		line int
	}
	lineOf := func(pos token.Pos) line {
		p := fset.Position(pos)
		return line{p.Filename, p.Line}
	}
	want := make(map[line]string)
	for _, file := range files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				if text, ok := strings.CutPrefix(c.Text, "// summary: "); ok {
					want[lineOf(c.Pos())] = text
				}
			}
		}
	}
	for _, d := range r.Functions() {
		at := lineOf(d.Pos())
		text, ok := want[at]
		if !ok {
			continue // nothing is demanded
		}
		delete(want, at)
		if got := printSummary(d.Summary); got != text {
			t.Errorf("%s:%d: summary %q, want %q", at.file, at.line, got, text)
		}
	}
	for at, text := range want {
		t.Errorf("%s:%d: no function has a summary: %q", at.file, at.line, text)
	}
}

// printSummary returns the distinct statuses of s, in order, and whether they
// are all.
func printSummary(s *Summary) string {
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
