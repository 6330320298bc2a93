package router

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
)

// A Layout is what the calls of a package say of how its routers are put together.
type Layout struct {
	*scope
	// mounts are the paths under which the router in a variable, or the one
	// that a function returns, is mounted.
	mounts map[types.Object][]mounting
	// mountedParams are the parameters that functions mount.
	mountedParams []mountedParam
	// grown are prefixes that a router was given by a call of a method:
	// ws.Path("/users").
	grown  map[*types.Var][]ast.Expr
	within map[*ast.CallExpr]bool // calls that are steps of a longer chain
	// around is the registration that a call makes the handler of, or the
	// group that it is passed to.
	around map[*ast.CallExpr]*ast.CallExpr
	uses   map[*types.Var][]use // of middlewares
}

// Continued reports whether a call is a step of a longer chain.
func (x *Layout) Continued(call *ast.CallExpr) bool { return x.within[call] }

// call records what a call passes on, and what it may register.
func (x *Layout) call(s origin.Site) {
	fn := x.src.Callee(s.Call)
	x.ends(s.Call, fn)
	if fn == nil {
		return // dynamic
	}
	x.use(s, fn)
	for _, m := range x.mountFacts(fn) {
		x.mountAt(origin.Arg(s.Call, m.Handler), mounting{call: s.Call, fact: &m}, 0)
	}
	r := x.types.RegisterOf(fn)
	if r == nil {
		x.unknownCallback(s.Call, fn)
		return
	}
	switch r.Role {
	case framework.Route:
		x.surround(s.Call, s.Call.Args)
	case framework.PrefixFunc:
		x.callback(s.Call, r)
	case framework.Mount:
		x.mount(s.Call, r)
	case framework.Wrap:
		if r.Path.Given() {
			x.mount(s.Call, r) // http.StripPrefix("/api", sub)
		}
	case framework.Commit:
		if inner, ok := origin.Arg(s.Call, 0).(*ast.CallExpr); ok {
			x.within[inner] = true
		}
	case framework.Prefix:
		x.grow(s.Call, fn, r)
		if fn.Signature().Recv() == nil {
			x.surround(s.Call, s.Call.Args)
		}
	}
}

// ends records that the call on whose result another is made is no end of a chain.
func (x *Layout) ends(call *ast.CallExpr, fn *types.Func) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn == nil || !x.table.KnownPackage(fn.Pkg()) {
		return // a function, or of no router
	}
	inner, ok := ast.Unparen(sel.X).(*ast.CallExpr)
	if r := x.types.RegisterOf(fn); ok && (r == nil || routertype.Continues(r)) {
		x.within[inner] = true
	}
}

// surround records the calls that make the handler of a registration: what is
// stripped there is stripped below the router that registers.
func (x *Layout) surround(outer *ast.CallExpr, args []ast.Expr) {
	for _, a := range args {
		if call, ok := ast.Unparen(a).(*ast.CallExpr); ok {
			x.around[call] = outer
			x.surround(outer, call.Args)
		}
	}
}

// callback records that the parameter of r.Route(path, func(r Router) { … })
// is a group under the path.
func (x *Layout) callback(call *ast.CallExpr, r *framework.Register) {
	x.groupFor(call, origin.Arg(call, r.Callback.Index()))
}

// groupFor records that a callback gets the group that a call makes.
func (x *Layout) groupFor(call *ast.CallExpr, callback ast.Expr) {
	var params []*types.Var
	switch f := ast.Unparen(callback).(type) {
	case *ast.FuncLit:
		params = origin.LiteralVars(x.info, f)
	case *ast.Ident, *ast.SelectorExpr:
		if fn := x.src.FuncOf(f); fn != nil {
			for v := range fn.Signature().Params().Variables() {
				params = append(params, v)
			}
		}
	}
	if len(params) > 0 {
		x.src.Values[params[0]] = append(x.src.Values[params[0]], origin.Origin{Expr: call, Index: -1, Group: true})
	}
}

func (x *Layout) mount(call *ast.CallExpr, r *framework.Register) {
	x.mountAt(mountedArg(call, r), mounting{call: call}, 0)
}

// mountAt records that what e is has been mounted. What a function is given to
// mount, its callers mount.
func (x *Layout) mountAt(e ast.Expr, m mounting, depth int) {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok && depth < origin.MaxWrap {
			for _, ret := range origin.ReturnsOf(lit.Body) {
				for _, r := range ret.Results {
					x.mountAt(r, m, depth+1) // func() http.Handler { …; return r }()
				}
			}
			return
		}
	}
	obj := x.Mounted(e)
	if obj == nil {
		return
	}
	x.mounts[obj] = append(x.mounts[obj], m)
	v, ok := obj.(*types.Var)
	if !ok || depth == origin.MaxWrap {
		return
	}
	if o, ok := x.src.Params[v]; ok && o.Index >= 0 {
		x.mountedParams = append(x.mountedParams, mountedParam{o.Func, o.Index, m, depth})
	}
}

// A mountedParam is a parameter that a function mounts.
type mountedParam struct {
	fn    *types.Func
	index int
	mounting
	depth int
}

// mountThroughParams records the calls of functions that mount what they are given.
func (x *Layout) mountThroughParams() {
	for i := 0; i < len(x.mountedParams) && i < origin.MaxRows; i++ {
		h := x.mountedParams[i]
		for _, c := range x.src.Callers[h.fn] {
			m := h.mounting
			m.bound = append(m.bound[:len(m.bound):len(m.bound)], origin.Arguments(h.fn, c.Call))
			x.mountAt(origin.Arg(c.Call, h.index), m, h.depth+1)
		}
	}
}

// Mounted returns the variable, or the function, that a mounted router comes from.
func (x *Layout) Mounted(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		fn := x.src.Callee(e)
		if fn == nil {
			return nil
		}
		if inner := x.types.Wrapped(e); inner != nil {
			if v, ok := x.Mounted(inner).(*types.Var); ok && x.types.IsRouter(v.Type()) {
				return v // auth(sub)
			}
		}
		if _, ok := x.src.Decls[fn]; ok {
			return fn
		}
		for _, a := range e.Args { // http.StripPrefix("/x", sub)
			if obj := x.Mounted(a); obj != nil {
				return obj
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		if v := x.src.Target(e); v != nil {
			return v
		}
	}
	return nil
}

// grow records a prefix that is given to a router after it was made.
func (x *Layout) grow(call *ast.CallExpr, fn *types.Func, r *framework.Register) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Signature().Recv() == nil || fn.Signature().Results().Len() == 0 {
		return
	}
	// Have: ws.Path("/users"), which returns ws itself
	if !types.Identical(fn.Signature().Results().At(0).Type(), fn.Signature().Recv().Type()) || fn.Name() != "Path" {
		return
	}
	if v := x.src.Target(origin.RootOf(sel.X)); v != nil {
		x.grown[v] = append(x.grown[v], origin.Arg(call, r.Path.Index()))
	}
}

// unknownCallback is a method of a router that the table does not hold that passes a group on:
// it takes a path first, and a function that takes such a router.
func (x *Layout) unknownCallback(call *ast.CallExpr, fn *types.Func) {
	if fn.Signature().Recv() != nil && !x.table.KnownPackage(fn.Pkg()) {
		if callback := x.types.CallbackOf(call, fn); callback != nil {
			x.groupFor(call, callback)
		}
	}
}
