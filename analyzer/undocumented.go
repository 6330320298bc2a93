package analyzer

import (
	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
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
	for _, p := range c.Problems {
		c.report("undocumented", p.At, p.Message)
	}
	if !c.holds() {
		return // documents are not read for nothing
	}
	c.reportDocumentProblems()
	u := &undocumented{checker: c, covered: make(map[place]bool), calls: make(map[foreign]bool)}
	for _, h := range c.Handlers() {
		if h.Elsewhere {
			continue // reported where its comment stands
		}
		for _, s := range h.Statuses {
			u.check(h, s)
		}
	}
	for _, g := range u.lacking {
		c.reportGap(g)
	}
	u.checkFunctions()
}

// An undocumented is one run of the rule on a package.
type undocumented struct {
	*checker
	lacking gaps
	// covered are the places that a route of this package leads to, and that
	// were judged for it.
	covered map[place]bool
	calls   map[foreign]bool // reported at a call
}

// A place is a status and what names it, or leads to it.
type place struct {
	at   record.Node
	code int
}

// A foreign status is one that a function of another package names.
type foreign struct {
	fn   string // its full name
	code int
}

// check compares a status of a handler with what documents its route.
func (u *undocumented) check(h *record.Handler, s record.Status) {
	u.cover(s)
	if h.Method != "" && !s.Methods.Has(h.Method) {
		return // of another method, whose requests do not come here
	}
	v := u.Judge(h, s)
	switch {
	case !v.Lacks:
	case v.Op == nil:
		u.reportTables(h, s, v.Tables)
	default:
		pkg := u.NamedIn(h, s)
		if !h.Body.Valid() && pkg != "" && s.Via != flow.Implicit && u.ReportedIn(pkg, s.Code) {
			return // there, where it is named
		}
		if rng := u.namedAt(h, s); rng.Valid() {
			u.lacking.add(h, s, v.Op, rng)
		}
	}
}

// cover marks the places of a status as judged for a route: where the handler
// names it, or leads to it, and in the functions that this leads through.
func (u *undocumented) cover(s record.Status) {
	at, ok := placeOf(s)
	if !ok || u.covered[at] {
		return // nowhere, or in a circle
	}
	u.covered[at] = true
	for _, t := range u.Deeper(s) {
		u.cover(t)
	}
}

func placeOf(s record.Status) (place, bool) {
	switch {
	case s.Expr.Valid():
		return place{s.Expr, s.Code}, true
	case s.At.Valid():
		return place{s.At, s.Code}, true
	}
	return place{}, false
}

// namedAt returns where an undocumented status of an operation is reported (3.9).
func (u *undocumented) namedAt(h *record.Handler, s record.Status) record.Node {
	if s.Expr.Valid() && !u.InTest(s.Expr.Pos()) {
		return s.Expr
	}
	if s.At.Valid() && !u.InTest(s.At.Pos()) {
		return s.At
	}
	if !h.Body.Valid() {
		return h.Registered
	}
	return h.At
}

// reportTables reports a status of a route that its tables do not list: where it
// is named in this package, else at the call that leads to it, else at the
// registration; nowhere, if the package that names it does.
func (u *undocumented) reportTables(h *record.Handler, s record.Status, tables *document.Tables) {
	if !h.Body.Valid() {
		u.reportRegistered(h, s, tables)
		return
	}
	u.reportNamed(s, tables, routePaths(h), 0)
}

// reportRegistered reports a status of a handler of another package.
func (u *undocumented) reportRegistered(h *record.Handler, s record.Status, tables *document.Tables) {
	pkg := u.NamedIn(h, s)
	if pkg == "" || !h.Registered.Valid() || u.ReportedIn(pkg, s.Code) {
		return // another module's, or reported there
	}
	u.add(finding{
		rule: "undocumented", at: h.Registered, paths: routePaths(h),
		message: "status " + status.Named(s.Code) + " for " + h.Route() + ": " + tables.Lacks(),
		subject: "status " + status.Named(s.Code) + " for " + h.Route(),
	})
}

// reportNamed reports a status where this package names it, or leads to it.
func (u *undocumented) reportNamed(s record.Status, tables *document.Tables, paths []string, depth int) {
	var rng record.Node
	inner := u.Deeper(s)
	switch {
	case s.Expr.Valid():
		rng = s.Expr
	case s.Elsewhere != nil && u.SameModule(s.Elsewhere.Package):
		key := foreign{s.Elsewhere.Name, s.Code}
		if !s.At.Valid() || u.calls[key] || u.ReportedIn(s.Elsewhere.Package, s.Code) {
			return // reported there, or at another call
		}
		u.calls[key] = true
		rng = s.At
	case len(inner) > 0 && depth < maxDeep:
		for _, t := range inner {
			u.reportNamed(t, tables, paths, depth+1)
		}
		return
	case s.At.Valid():
		rng = s.At
	default:
		return
	}
	if u.InTest(rng.Pos()) || tables.BuiltIn && s.Beyond {
		return
	}
	u.add(finding{
		rule: "undocumented", at: rng, paths: paths,
		message: "status " + status.Named(s.Code) + ": " + tables.Lacks(),
		subject: "status " + status.Named(s.Code),
	})
}

// maxDeep bounds how many functions of a package lie between a handler and the
// expression that names a status: recursive helpers lead in circles.
const maxDeep = 16

// checkFunctions compares the statuses that no route of this package leads to
// with the tables, once, where they are named.
func (u *undocumented) checkFunctions() {
	tables := u.Documents().Tables()
	if tables == nil {
		return // nothing documents all routes
	}
	for _, d := range u.Functions {
		if !d.Handles || u.InTest(d.Node.Pos()) {
			continue // it writes no status of a server
		}
		if d.OnlyCalled {
			continue // judged where it is called, with what is passed
		}
		for _, s := range d.Statuses {
			u.checkFunction(s, tables)
		}
	}
}

func (u *undocumented) checkFunction(s record.Status, tables *document.Tables) {
	at, ok := placeOf(s)
	switch {
	case s.Via == flow.Implicit || s.Code < 100 || s.Code > 599:
		return // not named, or no status
	case !ok || u.covered[at] || tables.Documents(s.Code):
		return
	case !s.Expr.Valid() && s.Elsewhere != nil && u.SameModule(s.Elsewhere.Package):
		return // reported in its own package
	case len(u.Deeper(s)) > 0:
		return // reported in the function that is called
	case tables.BuiltIn && s.Beyond:
		return
	}
	u.add(finding{
		rule: "undocumented", at: at.at,
		message: "status " + status.Named(s.Code) + ": " + tables.Lacks(),
		subject: "status " + status.Named(s.Code),
	})
}

// routePaths returns the path of a handler's route, none where it is not known.
func routePaths(h *record.Handler) []string {
	if h.Path == "" {
		return nil
	}
	return []string{h.Path}
}
