// Package routes shows which routes a module serves, and which statuses each
// can write, documented or not (5.5).
package routes

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// Collect reads the routes that analyses with -routes report, each package by
// itself, and joins what several know of one route. File names become relative
// to dir.
func Collect(list []finding.Finding, dir string) ([]analyzer.RouteJSON, error) {
	out, err := CollectOwned(list, dir)
	for i := range out {
		out[i].Owner = nil
	}
	return out, err
}

// CollectOwned is Collect, with the packages that register the routes.
func CollectOwned(list []finding.Finding, dir string) ([]analyzer.RouteJSON, error) {
	var j joiner
	j.handlers = make(map[string]map[int]analyzer.RouteStatus)
	j.mounts = make(map[string][]analyzer.MountJSON)
	j.sites = make(map[string]map[int][]analyzer.RouteSite)
	whole := analyzer.NewWhole()
	for _, f := range list {
		switch f.Rule {
		case analyzer.RouteCategory:
			var r analyzer.RouteJSON
			if err := json.Unmarshal([]byte(f.Message), &r); err != nil {
				return nil, fmt.Errorf("reading a route of %s: %w", f.Package, err)
			}
			j.routes = append(j.routes, r)
		case analyzer.HandlerCategory:
			var h analyzer.HandlerJSON
			if err := json.Unmarshal([]byte(f.Message), &h); err != nil {
				return nil, fmt.Errorf("reading a handler of %s: %w", f.Package, err)
			}
			j.handlers[h.Handler] = byCode(h.Statuses)
			j.sites[h.Handler] = sitesByCode(h.Statuses)
		case analyzer.MountCategory:
			var m analyzer.MountJSON
			if err := json.Unmarshal([]byte(f.Message), &m); err != nil {
				return nil, fmt.Errorf("reading a group of %s: %w", f.Package, err)
			}
			j.mounts[m.Group] = append(j.mounts[m.Group], m)
		case analyzer.PackageCategory:
			if err := whole.Add(f.Message); err != nil {
				return nil, err
			}
		}
	}
	j.mount()
	joined := j.join()
	if err := whole.Resolve(joined); err != nil {
		return nil, err
	}
	for i := range joined {
		relocate(&joined[i], dir)
	}
	sortRoutes(joined)
	return joined, nil
}

func byCode(list []analyzer.RouteStatus) map[int]analyzer.RouteStatus {
	m := make(map[int]analyzer.RouteStatus)
	for _, s := range list {
		if _, ok := m[s.Code]; !ok {
			m[s.Code] = s
		}
	}
	return m
}

// A joiner puts together what packages know of routes.
type joiner struct {
	routes   []analyzer.RouteJSON
	handlers map[string]map[int]analyzer.RouteStatus // by full name
	mounts   map[string][]analyzer.MountJSON         // by group
	sites    map[string]map[int][]analyzer.RouteSite // by full name of the handler
}

// mount gives routes whose group came as a parameter the prefixes that other
// packages pass.
func (j *joiner) mount() {
	var out []analyzer.RouteJSON
	for _, r := range j.routes {
		prefixes := j.prefixes(r.Group, 0)
		if r.Group == "" || len(prefixes) == 0 {
			out = append(out, r)
			continue
		}
		for _, p := range prefixes {
			whole := r
			whole.Path = strings.TrimSuffix(p.path, "/") + r.Path
			whole.Suffix, whole.Group = p.partial, ""
			out = append(out, whole)
		}
	}
	j.routes = out
}

// maxMounts bounds through how many packages a group is passed.
const maxMounts = 8

// A prefix is what comes before a path; more may come before it, where it is
// partial.
type prefix struct {
	path    string
	partial bool
}

// prefixes returns the prefixes under which a group is passed: what says where
// it is only if nothing else does is asked last.
func (j *joiner) prefixes(group string, depth int) []prefix {
	if out := j.prefixesBy(group, depth, false); len(out) > 0 {
		return out
	}
	return j.prefixesBy(group, depth, true)
}

