package router

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// Functions that register may be called by what holds them: a parameter, a row
// of a table, a method of an interface. The groups that they are given are those
// of the functions that can be called there:
//
//	for prefix, register := range modules { register(r.Group(prefix)) }
//	func with(r *gin.Engine, prefix string, f func(*gin.RouterGroup)) { f(r.Group(prefix)) }
//	for _, m := range []Module{users.Module{}} { m.Register(v1) }

// A dispatcher finds the groups that calls pass to functions that no call names.
type dispatcher struct {
	*scope
	external []externalMount // to functions of other packages
}

// A target is a function that a call may come to, and what holds there.
type target struct {
	fn    *types.Func
	lit   *ast.FuncLit
	bound origin.Bindings
}

// An externalMount is a group that a call passes to a function of another package.
type externalMount struct {
	call  *ast.CallExpr
	fn    *types.Func
	index int
	bound origin.Bindings
}

// run gives the parameters of functions that are called by what holds them
// the groups that the calls pass.
func (x *dispatcher) run() {
	for _, s := range x.src.Calls {
		if x.src.IsTest(s.Call) || !slices.ContainsFunc(s.Call.Args, x.passesGroup) {
			continue // no group is passed
		}
		x.strings.Restart()
		for _, t := range x.targets(s) {
			for i, p := range t.params(x.info) {
				if x.types.IsRouter(p.Type()) || x.types.IsRegistry(p.Type()) {
					x.addGroup(s.Call, t, p, i)
				}
			}
		}
	}
}

// addGroup records that the parameter p of t is a group that a call passes.
func (x *dispatcher) addGroup(call *ast.CallExpr, t target, p *types.Var, i int) {
	if i >= len(call.Args) {
		return // f(g())
	}
	if t.fn != nil && t.fn.Pkg() != x.pass.Pkg {
		x.external = append(x.external, externalMount{call, t.fn, i, t.bound})
		return
	}
	x.src.Values[p] = append(x.src.Values[p], origin.Origin{Expr: call.Args[i], Index: -1, Group: true, Bound: t.bound})
}

// passesGroup reports whether an argument may be a group.
func (x *dispatcher) passesGroup(e ast.Expr) bool {
	t := x.info.TypeOf(e)
	return t != nil && (x.types.IsGroup(t) || x.types.IsRouter(t))
}

func (t target) params(info *types.Info) []*types.Var {
	if t.lit != nil {
		return origin.LiteralVars(info, t.lit)
	}
	return slices.Collect(t.fn.Signature().Params().Variables())
}

// targets returns the functions that a call may come to which names none.
func (x *dispatcher) targets(s origin.Site) []target {
	fun := ast.Unparen(s.Call.Fun)
	sel, isSel := fun.(*ast.SelectorExpr)
	if fn := x.src.Callee(s.Call); fn != nil {
		if recv := fn.Signature().Recv(); recv != nil && isSel && types.IsInterface(recv.Type()) && !x.table.KnownPackage(fn.Pkg()) {
			return x.methods(s, sel, fn)
		}
		if r := x.types.RegisterOf(fn); r != nil && r.From == framework.MethodByName && !r.Handler.Given() && !r.Path.Given() && len(s.Call.Args) == 2 {
			return x.registering(s.Call)
		}
		return nil
	}
	var out []target
	for _, b := range x.contexts.At(s, 0) {
		if e := x.strings.Deref(fun, b); e != fun {
			out = append(out, x.function(e, b)...)
		}
	}
	if v := x.src.Target(fun); v != nil && len(out) == 0 {
		out = x.ofParam(s, v)
	}
	return out
}

// ofParam returns the functions that callers pass for the parameter that
// is called, or over which the loop goes whose variable is.
func (x *dispatcher) ofParam(s origin.Site, v *types.Var) []target {
	var out []target
	o, ok := x.src.Params[v]
	for _, from := range x.src.Values[v] {
		list := x.src.Target(from.Expr)
		if p, isParam := x.src.Params[list]; from.Elem && isParam && p.Func.Signature().Variadic() {
			o, ok = p, true
		}
	}
	if !ok || o.Index < 0 {
		return nil
	}
	for _, c := range x.src.Callers[o.Func] {
		for _, outer := range x.contexts.At(c, 0) {
			b := x.strings.Resolved(origin.Arguments(o.Func, c.Call), outer)
			for i := o.Index; i < len(c.Call.Args) && (i == o.Index || o.Func.Signature().Variadic()); i++ {
				out = append(out, x.function(x.strings.Deref(c.Call.Args[i], outer), b)...)
			}
		}
	}
	return out
}

// function returns the function that e is.
func (x *dispatcher) function(e ast.Expr, b origin.Bindings) []target {
	if lit, ok := ast.Unparen(e).(*ast.FuncLit); ok {
		return []target{{lit: lit, bound: b}}
	}
	if fn := x.src.FuncOf(e); fn != nil {
		return []target{{fn: fn, bound: b}}
	}
	return nil
}

// methods returns the methods that a call of an interface's method may come
// to: those of the rows of the loop around it, or those of the package's types.
func (x *dispatcher) methods(s origin.Site, sel *ast.SelectorExpr, fn *types.Func) []target {
	var out []target
	for _, b := range x.contexts.At(s, 0) {
		e := x.strings.Deref(sel.X, b)
		if t := x.info.TypeOf(e); e != sel.X && t != nil && !types.IsInterface(t) {
			obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, fn.Name())
			if m, ok := obj.(*types.Func); ok {
				out = append(out, target{fn: m.Origin(), bound: b})
			}
		}
	}
	if len(out) == 0 {
		return x.implementing(fn)
	}
	return out
}

// registering returns the methods that huma.AutoRegister(api, v) calls: those of
// v that are named Register and something, and take an API.
func (x *dispatcher) registering(call *ast.CallExpr) []target {
	var out []target
	for m := range types.NewMethodSet(x.info.TypeOf(call.Args[1])).Methods() {
		fn, ok := m.Obj().(*types.Func)
		if !ok || !strings.HasPrefix(fn.Name(), "Register") || fn.Signature().Params().Len() != 1 {
			continue // another method
		}
		if types.Identical(fn.Signature().Params().At(0).Type(), x.src.Callee(call).Signature().Params().At(0).Type()) {
			out = append(out, target{fn: fn})
		}
	}
	return out
}

// implementing returns the methods of the package that implement the method m
// of an interface.
func (x *dispatcher) implementing(m *types.Func) []target {
	i, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil // of a type parameter
	}
	var out []target
	for fn := range x.src.Decls {
		recv := fn.Signature().Recv()
		if recv == nil || fn.Name() != m.Name() {
			continue // another method
		}
		if types.Implements(recv.Type(), i) || types.Implements(types.NewPointer(recv.Type()), i) {
			out = append(out, target{fn: fn})
		}
	}
	slices.SortFunc(out, func(a, b target) int { return int(a.fn.Pos() - b.fn.Pos()) })
	return out
}
