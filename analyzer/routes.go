package analyzer

import (
	"encoding/json"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// The categories of the diagnostics by which -routes reports.
const (
	RouteCategory   = "route"   // a route; the message is a RouteJSON
	HandlerCategory = "handler" // a function that can be a handler; the message is a HandlerJSON
	MountCategory   = "mount"   // a group that another package registers on; the message is a MountJSON
	PackageCategory = "package" // a package that was checked; the message is a PackageJSON
)

// A RouteJSON is a route as statuslint routes prints it (5.5). Positions
// are file:line:col, "" where there is none.
type RouteJSON struct {
	Method     string        `json:"method"`     // "" where any method is answered
	Path       string        `json:"path"`       // {name} for parameters
	Handler    string        `json:"handler"`    // go/types' full name; its expression where it is not known
	Pos        string        `json:"pos"`        // of the handler
	Registered string        `json:"registered"` // of the registration
	Statuses   []RouteStatus `json:"statuses"`   // by code
	Complete   bool          `json:"complete"`   // no status is unknown
	Documented []int         `json:"documented"` // by its operation
	Document   string        `json:"document"`   // where the operation is: "api/openapi.yaml:120"
	// Suffix: what comes before the path is not known.
	Suffix bool `json:"suffix,omitempty"`
	// Group is the parameter that the route's group came as, by which a MountJSON finds it.
	Group string `json:"group,omitempty"`
	// Owner is the package that registers the route, for Whole; nil in what users see.
	Owner *OwnerJSON `json:"owner,omitempty"`
}

// An OwnerJSON says what Whole needs to know of the package that registers a route.
type OwnerJSON struct {
	PackageJSON
	// Behind are the full names of the methods whose comment documents the
	// handler, which is a method of an interface.
	Behind []string `json:"behind,omitempty"`
	// Unclear: several operations may be the route's; the whole path says which.
	Unclear bool `json:"unclear,omitempty"`
	// Ignored are the rules of Whole that a directive silences, or that report
	// nothing in a generated file.
	Ignored []string `json:"ignored,omitempty"`
	Func    string   `json:"func,omitempty"` // around the registration
	// Subtree: a path that ends with a slash stands for all below it, as those of
	// http.ServeMux do.
	Subtree bool `json:"subtree,omitempty"`
}

// A PackageJSON says which configuration holds for a package.
type PackageJSON struct {
	Config string   `json:"config"` // the name by which Whole finds it
	Dir    string   `json:"dir"`
	Path   string   `json:"path"`            // of imports
	Named  []string `json:"named,omitempty"` // the sinks and routes of the configuration that the package knows of
	Flags  []string `json:"flags,omitempty"` // of the analyzer
}

// A RouteStatus is a status that a route's handler can write.
type RouteStatus struct {
	Code         int    `json:"code"`
	Pos          string `json:"pos"`
	Via          string `json:"via"`
	Chosen       bool   `json:"chosen,omitempty"`       // the handler itself chooses it (3.10)
	Undocumented bool   `json:"undocumented,omitempty"` // what documents it does not list it
	// Exercised reports whether tests exercise the status; nil where no profile
	// says. The command sets it.
	Exercised *bool `json:"exercised,omitempty"`
	// Sites are the ways in which the status is sent. They are left out of what
	// users see.
	Sites []RouteSite `json:"sites,omitempty"`
}

// A RouteSite is one way in which a handler sends a status: the places, as
// file:line:col, that all run when it is sent. The last of them are in another
// package, in Func, if that is set: its HandlerJSON has them.
type RouteSite struct {
	Places []string `json:"places,omitempty"`
	Func   string   `json:"func,omitempty"`
}

// A HandlerJSON says where a function names what it writes. Facts hold no
// positions: a route that is registered in another package than its handler's
// takes them from here.
type HandlerJSON struct {
	Handler  string        `json:"handler"`
	Statuses []RouteStatus `json:"statuses"`
}

// A MountJSON says that a group under a prefix is passed to a function of
// another package: what that registers is below the prefix.
type MountJSON struct {
	Group  string `json:"group"`          // the parameter
	Prefix string `json:"prefix"`         // "" where it adds nothing
	Within string `json:"within"`         // the parameter that the prefix is below, "" where it is whole
	Open   bool   `json:"open"`           // where nothing puts Within under a prefix, this one is whole
	Else   bool   `json:"else,omitempty"` // only where nothing else puts Group under a prefix
	// Partial: what comes before the prefix is not known.
	Partial bool `json:"partial,omitempty"`
}

// A routeReporter reports the routes of a package, for a driver that puts the
// routes of many packages together.
type routeReporter struct{ *checker }

func newRouteReporter(c *checker) *routeReporter { return &routeReporter{c} }

// report reports the routes of the package, those whose handlers are not known
// included.
func (c *routeReporter) report() {
	for _, r := range c.Routes.Routes {
		if r.Test {
			continue
		}
		h := c.HandlerOf(r)
		if h == nil {
			h = &serving.Handler{Method: r.Method, Path: r.Path, Suffix: r.Suffix, Func: r.Handler.Func, Summary: new(flow.Summary)}
		}
		for _, part := range c.Parts(h) {
			c.reportRoute(r, part)
		}
	}
	for _, m := range c.Routes.Mounts {
		c.passJSON(c.Pass.Files[0].Package, MountCategory, &MountJSON{m.Group, m.Prefix, m.Within, m.Open, m.Else, m.Partial})
	}
	for _, h := range c.Handlers() {
		if !h.Comment || h.Func == nil || h.Registered != nil {
			continue // reported above
		}
		out := c.routeJSON(h)
		out.Handler = h.Func.FullName()
		c.passJSON(h.At.Pos(), RouteCategory, out)
	}
	for _, d := range c.Flow.Functions() {
		if d.Func == nil || d.Func.Pkg() != c.Pass.Pkg || len(d.Statuses) == 0 || c.InTest(d.Pos()) {
			continue // no other package can register it
		}
		out := &HandlerJSON{Handler: d.Func.FullName()}
		for _, s := range d.Statuses {
			out.Statuses = append(out.Statuses, RouteStatus{Code: s.Code, Pos: c.statusPosition(s), Via: s.Via.String(), Sites: c.sites(nil, s)})
		}
		c.passJSON(d.Pos(), HandlerCategory, out)
	}
	if len(c.Pass.Files) > 0 {
		pkg := c.packageJSON()
		pkg.Named, _ = c.Conf.Named(c.Pass.Pkg) // run has returned the error
		pkg.Flags = c.Conf.Flags.Given()
		c.passJSON(c.Pass.Files[0].Package, PackageCategory, &pkg)
	}
}

func (c *routeReporter) packageJSON() PackageJSON {
	return PackageJSON{Config: c.Conf.ID, Dir: settings.PackageDir(c.Pass), Path: c.Pass.Pkg.Path()}
}

// reportRoute reports a route, or the part of it that one method has.
func (c *routeReporter) reportRoute(r route.Route, h *serving.Handler) {
	out := c.routeJSON(h)
	out.Handler = c.handlerName(r.Handler)
	out.Registered, out.Group = c.Position(r.Pos), r.Group
	out.Suffix = out.Suffix && !r.Open
	if out.Pos == "" {
		out.Pos = c.handlerPosition(r.Handler)
	}
	out.Owner.Func = c.around(r.Pos)
	out.Owner.Subtree = r.Framework == "net/http" || r.Framework == ""
	for _, rule := range settings.Rules {
		if rule.Whole && c.mute(rule.Name, serving.SpanOf(r.Pos, r.Pos)) {
			out.Owner.Ignored = append(out.Owner.Ignored, rule.Name)
		}
	}
	c.passJSON(r.Pos, RouteCategory, out)
}

func (c *routeReporter) passJSON(pos token.Pos, category string, v any) {
	message, err := json.Marshal(v)
	if err != nil {
		return // not reached: the fields are text and numbers
	}
	c.Pass.Report(analysis.Diagnostic{Pos: pos, Category: category, Message: string(message)})
}

func (c *routeReporter) routeJSON(h *serving.Handler) *RouteJSON {
	r := &RouteJSON{
		Method: h.Method, Path: h.Path, Suffix: h.Suffix,
		Statuses: []RouteStatus{}, Documented: []int{}, Complete: h.Summary.Complete,
		Owner: &OwnerJSON{PackageJSON: c.packageJSON()},
	}
	if h.At != nil {
		r.Pos = c.Position(h.At.Pos())
	}
	if h.Func != nil && serving.IsAbstract(h.Func) {
		_, r.Owner.Behind = c.Comments.Of(h.Func)
	}
	op, unclear := c.Operation(h)
	r.Owner.Unclear = unclear
	if op == nil {
		op = c.Declaration(h)
	}
	if op != nil {
		r.Documented, r.Document = op.Codes(), op.Where()
	}
	for _, s := range h.Summary.Statuses {
		if h.Method != "" && !s.Methods.Has(h.Method) {
			continue // another method's
		}
		c.addStatus(r, h, s)
	}
	slices.SortStableFunc(r.Statuses, func(a, b RouteStatus) int { return a.Code - b.Code })
	return r
}

// addStatus adds a status to a route, once: what is said of any of the ways that
// lead to it is said of it.
func (c *routeReporter) addStatus(r *RouteJSON, h *serving.Handler, s flow.Status) {
	chosen, lacks := c.Chosen(s, h.Summary), c.lacks(h, s)
	i := slices.IndexFunc(r.Statuses, func(t RouteStatus) bool { return t.Code == s.Code })
	if i < 0 {
		r.Statuses = append(r.Statuses, RouteStatus{
			Code: s.Code, Pos: c.statusPosition(s), Via: s.Via.String(), Chosen: chosen, Undocumented: lacks, Sites: c.sites(h.Func, s),
		})
		return
	}
	r.Statuses[i].Sites = append(r.Statuses[i].Sites, c.sites(h.Func, s)...)
	r.Statuses[i].Chosen = r.Statuses[i].Chosen || chosen
	r.Statuses[i].Undocumented = r.Statuses[i].Undocumented || lacks
}

// lacks reports whether the rule undocumented reports a status of the route: here,
// or in the package that names it.
func (c *routeReporter) lacks(h *serving.Handler, s flow.Status) bool {
	if c.Judge(h, s).Lacks {
		return true
	}
	if op, unclear := c.Operation(h); op != nil && c.Chosen(s, h.Summary) || unclear || s.Via == flow.Implicit {
		return false
	}
	pkg := c.NamedIn(h, s)
	return pkg != nil && c.ReportedIn(pkg, s.Code)
}

// statusPosition returns where a status is named, else what leads to it.
func (c *routeReporter) statusPosition(s flow.Status) string {
	switch {
	case s.Expr != nil:
		return c.Position(s.Expr.Pos())
	case s.At != nil:
		return c.Position(s.At.Pos())
	case s.Elsewhere != nil:
		return c.Position(s.Elsewhere.Pos())
	}
	return ""
}

// handlerName returns the full name of a handler; that of the function around a
// literal with .func added; the expression of one that is not known.
func (c *routeReporter) handlerName(h route.Handler) string {
	switch {
	case h.Func != nil:
		return h.Func.FullName()
	case h.Lit != nil:
		return c.enclosingName(h.Lit.Pos()) + ".func"
	case h.Expr != nil:
		return types.ExprString(h.Expr)
	}
	return ""
}

func (c *routeReporter) enclosingName(pos token.Pos) string {
	if decl := c.Enclosing(pos); decl != nil {
		if fn, ok := c.Pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
			return fn.FullName()
		}
	}
	return c.Pass.Pkg.Path()
}

func (c *routeReporter) handlerPosition(h route.Handler) string {
	switch {
	case h.Func != nil:
		return c.Position(h.Func.Pos())
	case h.Lit != nil:
		return c.Position(h.Lit.Pos())
	case h.Expr != nil:
		return c.Position(h.Expr.Pos())
	}
	return ""
}

// StatusText returns the reason phrase of a status as http.StatusText does, or "".
func StatusText(code int) string { return status.Text(code) }
