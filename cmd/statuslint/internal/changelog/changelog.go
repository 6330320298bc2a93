// Package changelog compares the routes of a server at two revisions and says
// what changed for its clients (5.8): routes that were added or removed, and
// statuses that a route began or ceased to send.
//
// Routes are paired by method and path. Names of handlers, of files and of path
// parameters do not matter, so that moved or renamed code is no change.
package changelog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// A Kind says what happened to a route.
type Kind string

const (
	RouteRemoved Kind = "route removed"
	RouteAdded   Kind = "route added"
	Narrowed     Kind = "methods" // a route that answered any method answers some
	Statuses     Kind = "statuses"
)

// A Change is what changed of one route.
type Change struct {
	Kind   Kind   `json:"kind"`
	Method string `json:"method"` // "" where any method is answered
	Path   string `json:"path"`
	// Suffix: more may come before the path.
	Suffix   bool `json:"suffix,omitempty"`
	Breaking bool `json:"breaking"`
	// Handler, Pos and Registered are those of the new revision, of the old one
	// for a route that was removed.
	Handler    string `json:"handler"`
	Pos        string `json:"pos"`
	Registered string `json:"registered"`
	// Methods are those that a narrowed route answers now.
	Methods []string `json:"methods,omitempty"`
	Added   []Status `json:"added"`   // by code; of a new route all that it sends
	Removed []Status `json:"removed"` // by code; of a removed route all that it sent
}

// A Status is one that a route began or ceased to send.
type Status struct {
	Code int    `json:"code"`
	Pos  string `json:"pos"` // where it is named, in its own revision
	Via  string `json:"via"`
	// Unsure: the other revision's route is not completely known, so that it may
	// send the status as well: an added status is newly known, a removed one is
	// no longer known.
	Unsure bool `json:"unsure,omitempty"`
}

// success reports whether a status is 2xx.
func success(code int) bool { return code >= 200 && code <= 299 }

// successes returns the codes of statuses that are successes and surely changed.
func successes(list []Status) []int {
	var codes []int
	for _, s := range list {
		if success(s.Code) && !s.Unsure {
			codes = append(codes, s.Code)
		}
	}
	return codes
}

// Compare returns the changes between two lists of routes: the breaking ones
// first, then by path and method. A removed route is breaking, and so is a
// success that a route no longer sends.
func Compare(old, new []analyzer.RouteJSON) []Change {
	before, after := merge(old), merge(new)
	p := pair(before, after)
	p.removed = slices.DeleteFunc(p.removed, func(r *route) bool { return served(r, after) || !r.complete && isMount(r, before) })
	p.added = slices.DeleteFunc(p.added, func(r *route) bool { return served(r, before) || isMount(r, after) })
	var list []Change
	for _, r := range p.removed {
		c := changeOf(RouteRemoved, r)
		c.Breaking = true
		c.Removed = statusesOf(r.statuses, nil, true)
		list = append(list, c)
	}
	for _, r := range p.added {
		c := changeOf(RouteAdded, r)
		c.Added = statusesOf(r.statuses, nil, true)
		list = append(list, c)
	}
	for _, x := range p.pairs {
		if len(x.methods) > 0 {
			c := changeOf(Narrowed, x.old)
			c.Breaking, c.Methods = true, x.methods
			list = append(list, c)
		}
		if c, ok := compareRoute(x.old, x.new); ok {
			list = append(list, c)
		}
	}
	sortChanges(list)
	return list
}

func sortChanges(list []Change) {
	rank := func(c Change) int {
		if c.Breaking {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b Change) int {
		return cmp.Or(
			rank(a)-rank(b),
			strings.Compare(a.Path, b.Path),
			strings.Compare(a.Method, b.Method),
			strings.Compare(string(a.Kind), string(b.Kind)),
			strings.Compare(a.Registered, b.Registered),
		)
	})
}

// compareRoute returns what changed of a route that both revisions have.
func compareRoute(old, new *route) (Change, bool) {
	c := changeOf(Statuses, new)
	c.Added = statusesOf(new.statuses, old.statuses, old.complete)
	c.Removed = statusesOf(old.statuses, new.statuses, new.complete)
	c.Breaking = len(successes(c.Removed)) > 0
	return c, len(c.Added)+len(c.Removed) > 0
}

// statusesOf returns the statuses that the other list lacks. They are unsure if
// the other list is not complete.
func statusesOf(list, other []analyzer.RouteStatus, complete bool) []Status {
	out := []Status{}
	for _, s := range list {
		if !slices.ContainsFunc(other, func(t analyzer.RouteStatus) bool { return t.Code == s.Code }) {
			out = append(out, Status{Code: s.Code, Pos: s.Pos, Via: s.Via, Unsure: !complete})
		}
	}
	return out
}

func changeOf(k Kind, r *route) Change {
	return Change{
		Kind: k, Method: r.method, Path: r.path, Suffix: r.suffix,
		Handler: r.handler, Pos: r.pos, Registered: r.registered,
		Added: []Status{}, Removed: []Status{},
	}
}
