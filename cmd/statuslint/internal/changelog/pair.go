package changelog

import (
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// A route is what one package registers under one method and path: all
// registrations of it together, since the branches of a configuration may each
// register the same route.
type route struct {
	method, path string
	shape        string // the path with the names of its parameters left out
	dir          string // of the package that registers it
	suffix       bool
	complete     bool
	statuses     []analyzer.RouteStatus // by code

	handler, pos, registered string
}

// merge joins the registrations of each route. Routes whose path is not known at
// all are left out: nothing says which of the other revision's they are.
func merge(list []analyzer.RouteJSON) []*route {
	var out []*route
	byKey := make(map[string]*route)
	for _, r := range list {
		if r.Path == "" {
			continue // no path to pair it by
		}
		m := &route{
			method: r.Method, path: r.Path, shape: shapeOf(r.Path), suffix: r.Suffix, complete: r.Complete,
			dir: path.Dir(finding.ParsePosition(r.Registered).File), statuses: slices.Clone(r.Statuses),
			handler: r.Handler, pos: r.Pos, registered: r.Registered,
		}
		key := m.key() + " " + m.dir
		if known, ok := byKey[key]; ok {
			known.join(m)
			continue
		}
		byKey[key] = m
		out = append(out, m)
	}
	return out
}

// key is what the two revisions of a route have in common.
func (r *route) key() string {
	if r.suffix {
		return r.method + " …" + r.shape
	}
	return r.method + " " + r.shape
}

func (r *route) join(other *route) {
	r.complete = r.complete && other.complete
	for _, s := range other.statuses {
		if !slices.ContainsFunc(r.statuses, func(t analyzer.RouteStatus) bool { return t.Code == s.Code }) {
			r.statuses = append(r.statuses, s)
		}
	}
	slices.SortStableFunc(r.statuses, func(a, b analyzer.RouteStatus) int { return a.Code - b.Code })
}

// shapeOf leaves the names of parameters out of a path: /pets/{} of /pets/{id},
// /files/{...} of /files/{path...}.
func shapeOf(s string) string {
	var b strings.Builder
	depth, start := 0, 0
	for i, c := range s {
		switch {
		case c == '{':
			if depth++; depth == 1 {
				start = i + 1
			}
		case c == '}' && depth > 0:
			if depth--; depth == 0 {
				b.WriteString(parameter(s[start:i]))
			}
		case depth == 0:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// parameter returns the shape of a parameter: what it matches matters, its name
// does not.
func parameter(s string) string {
	switch {
	case s == "$":
		return "{$}" // net/http's end of the path
	case strings.HasSuffix(s, "...") || strings.HasPrefix(s, "*"):
		return "{...}"
	}
	return "{}"
}

// A pairing is the routes of two revisions, each in one place.
type pairing struct {
	pairs          []matched
	removed, added []*route
}

// A matched is a route that both revisions have.
type matched struct {
	old, new *route
	methods  []string // of a route that answered any method, those that it answers now
}

// pair finds for each old route its new one: by method and path, in the same
// package first; then by what an unknown prefix leaves open; then by the methods
// that a registration for any method covers.
func pair(old, new []*route) *pairing {
	p := &pairing{removed: old, added: new}
	same := func(a, b *route) bool { return a.key() == b.key() }
	p.match(func(a, b *route) bool { return same(a, b) && a.dir == b.dir })
	p.match(func(a, b *route) bool { return same(a, b) && a.handler == b.handler })
	p.match(same)
	p.match(func(a, b *route) bool { return sameEnd(a, b) && a.handler == b.handler })
	p.matchEnds()
	p.widen()
	p.narrow()
	return p
}

// match pairs the routes that fit, each with the first that does.
func (p *pairing) match(fit func(old, new *route) bool) {
	p.removed = slices.DeleteFunc(slices.Clone(p.removed), func(o *route) bool {
		i := slices.IndexFunc(p.added, func(n *route) bool { return fit(o, n) })
		if i < 0 {
			return false
		}
		p.pairs = append(p.pairs, matched{old: o, new: p.added[i]})
		p.added = slices.Delete(slices.Clone(p.added), i, i+1)
		return true
	})
}

// sameEnd reports whether one path can be the end of the other, whose prefix, or
// the prefix of which, is not known.
func sameEnd(a, b *route) bool {
	if a.method != b.method {
		return false
	}
	return a.suffix && strings.HasSuffix(b.shape, a.shape) || b.suffix && strings.HasSuffix(a.shape, b.shape)
}

// matchEnds pairs routes of which one's prefix is not known, where neither fits
// another.
func (p *pairing) matchEnds() {
	count := func(list []*route, fit func(*route) bool) (n int) {
		for _, r := range list {
			if fit(r) {
				n++
			}
		}
		return n
	}
	removed, added := p.removed, p.added
	p.match(func(o, n *route) bool {
		return sameEnd(o, n) &&
			count(added, func(r *route) bool { return sameEnd(o, r) }) == 1 &&
			count(removed, func(r *route) bool { return sameEnd(r, n) }) == 1
	})
}

// widen pairs old routes of one method with a new one that answers any.
func (p *pairing) widen() {
	used := make(map[*route]bool)
	p.removed = slices.DeleteFunc(slices.Clone(p.removed), func(o *route) bool {
		i := slices.IndexFunc(p.added, func(n *route) bool { return n.method == "" && o.method != "" && samePath(o, n) })
		if i < 0 {
			return false
		}
		p.pairs = append(p.pairs, matched{old: o, new: p.added[i].as(o.method)})
		used[p.added[i]] = true
		return true
	})
	p.added = slices.DeleteFunc(slices.Clone(p.added), func(n *route) bool { return used[n] })
}

// narrow pairs an old route that answered any method with the new ones of single
// methods, all of them together.
func (p *pairing) narrow() {
	used := make(map[*route]bool)
	p.removed = slices.DeleteFunc(slices.Clone(p.removed), func(o *route) bool {
		if o.method != "" {
			return false
		}
		var all *route
		var methods []string
		for _, n := range p.added {
			if n.method == "" || !samePath(o, n) {
				continue // another route
			}
			used[n] = true
			methods = append(methods, n.method)
			if all == nil {
				all = n.as("")
			} else {
				all.join(n)
			}
		}
		if all == nil {
			return false
		}
		slices.Sort(methods)
		p.pairs = append(p.pairs, matched{old: o, new: all, methods: slices.Compact(methods)})
		return true
	})
	p.added = slices.DeleteFunc(slices.Clone(p.added), func(n *route) bool { return used[n] })
}

func samePath(a, b *route) bool { return a.shape == b.shape && a.suffix == b.suffix }

// as returns a copy of the route under another method.
func (r *route) as(method string) *route {
	c := *r
	c.method, c.statuses = method, slices.Clone(r.statuses)
	return &c
}

// served reports whether some route of the other revision answers the same
// method and path: a route that is registered once more, or once less, changes
// nothing that shows outside.
func served(r *route, other []*route) bool {
	return slices.ContainsFunc(other, func(o *route) bool { return o.key() == r.key() })
}

// isMount reports whether a route only passes requests on to the routes below it:
// mux.Handle("/v1/", api).
func isMount(r *route, all []*route) bool {
	below := strings.TrimSuffix(r.shape, "{...}")
	if r.method != "" || !strings.HasSuffix(below, "/") {
		return false // no subtree
	}
	return slices.ContainsFunc(all, func(o *route) bool {
		return o != r && strings.HasPrefix(o.shape, below) && o.shape != r.shape
	})
}
