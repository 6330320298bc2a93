package analyzer

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// A commented is a group of comments that documents routes, and where it stands.
type commented struct {
	op    *document.CommentOperation
	group *ast.CommentGroup
	decl  *ast.FuncDecl // that it stands above, or in; nil elsewhere
}

// comments reads the comments of the package that document routes (4.4), once.
func (c *checker) comments() []commented {
	if c.read != nil {
		return c.read
	}
	c.read = []commented{}
	for _, f := range c.pass.Files {
		for _, group := range f.Comments {
			if !mayDocument(group) {
				continue
			}
			if op := document.ReadComment(c.comment(group)); op != nil {
				c.read = append(c.read, commented{op: op, group: group, decl: declOf(f, group)})
			}
		}
	}
	return c.read
}

// mayDocument is a quick look, so that other comments cost nothing.
func mayDocument(group *ast.CommentGroup) bool {
	for _, comment := range group.List {
		if strings.Contains(comment.Text, "@") || strings.Contains(comment.Text, "swagger:") {
			return true
		}
	}
	return false
}

// comment returns the lines of a group, without the marks of comments.
func (c *checker) comment(group *ast.CommentGroup) document.Comment {
	var out document.Comment
	for _, comment := range group.List {
		line := c.pass.Fset.Position(comment.Pos()).Line
		if text, ok := strings.CutPrefix(comment.Text, "//"); ok {
			out.Lines = append(out.Lines, document.CommentLine{Text: text, Line: line})
			continue
		}
		text := strings.TrimSuffix(strings.TrimPrefix(comment.Text, "/*"), "*/")
		for i, l := range strings.Split(text, "\n") {
			out.Lines = append(out.Lines, document.CommentLine{Text: l, Line: line + i, Block: true})
		}
	}
	return out
}

// declOf returns the function that a group stands above, or inside of.
func declOf(f *ast.File, group *ast.CommentGroup) *ast.FuncDecl {
	for _, decl := range f.Decls {
		d, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if d.Doc == group || d.Body != nil && d.Body.Pos() < group.Pos() && group.End() < d.Body.End() {
			return d
		}
	}
	return nil
}

// documents returns what documents this package: the configured documents,
// and its own comments.
func (c *checker) documents() *document.Set {
	if c.docs != nil {
		return c.docs
	}
	c.docs = c.settings.documents()
	byFile := make(map[string]*document.Document)
	base := ""
	for _, cm := range c.comments() {
		if cm.op.BasePath != "" {
			base = cm.op.BasePath
		}
	}
	var order []*document.Document
	for _, cm := range c.comments() {
		if len(cm.op.Routes) == 0 {
			continue
		}
		name := c.shortName(cm.group.Pos())
		d := byFile[name]
		if d == nil {
			d = &document.Document{File: name, Kind: document.Comments}
			if base != "" {
				d.Prefixes = []string{base}
			}
			byFile[name] = d
			order = append(order, d)
		}
		d.Operations = append(d.Operations, cm.op.Routes...)
	}
	for _, d := range order {
		c.docs = c.docs.With(d)
	}
	return c.docs
}

// shortName returns the name of a file for messages.
func (c *checker) shortName(pos token.Pos) string {
	return filepath.Base(c.pass.Fset.Position(pos).Filename)
}

// reportProblems reports what of comments cannot be read.
func (c *checker) reportProblems() {
	for _, cm := range c.comments() {
		for _, p := range cm.op.Problems {
			c.report("undocumented", c.lineOf(cm.group, p.Line), p.Message)
		}
	}
}

// lineOf returns the comment of a group on the line.
func (c *checker) lineOf(group *ast.CommentGroup, line int) ast.Node {
	for _, comment := range group.List {
		first, last := c.pass.Fset.Position(comment.Pos()).Line, c.pass.Fset.Position(comment.End()).Line
		if first <= line && line <= last {
			return comment
		}
	}
	return group
}
