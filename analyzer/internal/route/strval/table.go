package strval

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
)

// RowOf returns the parameter of which sel reads a field as of a row.
func (x *Eval) RowOf(sel *ast.SelectorExpr) *types.Var {
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.info.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	if _, ok := x.src.Params[v]; !ok {
		return nil
	}
	s := x.info.Selections[sel]
	if s == nil || s.Kind() != types.FieldVal || x.types.IsRouter(v.Type()) || x.types.IsGroup(v.Type()) {
		return nil
	}
	f := s.Obj().Type()
	if list, ok := f.Underlying().(*types.Slice); ok {
		f = list.Elem() // of handlers
	}
	if !routertype.IsString(f) && (!x.types.IsHandler(f) || x.types.IsRouter(f)) {
		return nil // a router that it holds
	}
	return v
}

// ofTable reports whether sel reads a field of an element of a list or a map.
func (x *Eval) ofTable(sel *ast.SelectorExpr) bool {
	switch base := ast.Unparen(sel.X).(type) {
	case *ast.IndexExpr:
		return true // table[i].Path
	case *ast.Ident:
		v, _ := x.info.Uses[base].(*types.Var)
		return slices.ContainsFunc(x.src.Values[v], func(o origin.Origin) bool {
			_, indexed := ast.Unparen(o.Expr).(*ast.IndexExpr)
			return o.Elem || o.Key || indexed
		})
	}
	return false
}

// LastOf returns the last of a list of handlers, which is the endpoint; what is
// no list is returned as it is.
func (x *Eval) LastOf(h ast.Expr) ast.Expr {
	t := x.info.TypeOf(h)
	if t == nil {
		return h
	}
	if _, ok := t.Underlying().(*types.Slice); !ok {
		return h
	}
	if list := x.ElementsAt(h, 0); len(list) > 0 {
		return list[len(list)-1].Value
	}
	return h
}

// rowAt returns the row that the index of a list stands for in bindings.
func rowAt(e ast.Expr) (*ast.IndexExpr, bool) {
	i, ok := e.(*ast.IndexExpr)
	return i, ok && !i.Lbrack.IsValid() // of no source
}

// indexed returns the row that table[i] is, where a loop goes over the indices.
func (x *Eval) indexed(e *ast.IndexExpr, b origin.Bindings) (ast.Expr, bool) {
	id, ok := ast.Unparen(e.Index).(*ast.Ident)
	if !ok {
		return nil, false
	}
	v, _ := x.info.Uses[id].(*types.Var)
	val, _ := b.Expr(v)
	row, ok := rowAt(val)
	if !ok || x.src.Target(row.X) == nil || x.src.Target(row.X) != x.src.Target(e.X) {
		return nil, false // of another table
	}
	return row.Index, true
}

// ElementsAt returns the rows of the table that e denotes.
func (x *Eval) ElementsAt(e ast.Expr, depth int) []origin.Element {
	if e == nil || depth > origin.MaxFollow {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return rows(e)
	case *ast.UnaryExpr:
		return x.ElementsAt(e.X, depth+1)
	case *ast.Ident, *ast.SelectorExpr:
		v := x.src.Target(e)
		if v == nil || !x.Enter(v) {
			return nil
		}
		defer x.Leave(v)
		var out []origin.Element
		for _, o := range x.src.Values[v] {
			if !o.Elem && !o.Key && o.Index <= 0 {
				out = append(out, x.ElementsAt(o.Expr, depth+1)...)
			}
		}
		return append(out, x.src.Rows[v]...)
	case *ast.CallExpr:
		return x.calledElements(e, depth)
	}
	return nil
}

func rows(lit *ast.CompositeLit) []origin.Element {
	var out []origin.Element
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			out = append(out, origin.Element{Key: kv.Key, Value: kv.Value})
		} else {
			out = append(out, origin.Element{Value: elt})
		}
	}
	return out
}

func (x *Eval) calledElements(call *ast.CallExpr, depth int) []origin.Element {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.info.Uses[id].(*types.Builtin); ok && b.Name() == "append" && len(call.Args) > 0 {
			return append(x.ElementsAt(call.Args[0], depth+1), x.passedElements(call, 1, depth)...)
		}
	}
	if r := x.types.RegisterOf(x.src.Callee(call)); r != nil && r.Role == framework.With && r.Handler.Given() && x.src.Callee(call).Signature().Recv() == nil {
		return x.passedElements(call, r.Handler.Index(), depth)
	}
	if x.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		return x.ElementsAt(call.Args[0], depth+1)
	}
	var out []origin.Element
	if decl := x.src.Decls[x.src.Callee(call)]; decl != nil && decl.Body != nil {
		for _, ret := range origin.ReturnsOf(decl.Body) {
			if len(ret.Results) == 1 {
				out = append(out, x.ElementsAt(ret.Results[0], depth+1)...)
			}
		}
	}
	return out
}

// passedElements returns the rows that a call takes from argument first on, and
// returns: append(rows, row), rest.WithMiddleware(m, rows...).
func (x *Eval) passedElements(call *ast.CallExpr, first, depth int) []origin.Element {
	var out []origin.Element
	for _, a := range call.Args[min(first, len(call.Args)):] {
		if call.Ellipsis.IsValid() {
			out = append(out, x.ElementsAt(a, depth+1)...)
		} else {
			out = append(out, origin.Element{Value: a})
		}
	}
	return out
}

// Same reports whether two expressions are the same constant.
func (x *Eval) Same(a, b ast.Expr) bool {
	v, w := x.info.Types[a].Value, x.info.Types[b].Value
	return v != nil && w != nil && v.Kind() == w.Kind() && constant.Compare(v, token.EQL, w)
}
