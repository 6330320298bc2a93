package analyzer

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// The rules of runs over a whole module: they compare the routes of all its
// packages with the operations of its documents.
//
//	(3.24) unrouted: an operation that no route serves, where all registrations
//	in the scope of its document are known, reported at its line. unlisted: a
//	route in the scope of a document that no operation documents, reported at
//	the registration; unless the rule is turned on, only for documents whose
//	scope the configuration gives.
//	(3.25) Silent where a prefix, a path or a method is not known, for routes
//	that only tests register, for HEAD beside GET, OPTIONS, and the document's
//	own route. A route that serves any method matches any operation of its path.

// A ModuleFinding is a finding of a run over a whole module.
type ModuleFinding struct {
	Rule    string
	Pos     string // file:line:col, file:line for a document
	Message string // with the rule's name before it
	Meta    Meta
}

// Findings returns the findings of the rules that see the whole module, given its
// routes; none where the run was not over all of it. Where some packages could not
// be analysed, these may serve any operation: unrouted is not judged then, which
// the note says.
func (w *Whole) Findings(routes []RouteJSON) (out []ModuleFinding, note string, err error) {
	if !w.Module && !w.Partial {
		return nil, "", nil
	}
	for _, c := range w.configurations() {
		docs, err := c.Documents()
		if err != nil {
			return nil, "", err
		}
		for _, d := range docs.List {
			if d.Kind != document.OpenAPI || d.Partial {
				continue // without operations, or not all of them
			}
			m := &matching{conf: c, doc: d, routes: routes}
			switch {
			case !w.Partial:
				out = append(out, m.unrouted()...)
			case c.Enabled(settings.RuleNamed("unrouted")):
				note = "unrouted is not checked: packages that could not be analysed may serve the operations"
			}
			out = append(out, m.unlisted()...)
		}
	}
	return out, note, nil
}

// A matching compares the routes of a module with one document.
type matching struct {
	conf   *settings.Configuration
	doc    *settings.Scoped
	routes []RouteJSON
}

// own returns the routes of the packages that the document covers: those of its
// configuration, and of its scope.
func (m *matching) own() []RouteJSON {
	return slices.DeleteFunc(slices.Clone(m.routes), func(r RouteJSON) bool {
		return r.Owner == nil || r.Owner.Config != m.conf.ID || !m.doc.Covers(m.conf.Relative(r.Owner.Dir), r.Owner.Path)
	})
}

// isForeign reports whether a route is of a package with another configuration.
func (m *matching) isForeign(r RouteJSON) bool { return r.Owner != nil && r.Owner.Config != m.conf.ID }

// unrouted reports the operations that no route serves.
func (m *matching) unrouted() []ModuleFinding {
	if !m.conf.Enabled(settings.RuleNamed("unrouted")) {
		return nil
	}
	routes := m.own()
	if slices.ContainsFunc(routes, isUnknown) {
		return nil // it may serve any operation
	}
	var out []ModuleFinding
	served := 0
	set := document.NewSet([]*document.Document{m.doc.Document}, nil, false)
	for _, op := range set.Operations() {
		switch {
		case slices.ContainsFunc(routes, func(r RouteJSON) bool { return serves(r, op) }):
			served++
		case slices.ContainsFunc(m.routes, func(r RouteJSON) bool { return m.isForeign(r) && !isUnknown(r) && serves(r, op) }):
			// Packages with a configuration of their own serve it.
		case op.Method() == "OPTIONS" || op.Method() == "TRACE" || op.Unknown():
			// A router or a proxy answers it, or it is not known.
		case document.Covers(m.doc.Document, op.Path(), false) == document.Outside && m.doc.Scope != nil:
			// The configuration leaves it to another server.
		default:
			out = append(out, m.finding("unrouted", m.place(op), routeName(op.Method(), op.Path())+" is documented, but no route serves it", "", op.Path()))
		}
	}
	if served == 0 {
		return nil // it documents another server, or the registrations are not seen
	}
	return out
}

// place returns file:line of an operation.
func (m *matching) place(op *document.Match) string {
	file := op.File()
	if file == m.doc.File {
		file = m.doc.Found
	} else if !filepath.IsAbs(file) {
		file = filepath.Join(m.conf.Dir, filepath.FromSlash(file))
	}
	return fmt.Sprintf("%s:%d", file, op.Line())
}

