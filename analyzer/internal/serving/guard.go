package serving

import (
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// guarding returns the statuses of the middlewares that stand before a route
// (3.11b). They are the route's, for the tables and in routes; its own document
// need not list them, unless the configuration says middleware: true.
func (v *Finder) guarding(r route.Route) []flow.Status {
	if v.guards == nil {
		v.guards = make(map[ast.Expr][]flow.Status)
	}
	var out []flow.Status
	for _, g := range r.Guards {
		statuses, ok := v.guards[g.Expr]
		if !ok {
			statuses = v.Flow.Middleware(g.Expr)
			v.guards[g.Expr] = statuses
		}
		for _, s := range statuses {
			if s.Expr == nil {
				s.At = g.Expr // nothing of the handler's leads to it
			}
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}
