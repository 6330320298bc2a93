package route

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/register"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A builder makes routes of registrations.
type builder struct {
	table  *framework.Table
	finder *register.Finder
	groups *router.Groups
}

// routes turns a registration into one route for each method and path.
func (x *builder) routes(rec register.Registration) []Route {
	h := x.finder.Handlers().Of(rec.Handler, rec.Bound)
	h.Origin, h.Calls = rec.Origin, rec.Calls
	if rec.Action != nil {
		h = register.Handler{Expr: h.Expr, Func: rec.Action}
	}
	base := Route{Framework: rec.Framework, Handler: h, Pos: h.Expr.Pos(), Test: x.finder.InTest(rec), Relative: rec.Relative, Success: rec.Success, Wrapped: rec.Wrapped, Serves: rec.Serves, Router: x.finder.IsRouter(h.Expr), Declared: rec.Declared}
	base.Declared.Open = base.Declared.Open || x.finder.Modified()
	base.Success.Open = base.Success.Open || x.finder.Unsettled()
	prefix, known := rec.Group.Prefix.Known()
	base.Suffix = rec.Group.Param != nil || !known
	base.Group = x.groups.Key(rec.Group.Param)
	base.Open = x.groups.Leaves(rec.Group.Param) && known // h.PathPrefix(prefix).Subrouter(), in func New(prefix string)
	syntax := framework.Braces
	if f := x.table.Framework(rec.Framework); f != nil {
		syntax = f.Syntax
	} else if spellsColons(rec.Paths) {
		syntax = framework.Colons
	}
	var out []Route
	for _, t := range rec.Paths {
		method := ""
		if rec.Pattern {
			method, t = cutMethod(t)
		}
		p, whole := t.Known()
		if p == "" && !whole {
			continue // nothing is known
		}
		if rec.Pattern {
			p = cutHost(p)
		}
		r := base
		if !whole {
			r.Suffix, r.Group, prefix = true, "", ""
		}
		r.Path = normalise(router.JoinPaths(prefix, p, rec.Group.Clean), syntax)
		r.Guards = x.guards(rec, r)
		r.Cases = x.cases(r)
		for _, m := range register.MethodsOf(method, rec.AllMethods()) {
			r.Method = m
			out = append(out, r)
		}
	}
	return out
}

// spellsColons reports whether paths of an unknown router have parameters as :name.
func spellsColons(paths []strval.Value) bool {
	return slices.ContainsFunc(paths, func(t strval.Value) bool {
		s, _ := t.Known()
		return !strings.Contains(s, "{") && (strings.Contains(s, "/:") || strings.Contains(s, "/*"))
	})
}

// guards returns the middlewares that stand before a route, in the order in which
// they run.
func (x *builder) guards(rec register.Registration, r Route) []Guard {
	var out []Guard
	for _, g := range append(x.groups.GuardsAt(rec.Group, rec.Site.Call.Pos()), rec.Guards...) {
		if g.Path == "" || strings.HasPrefix(r.Path+"/", strings.TrimSuffix(g.Path, "/")+"/") {
			out = append(out, g)
		}
	}
	return out
}

// cases returns the parts of the handler of a route that answer one path each, where
// the route is of all paths below one.
func (x *builder) cases(r Route) []PathCase {
	below, ok := strings.CutSuffix(r.Path, "/{path...}")
	if !ok {
		below, ok = strings.CutSuffix(r.Path, "/")
	}
	if !ok || r.Suffix {
		return nil
	}
	cases := x.finder.PathCases(r.Handler)
	for i, c := range cases {
		if !strings.HasPrefix(c.Path, below+"/") {
			cases[i].Path = below + "/" + strings.TrimPrefix(c.Path, "/") // below a prefix that was stripped
		}
	}
	return cases
}
