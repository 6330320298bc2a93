package analyzer_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestComments holds handlers against the swag comments above them.
func TestComments(t *testing.T) {
	analysistest.Run(t, testdata(t), only(t, analyzer.Options{}, "undocumented", "delete"), "comments", "fallback", "basepath", "basepath/web")
	analysistest.Run(t, testdata(t), only(t, analyzer.Options{StrictDefault: true}, "undocumented"), "fallback")
}

// TestCommentFixes holds the lines that fixes add to comments against the style
// of their neighbours. A success beside another one is no fix: either may be wrong.
func TestCommentFixes(t *testing.T) {
	a := only(t, analyzer.Options{}, "undocumented")
	for dir, want := range map[string][]string{
		"comments": {
			"// @Failure  404 \"Not Found\"", "// @Failure  409 {object} problem \"Conflict\"", "// @Failure  418 \"I'm a teapot\"", "// @Failure 404 \"Not Found\"",
		},
		"commentfix": {
			"//\t'425':\n//\t    description: Too Early\n//\t    schema:\n//\t        $ref: '#/definitions/problem'", "//\t425: description: Too Early",
			"// @Failure\t410\t\t{object}\tproblem\t\"Gone\"", "// @Failure 423 \"Locked\"",
		},
	} {
		var fixes []string
		for _, d := range analysistest.Run(t, testdata(t), a, dir)[0].Action.Diagnostics {
			for _, f := range d.SuggestedFixes {
				fixes = append(fixes, strings.TrimSpace(string(f.TextEdits[0].NewText)))
			}
		}
		slices.Sort(fixes) // the order of files is not fixed
		if !slices.Equal(fixes, want) {
			t.Errorf("%s: fixes:\n%s\nwant:\n%s", dir, strings.Join(fixes, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestCommentOrder demands that a line is added where the order of codes wants it.
func TestCommentOrder(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, testdata(t), only(t, analyzer.Options{}, "undocumented"), "commentorder")
}

// TestUnwrittenAll reports statuses of middleware and servers where it is asked
// to (3.18).
func TestUnwrittenAll(t *testing.T) {
	analysistest.Run(t, testdata(t), only(t, analyzer.Options{UnwrittenAll: true}, "unwritten"), "unwritten/all")
}
