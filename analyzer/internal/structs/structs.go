// Package structs reads struct types and their literals, for flow, which follows
// what a literal assigns to a field, and for route, which reads the route that a
// literal describes.
package structs

import (
	"go/ast"
	"go/types"
	"iter"
)

// Of returns the struct that t is, or points to, or nil.
func Of(t types.Type) *types.Struct {
	if t == nil {
		return nil // not type-checked
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, _ := t.Underlying().(*types.Struct)
	return st
}

// Fields yields each field that a struct literal fills, as its generic type
// declares it, and its value. Of a literal that is no struct's it yields nothing.
func Fields(info *types.Info, lit *ast.CompositeLit) iter.Seq2[*types.Var, ast.Expr] {
	return FieldsAs(info, info.TypeOf(lit), lit)
}

// FieldsAs is Fields for a literal of type t that is not in the source.
func FieldsAs(info *types.Info, t types.Type, lit *ast.CompositeLit) iter.Seq2[*types.Var, ast.Expr] {
	return func(yield func(*types.Var, ast.Expr) bool) {
		st := Of(t)
		if st == nil {
			return
		}
		for i, elt := range lit.Elts {
			f, val := field(info, st, i, elt)
			if f != nil && !yield(f.Origin(), val) {
				return
			}
		}
	}
}

// field returns the field that element i of a literal fills, and its value; nil
// where the literal is not well typed.
func field(info *types.Info, st *types.Struct, i int, elt ast.Expr) (*types.Var, ast.Expr) {
	kv, keyed := elt.(*ast.KeyValueExpr)
	if !keyed {
		if i >= st.NumFields() {
			return nil, nil
		}
		return st.Field(i), elt // Have: T{404, "gone"}
	}
	// Have: T{Code: 404}
	id, ok := kv.Key.(*ast.Ident)
	if !ok {
		return nil, nil
	}
	v, _ := info.Uses[id].(*types.Var)
	return v, kv.Value
}
