package serving

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// A Documented is a fact: what the comment of a handler documents, for packages
// that register it.
type Documented struct {
	File   string
	Routes []DocumentedRoute
	// Carriers are the full names of the methods that carry the comments, where
	// the fact is on a method of an interface that they implement.
	Carriers []string
}

// A DocumentedRoute is one route of a comment.
type DocumentedRoute struct {
	Method, Path string
	File         string // "" for that of the fact
	Line         int
	Codes        []int
	Default      bool
}

func (*Documented) AFact() {}

// String is what // want comments match.
func (d *Documented) String() string {
	var b strings.Builder
	b.WriteString("documented")
	for _, r := range d.Routes {
		fmt.Fprintf(&b, " %s %s %v", r.Method, r.Path, r.Codes)
	}
	return b.String()
}

// listed is a fact: the statuses that the comments of a package list.
type listed struct{ Codes []int }

func (*listed) AFact() {}

func (l *listed) String() string { return fmt.Sprint("listed ", l.Codes) }

// codesOf returns the statuses that comments list, sorted, each once.
func codesOf(list []commented) []int {
	var codes []int
	for _, cm := range list {
		for _, r := range cm.Op.Routes {
			for _, c := range r.Codes {
				codes = append(codes, c.Code)
			}
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func (cm commented) fact() *Documented {
	d := &Documented{File: cm.file}
	for _, r := range cm.Op.Routes {
		route := DocumentedRoute{Method: r.Method, Path: r.Path, Line: r.Line, Default: r.Default || r.Unknown}
		for _, code := range r.Codes {
			route.Codes = append(route.Codes, code.Code)
		}
		d.Routes = append(d.Routes, route)
	}
	return d
}

// Match returns the route of that method as an operation, or nil.
func (d *Documented) Match(method string) *document.Match {
	for _, r := range d.Routes {
		if r.Method != method && (method != "" || len(d.Routes) > 1) {
			continue
		}
		op := &document.Operation{Method: r.Method, Path: r.Path, Line: r.Line, Default: r.Default}
		for _, code := range r.Codes {
			op.Codes = append(op.Codes, document.Code{Code: code, Line: r.Line})
		}
		return document.MatchOf(op, cmp.Or(r.File, d.File))
	}
	return nil
}

// join returns the routes of both, in an order that does not depend on which
// comes first. Routes of the same method and path list what both do.
func (d *Documented) join(other *Documented) *Documented {
	out := &Documented{File: other.File}
	routes := slices.Clone(other.Routes)
	for i := range routes {
		routes[i].File = cmp.Or(routes[i].File, other.File)
	}
	if d != nil {
		routes = append(routes, d.Routes...)
	}
	slices.SortFunc(routes, func(a, b DocumentedRoute) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method), strings.Compare(a.File, b.File), a.Line-b.Line)
	})
	for _, r := range routes {
		if n := len(out.Routes); n > 0 && out.Routes[n-1].Method == r.Method && out.Routes[n-1].Path == r.Path {
			last := &out.Routes[n-1]
			last.Codes, last.Default = append(slices.Clip(last.Codes), r.Codes...), last.Default || r.Default
			continue
		}
		out.Routes = append(out.Routes, r)
	}
	return out
}
