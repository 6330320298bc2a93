package analyzer

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/record"
)

// holds reports whether the package has anything to compare with documents.
func (c *checker) holds() bool {
	if len(c.Routes) > 0 || len(c.Handlers()) > 0 {
		return true
	}
	for _, d := range c.Functions {
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
	if c.Conf.Flags.Whole || !slices.ContainsFunc(c.Handlers(), func(h *record.Handler) bool { return h.Registered.Valid() }) {
		return
	}
	docs, err := c.Conf.Documents()
	if err != nil {
		return // not reached: run has returned it
	}
	for _, f := range c.Files {
		if f.Test || f.Generated {
			continue // gets no findings
		}
		for _, d := range docs.List {
			for _, p := range d.Problems {
				c.report("undocumented", f.Clause, problemPlace(cmp.Or(p.File, d.File), p.Line)+": "+p.Message)
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

// recordProblems records what of comments cannot be read.
func recordProblems(r *record.Recorder) {
	for _, cm := range r.Comments.List {
		for _, p := range cm.Op.Problems {
			r.AddProblem(lineOf(r.Pass.Fset, cm.Group, p.Line), p.Message)
		}
	}
}

// lineOf returns the comment of a group on the line.
func lineOf(fset *token.FileSet, group *ast.CommentGroup, line int) ast.Node {
	for _, comment := range group.List {
		first, last := fset.Position(comment.Pos()).Line, fset.Position(comment.End()).Line
		if first <= line && line <= last {
			return comment
		}
	}
	return group
}
