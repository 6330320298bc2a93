package analyzer

import (
	"path/filepath"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// LackCategory is the category of the diagnostics by which -routes reports what
// the documents of operations lack; the message is a LackJSON.
const LackCategory = "lack"

// A LackJSON is a status that a handler writes and the document of its operation
// does not list: what undocumented reports for the route (3.10).
type LackJSON struct {
	Method   string `json:"method"` // of the operation, as the document has it
	Path     string `json:"path"`
	Document string `json:"document"`       // that lists the operation, as messages name it
	File     string `json:"file,omitempty"` // in which the operation stands, where it is another one
	Line     int    `json:"line"`           // of the operation
	Code     int    `json:"code"`
	// At is the path by which the document was read, and Tree the directory below
	// which the files lie that it may refer to. Tree is "" for the Go file of a
	// comment.
	At   string `json:"at"`
	Tree string `json:"tree,omitempty"`
	// Beside: the handler has a comment, which lists the status, and the operation
	// of a configured document does not.
	Beside bool `json:"beside,omitempty"`
}

// A lackReporter reports what the documents of operations lack.
type lackReporter struct {
	*routeReporter
	known map[LackJSON]bool
}

func newLackReporter(c *checker) *lackReporter {
	return &lackReporter{routeReporter: newRouteReporter(c), known: make(map[LackJSON]bool)}
}

// report reports what the handlers' own documents lack, and what operations of
// configured documents lack beside the comments of handlers.
func (r *lackReporter) report() {
	if !r.Conf.Enabled(settings.RuleNamed("undocumented")) || !r.holds() {
		return
	}
	own, beside := r.gaps()
	for _, g := range own {
		r.reportLack(g, false)
	}
	for _, g := range beside {
		r.reportLack(g, true)
	}
}

// gaps returns what operations lack: those that document a route, and those of
// configured documents for routes that a comment documents. What another package
// reports, because no operation lists it, counts as well.
func (r *lackReporter) gaps() (own, beside gaps) {
	u := &undocumented{checker: r.checker}
	for _, h := range r.Handlers() {
		other := r.configured(h)
		for _, s := range h.Statuses {
			rng := u.namedAt(h, s)
			if h.Method != "" && !s.Methods.Has(h.Method) || !rng.Valid() {
				continue // of another method, or nowhere
			}
			if v := r.Judge(h, s); v.Lacks && v.Op != nil && !h.Elsewhere {
				own.add(h, s, v.Op, rng)
			}
			if other != nil && r.Chosen(s) && !other.Documents(s.Code, r.Conf.StrictDefault) && !r.Expected(h, s.Code) {
				beside.add(h, s, other, rng)
			}
		}
	}
	return own, beside
}

// configured returns the operation of a configured document for a handler that
// has a comment of its own; nil where it has none, or where it is not clear.
func (r *lackReporter) configured(h *record.Handler) *document.Match {
	if h.Path == "" || r.OwnComment(h) == nil {
		return nil
	}
	op, unclear := r.Documents().Operation(h.Method, h.Path, h.Suffix)
	if unclear || op == nil || op.Document().Kind != document.OpenAPI {
		return nil
	}
	return op
}

func (r *lackReporter) reportLack(g *gap, beside bool) {
	if !r.isWanted(g) {
		return
	}
	doc := g.op.Document()
	lack := LackJSON{Method: g.op.Method(), Path: g.op.Path(), Document: doc.File, Line: g.op.Line(), Code: g.status.Code, Beside: beside}
	switch {
	case lack.Line == 0:
		return // declared in code
	case doc.Kind == document.OpenAPI:
		lack.At, lack.Tree = doc.Path, r.Conf.Tree(doc.Path)
		if file := g.op.File(); file != doc.File {
			lack.File = file
		}
	default: // the comment of a handler is in the handler's file
		lack.At = r.commentFile(g, doc.File)
	}
	if r.known[lack] {
		return
	}
	r.known[lack] = true
	r.passJSON(g.places[0].at.Pos(), LackCategory, lack)
}

// commentFile returns the whole name of the Go file in whose comment an operation
// stands.
func (r *lackReporter) commentFile(g *gap, name string) string {
	for _, p := range g.places {
		if p.by.Func == nil {
			continue // a literal
		}
		if dir := filepath.Dir(fileOf(p.by.Func.Position)); dir != "." {
			return filepath.Join(dir, filepath.Base(name))
		}
	}
	return name
}
