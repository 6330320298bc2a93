package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// assign records lhs = d.
func (k *kinds) assign(lhs ast.Expr, d def) {
	dst, ok := k.place(lhs)
	if !ok {
		return // _
	}
	k.into(dst, d.expr, d.index)
}

// place returns the node that assigning to lhs fills.
func (k *kinds) place(lhs ast.Expr) (node, bool) {
	lhs = ast.Unparen(lhs)
	if f := goast.FieldOf(k.info, lhs); f != nil {
		return node{obj: f}, true
	}
	v := goast.RootVar(k.info, lhs)
	if v == nil {
		return node{}, false
	}
	return node{obj: v.Origin()}, true
}

// into records that e (or its result index, where e is a call in a tuple
// assignment) flows into dst.
func (k *kinds) into(dst node, e ast.Expr, index int) {
	if index > 0 && !goast.IsCall(e) {
		return // v, ok := m[k]: ok
	}
	t := k.info.TypeOf(e)
	if index >= 0 && goast.IsCall(e) {
		tuple, ok := t.(*types.Tuple)
		if !ok || index >= tuple.Len() {
			return // not type-checked
		}
		t = tuple.At(index).Type()
	}
	if t == nil {
		return // not type-checked
	}
	if sig, ok := t.Underlying().(*types.Signature); ok {
		k.function(dst, e, sig)
		return
	}
	k.keysInto(dst, e)
	if !goast.HoldsInteger(t) {
		return // nothing that can be a status
	}
	k.flow(k.operand(e, max(index, 0)), k.id(dst))
}

// keysInto records the keys of a map literal, or of another map, as keys of dst.
func (k *kinds) keysInto(dst node, e ast.Expr) {
	t := k.info.TypeOf(e)
	if t == nil {
		return
	}
	if m, ok := t.Underlying().(*types.Map); !ok || !goast.HoldsInteger(m.Key()) {
		return // no map, or keys that are no statuses
	}
	dst.sub = keys
	if lit, ok := ast.Unparen(e).(*ast.CompositeLit); ok {
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				k.flow(k.operand(kv.Key, 0), k.id(dst))
			}
		}
		return
	}
	if src, ok := k.place(e); ok {
		src.sub = keys
		k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
	}
}

// composite records the fields of T{…}.
func (k *kinds) composite(lit *ast.CompositeLit) {
	// The elements of another literal are met as operands of what it flows into.
	for field, val := range structs.Fields(k.info, lit) {
		k.into(node{obj: field}, val, -1)
	}
}

// binary records x == y and x != y. (3.2) Other operators make class
// boundaries of their operands.
func (k *kinds) binary(e *ast.BinaryExpr) {
	switch e.Op {
	case token.EQL, token.NEQ:
		k.compareExprs(e.X, e.Y)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		k.bounded(e.X, e.Y)
		k.bounded(e.Y, e.X)
	}
}

// bounded records x < 100 and x > 599: a test whether x is a status at all.
// What tests for a class of statuses (x >= 500) says nothing of that.
func (k *kinds) bounded(x, bound ast.Expr) {
	b, ok := goast.IntValue(k.info, bound)
	if !ok || b > 100 && b <= 500 {
		return
	}
	for _, id := range k.operand(x, 0).ids {
		if id != k.source {
			k.graph[id].tested = true
		}
	}
}

func (k *kinds) compareExprs(x, y ast.Expr) {
	k.compare(k.operand(x, 0), k.operand(y, 0))
}

// switched records switch x { case a, b: … }.
func (k *kinds) switched(s *ast.SwitchStmt) {
	if s.Tag == nil {
		return // switch { case x == a: … }: binary expressions
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			k.compareExprs(s.Tag, e)
		}
	}
}

// indexed records m[x]: x is compared with the keys of m.
func (k *kinds) indexed(e *ast.IndexExpr) {
	t := k.info.TypeOf(e.X)
	if t == nil {
		return
	}
	m, ok := t.Underlying().(*types.Map)
	if !ok || !goast.HoldsInteger(m.Key()) {
		return // an element of a list, an instance of a function
	}
	if src, ok := k.place(e.X); ok {
		src.sub = keys
		k.compare(k.operand(e.Index, 0), operand{ids: []int{k.id(src)}})
	}
}

// ranged records for i, lhs := range x.
func (k *kinds) ranged(s *ast.RangeStmt, lhs ast.Expr, i int) {
	dst, ok := k.place(lhs)
	if !ok {
		return // _
	}
	if i == 1 {
		k.into(dst, s.X, -1)
		k.elements(dst, s.X)
		return
	}
	if t := k.info.TypeOf(s.X); t != nil {
		if _, ok := t.Underlying().(*types.Map); ok {
			if src, ok := k.place(s.X); ok {
				src.sub = keys
				k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
			}
		}
	}
}

// elements records that the elements of a list of functions flow into dst.
func (k *kinds) elements(dst node, list ast.Expr) {
	t := k.info.TypeOf(list)
	if t == nil {
		return
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		if sig, ok := s.Elem().Underlying().(*types.Signature); ok {
			k.function(dst, list, sig)
		}
	}
}

// link records that v is another name of x: the variable of a type switch.
func (k *kinds) link(v *types.Var, x ast.Expr) {
	if goast.HoldsInteger(v.Type()) {
		k.flow(k.operand(x, 0), k.id(node{obj: v}))
	}
}

// returned records the results of a return statement.
func (k *kinds) returned(fn *function, s *ast.ReturnStmt) {
	results := fn.sig.Results()
	for i := range results.Len() {
		dst := node{obj: fn.object(), lit: fn.lit, sub: result, i: i}
		switch {
		case len(s.Results) == 0:
			k.resultInto(dst, node{obj: results.At(i)}, results.At(i).Type())
		case len(s.Results) == results.Len():
			k.into(dst, s.Results[i], -1)
		case len(s.Results) == 1:
			k.into(dst, s.Results[0], i)
		}
	}
}

func (k *kinds) resultInto(dst, src node, t types.Type) {
	if goast.HoldsInteger(t) {
		k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
	}
}

// object returns the declared function as an object, nil for a literal.
func (fn *function) object() types.Object {
	if fn.obj == nil {
		return nil
	}
	return fn.obj
}
