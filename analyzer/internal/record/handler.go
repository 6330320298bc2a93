package record

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// Serves reports whether the handler answers requests of the method, and of
// that method in particular.
func (h *Handler) Serves(method string) bool { return h.Method == method }

// Route returns "DELETE /pets/{id}", or what is known of it.
func (h *Handler) Route() string {
	switch {
	case h.Method == "" && h.Path == "":
		return "this route"
	case h.Path == "":
		return h.Method
	case h.Method == "":
		return h.Path
	}
	return h.Method + " " + h.Path
}

// Place returns where a status is reported (3.15): at the expression that names
// it where that stands in the handler's body, else at the call there that leads
// to it, else at the handler's name; for a handler of another package, in the
// registration.
func (h *Handler) Place(s Status) Node {
	if !h.Body.Valid() {
		return h.Registered
	}
	if s.Expr.Valid() && h.Body.Holds(s.Expr) {
		return s.Expr
	}
	if s.At.Valid() && (h.Body.Holds(s.At) || !h.Shared) {
		return s.At // there, or in a literal that the handler's function returns
	}
	return h.At
}

// NamedThere reports whether the handler names an implicit status elsewhere, and
// that is shown at the same place.
func (h *Handler) NamedThere(s Status, at Node) bool {
	return slices.ContainsFunc(h.Statuses, func(t Status) bool {
		return t.Code == s.Code && t.Via != flow.Implicit && t.Via != flow.Middleware && t.Via != flow.Mapper && h.Place(t) == at
	})
}

// Writes reports whether the handler can write the status.
func (h *Handler) Writes(code int) bool {
	return slices.ContainsFunc(h.Statuses, func(s Status) bool {
		return s.Code == code && (h.Method == "" || s.Methods.Has(h.Method))
	})
}

// Deeper returns, of a status to which a call of a function of this package
// leads, where that function names it, or leads to it in turn.
func (p *Package) Deeper(s Status) []Status {
	if s.Called == 0 || s.Expr.Valid() {
		return nil
	}
	// Have: f(w), where f names no status that could be pointed at
	d := &p.Functions[s.Called-1]
	if !d.Handles {
		return nil
	}
	var out []Status
	for _, t := range d.Statuses {
		if t.Code == s.Code && t.Via != flow.Implicit && (t.Expr.Valid() || t.At.Valid()) {
			out = append(out, t)
		}
	}
	return out
}

// Range returns the node as a range, nil for none.
func (n Node) Range() analysis.Range {
	if !n.Valid() {
		return nil
	}
	return n
}
