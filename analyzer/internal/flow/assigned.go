package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// assigned forgets what was known of variables that n assigns, and notes what
// their new values say.
func (p *pather) assigned(n ast.Node, s *pathState) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, lhs := range n.Lhs {
			v := goast.RootVar(p.x.info, lhs)
			if v == nil {
				continue // _, or the result of a call
			}
			p.forget(v, n, s)
			if _, whole := ast.Unparen(lhs).(*ast.Ident); whole {
				p.relearn(v, assignedExpr(n.Lhs, n.Rhs, i), false, s)
			}
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if v, ok := p.x.info.Defs[name].(*types.Var); ok {
				p.relearn(v, assignedExpr(n.Names, n.Values, i), len(n.Values) == 0, s)
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
func (p *pather) forget(v *types.Var, n ast.Node, s *pathState) {
	s.nonNil = slices.DeleteFunc(s.nonNil, func(w *types.Var) bool { return v == w })
	s.guards = slices.DeleteFunc(slices.Clone(s.guards), func(g guard) bool {
		return g.v == v && !slices.Contains(p.x.AssignedTo[p.list[g.effect].At], v) || g.v == v && !within(n, p.list[g.effect].At)
	})
}

// ranged forgets what was known of the variables of a loop in its last turn.
func (p *pather) ranged(loop *ast.RangeStmt, s *pathState) {
	for _, e := range []ast.Expr{loop.Key, loop.Value} {
		if e == nil {
			continue // for range list
		}
		if v := goast.RootVar(p.x.info, e); v != nil {
			p.relearn(v, nil, false, s)
		}
	}
}
