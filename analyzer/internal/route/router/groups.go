package router

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// calledBack returns the groups that the parameter v of fn is: those that
// registrations hand to fn, r.Route("/x", fn), and what its callers bind.
func (x *Groups) calledBack(v *types.Var, fn *types.Func, b origin.Bindings, depth int) []Group {
	var out []Group
	if x.strings.Enter(v) {
		for _, o := range x.src.Values[v] {
			if o.Group {
				out = append(out, x.At(o.Expr, o.Bound, depth+1)...)
			}
		}
		x.strings.Leave(v)
	}
	if len(out) == 0 || len(x.src.Callers[fn]) > 0 {
		out = append(out, Group{Param: v})
	}
	return unique(out)
}

// Key names, across packages, the parameter that a group came as, "" where it is
// none. A router that leaves the package has a key too.
func (x *Groups) Key(param *types.Var) string { return x.exits.keyOf(param) }

// Leaves reports whether param stands for where a router goes that leaves the package.
func (x *Groups) Leaves(param *types.Var) bool {
	_, ok := x.exits.keys[param]
	return ok
}

// Of returns the groups that e may be.
func (x *Groups) Of(e ast.Expr, b origin.Bindings) []Group { return x.At(e, b, 0) }

// At is Of at a depth of variables and calls that have been followed already.
func (x *Groups) At(e ast.Expr, b origin.Bindings, depth int) []Group {
	if e == nil || depth > origin.MaxFollow {
		return []Group{{}}
	}
	if val, ok := x.strings.Bound(e, b); ok && val != nil {
		return x.At(val, nil, depth+1)
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return x.OfCall(e, b, depth)
	case *ast.UnaryExpr:
		return x.At(e.X, b, depth)
	case *ast.StarExpr:
		return x.At(e.X, b, depth)
	case *ast.SelectorExpr:
		if s := x.info.Selections[e]; s != nil && s.Kind() == types.MethodVal {
			return x.At(e.X, b, depth+1) // the router of group.Handle
		}
		if x.isReceivers(e) {
			return []Group{{}} // relative to the receiver: callers know which router it is
		}
		return x.ofVariable(e, b, depth)
	case *ast.CompositeLit:
		return x.ofLiteral(e, b, depth)
	case *ast.Ident:
		return x.ofVariable(e, b, depth)
	case *ast.IndexExpr:
		return x.ofElement(e, b, depth)
	}
	return []Group{{}}
}

// isReceivers reports whether e is the router in a field of a receiver whose type makes
// parts of itself: each part has another router in that field.
//
//	func (r *Router) Sub(path string) *Router { return &Router{r.Group.Group(path)} }
//	func (r *Router) GET(path string, h handler) { r.Group.GET(path, h) }
func (x *Groups) isReceivers(e *ast.SelectorExpr) bool {
	v := x.src.Target(e.X)
	o, ok := x.src.Params[v]
	return v != nil && ok && o.Index < 0 && x.types.MakesParts(v.Type())
}

// ofLiteral returns the groups of the routers in a struct literal that is a router which
// makes parts of itself. Those of another are found by the fields.
func (x *Groups) ofLiteral(lit *ast.CompositeLit, b origin.Bindings, depth int) []Group {
	if t := x.info.TypeOf(lit); t == nil || !x.types.MakesParts(t) {
		return []Group{{}}
	}
	var out []Group
	for f, val := range structs.Fields(x.info, lit) {
		if x.types.IsRouter(f.Type()) {
			out = append(out, x.At(val, b, depth+1)...)
		}
	}
	if len(out) == 0 {
		return []Group{{}}
	}
	return unique(out)
}

func (x *Groups) ofVariable(e ast.Expr, b origin.Bindings, depth int) []Group {
	v := x.src.Target(e)
	if v == nil {
		return []Group{{}}
	}
	return x.guarded(x.inVariable(v, b, depth), v, e)
}

