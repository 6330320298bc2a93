package analysistest

import (
	"bytes"
	"fmt"
	"go/format"
	"maps"
	"os"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
)

// A Testing is a testing.TB, as far as it is needed.
type Testing interface {
	Errorf(format string, args ...any)
}

// A Result is what came of an analyzer on one package.
type Result struct {
	Action *checker.Action
}

// Run applies an analyzer to the packages of dir that the patterns name, and to
// what they import, and holds what it reports, and its facts, against the want
// comments of the packages. If dir holds no go.mod, it is a GOPATH.
func Run(t Testing, dir string, a *analysis.Analyzer, patterns ...string) []*Result {
	pkgs, err := Load(dir, patterns...)
	if err != nil {
		t.Errorf("loading %s: %v", patterns, err)
		return nil
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, &checker.Options{SanityCheck: gopath(dir)})
	if err != nil {
		t.Errorf("analysing %s: %v", patterns, err)
		return nil
	}
	var results []*Result
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("analysing %s: %v %v", act, act.Err, act.Package.Errors)
		} else {
			match(t, act)
		}
		results = append(results, &Result{act})
	}
	return results
}

// RunWithSuggestedFixes does what Run does, and holds each file with the fixes
// applied against the file of the same name that ends in .golden.
func RunWithSuggestedFixes(t Testing, dir string, a *analysis.Analyzer, patterns ...string) []*Result {
	results := Run(t, dir, a, patterns...)
	for _, r := range results {
		edits := make(map[string][]analysis.TextEdit)
		for _, d := range r.Action.Diagnostics {
			for _, fix := range d.SuggestedFixes {
				for _, e := range fix.TextEdits {
					name := r.Action.Package.Fset.File(e.Pos).Name()
					edits[name] = append(edits[name], e)
				}
			}
		}
		for _, name := range slices.Sorted(maps.Keys(edits)) {
			if err := golden(r, name, edits[name]); err != nil {
				t.Errorf("%v", err)
			}
		}
	}
	return results
}

// golden compares a file with the edits applied, and what is wanted, both
// formatted.
func golden(r *Result, name string, edits []analysis.TextEdit) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	want, err := os.ReadFile(name + ".golden")
	if err != nil {
		return err
	}
	got, err := format.Source(Apply(r, src, edits))
	if err != nil {
		return fmt.Errorf("%s, fixed: %w", name, err)
	}
	if want, err = format.Source(want); err != nil {
		return fmt.Errorf("%s.golden: %w", name, err)
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s, fixed:\n%s\nwant\n%s", name, got, want)
	}
	return nil
}

// Apply applies edits to the source of one file. Equal edits are made once, as
// drivers do.
func Apply(r *Result, src []byte, edits []analysis.TextEdit) []byte {
	file := r.Action.Package.Fset.File
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b analysis.TextEdit) int { return int(b.Pos - a.Pos) })
	for i, e := range edits {
		if i > 0 && e.Pos == edits[i-1].Pos && e.End == edits[i-1].End && bytes.Equal(e.NewText, edits[i-1].NewText) {
			continue // made already
		}
		end := e.End
		if !end.IsValid() {
			end = e.Pos
		}
		src = slices.Concat(src[:file(e.Pos).Offset(e.Pos)], e.NewText, src[file(e.Pos).Offset(end):])
	}
	return src
}
