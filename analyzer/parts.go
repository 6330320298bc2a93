package analyzer

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// otherMethod stands for whatever no test names.
const otherMethod = "*"

// parts parts the handler of a route of any method by its tests of r.Method: a
// handler for each method that it answers in particular, and one for any other, where
// those are answered as well.
//
//	switch r.Method {
//	case "GET": …
//	case "DELETE": …
//	default: http.Error(w, "", http.StatusMethodNotAllowed)
//	}
func (v *serving) parts(h *handler) []*handler {
	if h.method != "" {
		return []*handler{h}
	}
	named := namedMethods(h.summary)
	if len(named) == 0 {
		return []*handler{h}
	}
	var out []*handler
	for _, method := range named {
		part := h.part(method)
		part.method = method
		out = append(out, part)
	}
	if rest := h.part(otherMethod); answersOthers(rest.summary) {
		out = append(out, rest)
	}
	return out
}

// part keeps what the handler writes for one method.
func (h *handler) part(method string) *handler {
	p, s := *h, *h.summary
	s.Statuses = nil
	for _, st := range h.summary.Statuses {
		if st.Methods.Has(method) {
			s.Statuses = append(s.Statuses, st)
		}
	}
	p.summary, p.parted = &s, true
	return &p
}

// namedMethods returns the methods that the statuses of a handler itself, or
// the handlers that it hands requests on to, are restricted to.
func namedMethods(s *flow.Summary) []string {
	var out []string
	add := func(m flow.Methods) {
		if m.Has(otherMethod) {
			return // any but some
		}
		for _, name := range m.Names() {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	for _, st := range s.Statuses {
		if st.Via != flow.Middleware {
			add(st.Methods)
		}
	}
	for _, d := range s.Dispatches {
		add(d.Methods)
	}
	return out
}

// answersOthers reports whether the part of a handler that is left for methods that
// it does not name answers them, and does not only refuse them.
func answersOthers(s *flow.Summary) bool {
	refused := false
	for _, st := range s.Statuses {
		if !status.IsError(st.Code) {
			return true
		}
		refused = refused || !st.Methods.Any()
	}
	return !s.Complete && !refused
}
