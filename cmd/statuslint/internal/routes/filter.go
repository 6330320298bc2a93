package routes

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// A Filter says which routes are shown; the zero value shows all.
type Filter struct {
	Only string // one of Onlys
	Path string // a pattern, in which * stands for a segment and ** for any number of them
}

// Onlys are the values of Filter.Only.
var Onlys = []string{"undocumented", "unknown", "untested"}

// Validate reports a filter that no route can pass through a mistake.
func (f Filter) Validate() error {
	if f.Only != "" && !slices.Contains(Onlys, f.Only) {
		return fmt.Errorf("unknown -only %q: want %s", f.Only, strings.Join(Onlys, ", "))
	}
	for _, segment := range segments(f.Path) {
		if _, err := path.Match(segment, ""); err != nil {
			return fmt.Errorf("-path %s: %w", f.Path, err)
		}
	}
	return nil
}

// Apply returns the routes that the filter lets through.
func (f Filter) Apply(list []analyzer.RouteJSON) []analyzer.RouteJSON {
	return slices.DeleteFunc(slices.Clone(list), func(r analyzer.RouteJSON) bool {
		return f.Path != "" && !matchPath(segments(f.Path), segments(r.Path)) || f.Only != "" && !f.has(r)
	})
}

func (f Filter) has(r analyzer.RouteJSON) bool {
	switch f.Only {
	case "unknown":
		return !r.Complete
	case "untested":
		return slices.ContainsFunc(cells(r), cell.untested)
	}
	return slices.ContainsFunc(r.Statuses, func(s analyzer.RouteStatus) bool { return s.Undocumented })
}

func segments(p string) []string { return strings.Split(strings.Trim(p, "/"), "/") }

// matchPath reports whether a path matches a pattern, both cut into segments.
func matchPath(pattern, have []string) bool {
	if len(pattern) == 0 {
		return len(have) == 0
	}
	if pattern[0] == "**" {
		for i := range len(have) + 1 {
			if matchPath(pattern[1:], have[i:]) {
				return true
			}
		}
		return false
	}
	if len(have) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], have[0])
	return err == nil && ok && matchPath(pattern[1:], have[1:])
}