// isUnknown reports whether the path of a route is not known at all.
func isUnknown(r RouteJSON) bool {
	return strings.Trim(r.Path, "/") == "" && (r.Suffix || r.Path == "")
}

// serves reports whether a route may serve an operation.
func serves(r RouteJSON, op *document.Match) bool {
	if r.Method != "" && r.Method != op.Method() && !(op.Method() == "HEAD" && r.Method == "GET") {
		return false
	}
	return slices.ContainsFunc(append(op.Paths(), op.Path()), func(path string) bool { return leadsTo(r, path) })
}

// leadsTo reports whether requests to a path of a document may come to a route:
// parameters match whatever stands in their place.
func leadsTo(r RouteJSON, path string) bool {
	have, want := strings.Split(strings.Trim(r.Path, "/"), "/"), strings.Split(strings.Trim(path, "/"), "/")
	if r.Suffix {
		if len(want) < len(have) {
			return false
		}
		want = want[len(want)-len(have):]
	}
	subtree := strings.HasSuffix(r.Path, "/") && (r.Owner == nil || r.Owner.Subtree)
	for i, h := range have {
		switch {
		case strings.HasSuffix(h, "...}"):
			return i > 0 || !r.Complete // a catch-all at the root serves pages
		case i == len(want):
			return false
		case h != want[i] && !strings.Contains(h, "{") && !strings.Contains(want[i], "{"):
			return r.Path == "/" && subtree && !r.Complete
		}
	}
	return len(have) == len(want) || subtree
}

// unlisted reports the routes that no operation documents.
func (m *matching) unlisted() []ModuleFinding {
	rule := settings.RuleNamed("unlisted")
	if !m.conf.Enabled(rule) || !m.conf.Asks(rule) && len(m.doc.Scope)+len(m.doc.Packages) == 0 {
		return nil
	}
	set := document.NewSet([]*document.Document{m.doc.Document}, nil, false)
	var out []ModuleFinding
	for _, r := range m.own() {
		if !m.mayMiss(r) || slices.ContainsFunc(set.Operations(), func(op *document.Match) bool { return isOperationOf(op, r) }) {
			continue // documented, or nothing that a document lists
		}
		out = append(out, m.finding("unlisted", r.Registered, routeName(r.Method, r.Path)+" is served, but "+m.doc.File+" does not document it", r.Owner.Func, r.Path))
	}
	return out
}

// mayMiss reports whether the document should list a route: one that is known in
// full, lies in its scope, and answers with something of the API.
func (m *matching) mayMiss(r RouteJSON) bool {
	last := r.Path[strings.LastIndex(r.Path, "/")+1:]
	switch {
	case r.Registered == "" || r.Suffix || r.Path == "" || r.Method == "HEAD" || r.Method == "OPTIONS":
		return false
	case strings.HasSuffix(r.Path, "...}") || r.Method == "" && strings.HasSuffix(r.Path, "/"):
		return false // a file server, or a server below it
	case slices.Contains(r.Owner.Ignored, "unlisted"):
		return false
	case last == filepath.Base(m.doc.Found) || strings.HasPrefix(last, "openapi.") || strings.HasPrefix(last, "swagger."):
		return false // the document's own route
	}
	return document.Covers(m.doc.Document, r.Path, false) == document.Inside
}

// isOperationOf reports whether an operation documents a route: one of its path,
// and of its method, unless the route serves any.
func isOperationOf(op *document.Match, r RouteJSON) bool {
	return (r.Method == "" || r.Method == op.Method()) && serves(r, op)
}

func routeName(method, path string) string { return cmp.Or(method, "any method of") + " " + path }

// fileOf returns the file of a position, which is file:line:col or file:line.
func fileOf(position string) string {
	for range 2 {
		if i := strings.LastIndexByte(position, ':'); i > 1 && strings.Trim(position[i+1:], "0123456789") == "" {
			position = position[:i]
		}
	}
	return position
}

// finding returns a finding; none of a place that the configuration excludes is
// kept by the caller's driver: its Rule is "".
func (m *matching) finding(rule, pos, message, around, path string) ModuleFinding {
	file := fileOf(pos)
	if m.conf.Excluded(rule, file, []string{path}) {
		return ModuleFinding{}
	}
	place := m.conf.Relative(file)
	if around != "" {
		place = m.conf.Relative(filepath.Dir(file))
	}
	return ModuleFinding{Rule: rule, Pos: pos, Message: rule + ": " + message, Meta: metaOf(m.conf, rule, place, around, message)}
}