func (j *joiner) prefixesBy(group string, depth int, last bool) []prefix {
	if group == "" || depth == maxMounts {
		return nil
	}
	var out []prefix
	for _, m := range j.mounts[group] {
		if m.Else != last {
			continue // asked in its turn
		}
		outer := []prefix{{}}
		if m.Within != "" {
			outer = j.prefixes(m.Within, depth+1)
		}
		if len(outer) == 0 && m.Open {
			outer = []prefix{{}} // a router that nothing mounts
		}
		for _, p := range outer {
			p.path, p.partial = strings.TrimSuffix(p.path, "/")+m.Prefix, p.partial || m.Partial
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// registrations are what the routes of a module say of where they are registered.
type registrations struct {
	whole    map[string]bool // by registration: the path is known
	placed   map[string]bool // by registration: more is known of the group than that it is a parameter
	handlers map[string]bool // by handler and method
}

func (j *joiner) registered() registrations {
	known := registrations{make(map[string]bool), make(map[string]bool), make(map[string]bool)}
	for _, r := range j.routes {
		if r.Registered == "" {
			continue // known by a comment
		}
		known.handlers[r.Handler+" "+r.Method] = true
		if r.Owner != nil {
			for _, name := range r.Owner.Behind {
				known.handlers[name+" "+r.Method] = true // the handler is behind an interface
			}
		}
		if !r.Suffix {
			known.whole[registration(r)] = true
		}
		if r.Group == "" {
			known.placed[registration(r)] = true
		}
	}
	return known
}

// join returns the routes, each once:
//
//   - (a) A route whose prefix is not known in the package that registers it is
//     left out if the package that knows the prefix, or more of it, reports it too.
//   - (b) A comment gives a route to its handler only where no registration does;
//     where one does, it says what is documented.
//   - (c) Where a status is named is known in the handler's package only.
func (j *joiner) join() []analyzer.RouteJSON {
	known := j.registered()
	comments := make(map[string]analyzer.RouteJSON)
	var joined []analyzer.RouteJSON
	for _, r := range j.routes {
		switch {
		case r.Registered != "" && r.Suffix && (known.whole[registration(r)] || r.Group != "" && known.placed[registration(r)]):
			continue // (a)
		case r.Registered == "" && known.handlers[r.Handler+" "+r.Method]:
			comments[r.Handler+" "+r.Method] = r // (b)
			continue
		}
		joined = append(joined, r)
	}
	for i := range joined {
		r := &joined[i]
		if c, ok := comments[r.Handler+" "+r.Method]; ok && r.Document == "" {
			document(r, c)
		}
		j.locate(r)
	}
	return slices.CompactFunc(sortRoutes(joined), func(a, b analyzer.RouteJSON) bool {
		return registration(a) == registration(b) && a.Path == b.Path && a.Pos == b.Pos
	})
}

func registration(r analyzer.RouteJSON) string {
	return r.Registered + " " + r.Method + " " + r.Handler
}

// document takes over what the comment of the route's handler documents.
func document(r *analyzer.RouteJSON, comment analyzer.RouteJSON) {
	r.Documented, r.Document = comment.Documented, comment.Document
	known := byCode(comment.Statuses)
	for i := range r.Statuses {
		s := &r.Statuses[i]
		if status, ok := known[s.Code]; ok {
			s.Undocumented = status.Undocumented
		} else {
			s.Undocumented = !slices.Contains(r.Documented, s.Code)
		}
	}
}

// locate fills in where statuses are named, as the handler's package has it (c).
func (j *joiner) locate(r *analyzer.RouteJSON) {
	statuses := j.handlers[r.Handler]
	for i := range r.Statuses {
		if s := &r.Statuses[i]; s.Pos == "" {
			s.Pos = statuses[s.Code].Pos
		}
		r.Statuses[i].Sites = j.expand(r.Statuses[i].Sites, r.Statuses[i].Code, 0)
	}
}

func relocate(r *analyzer.RouteJSON, dir string) {
	move := func(s *string) {
		if *s == "" {
			return
		}
		p := finding.ParsePosition(*s)
		p.File = report.Relative(dir, p.File)
		*s = p.String()
	}
	move(&r.Pos)
	move(&r.Registered)
	for i := range r.Statuses {
		move(&r.Statuses[i].Pos)
	}
}

// methods are the methods in the order in which people list them.
var methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"}

// sortRoutes sorts by path, method and place.
func sortRoutes(list []analyzer.RouteJSON) []analyzer.RouteJSON {
	slices.SortStableFunc(list, func(a, b analyzer.RouteJSON) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path),
			slices.Index(methods, a.Method)-slices.Index(methods, b.Method),
			strings.Compare(a.Method, b.Method),
			finding.ParsePosition(a.Registered).Compare(finding.ParsePosition(b.Registered)),
			strings.Compare(a.Handler, b.Handler),
		)
	})
	return list
}
