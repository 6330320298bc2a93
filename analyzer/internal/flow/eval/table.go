package eval

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// table returns what a literal of a map, an array or a slice holds by constant keys,
// or nil.
func (x *Tables) table(fn *program.Function, lit *ast.CompositeLit) *absval.Table {
	t := x.Info.TypeOf(lit)
	if t == nil {
		return nil
	}
	_, isMap := t.Underlying().(*types.Map)
	next := int64(0)
	elements := make([]absval.Element, 0, len(lit.Elts))
	for _, elt := range lit.Elts {
		c := constant.MakeInt64(next)
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			c = x.Info.Types[kv.Key].Value
		} else if isMap {
			return nil // not type-checked
		}
		key, ok := absval.KeyOf(c)
		if !ok {
			return nil
		}
		if i, exact := constant.Int64Val(constant.ToInt(c)); exact && !isMap {
			next = i + 1
		}
		elements = append(elements, absval.Element{Key: key, Value: x.elementValue(fn, elt, elementType(x.Info.TypeOf(lit)))})
	}
	return absval.NewTable(elements)
}

// elementValue returns what one element of a table, of type want, is, another table among them.
func (x *Tables) elementValue(fn *program.Function, elt ast.Expr, want types.Type) absval.Value {
	v := x.elt(fn, elt, want)
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		elt = kv.Value
	}
	if lit, ok := ast.Unparen(elt).(*ast.CompositeLit); ok && !v.Empty() {
		v.Table = x.Eval(fn, lit).Table
	}
	return v
}

// element returns what x[i] may be: of a table with constant keys, what it holds under
// the key, else any element. An element that is chosen by a key which is not known is
// one arm of a map from something to statuses.
func (x *Tables) element(fn *program.Function, e *ast.IndexExpr) absval.Value {
	v := x.Eval(fn, e.X)
	if x.Info.Types[e.Index].IsType() {
		return v // an instance of a generic function
	}
	v = v.Map(func(w absval.Value) absval.Value { return x.elementOf(fn, w, e) })
	if x.Info.Types[e.Index].Value != nil || len(v.Lookups) > 0 || len(absval.Codes(v.Flat().Origins)) < 2 {
		return v
	}
	return v.WithVia(absval.Mapper, false)
}

func (x *Tables) elementOf(fn *program.Function, v absval.Value, e *ast.IndexExpr) absval.Value {
	any := v
	any.Table = nil
	if !isIndexed(x.Info.TypeOf(e.X)) {
		return any
	}
	key := x.unconverted(e.Index)
	if c := x.Info.Types[key].Value; c != nil {
		if _, ok := absval.KeyOf(c); !ok {
			return any
		}
		if found, ok := v.Index(c, nil, nil); ok {
			return found
		}
		return any
	}
	if p, field := x.keyOf(fn, key); p != nil {
		if found, ok := v.Index(nil, p, field); ok {
			return found
		}
		return any
	}
	consts := x.Calls.constsOf(fn, key, 0).Consts
	if len(consts) == 0 || v.Table == nil {
		return any
	}
	var out absval.Value
	for _, c := range consts {
		found, _ := v.Index(c, nil, nil)
		out = out.Join(found)
	}
	return out
}

// isIndexed reports whether t is a map, an array or a slice, or a pointer to an array.
func isIndexed(t types.Type) bool {
	if t == nil {
		return false
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t.Underlying().(type) {
	case *types.Map, *types.Array, *types.Slice:
		return true
	}
	return false
}

// unconverted returns x of T(x), where both are of the same kind: int(code).
func (x *Tables) unconverted(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	call, ok := e.(*ast.CallExpr)
	if !ok || !x.Info.Types[call.Fun].IsType() || len(call.Args) != 1 {
		return e
	}
	from, to := x.Info.TypeOf(call.Args[0]), x.Info.TypeOf(call)
	if goast.IsInteger(from) && goast.IsInteger(to) || isString(from) && isString(to) {
		return x.unconverted(call.Args[0])
	}
	return e
}

func isString(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// keyOf returns the parameter of fn that a key is, unchanged, or the parameter and its
// field: by a selector, or by a method that returns the field.
func (x *Tables) keyOf(fn *program.Function, key ast.Expr) (p, field *types.Var) {
	if fn == nil || fn.Body == nil {
		return nil, nil
	}
	if p, field = x.Paths.Subject(fn, key); p != nil {
		return p, field
	}
	if call, ok := key.(*ast.CallExpr); ok && goast.IsInteger(x.Info.TypeOf(call)) {
		v := x.Eval(fn, call)
		if len(v.Reads) == 1 && v.Equal(absval.Value{Reads: v.Reads}) {
			return v.Reads[0].Param, v.Reads[0].Field
		}
	}
	return nil, nil
}
