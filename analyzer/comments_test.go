package analyzer_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestComments holds handlers against the swag comments above them, and the
// fixes against the style of their neighbours.
func TestComments(t *testing.T) {
	a := only(t, analyzer.Options{}, "undocumented", "delete")
	results := analysistest.Run(t, testdata(t), a, "comments")
	var fixes []string
	for _, d := range results[0].Action.Diagnostics {
		for _, f := range d.SuggestedFixes {
			fixes = append(fixes, strings.TrimSpace(string(f.TextEdits[0].NewText)))
		}
	}
	want := []string{
		"// @Failure  409 {object} problem", "// @Failure 404 \"Not Found\"",
		"// @Success  201 {object} string", "// @Success 200 \"OK\"",
	}
	slices.Sort(fixes) // the order of files is not fixed
	if strings.Join(fixes, "\n") != strings.Join(want, "\n") {
		t.Errorf("fixes:\n%s\nwant:\n%s", strings.Join(fixes, "\n"), strings.Join(want, "\n"))
	}
}
