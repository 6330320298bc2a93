package typestate

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// assignments forgets what was known of variables that n assigns, and notes what
// their new values say.
func (p *analysis) assignments(n ast.Node, s *State) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			v := goast.RootVar(p.info, lhs)
			if v == nil {
				continue // _, or the result of a call
			}
			p.forget(v, n, s)
			s.forgetFacts(v)
			if _, whole := ast.Unparen(lhs).(*ast.Ident); whole {
				p.assign(v, assignedExpr(n.Lhs, n.Rhs, i), false, s)
				p.assignFacts(v, assignedExpr(n.Lhs, n.Rhs, i), s)
			}
		}
	case *ast.IncDecStmt:
		if v := goast.RootVar(p.info, n.X); v != nil {
			s.forgetFacts(v)
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if v, ok := p.info.Defs[name].(*types.Var); ok {
				p.assign(v, assignedExpr(n.Names, n.Values, i), len(n.Values) == 0, s)
				p.assignFacts(v, assignedExpr(n.Names, n.Values, i), s)
			}
		}
	}
}

// assignedExpr returns what the i-th of some variables is given: for the last
// of several that one call gives, that call, whose outcome is its last result's.
func assignedExpr[T ast.Expr](lhs []T, rhs []ast.Expr, i int) ast.Expr {
	switch {
	case len(lhs) == len(rhs):
		return rhs[i]
	case len(rhs) == 1 && i == len(lhs)-1:
		if call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr); ok {
			return call
		}
	}
	return nil
}

// forget drops what v is no longer known to be.
func (p *analysis) forget(v *types.Var, n ast.Node, s *State) {
	s.nonNil = slices.DeleteFunc(s.nonNil, func(w *types.Var) bool { return v == w })
	s.guards = slices.DeleteFunc(slices.Clone(s.guards), func(g guard) bool {
		return g.v == v && !slices.Contains(p.program.AssignedTo[p.list[g.effect].At], v) || g.v == v && !goast.Within(n, p.list[g.effect].At)
	})
}

// ranged forgets what was known of the variables of a loop in its last turn.
func (p *analysis) ranged(loop *ast.RangeStmt, s *State) {
	for _, e := range []ast.Expr{loop.Key, loop.Value} {
		if e == nil {
			continue // for range list
		}
		if v := goast.RootVar(p.info, e); v != nil {
			p.assign(v, nil, false, s)
			s.forgetFacts(v)
		}
	}
}
