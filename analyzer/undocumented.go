package analyzer

import (
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// checkUndocumented reports statuses that handlers write and no document lists.
//
//	(3.7) Only what a handler writes: no comparisons, no http.Response, no tests.
//	(3.8) Against the tables, a status is reported once, where it is named;
//	against an operation's own document, for the route.
//	(3.9) Reported at the expression that names the status; where none does, at
//	the call. When it is in another package, at the handler's own call that
//	leads to it, or at the registration.
//	(3.10) Per operation, only what the handler itself chooses.
//	(3.11) The message lists what is documented, and where.
func checkUndocumented(c *checker) {
	c.reportProblems()
	if !c.holds() {
		return // documents are not read for nothing
	}
	c.reportDocumentProblems()
	perOperation := make(map[place]bool)
	var lacking gaps
	for _, h := range c.handlers() {
		if c.elsewhere(h) {
			continue // reported where its comment stands
		}
		if op := c.operation(h); op != nil {
			c.checkOperation(h, op, perOperation, &lacking)
		} else if op := c.declaration(h); op != nil {
			c.checkOperation(h.declaring(), op, perOperation, &lacking)
		}
	}
	for _, g := range lacking {
		c.reportGap(g)
	}
	c.checkTables(perOperation)
}

// A place is a status and what names it, or leads to it.
type place struct {
	at   analysis.Range
	code int
}

// chosen reports whether the handler itself chooses the status (3.10).
func (c *checker) chosen(s flow.Status, in *flow.Summary) bool {
	switch s.Via {
	case flow.Direct, flow.Passed, flow.Returned:
		return true
	case flow.Helper:
		return s.Sole
	case flow.Implicit:
		return isDefault(s) || c.onlyStatusOf(s, in)
	}
	return false
}

// onlyStatusOf reports whether the status is the only one that a call of a
// framework's function leads to, for an error: gin's Bind answers 400 where it
// fails. Which of many a file server answers, or 406 and 416, the client chooses;
// which a helper of this module, is not known; and a redirect may have another
// status set before.
func (c *checker) onlyStatusOf(s flow.Status, in *flow.Summary) bool {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || !status.IsError(s.Code) || s.Code == 406 || s.Code == 416 {
		return false
	}
	fn := typeutil.Callee(c.pass.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || c.sameModule(fn.Pkg().Path()) {
		return false
	}
	return !slices.ContainsFunc(in.Statuses, func(t flow.Status) bool { return t.At == s.At && t.Code != s.Code })
}

// isDefault reports whether an implicit status is the default of a response to
// which nothing names one, and not what a file server may answer: 206 is for
// clients that ask for a range (RFC 9110 §15.3.7).
func isDefault(s flow.Status) bool {
	return status.IsSuccess(s.Code) && s.Code != 206
}

// checkOperation holds a handler against its own document, and adds what that
// lacks.
func (c *checker) checkOperation(h *handler, op *document.Match, seen map[place]bool, lacking *gaps) {
	for _, s := range h.summary.Statuses {
		rng := c.namedAt(h, s)
		if rng == nil {
			continue
		}
		if !c.chosen(s, h.summary) {
			continue // not the handler's choice
		}
		c.speaks(s, seen)
		if !s.Methods.Has(h.method) && h.method != "" {
			continue // of another method
		}
		if op.Documents(s.Code, c.settings.StrictDefault) || slices.Contains(c.settings.common(), s.Code) || c.documents().Listed(s.Code) || s.Code == h.implied {
			continue
		}
		if c.toldThere(h, s) {
			continue
		}
		lacking.add(h, s, op, rng)
	}
}

// speaks notes that an operation speaks of a status, so that the tables need not:
// where the handler names it, or leads to it, and in the functions that this
// leads through.
func (c *checker) speaks(s flow.Status, seen map[place]bool) {
	var at place
	switch {
	case s.Expr != nil:
		at = place{s.Expr, s.Code}
	case s.At != nil:
		at = place{s.At, s.Code}
	}
	if at.at == nil || seen[at] {
		return // nowhere, or in a circle
	}
	seen[at] = true
	for _, t := range c.deeper(s) {
		c.speaks(t, seen)
	}
}

// deeper returns, of a status to which a call of a function of this package
// leads, where that function names it, or leads to it in turn.
func (c *checker) deeper(s flow.Status) []flow.Status {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || s.Expr != nil {
		return nil
	}
	// Have: f(w), where f names no status that could be pointed at
	d := c.declared(typeutil.StaticCallee(c.pass.TypesInfo, call))
	if d == nil || !d.Handles {
		return nil
	}
	var out []flow.Status
	for _, t := range d.Statuses {
		if t.Code == s.Code && t.Via != flow.Implicit && (t.Expr != nil || t.At != nil) {
			out = append(out, t)
		}
	}
	return out
}

// namedAt returns where an undocumented status is reported (3.9).
func (c *checker) namedAt(h *handler, s flow.Status) analysis.Range {
	if s.Expr != nil && c.file(s.Expr.Pos()) != nil && !c.inTest(s.Expr.Pos()) {
		return s.Expr
	}
	if s.At != nil && c.file(s.At.Pos()) != nil && !c.inTest(s.At.Pos()) {
		return s.At
	}
	if h.body == nil {
		return h.registered
	}
	return h.at
}

// checkTables holds every status that the package writes against the tables,
// once, where it is named.
func (c *checker) checkTables(seen map[place]bool) {
	tables := c.documents().Tables()
	if tables == nil {
		return // comments are the documentation
	}
	for _, d := range c.flow.Functions() {
		if d.Handles && !c.inTest(d.Pos()) {
			c.checkSummary(d.Summary, tables, seen)
		}
	}
	for _, h := range c.handlers() {
		if h.body != nil {
			c.checkSummary(h.summary, tables, seen)
		}
	}
}

// checkSummary holds all that one function writes against the tables.
func (c *checker) checkSummary(summary *flow.Summary, tables *document.Tables, seen map[place]bool) {
	for _, s := range summary.Statuses {
		if s.Via == flow.Implicit || s.Code < 100 || s.Code > 599 {
			continue // not named, or no status
		}
		c.checkNamed(s, tables, seen)
	}
}

func (c *checker) checkNamed(s flow.Status, tables *document.Tables, seen map[place]bool) {
	var rng analysis.Range
	switch {
	case s.Expr != nil:
		rng = s.Expr
	case s.Elsewhere != nil && c.ownModule(s):
		return // reported in its own package
	case len(c.deeper(s)) > 0:
		return // reported in the function that is called
	case s.At != nil:
		rng = s.At
	default:
		return
	}
	if seen[place{rng, s.Code}] {
		return // its own operation speaks
	}
	if tables.Documents(s.Code) {
		return
	}
	c.report("undocumented", rng, "status "+named(s.Code)+": "+tables.Lacks())
}

// ownModule reports whether another package, where the status is named, is
// checked together with this one: it is of the same module.
func (c *checker) ownModule(s flow.Status) bool { return c.sameModule(s.Elsewhere.Pkg().Path()) }

// sameModule reports whether a package is of the module that is checked.
func (c *checker) sameModule(path string) bool {
	if m := c.pass.Module; m != nil && m.Path != "" {
		return path == m.Path || strings.HasPrefix(path, m.Path+"/")
	}
	return root(path) == root(c.pass.Pkg.Path())
}

// root returns what is most likely the path of a package's module: three
// elements where the first is a host, else one.
func root(path string) string {
	parts := strings.Split(path, "/")
	n := 1
	if strings.Contains(parts[0], ".") {
		n = min(3, len(parts))
	}
	return strings.Join(parts[:n], "/")
}
