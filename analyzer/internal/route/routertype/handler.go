package routertype

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// IsMethodTable reports whether t is a map from strings to handlers, and one itself.
func (x *Types) IsMethodTable(t types.Type) bool {
	if t == nil {
		return false
	}
	m, ok := t.Underlying().(*types.Map)
	return ok && IsString(m.Key()) && x.IsHandler(m.Elem()) && x.IsServer(t)
}

// IsServer reports whether t has a method ServeHTTP.
func (x *Types) IsServer(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, "ServeHTTP")
	_, ok := obj.(*types.Func)
	return ok
}

// Serving returns the handler whose ServeHTTP e is, logged(h).ServeHTTP, where
// that is a function, or comes as an http.Handler.
func (x *Types) Serving(e ast.Expr) ast.Expr {
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

// Wraps reports whether a call wraps the handler in v.
func (x *Types) Wraps(call *ast.CallExpr, v *types.Var) bool {
	for range origin.MaxFollow {
		switch inner := ast.Unparen(x.Wrapped(call)).(type) {
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

// ServeHTTP returns the method ServeHTTP of the value of e, where its type has one.
func (x *Types) ServeHTTP(e ast.Expr) *types.Func {
	return x.responses.ServeHTTP(x.info.TypeOf(e))
}

// IsResponse reports whether t is a response, or contains one.
func (x *Types) IsResponse(t types.Type) bool { return x.responses.IsResponse(t) }

// Wrapped returns the handler that a call wraps: the argument of a conversion
// (http.HandlerFunc(f)), or of a middleware: the last that can answer a request,
// where the result can too. Where several can, one that is a middleware itself
// stands around the others.
//
// A result whose own type serves requests, and that no framework's function makes,
// wraps nothing but what surely is a handler: NewServer(encode, decode) and
// New(WithCheck(f)) are handlers themselves.
func (x *Types) Wrapped(call *ast.CallExpr) ast.Expr {
	if x.info.Types[call.Fun].IsType() {
		return origin.Arg(call, 0)
	}
	result := x.info.TypeOf(call)
	if !x.IsHandler(result) {
		return nil
	}
	var around ast.Expr
	for i := len(call.Args) - 1; i >= 0; i-- {
		t := x.info.TypeOf(call.Args[i])
		switch {
		case !x.IsHandler(t) || x.isOption(t):
			// no handler
		case x.servesItself(result) && x.Known(call) == nil && !x.surelyHandler(t):
			// a part of the server
		case !x.IsMiddleware(t):
			return call.Args[i]
		case around == nil:
			around = call.Args[i]
		}
	}
	return around
}

// servesItself reports whether t is a type with a method ServeHTTP of its own: no
// interface, and no function.
func (x *Types) servesItself(t types.Type) bool {
	return x.responses.ServeHTTP(t) != nil
}

// surelyHandler reports whether t serves requests, or is a function that takes a
// response first, and no error.
func (x *Types) surelyHandler(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return x.IsServer(t)
	}
	for p := range sig.Params().Variables() {
		if goast.IsError(p.Type()) {
			return false // an error handler
		}
	}
	return sig.Params().Len() > 0 && x.responses.IsResponse(sig.Params().At(0).Type())
}

// isOption reports whether t is a function that sets up what it is given: it takes
// a pointer to a struct that holds no response, and returns nothing.
func (x *Types) isOption(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 || sig.Results().Len() > 0 {
		return false
	}
	p, ok := sig.Params().At(0).Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, isStruct := p.Elem().Underlying().(*types.Struct)
	return isStruct && !x.responses.IsResponse(p)
}

// IsMiddleware reports whether t is a function that takes a handler and returns one.
func (x *Types) IsMiddleware(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Results().Len() != 1 || !x.IsHandler(sig.Results().At(0).Type()) {
		return false
	}
	for p := range sig.Params().Variables() {
		if x.IsHandler(p.Type()) {
			return true
		}
	}
	return false
}

// IsHandler reports whether t can answer a request: a function with
// parameters, or a value with ServeHTTP.
func (x *Types) IsHandler(t types.Type) bool {
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

// TakesResponse reports whether e is a function with a parameter that is a response.
func (x *Types) TakesResponse(e ast.Expr) bool {
	t := x.info.TypeOf(e)
	if t == nil {
		return false
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return x.ServeHTTP(e) != nil
	}
	return x.responses.Takes(sig)
}
