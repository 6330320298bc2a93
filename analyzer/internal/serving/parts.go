package serving

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// otherMethod stands for whatever no test names.
const otherMethod = "*"

// Parts parts the handler of a route of any method by its tests of r.Method: a
// Handler for each method that it answers in particular, and one for any other, where
// those are answered as well.
//
//	switch r.Method {
//	case "GET": …
//	case "DELETE": …
//	default: http.Error(w, "", http.StatusMethodNotAllowed)
//	}
func (v *Finder) Parts(h *Handler) []*Handler {
	var out []*Handler
	for _, part := range h.byPath() {
		out = append(out, v.byMethod(part)...)
	}
	return out
}

// byPath divides a handler by its tests of r.URL.Path: what each path answers, and
// what is left for any other.
func (h *Handler) byPath() []*Handler {
	if len(h.cases) == 0 {
		return []*Handler{h}
	}
	own := func(s flow.Status, c route.PathCase) bool {
		return s.At != nil && (within(c.Body, s.At) || c.After != nil && s.At.Pos() >= c.After.End())
	}
	if !slices.ContainsFunc(h.Summary.Statuses, func(s flow.Status) bool {
		return slices.ContainsFunc(h.cases, func(c route.PathCase) bool { return own(s, c) })
	}) {
		return []*Handler{h} // what the cases answer is not seen
	}
	var out []*Handler
	for _, c := range h.cases {
		part := h.only(func(s flow.Status) bool { return s.Via == flow.Middleware || own(s, c) })
		part.Path = c.Path
		part.Summary.Complete = part.Summary.Complete && len(part.Summary.Statuses) > 0
		out = append(out, part)
	}
	return append(out, h.only(func(s flow.Status) bool {
		return !slices.ContainsFunc(h.cases, func(c route.PathCase) bool { return s.At != nil && within(c.Body, s.At) })
	}))
}

// only keeps some of the statuses of a handler.
func (h *Handler) only(keep func(flow.Status) bool) *Handler {
	p, s := *h, *h.Summary
	s.Statuses = nil
	for _, st := range h.Summary.Statuses {
		if keep(st) {
			s.Statuses = append(s.Statuses, st)
		}
	}
	p.Summary, p.cases = &s, nil
	return &p
}

func (v *Finder) byMethod(h *Handler) []*Handler {
	if h.Method != "" {
		return []*Handler{h}
	}
	named := namedMethods(h.Summary)
	if len(named) == 0 {
		return []*Handler{h}
	}
	var out []*Handler
	for _, method := range named {
		part := h.part(method)
		part.Method = method
		out = append(out, part)
	}
	if rest := h.part(otherMethod); answersOthers(rest.Summary) {
		out = append(out, rest)
	}
	return out
}

// part keeps what the handler writes for one method.
func (h *Handler) part(method string) *Handler {
	p, s := *h, *h.Summary
	s.Statuses = nil
	for _, st := range h.Summary.Statuses {
		if st.Methods.Has(method) {
			s.Statuses = append(s.Statuses, st)
		}
	}
	p.Summary, p.Parted = &s, true
	return &p
}

// namedMethods returns the methods that the statuses of a handler itself, or
// the handlers to which it passes requests, are restricted to.
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
