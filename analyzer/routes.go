package analyzer

import (
	"encoding/json"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
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
type RouteSite = record.Site

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
	for i := range c.Routes {
		for _, part := range c.Routes[i].Parts {
			c.reportRoute(&c.Routes[i], part)
		}
	}
	if len(c.Files) == 0 {
		return
	}
	for _, m := range c.Mounts {
		c.passJSON(c.Files[0].Package, MountCategory, &MountJSON{m.Group, m.Prefix, m.Within, m.Open, m.Else, m.Partial})
	}
	for _, h := range c.Handlers() {
		if !h.Comment || h.Func == nil || h.Registered.Valid() {
			continue // reported above
		}
		out := c.routeJSON(h)
		out.Handler = h.Func.Name
		c.passJSON(h.At.Pos(), RouteCategory, out)
	}
	c.reportFunctions()
	pkg := c.packageJSON()
	pkg.Named = c.Named
	pkg.Flags = c.Conf.Flags.Given()
	c.passJSON(c.Files[0].Package, PackageCategory, &pkg)
}

// reportFunctions reports what functions send that other packages can register.
func (c *routeReporter) reportFunctions() {
	for _, d := range c.Functions {
		if !d.Own || len(d.Statuses) == 0 || c.InTest(d.Node.Pos()) {
			continue // no other package can register it
		}
		out := &HandlerJSON{Handler: d.Func.Name}
		for _, s := range d.Statuses {
			out.Statuses = append(out.Statuses, RouteStatus{Code: s.Code, Pos: c.statusPosition(s), Via: s.Via.String(), Sites: s.Sites})
		}
		c.passJSON(d.Node.Pos(), HandlerCategory, out)
	}
}

func (c *routeReporter) packageJSON() PackageJSON {
	return PackageJSON{Config: c.Conf.ID, Dir: c.Dir, Path: c.Path}
}

// reportRoute reports a route, or the part of it that one method has.
func (c *routeReporter) reportRoute(r *record.Route, h *record.Handler) {
	out := c.routeJSON(h)
	out.Handler = r.Handler
	out.Registered, out.Group = c.Position(r.Pos), r.Group
	out.Suffix = out.Suffix && !r.Open
	if out.Pos == "" {
		out.Pos = r.HandlerPos
	}
	out.Owner.Func = c.Around(r.Pos)
	out.Owner.Subtree = r.AnySubtree
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
	c.pass(analysis.Diagnostic{Pos: pos, Category: category, Message: string(message)})
}

func (c *routeReporter) routeJSON(h *record.Handler) *RouteJSON {
	r := &RouteJSON{
		Method: h.Method, Path: h.Path, Suffix: h.Suffix,
		Statuses: []RouteStatus{}, Documented: []int{}, Complete: h.Complete,
		Owner: &OwnerJSON{PackageJSON: c.packageJSON(), Behind: h.Behind},
	}
	if h.At.Valid() {
		r.Pos = c.Position(h.At.Pos())
	}
	op, unclear := c.Operation(h)
	r.Owner.Unclear = unclear
	if op == nil {
		op = c.Declaration(h)
	}
	if op != nil {
		r.Documented, r.Document = op.Codes(), op.Where()
	}
	for _, s := range h.Statuses {
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
func (c *routeReporter) addStatus(r *RouteJSON, h *record.Handler, s record.Status) {
	chosen, lacks := c.Chosen(s), c.lacks(h, s)
	i := slices.IndexFunc(r.Statuses, func(t RouteStatus) bool { return t.Code == s.Code })
	if i < 0 {
		r.Statuses = append(r.Statuses, RouteStatus{
			Code: s.Code, Pos: c.statusPosition(s), Via: s.Via.String(), Chosen: chosen, Undocumented: lacks, Sites: s.Sites,
		})
		return
	}
	r.Statuses[i].Sites = append(r.Statuses[i].Sites, s.Sites...)
	r.Statuses[i].Chosen = r.Statuses[i].Chosen || chosen
	r.Statuses[i].Undocumented = r.Statuses[i].Undocumented || lacks
}

// lacks reports whether the rule undocumented reports a status of the route: here,
// or in the package that names it.
func (c *routeReporter) lacks(h *record.Handler, s record.Status) bool {
	if c.Judge(h, s).Lacks {
		return true
	}
	if op, unclear := c.Operation(h); op != nil && c.Chosen(s) || unclear || s.Via == flow.Implicit {
		return false
	}
	pkg := c.NamedIn(h, s)
	return pkg != "" && c.ReportedIn(pkg, s.Code)
}

// statusPosition returns where a status is named, else what leads to it.
func (c *routeReporter) statusPosition(s record.Status) string {
	switch {
	case s.Expr.Valid():
		return c.Position(s.Expr.Pos())
	case s.At.Valid():
		return c.Position(s.At.Pos())
	case s.Elsewhere != nil:
		return s.Elsewhere.Position
	}
	return ""
}

// StatusText returns the reason phrase of a status as http.StatusText does, or "".
func StatusText(code int) string { return status.Text(code) }
