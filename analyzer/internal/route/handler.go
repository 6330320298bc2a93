package route

import (
	"go/ast"
	"go/types"
)

// handler resolves the expression of a registration to what answers.
func (x *index) handler(e ast.Expr, b bindings) Handler {
	h := Handler{Expr: x.lastOf(x.deref(e, b))}
	x.find(&h, h.Expr, b, 0)
	return h
}

// deref replaces a loop's variable by the row's expression.
func (x *index) deref(e ast.Expr, b bindings) ast.Expr {
	if val, ok := x.bound(e, b); ok && val != nil {
		return val
	}
	return e
}

func (x *index) find(h *Handler, e ast.Expr, b bindings, depth int) {
	if e == nil || depth > maxFollow {
		return
	}
	if row := x.deref(e, b); row != e {
		// Have: h := rt.Handler; h = logged(h); r.Handle(rt.Path, h), in a loop
		e, h.Expr = row, row
	}
	switch f := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		h.Lit = f
	case *ast.UnaryExpr:
		x.find(h, f.X, b, depth+1)
	case *ast.CompositeLit:
		h.Func = x.serveHTTP(f)
	case *ast.CallExpr:
		if inner := x.wrapped(f); inner != nil {
			x.find(h, inner, b, depth+1)
			return
		}
		if h.Factory = true; x.callee(f) == nil || x.callee(f).Name() != closureName {
			h.Func = x.callee(f)
		}
		if m := x.serveHTTP(f); m != nil && h.Func == nil {
			h.Func, h.Factory = m, false
		}
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr:
		if inner := x.serving(f); inner != nil {
			x.find(h, inner, b, depth+1)
			return
		}
		x.findNamed(h, f, b, depth)
	}
}

// serving returns the handler whose ServeHTTP e is, logged(h).ServeHTTP, where
// that is a function, or comes as an http.Handler.
func (x *index) serving(e ast.Expr) ast.Expr {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	s := x.info.Selections[sel]
	if s == nil || s.Kind() != types.MethodVal || s.Obj().Name() != "ServeHTTP" {
		return nil
	}
	switch s.Recv().Underlying().(type) {
	case *types.Signature, *types.Interface:
		return sel.X
	}
	return nil
}

func (x *index) findNamed(h *Handler, e ast.Expr, b bindings, depth int) {
	if i, ok := e.(*ast.IndexExpr); ok {
		e = i.X // an instance of a generic function
	}
	if fn := x.funcOf(e); fn != nil {
		h.Func = fn
		return
	}
	v := x.target(e)
	if v == nil {
		return
	}
	if val := x.only(v); val != nil {
		x.find(h, val, b, depth+1)
		if h.Func != nil || h.Lit != nil {
			return
		}
	}
	h.Func = x.serveHTTP(e)
}

// only returns the expression that v gets its value from, where there is one;
// what wraps v itself aside: h = logged(h).
func (x *index) only(v *types.Var) ast.Expr {
	var out ast.Expr
	for _, o := range x.values[v] {
		if o.elem || o.key {
			return nil // one of many
		}
		if call, ok := ast.Unparen(o.expr).(*ast.CallExpr); ok && x.wraps(call, v) {
			continue
		}
		if out != nil {
			return nil
		}
		out = o.expr
	}
	return out
}

// wraps reports whether a call wraps the handler in v.
func (x *index) wraps(call *ast.CallExpr, v *types.Var) bool {
	for range maxFollow {
		switch inner := ast.Unparen(x.wrapped(call)).(type) {
		case *ast.CallExpr:
			call = inner
		case *ast.Ident:
			return x.info.Uses[inner] == v
		default:
			return false
		}
	}
	return false
}

// serveHTTP returns the method ServeHTTP of the value of e, where its type has one.
func (x *index) serveHTTP(e ast.Expr) *types.Func {
	t := x.info.TypeOf(e)
	if t == nil || types.IsInterface(t) {
		return nil
	}
	if _, ok := t.Underlying().(*types.Signature); ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, "ServeHTTP")
	fn, _ := obj.(*types.Func)
	return fn
}

// wrapped returns the handler that a call wraps: the argument of a conversion
// (http.HandlerFunc(f)), or of a middleware: the last that is a function or
// has a method ServeHTTP, where the result is one too. Where several are, one
// that is a middleware itself stands around the others.
func (x *index) wrapped(call *ast.CallExpr) ast.Expr {
	if x.info.Types[call.Fun].IsType() {
		return arg(call, 0)
	}
	if !x.isHandler(x.info.TypeOf(call)) {
		return nil
	}
	var around ast.Expr
	for i := len(call.Args) - 1; i >= 0; i-- {
		t := x.info.TypeOf(call.Args[i])
		if !x.isHandler(t) {
			continue
		}
		if !x.isMiddleware(t) {
			return call.Args[i]
		}
		if around == nil {
			around = call.Args[i]
		}
	}
	return around
}

// isMiddleware reports whether t is a function that takes a handler and returns one.
func (x *index) isMiddleware(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Results().Len() != 1 || !x.isHandler(sig.Results().At(0).Type()) {
		return false
	}
	for p := range sig.Params().Variables() {
		if x.isHandler(p.Type()) {
			return true
		}
	}
	return false
}

// isHandler reports whether t can answer a request: a function with
// parameters, or a value with ServeHTTP.
func (x *index) isHandler(t types.Type) bool {
	if t == nil {
		return false
	}
	if sig, ok := t.Underlying().(*types.Signature); ok {
		return sig.Params().Len() > 0
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, "ServeHTTP")
	_, ok := obj.(*types.Func)
	return ok
}
