package analyzer

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
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
	var out []*handler
	for _, part := range h.byPath() {
		out = append(out, v.byMethod(part)...)
	}
	return out
}

// byPath divides a handler by its tests of r.URL.Path: what each path answers, and
// what is left for any other.
func (h *handler) byPath() []*handler {
	if len(h.cases) == 0 {
		return []*handler{h}
	}
	own := func(s flow.Status, c route.PathCase) bool {
		return s.At != nil && (within(c.Body, s.At) || c.After != nil && s.At.Pos() >= c.After.End())
	}
	if !slices.ContainsFunc(h.summary.Statuses, func(s flow.Status) bool {
		return slices.ContainsFunc(h.cases, func(c route.PathCase) bool { return own(s, c) })
	}) {
		return []*handler{h} // what the cases answer is not seen
	}
	var out []*handler
	for _, c := range h.cases {
		part := h.only(func(s flow.Status) bool { return s.Via == flow.Middleware || own(s, c) })
		part.path = c.Path
		part.summary.Complete = part.summary.Complete && len(part.summary.Statuses) > 0
		out = append(out, part)
	}
	return append(out, h.only(func(s flow.Status) bool {
		return !slices.ContainsFunc(h.cases, func(c route.PathCase) bool { return s.At != nil && within(c.Body, s.At) })
	}))
}

// only keeps some of the statuses of a handler.
func (h *handler) only(keep func(flow.Status) bool) *handler {
	p, s := *h, *h.summary
	s.Statuses = nil
	for _, st := range h.summary.Statuses {
		if keep(st) {
			s.Statuses = append(s.Statuses, st)
		}
	}
	p.summary, p.cases = &s, nil
	return &p
}

func (v *serving) byMethod(h *handler) []*handler {
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
