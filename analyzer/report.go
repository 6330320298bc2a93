package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// A checker holds what rules read, and collects what they report for one package.
type checker struct {
	pass       *analysis.Pass
	settings   *settings
	flow       *flow.Result
	routes     *route.Result
	files      map[*token.File]*fileInfo
	directives []*directive
	found      []analysis.Diagnostic
	seen       map[string]bool
	served     []*handler
	comments   *commentResult
	docs       *document.Set
	byFunc     map[*types.Func]*flow.Declared
}

// A fileInfo is what reporting needs to know of a file.
type fileInfo struct {
	syntax    *ast.File
	generated bool
	test      bool
}

func newChecker(pass *analysis.Pass, s *settings, flows *flow.Result, routes *route.Result, comments *commentResult) *checker {
	c := &checker{
		pass: pass, settings: s, flow: flows, routes: routes, comments: comments,
		files: make(map[*token.File]*fileInfo), seen: make(map[string]bool),
	}
	for _, f := range pass.Files {
		tf := pass.Fset.File(f.FileStart)
		c.files[tf] = &fileInfo{
			syntax:    f,
			generated: ast.IsGenerated(f),
			test:      strings.HasSuffix(tf.Name(), "_test.go"),
		}
		c.directives = append(c.directives, readDirectives(pass.Fset, f)...)
	}
	return c
}

// file returns the file that pos is in; nil for positions of other packages.
func (c *checker) file(pos token.Pos) *fileInfo {
	if !pos.IsValid() {
		return nil
	}
	return c.files[c.pass.Fset.File(pos)]
}

// report reports a finding of a rule, unless the file is generated (3.21), the
// same was said already, or a directive silences it (3.19).
func (c *checker) report(rule string, rng analysis.Range, message string, more ...func(*analysis.Diagnostic)) {
	f := c.file(rng.Pos())
	if f == nil || f.generated || f.test && !c.settings.tests() {
		return
	}
	key := fmt.Sprint(rule, rng.Pos(), message)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	if c.silenced(rule, rng.Pos()) {
		return
	}
	d := analysis.Diagnostic{Pos: rng.Pos(), End: rng.End(), Category: rule, Message: rule + ": " + message}
	for _, m := range more {
		m(&d)
	}
	c.found = append(c.found, d)
}

// related adds another place to a finding.
func related(rng analysis.Range, message string) func(*analysis.Diagnostic) {
	return func(d *analysis.Diagnostic) {
		if rng != nil && rng.Pos().IsValid() {
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: rng.Pos(), End: rng.End(), Message: message})
		}
	}
}

// flush hands the findings to the driver, in source order.
func (c *checker) flush() {
	sort.SliceStable(c.found, func(i, j int) bool { return c.found[i].Pos < c.found[j].Pos })
	for _, d := range c.found {
		c.pass.Report(d)
	}
}

// A span is a range of source.
type span struct{ pos, end token.Pos }

func (s span) Pos() token.Pos { return s.pos }
func (s span) End() token.Pos { return s.end }
