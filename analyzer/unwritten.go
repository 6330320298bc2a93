package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// serverStatuses are written by middleware and servers, so that no handler
// need write them (3.18).
var serverStatuses = []int{401, 403, 404, 405, 406, 415, 429}

// checkUnwritten reports documented statuses that the route never writes.
//
//	(3.18) Only against operation documents, only when every write of the route
//	is known, only outside the statuses of middleware and servers, unless
//	-unwritten-all.
func checkUnwritten(c *checker) {
	for _, h := range c.handlers() {
		if c.elsewhere(h) {
			continue // reported where its comment stands
		}
		op := c.operation(h)
		if op == nil || !h.summary.Complete || len(h.summary.Statuses) == 0 {
			continue // not all is known
		}
		for _, code := range op.Codes() {
			if h.writes(code) || !c.settings.UnwrittenAll && (code >= 500 || slices.Contains(serverStatuses, code)) {
				continue
			}
			rng := h.at
			if h.body == nil {
				rng = h.registered
			}
			c.report("unwritten", rng, fmt.Sprintf("%s documents status %s for %s, which never writes it", op.Where(), named(code), h.route()))
		}
	}
}

// writes reports whether the handler can write the status.
func (h *handler) writes(code int) bool {
	return slices.ContainsFunc(h.summary.Statuses, func(s flow.Status) bool {
		return s.Code == code && (h.method == "" || s.Methods.Has(h.method))
	})
}
