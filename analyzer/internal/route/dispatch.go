package route

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Functions that register may be called by what holds them: a parameter, a row
// of a table, a method of an interface. The groups that they are given are those
// of the functions that can be called there:
//
//	for prefix, register := range modules { register(r.Group(prefix)) }
//	func with(r *gin.Engine, prefix string, f func(*gin.RouterGroup)) { f(r.Group(prefix)) }
//	for _, m := range []Module{users.Module{}} { m.Register(v1) }

// A dispatched is a function that a call may come to, and what holds there.
type dispatched struct {
	fn    *types.Func
	lit   *ast.FuncLit
	bound bindings
}

// A handing is a group that a call hands to a function of another package.
type handing struct {
	call  *ast.CallExpr
	fn    *types.Func
	index int
	bound bindings
}

// dispatch gives the parameters of functions that are called by what holds them
// the groups that the calls pass.
func (x *index) dispatch() {
	for _, s := range x.calls {
		if x.isTest(s.call) || !slices.ContainsFunc(s.call.Args, x.passesGroup) {
			continue // no group is handed on
		}
		x.steps = 0
		for _, t := range x.dispatches(s) {
			for i, p := range t.params(x.info) {
				if x.isRouter(p.Type()) || x.isRegistry(p.Type()) {
					x.handOver(s.call, t, p, i)
				}
			}
		}
	}
}

// handOver notes that the parameter p of t is a group that a call passes.
func (x *index) handOver(call *ast.CallExpr, t dispatched, p *types.Var, i int) {
	if i >= len(call.Args) {
		return // f(g())
	}
	if t.fn != nil && t.fn.Pkg() != x.pass.Pkg {
		x.handings = append(x.handings, handing{call, t.fn, i, t.bound})
		return
	}
	x.values[p] = append(x.values[p], origin{expr: call.Args[i], index: -1, group: true, bound: t.bound})
}

// calledBack returns the groups that the parameter v of fn is: those that
// registrations hand to fn, r.Route("/x", fn), and what its callers bind.
func (x *index) calledBack(v *types.Var, fn *types.Func, b bindings, depth int) []group {
	var out []group
	if x.follow(v) {
		for _, o := range x.values[v] {
			if o.group {
				out = append(out, x.groupsIn(o.expr, o.bound, depth+1)...)
			}
		}
		x.leave(v)
	}
	if len(out) == 0 || len(x.callers[fn]) > 0 {
		out = append(out, group{param: v})
	}
	return unique(out)
}

// passesGroup reports whether an argument may be a group.
func (x *index) passesGroup(e ast.Expr) bool {
	t := x.info.TypeOf(e)
	return t != nil && (x.isGroup(t) || x.isRouter(t))
}

func (t dispatched) params(info *types.Info) []*types.Var {
	if t.lit != nil {
		return literalVars(info, t.lit)
	}
	return slices.Collect(t.fn.Signature().Params().Variables())
}

// dispatches returns the functions that a call may come to which names none.
func (x *index) dispatches(s site) []dispatched {
	fun := ast.Unparen(s.call.Fun)
	sel, isSel := fun.(*ast.SelectorExpr)
	if fn := x.callee(s.call); fn != nil {
		if recv := fn.Signature().Recv(); recv != nil && isSel && types.IsInterface(recv.Type()) && !x.table.Known(fn.Pkg().Path()) {
			return x.methodsOf(s, sel, fn)
		}
		if r := x.registerOf(fn); r != nil && r.From == framework.MethodByName && r.Handler < 0 && r.Path < 0 && len(s.call.Args) == 2 {
			return x.registering(s.call)
		}
		return nil
	}
	var out []dispatched
	for _, b := range x.rowsAt(s, 0) {
		if e := x.deref(fun, b); e != fun {
			out = append(out, x.holds(e, b)...)
		}
	}
	if v := x.target(fun); v != nil && len(out) == 0 {
		out = x.givenFunctions(s, v)
	}
	return out
}

// givenFunctions returns the functions that callers pass for the parameter that
// is called, or over which the loop goes whose variable is.
func (x *index) givenFunctions(s site, v *types.Var) []dispatched {
	var out []dispatched
	o, ok := x.params[v]
	for _, from := range x.values[v] {
		list := x.target(from.expr)
		if p, isParam := x.params[list]; from.elem && isParam && p.fn.Signature().Variadic() {
			o, ok = p, true
		}
	}
	if !ok || o.index < 0 {
		return nil
	}
	for _, c := range x.callers[o.fn] {
		for _, outer := range x.rowsAt(c, 0) {
			b := x.resolved(arguments(o.fn, c.call), outer)
			for i := o.index; i < len(c.call.Args) && (i == o.index || o.fn.Signature().Variadic()); i++ {
				out = append(out, x.holds(x.deref(c.call.Args[i], outer), b)...)
			}
		}
	}
	return out
}

// holds returns the function that e is.
func (x *index) holds(e ast.Expr, b bindings) []dispatched {
	if lit, ok := ast.Unparen(e).(*ast.FuncLit); ok {
		return []dispatched{{lit: lit, bound: b}}
	}
	if fn := x.funcOf(e); fn != nil {
		return []dispatched{{fn: fn, bound: b}}
	}
	return nil
}

// methodsOf returns the methods that a call of an interface's method may come
// to: those of the rows of the loop around it, or those of the package's types.
func (x *index) methodsOf(s site, sel *ast.SelectorExpr, fn *types.Func) []dispatched {
	var out []dispatched
	for _, b := range x.rowsAt(s, 0) {
		e := x.deref(sel.X, b)
		if t := x.info.TypeOf(e); e != sel.X && t != nil && !types.IsInterface(t) {
			obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, fn.Name())
			if m, ok := obj.(*types.Func); ok {
				out = append(out, dispatched{fn: m.Origin(), bound: b})
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
func (x *index) registering(call *ast.CallExpr) []dispatched {
	var out []dispatched
	for m := range types.NewMethodSet(x.info.TypeOf(call.Args[1])).Methods() {
		fn, ok := m.Obj().(*types.Func)
		if !ok || !strings.HasPrefix(fn.Name(), "Register") || fn.Signature().Params().Len() != 1 {
			continue // another method
		}
		if types.Identical(fn.Signature().Params().At(0).Type(), x.callee(call).Signature().Params().At(0).Type()) {
			out = append(out, dispatched{fn: fn})
		}
	}
	return out
}

// implementing returns the methods of the package that implement the method m
// of an interface.
func (x *index) implementing(m *types.Func) []dispatched {
	i, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil // of a type parameter
	}
	var out []dispatched
	for fn := range x.decls {
		recv := fn.Signature().Recv()
		if recv == nil || fn.Name() != m.Name() {
			continue // another method
		}
		if types.Implements(recv.Type(), i) || types.Implements(types.NewPointer(recv.Type()), i) {
			out = append(out, dispatched{fn: fn})
		}
	}
	slices.SortFunc(out, func(a, b dispatched) int { return int(a.fn.Pos() - b.fn.Pos()) })
	return out
}
