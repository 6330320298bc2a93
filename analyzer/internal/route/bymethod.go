package route

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// byMethod parts a record whose handler chooses another by method: a map from
// methods to handlers that serves requests itself.
//
//	r.Handle("/pets", handlers.MethodHandler{"GET": list, "POST": create})
func (x *index) byMethod(rec record) []record {
	x.steps = 0
	table := x.methodTable(rec.handler, rec.bound, 0)
	var out []record
	for _, e := range table {
		for _, t := range x.texts(e.key, nil) {
			m, ok := t.plain()
			if !ok || !rec.allows(m) {
				continue // not known, or not registered
			}
			next := rec
			next.methods, next.handler, next.bound = []text{literal(m)}, e.value, nil
			out = append(out, next)
		}
	}
	if len(out) == 0 {
		return []record{rec}
	}
	return out
}

// allows reports whether the record is registered for the method.
func (rec record) allows(method string) bool {
	return len(rec.methods) == 0 || slices.ContainsFunc(rec.methods, func(t text) bool {
		m, ok := t.plain()
		return !ok || strings.EqualFold(m, method)
	})
}

// methodTable returns the rows of the map that the handler e is, or that the
// function e, or the one that e calls, makes.
func (x *index) methodTable(e ast.Expr, b bindings, depth int) []element {
	if e == nil || depth > maxFollow {
		return nil
	}
	e = ast.Unparen(x.deref(e, b))
	if x.isMethodTable(x.info.TypeOf(e)) {
		return x.elements(e, depth)
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if inner := x.wrapped(e); inner != nil {
			return x.methodTable(inner, b, depth+1)
		}
		return x.madeTable(x.callee(e), depth)
	case *ast.Ident, *ast.SelectorExpr:
		if fn := x.funcOf(e); fn != nil {
			return x.madeTable(fn, depth)
		}
		v := x.target(e)
		if v == nil || len(x.values[v]) != 1 || x.values[v][0].elem || x.values[v][0].key {
			return nil
		}
		return x.methodTable(x.values[v][0].expr, b, depth+1)
	}
	return nil
}

// madeTable returns the rows of the map that a function of the package returns
// as a handler.
func (x *index) madeTable(fn *types.Func, depth int) []element {
	decl := x.decls[fn]
	if decl == nil || decl.Body == nil || fn.Signature().Results().Len() != 1 || !x.isHandler(fn.Signature().Results().At(0).Type()) {
		return nil
	}
	var out []element
	for _, ret := range returnsOf(decl.Body) {
		if len(ret.Results) == 1 {
			out = append(out, x.methodTable(ret.Results[0], nil, depth+1)...)
		}
	}
	return out
}

// isMethodTable reports whether t is a map from strings to handlers, and one itself.
func (x *index) isMethodTable(t types.Type) bool {
	if t == nil {
		return false
	}
	m, ok := t.Underlying().(*types.Map)
	return ok && isString(m.Key()) && x.isHandler(m.Elem()) && x.isServer(t)
}
