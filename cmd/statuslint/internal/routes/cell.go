package routes

import (
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// A state is what there is to say of one status of one route.
type state int

const (
	undocumented state = iota // written, and not documented
	written                   // documented and written
	plain                     // written, and no document has the route
	unwritten                 // documented, and never written
	elsewhere                 // documented, and left by the handler to middleware or the server
	unknown                   // documented, and not known to be written
)

// A cell is one status of one route.
type cell struct {
	code  int
	state state
	pos   string // where it is named; where it is documented, if it is not written
	via   string
	// exercised is what a coverage profile says; nil for nothing.
	exercised *bool
}

// cells returns the statuses of a route, by code.
func cells(r analyzer.RouteJSON) []cell {
	var list []cell
	for _, s := range r.Statuses {
		c := cell{code: s.Code, state: written, pos: s.Pos, via: s.Via, exercised: s.Exercised}
		switch {
		case s.Undocumented:
			c.state = undocumented
		case r.Document == "":
			c.state = plain
		}
		if c.pos == "" {
			c.pos = r.Pos
		}
		list = append(list, c)
	}
	for _, code := range r.Documented {
		if slices.ContainsFunc(list, func(c cell) bool { return c.code == code }) {
			continue // it is written
		}
		c := cell{code: code, state: unwritten, pos: r.Document}
		switch {
		case !r.Complete:
			c.state = unknown
		case writtenElsewhere(code):
			c.state = elsewhere
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b cell) int { return a.code - b.code })
	return list
}

// writtenElsewhere reports whether middleware and servers write a status, so
// that a handler need not (3.18).
func writtenElsewhere(code int) bool {
	return code >= 500 || slices.Contains([]int{401, 403, 404, 405, 406, 415, 429}, code)
}

// shortName returns a handler's full name without the directories of its import
// path: (*web.Shop).Get.
func shortName(full string) string {
	pre, rest := "", full
	for _, p := range []string{"(*", "("} {
		if after, ok := strings.CutPrefix(rest, p); ok {
			pre, rest = p, after
			break
		}
	}
	if strings.ContainsAny(rest, " {(\"") && pre == "" {
		return full // an expression
	}
	return pre + path.Base(rest)
}

// anyMethod is what stands for a route that answers any method.
const anyMethod = "*"

func methodOf(r analyzer.RouteJSON) string {
	if r.Method == "" {
		return anyMethod
	}
	return r.Method
}

// pathOf returns the path of a route, with an ellipsis for what is not known.
func pathOf(r analyzer.RouteJSON) string {
	if r.Suffix || r.Path == "" {
		return "…" + r.Path
	}
	return r.Path
}