// inVariable returns the groups that the variable v may hold.
func (x *Groups) inVariable(v *types.Var, b origin.Bindings, depth int) []Group {
	var out []Group
	if o, ok := x.src.Params[v]; ok {
		if o.Index >= 0 && (x.types.IsRouter(v.Type()) || x.types.IsRegistry(v.Type())) {
			return x.under(v, x.calledBack(v, o.Func, b, depth), b, depth)
		}
		if len(x.src.Values[v]) == 0 {
			return x.under(v, []Group{{}}, b, depth) // a receiver
		}
	}
	if !x.strings.Enter(v) {
		return []Group{{}}
	}
	defer x.strings.Leave(v)
	made := slices.ContainsFunc(x.src.Values[v], func(o origin.Origin) bool { return o.Group && !x.isParam(o.Expr) })
	for _, o := range x.src.Values[v] {
		switch {
		case made && x.isParam(o.Expr):
			// Have: fn(r), in the method that was called with the callback
		case o.Group:
			out = append(out, x.At(o.Expr, o.Bound, depth+1)...)
		case o.Elem, o.Key:
			out = append(out, Group{Param: strval.UnknownParam})
		default:
			out = append(out, x.At(o.Expr, b, depth+1)...)
		}
	}
	if len(out) == 0 {
		out = []Group{{}}
	}
	return x.under(v, unique(out), b, depth)
}

// isParam reports whether e is a parameter, or a receiver.
func (x *Groups) isParam(e ast.Expr) bool {
	v := x.src.Target(e)
	_, ok := x.src.Params[v]
	return v != nil && ok
}

// under puts groups under what their variable is mounted at, and has grown by.
func (x *Groups) under(v *types.Var, gs []Group, b origin.Bindings, depth int) []Group {
	for _, p := range x.layout.grown[v] {
		gs = x.Extend(gs, p, b)
	}
	mounts := x.layout.mounts[v]
	for _, fn := range x.exits.returnersOf(v) {
		mounts = append(mounts[:len(mounts):len(mounts)], x.layout.mounts[fn]...)
	}
	if len(mounts) == 0 || depth > origin.MaxFollow {
		return x.exits.leaving(v, gs)
	}
	var out []Group
	for _, m := range mounts {
		for _, outer := range x.ofMount(m, b, depth+3) {
			for _, g := range gs {
				out = append(out, outer.Join(g))
			}
		}
	}
	return unique(out)
}

// Extend puts the path e behind each of the groups.
func (x *Groups) Extend(gs []Group, e ast.Expr, b origin.Bindings) []Group {
	values := x.strings.Of(e, b)
	if len(values) == 0 {
		values = []strval.Value{nil} // not known: the routes below match by suffix
		for i := range gs {
			gs[i].Prefix = nil
			gs[i].Param = strval.UnknownParam
		}
	}
	var out []Group
	for _, g := range gs {
		for _, t := range values {
			out = append(out, g.Join(Group{Prefix: t, Clean: g.Clean}))
		}
	}
	return unique(out)
}

// Stateful adds the prefixes of closures around the call that register on the
// same router: m.Group("/x", func() { m.Get("/y", h) }).
func (x *Groups) Stateful(s origin.Site, gs []Group, b origin.Bindings) []Group {
	for i := len(s.Outer) - 1; i > 0; i-- {
		lit, ok := s.Outer[i].(*ast.FuncLit)
		if !ok {
			continue
		}
		call, ok := s.Outer[i-1].(*ast.CallExpr)
		if !ok || !slices.Contains(call.Args, ast.Expr(lit)) {
			continue
		}
		r := x.types.RegisterOf(x.src.Callee(call))
		if r == nil || r.Role != framework.Stateful {
			continue // another callback
		}
		var out []Group
		for _, t := range x.strings.Of(origin.Arg(call, r.Path.Index()), b) {
			for _, g := range gs {
				out = append(out, Group{Prefix: t}.Join(g))
			}
		}
		if len(out) > 0 {
			gs = out
		}
	}
	return gs
}

// ofElement returns the groups in a list or a map: the one under a constant
// key, or all of them.
func (x *Groups) ofElement(e *ast.IndexExpr, b origin.Bindings, depth int) []Group {
	var at, all []Group
	for _, row := range x.strings.ElementsAt(x.strings.Deref(e.X, b), depth) {
		gs := x.At(row.Value, b, depth+1)
		all = append(all, gs...)
		if row.Key != nil && x.strings.Same(row.Key, e.Index) {
			at = append(at, gs...)
		}
	}
	switch {
	case len(at) > 0:
		return unique(at)
	case len(all) > 0:
		return unique(all)
	}
	return []Group{{Param: strval.UnknownParam}}
}
