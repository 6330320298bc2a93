package analyzer

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// The fix of undocumented for comments: the line that is missing, in the style
// of its neighbours, behind the last response of its kind.

// documentFix returns the fix that documents a status in the comment of the
// handler, nil where it has none in this package, or one of several routes,
// which share their responses.
func (c *subject) documentFix(fn *types.Func, code int) *analysis.SuggestedFix {
	cm, ok := c.comments.byFunc[fn]
	if fn == nil || !ok || len(cm.op.Routes) != 1 {
		return nil
	}
	last, text := swagLine(cm.group, code)
	if !cm.op.Swag {
		last, text = c.swaggerLine(cm, code)
	}
	if last == nil {
		return nil
	}
	indent := "\n" + strings.Repeat("\t", c.pass.Fset.Position(last.Pos()).Column-1)
	return &analysis.SuggestedFix{
		Message:   "Document status " + strconv.Itoa(code),
		TextEdits: []analysis.TextEdit{{Pos: last.End(), End: last.End(), NewText: []byte(indent + strings.ReplaceAll(text, "\n", indent))}},
	}
}

// swagResponse matches a line of a response of swag: its mark, its tag, its
// code, the gap before its type, its type, and its text.
var swagResponse = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(//\s*@)(\w+)(\s+)(\w+)[\w,]*(?:(\s+)(\{[^}]*\}\s+[^\s"]+))?(?:(\s+)("[^"]*"))?`)
})

// swagLine returns the line that documents a status, and the comment that it
// goes behind; nil where no response is documented.
func swagLine(group *ast.CommentGroup, code int) (*ast.Comment, string) {
	var last, alike *ast.Comment // of any response, of one as good or bad as this
	var any, m []string
	var responses ordered
	for _, comment := range group.List {
		found := swagResponse().FindStringSubmatch(comment.Text)
		if found == nil || !isResponseTag(found[2]) {
			continue
		}
		last, any = comment, found
		responses.add(comment, found[4])
		if isFailure(found[2], found[4]) == status.IsError(code) {
			alike, m = comment, found
		}
	}
	if last == nil {
		return nil, ""
	}
	if alike != nil {
		if before := responses.before(code); before != nil {
			alike = before
		}
		return alike, swagText(m, m[2], code)
	}
	tag := "Success"
	if status.IsError(code) {
		tag = "Failure"
	}
	if strings.EqualFold(any[2], "Response") {
		tag = "Response"
	}
	if any[2] == strings.ToLower(any[2]) {
		tag = strings.ToLower(tag)
	}
	any[5], any[6] = "", "" // a success's type is no error's
	return last, swagText(any, tag, code)
}

// ordered are the lines of responses, as long as their codes ascend.
type ordered struct {
	lines []*ast.Comment
	codes []int
	mixed bool
}

func (o *ordered) add(line *ast.Comment, code string) {
	n, err := strconv.Atoi(code)
	o.mixed = o.mixed || err != nil || len(o.codes) > 0 && n <= o.codes[len(o.codes)-1]
	o.lines, o.codes = append(o.lines, line), append(o.codes, n)
}

// before returns the line that a status comes behind where codes ascend; nil
// where they do not, or where it would be the first.
func (o *ordered) before(code int) *ast.Comment {
	i, _ := slices.BinarySearch(o.codes, code)
	if o.mixed || i == 0 {
		return nil
	}
	return o.lines[i-1]
}

// swagText spells a response as another is spelled: with its type, and with a
// text where that has one, or has no type.
func swagText(m []string, tag string, code int) string {
	line := m[1] + tag + m[3] + strconv.Itoa(code)
	if bodiless(code) {
		m[5], m[6] = "", ""
	}
	line += m[5] + m[6]
	switch text := status.Text(code); {
	case text == "":
	case m[8] != "":
		line += m[7] + strconv.Quote(text)
	case m[6] == "":
		line += ` ` + strconv.Quote(text)
	}
	return line
}

// bodiless reports whether a status has no content (RFC 9110 §15).
func bodiless(code int) bool { return slices.Contains([]int{204, 205, 304}, code) }

// isFailure reports whether a response is of errors: by its code, else by its tag.
func isFailure(tag, code string) bool {
	n, err := strconv.Atoi(code)
	if err != nil {
		return strings.EqualFold(tag, "Failure")
	}
	return status.IsError(n)
}

func isResponseTag(tag string) bool {
	switch strings.ToLower(tag) {
	case "success", "failure", "response":
		return true
	}
	return false
}

// swaggerResponse matches a line of a response of go-swagger: what comes before
// its code, a quote, the code, what comes behind the colon.
var swaggerResponse = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(//\s*)(["']?)(\d{3}|default)["']?(:[ \t]*)(.*)$`)
})

// swaggerLine is swagLine for the comments of go-swagger: "404: notFound" of a
// swagger:route, a key of YAML of a swagger:operation.
func (c *subject) swaggerLine(cm commented, code int) (*ast.Comment, string) {
	at := slices.IndexFunc(cm.group.List, func(comment *ast.Comment) bool {
		return c.pass.Fset.Position(comment.Pos()).Line == cm.op.LastResponse
	})
	if at < 0 {
		return nil, "" // no response, or a block of comment
	}
	m := swaggerResponse().FindStringSubmatch(cm.group.List[at].Text)
	if m == nil {
		return nil, ""
	}
	phrase := status.Text(code)
	if phrase == "" {
		phrase = "status " + strconv.Itoa(code)
	}
	key := m[1] + m[2] + strconv.Itoa(code) + m[2]
	if !cm.op.YAML {
		separator := m[4]
		if separator == ":" {
			separator = ": "
		}
		return cm.group.List[at], key + separator + "description: " + phrase
	}
	// Have: responses: '404': …, which may go on over lines that are indented more.
	inner := m[1] + "  "
	for at+1 < len(cm.group.List) {
		mark := margin(cm.group.List[at+1].Text)
		if len(mark) <= len(m[1]) {
			break
		}
		if inner == m[1]+"  " {
			inner = mark
		}
		at++
	}
	return cm.group.List[at], key + ":\n" + inner + "description: " + phrase
}

// margin returns the mark of a line of comment with the blanks behind it; the
// mark alone where it is empty.
func margin(text string) string {
	rest := strings.TrimLeft(strings.TrimPrefix(text, "//"), " \t")
	if rest == "" {
		return "//"
	}
	return text[:len(text)-len(rest)]
}
