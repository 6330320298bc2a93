package strval

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// Deref replaces a loop's variable by the row's expression.
func (x *Eval) Deref(e ast.Expr, b origin.Bindings) ast.Expr {
	if val, ok := x.Bound(e, b); ok && val != nil {
		return val
	}
	return e
}

// Only returns the expression that v gets its value from, where there is one;
// what wraps v itself aside: h = logged(h).
func (x *Eval) Only(v *types.Var) ast.Expr {
	var out ast.Expr
	for _, o := range x.src.Values[v] {
		if o.Elem || o.Key {
			return nil // one of many
		}
		if call, ok := ast.Unparen(o.Expr).(*ast.CallExpr); ok && x.types.Wraps(call, v) {
			continue
		}
		if out != nil {
			return nil
		}
		out = o.Expr
	}
	return out
}

// Bound returns what e stands for under b: a bound variable, or a field of the
// struct literal that a variable is bound to.
func (x *Eval) Bound(e ast.Expr, b origin.Bindings) (ast.Expr, bool) {
	if len(b) == 0 {
		return nil, false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, _ := x.info.Uses[e].(*types.Var)
		if val, ok := b.Expr(v); ok {
			_, isRow := rowAt(val)
			return val, !isRow
		}
		return x.copied(v, b)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return x.Bound(e.X, b)
		}
	case *ast.IndexExpr:
		return x.indexed(e, b)
	case *ast.CallExpr:
		return x.got(e, b)
	case *ast.SelectorExpr:
		base, ok := x.Bound(e.X, b)
		if !ok {
			return nil, false
		}
		f, _ := x.info.Uses[e.Sel].(*types.Var)
		return x.fieldOf(base, f)
	}
	return nil, false
}

// copied returns what v stands for where it copies a row: rt := rt, rt := table[i],
// rt := &table[i].
func (x *Eval) copied(v *types.Var, b origin.Bindings) (ast.Expr, bool) {
	if v == nil || len(x.src.Values[v]) != 1 || !x.Enter(v) {
		return nil, false
	}
	defer x.Leave(v)
	o := x.src.Values[v][0]
	if o.Elem || o.Key || o.Group || o.Index > 0 {
		return nil, false
	}
	return x.Bound(o.Expr, b)
}

// fieldOf returns the value of a field in the struct literal that e denotes.
func (x *Eval) fieldOf(e ast.Expr, f *types.Var) (ast.Expr, bool) {
	lit := x.StructLiteral(e, 0)
	if lit == nil || f == nil {
		return nil, false
	}
	if structs.Of(x.typeOf(lit)) == nil {
		return nil, false // a list, or a map
	}
	for g, val := range structs.FieldsAs(x.info, x.typeOf(lit), lit) {
		if g == f.Origin() {
			return val, true
		}
	}
	return nil, true // the zero value
}

// StructLiteral follows e to a composite literal.
func (x *Eval) StructLiteral(e ast.Expr, depth int) *ast.CompositeLit {
	if e == nil || depth > origin.MaxFollow {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return e
	case *ast.UnaryExpr:
		return x.StructLiteral(e.X, depth+1)
	case *ast.CallExpr:
		return x.constructed(e, depth)
	case *ast.Ident, *ast.SelectorExpr:
		if v := x.src.Target(e); v != nil && len(x.src.Values[v]) == 1 && !x.src.Values[v][0].Elem && !x.src.Values[v][0].Key {
			return x.StructLiteral(x.src.Values[v][0].Expr, depth+1)
		}
	}
	return nil
}

// Resolved replaces what b gives by what that is bound to where the call stands.
func (x *Eval) Resolved(b, outer origin.Bindings) origin.Bindings {
	for v, e := range b { // each by itself: the order does not matter
		if val, ok := x.Bound(e, outer); ok && val != nil {
			b[v] = val
		}
	}
	return b
}
