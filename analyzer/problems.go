package analyzer

import (
	"cmp"
	"fmt"
	"go/ast"
	"slices"
)

// holds reports whether the package has anything to compare with documents.
func (c *checker) holds() bool {
	if len(c.routes.Routes) > 0 || len(c.handlers()) > 0 {
		return true
	}
	for _, d := range c.flow.Functions() {
		if d.Handles && len(d.Statuses) > 0 {
			return true
		}
	}
	return false
}

// reportDocumentProblems reports what of the configured documents cannot be
// read, where no driver does so once for the whole run. It is reported at the
// package clause of packages that register routes, mostly one of a module:
// golangci-lint drops findings in files that are not Go, and no package of
// go vet's or nogo's knows what the others report.
func (c *checker) reportDocumentProblems() {
	if c.conf.Flags.Digest != "" || !slices.ContainsFunc(c.handlers(), func(h *handler) bool { return h.registered != nil }) {
		return
	}
	docs, err := c.conf.Documents()
	if err != nil {
		return // not reached: run has returned it
	}
	for _, f := range c.pass.Files {
		if info := c.file(f.Package); info.test || info.generated {
			continue // gets no findings
		}
		for _, d := range docs.List {
			for _, p := range d.Problems {
				c.report("undocumented", f.Name, problemPlace(cmp.Or(p.File, d.File), p.Line)+": "+p.Message)
			}
		}
		return
	}
}

func problemPlace(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// reportProblems reports what of comments cannot be read.
func (c *checker) reportProblems() {
	for _, cm := range c.comments.list {
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
