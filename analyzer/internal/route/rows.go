package route

import (
	"go/ast"
	"go/types"
	"slices"
)

// A row, or a table of them, may come as a parameter, or as the receiver: what is
// registered is told by the calls of the function, each with its own.
//
//	func register(r *mux.Router, rt Route) { r.HandleFunc(rt.Path, rt.Handler).Methods(rt.Method) }
//	func (rt Route) Register(mux *http.ServeMux) { mux.HandleFunc(rt.Method+" "+rt.Path, rt.Handler) }

// rowsAt returns the bindings under which a call runs: one for each row, or table,
// that a parameter of the function around it is given, and for each element of the
// loops around it.
func (x *index) rowsAt(s site, depth int) []bindings {
	v := x.rowParam(s)
	if v == nil {
		v = x.tableParam(s)
	}
	if v == nil || depth == maxWrap {
		return x.loops(s, []bindings{nil})
	}
	o := x.params[v]
	var given []bindings
	for _, c := range x.callers[o.fn] {
		for _, outer := range x.rowsAt(c, depth+1) {
			if b := x.passes(c, o.fn, v, outer); x.holdsRows(b[v]) && len(given) < maxRows {
				given = append(given, b)
			}
		}
	}
	if len(given) == 0 {
		given = []bindings{nil}
	}
	return x.loops(s, given)
}

// holdsRows reports whether e is a row, or a table of rows, that is known.
func (x *index) holdsRows(e ast.Expr) bool {
	return x.structLiteral(e, 0) != nil || len(x.elements(e, 0)) > 0
}

// passes returns what a call of fn gives its parameters and its receiver: for
// row, where several are given, the list of them.
func (x *index) passes(c site, fn *types.Func, row *types.Var, outer bindings) bindings {
	sig := fn.Signature()
	b := arguments(fn, c.call)
	if n := sig.Params().Len() - 1; sig.Variadic() {
		p := sig.Params().At(n)
		switch {
		case p != row:
			delete(b, p) // handlers
		case !c.call.Ellipsis.IsValid():
			b[p] = &ast.CompositeLit{Elts: c.call.Args[min(n, len(c.call.Args)):]} // of no source
		}
	}
	if sel, ok := ast.Unparen(c.call.Fun).(*ast.SelectorExpr); ok && sig.Recv() != nil {
		b[sig.Recv()] = sel.X
	}
	return x.resolved(b, outer)
}

// tableParam returns the parameter or receiver that a loop around a call goes over:
//
//	func (t Table) Register(mux *http.ServeMux) { for pattern, h := range t { mux.HandleFunc(pattern, h) } }
func (x *index) tableParam(s site) *types.Var {
	if s.fn == nil || len(x.callers[s.fn]) == 0 {
		return nil
	}
	for r := range s.ranges() {
		v := x.target(r.X)
		if o, ok := x.params[v]; ok && o.fn == s.fn {
			return v
		}
	}
	return nil
}

// rowParam returns the parameter or receiver that is a row of what a call
// registers: a struct that is no router, of which the call reads fields.
func (x *index) rowParam(s site) *types.Var {
	if s.fn == nil || len(x.callers[s.fn]) == 0 {
		return nil
	}
	if v := x.describing(s); v != nil {
		return v
	}
	var row *types.Var
	ast.Inspect(s.call, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || row != nil {
			return row == nil
		}
		if v := x.rowOf(sel); v != nil && x.params[v].fn == s.fn {
			row = v
		}
		return true
	})
	return row
}

// rowOf returns the parameter of which sel reads a field as of a row.
func (x *index) rowOf(sel *ast.SelectorExpr) *types.Var {
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.info.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	if _, ok := x.params[v]; !ok {
		return nil
	}
	s := x.info.Selections[sel]
	if s == nil || s.Kind() != types.FieldVal || x.isRouter(v.Type()) || x.isGroup(v.Type()) {
		return nil
	}
	f := s.Obj().Type()
	if list, ok := f.Underlying().(*types.Slice); ok {
		f = list.Elem() // of handlers
	}
	if !isString(f) && (!x.isHandler(f) || x.isRouter(f)) {
		return nil // a router that it holds
	}
	return v
}

// ofTable reports whether sel reads a field of an element of a list or a map.
func (x *index) ofTable(sel *ast.SelectorExpr) bool {
	switch base := ast.Unparen(sel.X).(type) {
	case *ast.IndexExpr:
		return true // table[i].Path
	case *ast.Ident:
		v, _ := x.info.Uses[base].(*types.Var)
		return slices.ContainsFunc(x.values[v], func(o origin) bool {
			_, indexed := ast.Unparen(o.expr).(*ast.IndexExpr)
			return o.elem || o.key || indexed
		})
	}
	return false
}
