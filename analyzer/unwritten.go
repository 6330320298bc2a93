package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// serverStatuses are written by middleware and servers, so that no handler
// need write them (3.18).
var serverStatuses = []int{401, 403, 404, 405, 406, 415, 429}

// A promise is the document of an operation, with the handlers that it is
// of: more than one where a path is registered twice, for two listeners, say, of
// which one redirects to the other.
type promise struct {
	op       *document.Match
	handlers []*record.Handler
}

// checkUnwritten reports documented statuses that the route never writes.
//
//	(3.18) Only against operation documents, only when every write of the route
//	is known, only outside the statuses of middleware and servers, unless
//	-unwritten-all.
func checkUnwritten(c *checker) {
	for _, p := range c.promises() {
		if slices.ContainsFunc(p.handlers, func(h *record.Handler) bool { return !h.Complete || len(h.Statuses) == 0 }) {
			continue // not all is known
		}
		if slices.ContainsFunc(p.handlers, isStub) {
			continue // it does not do yet what is promised
		}
		for _, code := range p.op.Codes() {
			if p.kept(code) || !c.Conf.UnwrittenAll && (code >= 500 || slices.Contains(serverStatuses, code)) {
				continue
			}
			h := p.handlers[0]
			rng := h.At
			if !h.Body.Valid() {
				rng = h.Registered
			}
			c.add(finding{
				rule: "unwritten", at: rng, paths: routePaths(h),
				message: fmt.Sprintf("%s documents status %s for %s, which never writes it", p.op.Where(), status.Named(code), h.Route()),
				subject: "status " + status.Named(code) + " is documented for " + h.Route(),
			})
		}
	}
}

// isStub reports whether all that the handler answers is 501, which says that it
// is not written yet (RFC 9110 §15.6.2).
func isStub(h *record.Handler) bool {
	return !slices.ContainsFunc(h.Statuses, func(s record.Status) bool { return s.Code != 501 && s.Via != flow.Middleware })
}

// promises returns the documented operations that handlers answer, in the order
// of their registration.
func (c *checker) promises() []*promise {
	var out []*promise
	for _, h := range c.Handlers() {
		if h.Elsewhere {
			continue // reported where its comment stands
		}
		op, _ := c.Operation(h)
		if op == nil {
			continue // nothing is promised
		}
		i := slices.IndexFunc(out, func(p *promise) bool { return p.op.Where() == op.Where() })
		if i < 0 {
			i = len(out)
			out = append(out, &promise{op: op})
		}
		out[i].handlers = append(out[i].handlers, h)
	}
	return out
}

// kept reports whether one of the handlers can write the status.
func (p *promise) kept(code int) bool {
	return slices.ContainsFunc(p.handlers, func(h *record.Handler) bool { return h.Writes(code) })
}
