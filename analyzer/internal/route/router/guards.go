package router

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// Middlewares guard the routes of a group (3.11b):
//
//	r.Use(auth)                                    // what is registered on r
//	r.With(auth).Get("/pets", list)                // one route
//	api := r.Group("/api", auth)                   // what is registered on api
//	http.ListenAndServe(addr, logged(mux))         // whatever mux serves

// A Guard is a middleware that stands before the routes of a group.
type Guard struct {
	Expr ast.Expr // the middleware, or the call that wraps the router
	// Path limits it to the paths that begin so: fiber's Use("/admin", auth).
	Path string
	// after: it guards only what is registered behind this position, in the function in.
	after token.Pos
	in    *types.Func
}

// A use is a call that adds middlewares to the router in a variable.
type use struct {
	guards []Guard
	order  framework.Order
	call   *ast.CallExpr
	in     *types.Func // the function around the call
}

// guardsOf returns the middlewares that a call is given.
func (x *scope) guardsOf(call *ast.CallExpr, g *framework.Guards) []Guard {
	var out []Guard
	path := ""
	for _, arg := range call.Args[min(g.From, len(call.Args)):] {
		if v := x.info.Types[arg].Value; v != nil && v.Kind() == constant.String {
			path = constant.StringVal(v)
			continue
		}
		if call.Ellipsis.IsValid() {
			for _, e := range x.strings.ElementsAt(arg, 0) {
				out = append(out, Guard{Expr: e.Value, Path: path})
			}
			continue
		}
		if x.types.IsHandler(x.info.TypeOf(arg)) && !x.types.IsRouter(x.info.TypeOf(arg)) {
			out = append(out, Guard{Expr: arg, Path: path})
		}
	}
	return out
}

// GuardsOf returns the middlewares that a call of fn is given.
func (x *Groups) GuardsOf(call *ast.CallExpr, fn *types.Func) []Guard {
	if g := x.types.GuardsOf(fn); g != nil {
		return x.guardsOf(call, g)
	}
	return nil
}

// use records the middlewares that a call adds to a router, and those that it
// wraps around one.
func (x *Layout) use(s origin.Site, fn *types.Func) {
	if x.src.IsTest(s.Call) {
		return
	}
	if g := x.types.GuardsOf(fn); g != nil && g.Order != framework.ReturnedOnly {
		if sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr); ok {
			x.addUse(sel.X, use{x.guardsOf(s.Call, g), g.Order, s.Call, s.Func}, 0)
		}
		return
	}
	if x.info.Types[s.Call.Fun].IsType() || x.types.RegisterOf(fn) != nil && x.types.RegisterOf(fn).Path.Given() {
		return // a conversion, or http.StripPrefix
	}
	if inner := x.types.Wrapped(s.Call); inner != nil {
		if _, isCall := ast.Unparen(inner).(*ast.CallExpr); !isCall {
			x.addUse(inner, use{[]Guard{{Expr: s.Call}}, framework.AllRoutes, s.Call, s.Func}, 0)
		} else {
			x.addUse(x.innermost(inner), use{[]Guard{{Expr: s.Call}}, framework.AllRoutes, s.Call, s.Func}, 0)
		}
	}
}

// innermost returns what nested calls wrap: mux of logged(auth(mux)).
func (x *Layout) innermost(e ast.Expr) ast.Expr {
	for range origin.MaxWrap {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			break
		}
		inner := x.types.Wrapped(call)
		if inner == nil {
			break
		}
		e = inner
	}
	return e
}

// addUse records a use of the router that e is. What a function adds to a router
// that it is given, its callers add to theirs; a handler that holds a router
// (var h http.Handler = mux) stands for it.
func (x *Layout) addUse(e ast.Expr, u use, depth int) {
	v := x.src.Target(e)
	if v == nil || depth > origin.MaxWrap || len(u.guards) == 0 {
		return
	}
	if slices.ContainsFunc(x.uses[v], func(o use) bool { return o.call == u.call && o.guards[0].Expr == u.guards[0].Expr }) {
		return // in a circle
	}
	x.uses[v] = append(x.uses[v], u)
	if o, ok := x.src.Params[v]; ok && o.Index >= 0 {
		for _, c := range x.src.Callers[o.Func] {
			outer := u
			outer.call, outer.in = c.Call, c.Func
			x.addUse(origin.Arg(c.Call, o.Index), outer, depth+1)
		}
		return
	}
	if x.types.IsRouter(v.Type()) {
		return
	}
	for _, o := range x.src.Values[v] {
		if w := x.src.Target(o.Expr); w != nil && w != v && x.types.IsHandler(w.Type()) {
			x.addUse(o.Expr, u, depth+1)
		}
	}
}

// guarded adds the middlewares of the router in v to its groups, at the place
// where e reads it.
func (x *Groups) guarded(gs []Group, v *types.Var, e ast.Expr) []Group {
	uses := x.layout.uses[v]
	if len(uses) == 0 {
		return gs
	}
	var guards []Guard
	for _, u := range uses {
		switch {
		case u.order == framework.LaterRoutes:
			for _, g := range u.guards {
				g.after, g.in = u.call.Pos(), u.in
				guards = append(guards, g)
			}
		case u.order == framework.AllRoutes || x.later(u.call.Pos(), u.in, e.Pos()):
			guards = append(guards, u.guards...)
		}
	}
	return withGuards(gs, guards)
}

func withGuards(gs []Group, guards []Guard) []Group {
	if len(guards) == 0 {
		return gs
	}
	out := make([]Group, len(gs))
	for i, g := range gs {
		g.Guards = mergeGuards(g.Guards, guards)
		out[i] = g
	}
	return out
}

// mergeGuards appends guards, each once.
func mergeGuards(list, more []Guard) []Guard {
	out := list[:len(list):len(list)]
	for _, g := range more {
		if !slices.ContainsFunc(out, func(o Guard) bool { return o.Expr == g.Expr }) {
			out = append(out, g)
		}
	}
	return out
}

// GuardsAt returns the middlewares of a group that guard what is registered at a
// position.
func (x *Groups) GuardsAt(g Group, at token.Pos) []Guard {
	var out []Guard
	for _, guard := range g.Guards {
		if !guard.after.IsValid() || x.later(guard.after, guard.in, at) {
			out = append(out, guard)
		}
	}
	return out
}

// later reports whether the position at comes after another, in the function in, as
// far as is known: in the same function, or where one function calls the other, or a
// third one calls both. Where nothing is known, it does.
func (x *Groups) later(before token.Pos, in *types.Func, at token.Pos) bool {
	fn := x.src.Around(at)
	if fn == in {
		return before < at
	}
	if c := x.callIn(in, fn); c.IsValid() {
		return before < c // in calls what registers
	}
	if c := x.callIn(fn, in); c.IsValid() {
		return c < at // what registers calls in first
	}
	for _, c := range x.src.Callers[in] {
		if other := x.callIn(c.Func, fn); other.IsValid() {
			return c.Call.Pos() < other
		}
	}
	return true
}

// callIn returns the position of a call of callee in caller, invalid where there is none.
func (x *Groups) callIn(caller, callee *types.Func) token.Pos {
	if caller == nil || callee == nil {
		return token.NoPos
	}
	for _, c := range x.src.Callers[callee] {
		if c.Func == caller {
			return c.Call.Pos()
		}
	}
	return token.NoPos
}
