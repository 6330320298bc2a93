package register

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A splitter splits a registration whose handler chooses among others.
type splitter struct{ *scope }

// byMethod splits a registration whose handler chooses another by method: a map from
// methods to handlers that serves requests itself.
//
//	r.Handle("/pets", handlers.MethodHandler{"GET": list, "POST": create})
func (x *splitter) byMethod(rec Registration) []Registration {
	x.strings.Restart()
	table := x.methodTable(rec.Handler, rec.Bound, 0)
	var out []Registration
	for _, e := range table {
		for _, t := range x.strings.Of(e.Key, nil) {
			m, ok := t.Plain()
			if !ok || !rec.allows(m) {
				continue // not known, or not registered
			}
			next := rec
			next.Methods, next.Handler, next.Bound = []strval.Value{strval.Literal(m)}, e.Value, nil
			out = append(out, next)
		}
	}
	if len(out) == 0 {
		return []Registration{rec}
	}
	return out
}

// methodTable returns the rows of the map that the handler e is, or that the
// function e, or the one that e calls, makes.
func (x *splitter) methodTable(e ast.Expr, b origin.Bindings, depth int) []origin.Element {
	if e == nil || depth > origin.MaxFollow {
		return nil
	}
	e = ast.Unparen(x.strings.Deref(e, b))
	if x.types.IsMethodTable(x.info.TypeOf(e)) {
		return x.strings.ElementsAt(e, depth)
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if inner := x.types.Wrapped(e); inner != nil {
			return x.methodTable(inner, b, depth+1)
		}
		return x.madeTable(x.src.Callee(e), depth)
	case *ast.Ident, *ast.SelectorExpr:
		if fn := x.src.FuncOf(e); fn != nil {
			return x.madeTable(fn, depth)
		}
		v := x.src.Target(e)
		if v == nil || len(x.src.Values[v]) != 1 || x.src.Values[v][0].Elem || x.src.Values[v][0].Key {
			return nil
		}
		return x.methodTable(x.src.Values[v][0].Expr, b, depth+1)
	}
	return nil
}

// madeTable returns the rows of the map that a function of the package returns
// as a handler.
func (x *splitter) madeTable(fn *types.Func, depth int) []origin.Element {
	decl := x.src.Decls[fn]
	if decl == nil || decl.Body == nil || fn.Signature().Results().Len() != 1 || !x.types.IsHandler(fn.Signature().Results().At(0).Type()) {
		return nil
	}
	var out []origin.Element
	for _, ret := range origin.ReturnsOf(decl.Body) {
		if len(ret.Results) == 1 {
			out = append(out, x.methodTable(ret.Results[0], nil, depth+1)...)
		}
	}
	return out
}

// byAction splits a registration whose handler is a controller by the methods that answer.
func (x *splitter) byAction(rec Registration) []Registration {
	t := x.info.TypeOf(x.strings.Deref(rec.Handler, rec.Bound))
	if len(rec.actions) == 0 && !rec.auto || t == nil || types.IsInterface(t) {
		return []Registration{rec} // no controller, or which is not known
	}
	actions := rec.actions
	if rec.auto {
		actions = x.types.Automatic(t)
	}
	var out []Registration
	for _, a := range actions {
		fn := x.types.ActionOf(t, a.Func)
		if fn == nil {
			continue // the framework's own, which answers 405
		}
		next := rec
		next.Action, next.Methods = fn, nil
		if a.Method != "" {
			next.Methods = []strval.Value{strval.Literal(a.Method)}
		}
		if a.Path != "" {
			next.Paths = strval.Cross(rec.Paths, []strval.Value{strval.Literal(a.Path)})
		}
		out = append(out, next)
	}
	return out
}
