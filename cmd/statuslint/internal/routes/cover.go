package routes

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer"
)

// measured reports whether a coverage profile says anything of the routes.
func measured(list []analyzer.RouteJSON) bool {
	return slices.ContainsFunc(list, func(r analyzer.RouteJSON) bool {
		return slices.ContainsFunc(r.Statuses, func(s analyzer.RouteStatus) bool { return s.Exercised != nil })
	})
}

// covered is the mark of what tests exercise, "" where no profile says.
func (c cell) covered() string {
	switch {
	case c.exercised == nil:
		return ""
	case *c.exercised:
		return "+"
	}
	return "-"
}

// untestedLook is how the page shows statuses that tests do not exercise: by a
// class beside that of the state.
var untestedLook = look{letter: "x", sign: "-", words: "not exercised by tests"}

// untested reports whether tests do not exercise the status.
func (c cell) untested() bool { return c.covered() == "-" }

// coverTitle is what the title of a cell says of tests.
func (c cell) coverTitle() string {
	switch c.covered() {
	case "+":
		return ", exercised by tests"
	case "-":
		return ", " + untestedLook.words
	}
	return ""
}
