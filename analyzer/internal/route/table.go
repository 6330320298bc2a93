package route

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"iter"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// loops returns the bindings under which a call in the body of loops over
// literal tables runs: one for each element, under each of those that hold around.
func (x *index) loops(s site, out []bindings) []bindings {
	for r := range s.ranges() {
		var next []bindings
		for _, b := range out {
			for _, e := range x.elements(x.deref(r.X, b), 0) {
				next = append(next, b.with(x, r, e))
			}
		}
		if len(next) == 0 || len(next) > maxRows {
			continue // a table that is not known
		}
		out = next
	}
	return out
}

// ranges yields the loops whose bodies hold the call, the outermost first.
func (s site) ranges() iter.Seq[*ast.RangeStmt] {
	return func(yield func(*ast.RangeStmt) bool) {
		for _, n := range s.outer {
			r, ok := n.(*ast.RangeStmt)
			if !ok || s.call.Pos() < r.Body.Pos() {
				continue // no loop around the call
			}
			if !yield(r) {
				return
			}
		}
	}
}

// maxRows bounds how many routes one call in a loop may register.
const maxRows = 4096

// An element is one row of a table.
type element struct{ key, value ast.Expr }

func (b bindings) with(x *index, r *ast.RangeStmt, e element) bindings {
	out := make(bindings, len(b)+2)
	for k, v := range b {
		out[k] = v
	}
	bind := func(lhs, val ast.Expr) {
		if lhs == nil || val == nil {
			return
		}
		if v := x.target(lhs); v != nil {
			out[v] = val
		}
	}
	bind(r.Key, e.key)
	bind(r.Value, e.value)
	if e.key == nil {
		bind(r.Key, &ast.IndexExpr{X: r.X, Index: e.value}) // for i := range table { table[i] }
	}
	return out
}

// rowAt returns the row that the index of a list stands for in bindings.
func rowAt(e ast.Expr) (*ast.IndexExpr, bool) {
	i, ok := e.(*ast.IndexExpr)
	return i, ok && !i.Lbrack.IsValid() // of no source
}

// indexed returns the row that table[i] is, where a loop goes over the indices.
func (x *index) indexed(e *ast.IndexExpr, b bindings) (ast.Expr, bool) {
	id, ok := ast.Unparen(e.Index).(*ast.Ident)
	if !ok {
		return nil, false
	}
	v, _ := x.info.Uses[id].(*types.Var)
	val, _ := b.expr(v)
	row, ok := rowAt(val)
	if !ok || x.target(row.X) == nil || x.target(row.X) != x.target(e.X) {
		return nil, false // of another table
	}
	return row.Index, true
}

// elements returns the rows of the table that e denotes.
func (x *index) elements(e ast.Expr, depth int) []element {
	if e == nil || depth > maxFollow {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return rows(e)
	case *ast.UnaryExpr:
		return x.elements(e.X, depth+1)
	case *ast.Ident, *ast.SelectorExpr:
		v := x.target(e)
		if v == nil || !x.follow(v) {
			return nil
		}
		defer x.leave(v)
		var out []element
		for _, o := range x.values[v] {
			if !o.elem && !o.key && o.index <= 0 {
				out = append(out, x.elements(o.expr, depth+1)...)
			}
		}
		return append(out, x.rows[v]...)
	case *ast.CallExpr:
		return x.calledElements(e, depth)
	}
	return nil
}

func rows(lit *ast.CompositeLit) []element {
	var out []element
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			out = append(out, element{kv.Key, kv.Value})
		} else {
			out = append(out, element{nil, elt})
		}
	}
	return out
}

func (x *index) calledElements(call *ast.CallExpr, depth int) []element {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.info.Uses[id].(*types.Builtin); ok && b.Name() == "append" && len(call.Args) > 0 {
			return append(x.elements(call.Args[0], depth+1), x.passedElements(call, 1, depth)...)
		}
	}
	if r := x.registerOf(x.callee(call)); r != nil && r.Role == framework.With && r.Handler >= 0 && x.callee(call).Signature().Recv() == nil {
		return x.passedElements(call, r.Handler, depth)
	}
	if x.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		return x.elements(call.Args[0], depth+1)
	}
	var out []element
	if decl := x.decls[x.callee(call)]; decl != nil && decl.Body != nil {
		for _, ret := range returnsOf(decl.Body) {
			if len(ret.Results) == 1 {
				out = append(out, x.elements(ret.Results[0], depth+1)...)
			}
		}
	}
	return out
}

// passedElements returns the rows that a call takes from argument first on, and
// returns: append(rows, row), rest.WithMiddleware(m, rows...).
func (x *index) passedElements(call *ast.CallExpr, first, depth int) []element {
	var out []element
	for _, a := range call.Args[min(first, len(call.Args)):] {
		if call.Ellipsis.IsValid() {
			out = append(out, x.elements(a, depth+1)...)
		} else {
			out = append(out, element{nil, a})
		}
	}
	return out
}

// elementGroups returns the groups in a list or a map: the one under a constant
// key, or all of them.
func (x *index) elementGroups(e *ast.IndexExpr, b bindings, depth int) []group {
	var at, all []group
	for _, row := range x.elements(x.deref(e.X, b), depth) {
		gs := x.groupsIn(row.value, b, depth+1)
		all = append(all, gs...)
		if row.key != nil && x.same(row.key, e.Index) {
			at = append(at, gs...)
		}
	}
	switch {
	case len(at) > 0:
		return unique(at)
	case len(all) > 0:
		return unique(all)
	}
	return []group{{param: unknownParam}}
}

// same reports whether two expressions are the same constant.
func (x *index) same(a, b ast.Expr) bool {
	v, w := x.info.Types[a].Value, x.info.Types[b].Value
	return v != nil && w != nil && v.Kind() == w.Kind() && constant.Compare(v, token.EQL, w)
}
