package statusinfer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// moves records what assignments, literals and comparisons move.
type moves struct{ reader }

// assign records the assignment to lhs, which is variable i of n on the left side.
func (g *moves) assign(lhs ast.Expr, rhs []ast.Expr, i, n int) {
	dst, ok := g.place(lhs)
	if !ok {
		return // _
	}
	if len(rhs) == n {
		g.into(dst, rhs[i], -1)
		return
	}
	g.into(dst, rhs[0], i)
}

// place returns the node that assigning to lhs fills.
func (g *functions) place(lhs ast.Expr) (Loc, bool) {
	lhs = ast.Unparen(lhs)
	if f := goast.FieldOf(g.Info, lhs); f != nil {
		return Loc{Obj: f}, true
	}
	v := goast.RootVar(g.Info, lhs)
	if v == nil {
		return Loc{}, false
	}
	return Loc{Obj: v.Origin()}, true
}

// into records that e (or its result index, where e is a call in a tuple
// assignment) flows into dst.
func (g *moves) into(dst Loc, e ast.Expr, index int) {
	t := g.typeOf(e, index)
	if t == nil {
		return // ok of v, ok := m[k], or not type-checked
	}
	if sig, ok := t.Underlying().(*types.Signature); ok {
		if goast.Yield(sig) != nil {
			g.sequenceInto(dst, e, index)
		}
		g.function(dst, e, sig, index)
		return
	}
	g.keysInto(dst, e, t)
	g.functionsInto(dst, e, t)
	if !goast.HoldsInteger(t) {
		return // nothing that can be a status
	}
	g.flow(g.operand(e, max(index, 0)), g.id(dst))
	g.alias(dst, e)
}

// typeOf returns the type of e, or of its result index where e has several: a
// call, or v, ok := m[k]. It is nil for the ok.
func (g *reader) typeOf(e ast.Expr, index int) types.Type {
	t := g.Info.TypeOf(e)
	tuple, ok := t.(*types.Tuple)
	switch {
	case !ok && index <= 0:
		return t
	case !ok || index < 0 || index >= tuple.Len() || index > 0 && !goast.IsCall(e):
		return nil
	}
	return tuple.At(index).Type()
}

// alias records that what is stored through the local variable dst is stored in
// what it points to: p := &code; *p = 404. A parameter is no alias: what one call
// points it to says nothing about what another does.
func (g *moves) alias(dst Loc, e ast.Expr) {
	v, ok := dst.Obj.(*types.Var)
	if !ok || dst.Part != Content || v.IsField() || g.Params[v] != nil {
		return
	}
	through := func(d program.Def) bool { return d.Weak && d.Field == nil && d.Into == nil && !d.Fills }
	if !slices.ContainsFunc(g.Defs[v], through) {
		return // nothing is stored through it
	}
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	if src, ok := g.place(e); ok && src != dst {
		g.link(dst, src)
	}
}

// keysInto records the keys of a map literal, or of another map, as keys of dst.
func (g *moves) keysInto(dst Loc, e ast.Expr, t types.Type) {
	if m, ok := t.Underlying().(*types.Map); !ok || !goast.HoldsInteger(m.Key()) {
		return // no map, or keys that are no statuses
	}
	dst.Part = Keys
	g.keysFrom(dst, e)
}

// composite records the fields of T{…}.
func (g *moves) composite(lit *ast.CompositeLit) {
	// The elements of another literal are met as operands of what it flows into.
	for field, val := range structs.Fields(g.Info, lit) {
		g.into(Loc{Obj: field}, val, -1)
	}
}

// binary records x == y and x != y. (3.2) Other operators make class
// boundaries of their operands.
func (g *moves) binary(e *ast.BinaryExpr) {
	switch e.Op {
	case token.EQL, token.NEQ:
		g.compareExprs(e.X, e.Y)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		g.bounded(e.X, e.Y)
		g.bounded(e.Y, e.X)
	}
}

// bounded records x < 100 and x > 599: a test whether x is a status at all.
// What tests for a class of statuses (x >= 500) says nothing of that.
func (g *moves) bounded(x, bound ast.Expr) {
	b, ok := goast.IntValue(g.Info, bound)
	if !ok || b > 100 && b <= 500 {
		return
	}
	for _, id := range g.operand(x, 0).ids {
		if id != g.source {
			g.nodes[id].tested = true
		}
	}
}

func (g *moves) compareExprs(x, y ast.Expr) {
	g.compare(g.operand(x, 0), g.operand(y, 0))
}

// switched records switch x { case a, b: … }.
func (g *moves) switched(s *ast.SwitchStmt) {
	if s.Tag == nil {
		return // switch { case x == a: … }: binary expressions
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			g.compareExprs(s.Tag, e)
		}
	}
}

// indexed records m[x]: x is compared with the keys of m.
func (g *moves) indexed(e *ast.IndexExpr) {
	t := g.Info.TypeOf(e.X)
	if t == nil {
		return
	}
	m, ok := t.Underlying().(*types.Map)
	if !ok || !goast.HoldsInteger(m.Key()) {
		return // an element of a list, an instance of a function
	}
	if src, ok := g.place(e.X); ok {
		src.Part = Keys
		g.compare(g.operand(e.Index, 0), operand{ids: []int{g.id(src)}})
	}
}

// ranged records for i, lhs := range x.
func (g *moves) ranged(s *ast.RangeStmt, lhs ast.Expr, i int) {
	dst, ok := g.place(lhs)
	if !ok {
		return // _
	}
	t := g.Info.TypeOf(s.X)
	if t == nil {
		return // not type-checked
	}
	switch u := t.Underlying().(type) {
	case *types.Map:
		if i == 0 {
			g.keysFrom(dst, s.X)
			return
		}
	case *types.Chan:
		g.into(dst, s.X, -1)
		return
	case *types.Signature:
		g.rangedFunction(dst, s.X, u, i)
		return
	}
	if i == 1 {
		g.into(dst, s.X, -1)
		g.elements(dst, s.X)
	}
}

// keysFrom records that the keys of a map, or the first values of a sequence of
// pairs, flow into dst.
func (g *moves) keysFrom(dst Loc, e ast.Expr) { g.flow(g.keys(e), g.id(dst)) }

// keys returns the keys of the map, or the first values of the sequence, e.
func (g *reader) keys(e ast.Expr) operand {
	var out operand
	if lit, ok := ast.Unparen(e).(*ast.CompositeLit); ok {
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				out = out.join(g.operand(kv.Key, 0))
			}
		}
		return out
	}
	if src, ok := g.place(e); ok {
		src.Part = Keys
		out.ids = []int{g.id(src)}
	}
	return out
}

// elements records that the elements of a list of functions flow into dst.
func (g *moves) elements(dst Loc, list ast.Expr) {
	t := g.Info.TypeOf(list)
	if t == nil {
		return
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		if sig, ok := s.Elem().Underlying().(*types.Signature); ok {
			g.function(dst, list, sig, 0)
		}
	}
}
