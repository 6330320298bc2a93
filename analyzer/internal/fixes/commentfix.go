package fixes

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// The fix of undocumented for comments: the line that is missing, in the style of
// its neighbours, where its code belongs.

// DocumentFix returns the fix that documents a status in the comment of the
// handler. It is nil where the handler has none in this package, or one of several
// routes, which share their responses; and for a success beside another one: which
// of the two is wrong, the code or the comment, is for people to say (docs -write).
func (c *Fixer) DocumentFix(fn *types.Func, code int) *analysis.SuggestedFix {
	cm, ok := c.Comments.ByFunc[fn]
	if fn == nil || !ok || len(cm.Op.Routes) != 1 || status.IsSuccess(code) && listsSuccess(cm.Op.Routes[0]) {
		return nil
	}
	a, err := document.CommentAddition(serving.Comment(c.Pass.Fset, cm.Group), c.commentsOf(cm.Group), code)
	if err != nil {
		return nil // no response that another could stand beside
	}
	at, before := c.endOfLine(cm.Group, a.After)
	if !at.IsValid() {
		return nil // within a block of comment
	}
	indent := strings.Repeat("\t", c.Pass.Fset.Position(cm.Group.Pos()).Column-1)
	var text strings.Builder
	for _, line := range a.Lines {
		if before {
			text.WriteString("//" + line + "\n" + indent)
		} else {
			text.WriteString("\n" + indent + "//" + line)
		}
	}
	return &analysis.SuggestedFix{
		Message:   "Document status " + strconv.Itoa(code),
		TextEdits: []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(text.String())}},
	}
}

func listsSuccess(op document.Operation) bool {
	for _, code := range op.Codes {
		if status.IsSuccess(code.Code) {
			return true
		}
	}
	return false
}

// commentsOf returns the comments of the file in which a group stands.
func (c *Fixer) commentsOf(group *ast.CommentGroup) []document.Comment {
	var out []document.Comment
	for _, g := range c.File(group.Pos()).Syntax.Comments {
		if serving.MayDocument(g) {
			out = append(out, serving.Comment(c.Pass.Fset, g))
		}
	}
	return out
}

// endOfLine returns the end of the comment on a line of a group; the beginning of
// the group for the line above it (before). The position is not valid in a block.
func (c *Fixer) endOfLine(group *ast.CommentGroup, line int) (at token.Pos, before bool) {
	if c.Pass.Fset.Position(group.Pos()).Line == line+1 {
		return group.Pos(), true
	}
	for _, comment := range group.List {
		if c.Pass.Fset.Position(comment.Pos()).Line == line && strings.HasPrefix(comment.Text, "//") {
			return comment.End(), false
		}
	}
	return token.NoPos, false
}
