package analyzer

import (
	"go/ast"
	"go/types"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// The fix of undocumented for swag comments: the line that is missing, in the
// style of its neighbours, behind the last response.

// response matches a line of a response: its mark, its codes, its type.
var response = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(//\s*@)(\w+)(\s+)([\w,]+)(\s+\{[^}]*\}\s+[^\s"]+)?`)
})

// documentFix returns the fix that documents a status in the comment of the
// handler, nil where it has no swag comment in this package, or one of several
// routes, which share their responses.
func (c *checker) documentFix(fn *types.Func, code int) *analysis.SuggestedFix {
	cm, ok := c.comments.byFunc[fn]
	if fn == nil || !ok || !cm.op.Swag || len(cm.op.Routes) != 1 {
		return nil
	}
	return c.documentIn(cm, code)
}

func (c *checker) documentIn(cm commented, code int) *analysis.SuggestedFix {
	var last, model *ast.Comment
	var words []string
	want := "Failure"
	if code < 400 {
		want = "Success"
	}
	for _, comment := range cm.group.List {
		m := response().FindStringSubmatch(comment.Text)
		if m == nil || !isResponseTag(m[2]) {
			continue
		}
		last = comment
		if model == nil || strings.EqualFold(m[2], want) {
			model, words = comment, m
		}
	}
	if last == nil {
		return nil
	}
	tag := want
	if words[2] == strings.ToLower(words[2]) {
		tag = strings.ToLower(want)
	}
	line := words[1] + tag + words[3] + strconv.Itoa(code) + words[5]
	if words[5] == "" {
		line += ` "` + status.Text(code) + `"`
	}
	indent := "\n" + strings.Repeat("\t", c.pass.Fset.Position(last.Pos()).Column-1)
	return &analysis.SuggestedFix{
		Message:   "Document status " + strconv.Itoa(code),
		TextEdits: []analysis.TextEdit{{Pos: last.End(), End: last.End(), NewText: []byte(indent + line)}},
	}
}

func isResponseTag(tag string) bool {
	switch strings.ToLower(tag) {
	case "success", "failure", "response":
		return true
	}
	return false
}
