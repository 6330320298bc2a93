// Package authority says what documents a status of a route: its own operation,
// else the tables (4.6).
package authority

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// An Authority knows what documents the statuses of the handlers of a package
// (4.6): for each route its own operation, else the tables. Rules and the list of
// routes ask it alone, so that they agree.
type Authority struct {
	*record.Package
	Conf *settings.Configuration
	set  *document.Set
}

// A Verdict is what the documents say of one status of a handler.
type Verdict struct {
	// op is the operation that documents the status; nil where none does.
	Op *document.Match
	// tables document it where no operation does; nil where nothing does.
	Tables *document.Tables
	// Lacks: what documents the status does not list it.
	Lacks bool
}

// Judge returns what the documents say of a status of a handler. A status that
// the handler does not choose itself is held against tables alone (3.10).
func (a *Authority) Judge(h *record.Handler, s record.Status) Verdict {
	op, unclear := a.Operation(h)
	if unclear {
		return Verdict{} // which operation is the route's is not known here
	}
	if op == nil && status.IsError(s.Code) {
		op = a.Declaration(h)
	}
	if op != nil && a.Chosen(s) {
		return Verdict{Op: op, Lacks: !op.Documents(s.Code, a.Conf.StrictDefault) && !a.Expected(h, s.Code)}
	}
	if s.Via == flow.Implicit || s.Code < 100 || s.Code > 599 {
		return Verdict{} // not named, or no status
	}
	tables := a.Documents().TablesFor(h.Path, h.Suffix || h.Path == "")
	if tables == nil || tables.BuiltIn && s.Beyond {
		return Verdict{}
	}
	return Verdict{Tables: tables, Lacks: !tables.Documents(s.Code)}
}

// Expected reports whether no operation needs to list the status: it is common,
// or a table of the configuration or the framework documents it.
func (a *Authority) Expected(h *record.Handler, code int) bool {
	return slices.Contains(a.Conf.CommonStatuses(), code) || a.Documents().Listed(code, h.Path, h.Suffix) || code == h.Implied
}

// Documents returns what documents this package: the configured documents that
// are for it, and its own comments.
func (a *Authority) Documents() *document.Set {
	if a.set != nil {
		return a.set
	}
	docs, err := a.Conf.Documents()
	if err != nil {
		return document.NewSet(nil, nil, true) // not reached: run has returned it
	}
	a.set = docs.For(a.Dir, a.Path)
	for _, d := range a.Comments {
		a.set = a.set.With(d)
	}
	return a.set
}

// Operation returns the operation that documents the handler's route: its
// comment, else an operation of its method and path. unclear reports that several
// operations may be meant, of which the whole path would say which.
func (a *Authority) Operation(h *record.Handler) (op *document.Match, unclear bool) {
	if cm := a.OwnComment(h); cm != nil {
		return cm, false
	}
	if h.Path == "" {
		return nil, false
	}
	return a.Documents().Operation(h.Method, h.Path, h.Suffix)
}

// OwnComment returns the operation in the comment of the handler itself, nil
// where it has none for the method (4.6: a route's comment comes first).
func (a *Authority) OwnComment(h *record.Handler) *document.Match {
	if h.Own == nil {
		return nil
	}
	return h.Own.Match(h.Method)
}

// ReportedIn reports whether another package of the module, which names a status,
// reports it there: no table lists it, whichever the route (3.8).
func (a *Authority) ReportedIn(pkg string, code int) bool {
	tables := a.tablesIn(pkg)
	return tables != nil && !tables.Documents(code)
}

// tablesIn returns what statuses that another package names are compared with, in
// that package; nil where nothing is.
func (a *Authority) tablesIn(pkg string) *document.Tables {
	docs, err := a.Conf.Documents()
	if err != nil {
		return nil // not reached: run has returned it
	}
	set := docs.For(a.Dir, pkg)
	if codes := a.Listed[pkg]; len(codes) > 0 && set.CommentsOnly {
		op := document.Operation{}
		for _, code := range codes {
			op.Codes = append(op.Codes, document.Code{Code: code})
		}
		set.Add(&document.Document{Kind: document.Comments, Operations: []document.Operation{op}})
	}
	return set.Tables()
}

// NamedIn returns the import path of the package that names a status of a handler,
// as far as it is another one of this module; else "".
func (a *Authority) NamedIn(h *record.Handler, s record.Status) string {
	if s.Expr.Valid() {
		return ""
	}
	pkg := ""
	if !h.Body.Valid() && h.Func != nil {
		pkg = h.Func.Package
	}
	if s.Elsewhere != nil {
		pkg = s.Elsewhere.Package
	}
	if pkg == "" || pkg == a.Path || !a.SameModule(pkg) {
		return ""
	}
	return pkg
}

// Chosen reports whether the handler itself chooses the status (3.10).
func (a *Authority) Chosen(s record.Status) bool {
	switch s.Via {
	case flow.Direct, flow.Passed, flow.Returned:
		return true
	case flow.Helper:
		return s.Sole
	case flow.Middleware:
		return a.Conf.Middleware // (3.11b)
	case flow.Implicit:
		return isDefault(s) || s.Only
	}
	return false
}

// isDefault reports whether an implicit status is the default of a response to
// which nothing names one, and not what a file server may answer: 206 is for
// clients that ask for a range (RFC 9110 §15.3.7).
func isDefault(s record.Status) bool {
	return status.IsSuccess(s.Code) && s.Code != 206
}
