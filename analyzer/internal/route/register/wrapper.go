package register

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// wrappers resolves registrations that depend on parameters, at the calls that
// bind them.
type wrappers struct {
	*scope
	byFunc map[*types.Func][]wrapper
}

// A wrapper is a function of which calling it registers a route.
type wrapper struct {
	reg     Registration
	handler *types.Var // the parameter that is the handler
}

// unwrap turns registrations that depend on parameters into those of the calls
// that bind them. A registration whose handler is a parameter makes its function
// a wrapper; it is none itself.
func (x *wrappers) unwrap(in []Registration) []Registration {
	var out []Registration
	for _, rec := range in {
		out = append(out, x.resolve(rec, 0)...)
	}
	return out
}

// resolve turns one registration into those of the calls that bind its parameters.
func (x *wrappers) resolve(rec Registration, depth int) []Registration {
	fn := x.dependsOn(rec)
	if fn == nil {
		return []Registration{rec}
	}
	callers := x.src.Callers[fn]
	x.strings.Restart()
	if depth == origin.MaxWrap || len(callers) == 0 {
		x.remember(fn, rec)
		if rec.isKnown(x.handlers) {
			return []Registration{rec}
		}
		return nil // who calls it says the path, or the handler
	}
	x.remember(fn, rec)
	var out []Registration
	if fn.Exported() && x.pass.Pkg.Name() != "main" && rec.Group.Param != nil && rec.isKnown(x.handlers) {
		relative := rec
		relative.Relative = true
		out = append(out, relative) // other packages may call it too
	}
	for _, c := range callers {
		for _, b := range x.contexts.At(c, 0) {
			for _, next := range x.instantiate(rec, fn, c, b) {
				out = append(out, x.resolve(next, depth+1)...)
			}
		}
	}
	return out
}

// remember records that calling fn registers rec, for other packages.
func (x *wrappers) remember(fn *types.Func, rec Registration) {
	v := x.handlers.param(rec.Handler, rec.Bound)
	x.byFunc[fn] = append(x.byFunc[fn], wrapper{reg: rec, handler: v})
}

// isKnown reports whether a registration that depends on a parameter still says
// enough: its handler and the end of its path.
func (rec Registration) isKnown(x *Handlers) bool {
	if x.param(rec.Handler, rec.Bound) != nil || len(rec.Paths) == 0 {
		return false
	}
	for _, p := range rec.Paths {
		if _, ok := p.Plain(); !ok {
			return false
		}
	}
	return true
}

// dependsOn returns the function whose parameters rec depends on, or nil.
func (x *wrappers) dependsOn(rec Registration) *types.Func {
	if v := x.handlers.param(rec.Handler, rec.Bound); v != nil {
		return x.src.Params[v].Func
	}
	if o, ok := x.src.Params[rec.Group.Param]; ok && len(x.src.Callers[o.Func]) > 0 {
		return o.Func
	}
	for _, list := range [][]strval.Value{rec.Methods, rec.Paths, rec.Named, {rec.Group.Prefix}} {
		for _, t := range list {
			for _, p := range t.Params() {
				if p != strval.UnknownParam {
					return x.src.Params[p].Func
				}
			}
		}
	}
	return nil
}

// instantiate returns rec as the call c of fn registers it.
func (x *wrappers) instantiate(rec Registration, fn *types.Func, c origin.Site, outer origin.Bindings) []Registration {
	b := x.strings.Resolved(origin.Arguments(fn, c.Call), outer)
	next := rec
	next.Site = c
	next.Bound = outer
	if rec.Origin == nil {
		next.Origin = rec.Handler
	}
	next.Calls = append(rec.Calls[:len(rec.Calls):len(rec.Calls)], c.Call)
	if v := x.handlers.param(rec.Handler, rec.Bound); v != nil {
		if e, ok := b[v]; ok {
			next.Handler = e
		}
	}
	next.Methods = strval.BindAll(rec.Methods, b, x.strings)
	next.Paths = strval.BindAll(rec.Paths, b, x.strings)
	next.Named = strval.BindAll(rec.Named, b, x.strings)
	if prefix := rec.Group.Prefix.Bind(b, x.strings); len(prefix) == 1 {
		next.Group.Prefix = prefix[0]
	}
	if e, ok := b[rec.Group.Param]; ok {
		return x.regroup(next, e, c, outer)
	}
	return x.rebase(next, fn, c, outer)
}

// regroup puts the registration on the groups that a call passes for the wrapper's
// parameter.
func (x *wrappers) regroup(rec Registration, e ast.Expr, c origin.Site, b origin.Bindings) []Registration {
	var out []Registration
	for _, g := range x.groups.Stateful(c, x.groups.Of(e, b), b) {
		next := rec
		inner := rec.Group
		inner.Param = nil
		next.Group = g.Join(inner)
		out = append(out, next)
	}
	return out
}

// rebase puts the registration on the groups that the wrapper's receiver is: a
// group of the project's own, made by sub := r.Group("/x").
func (x *wrappers) rebase(rec Registration, fn *types.Func, c origin.Site, b origin.Bindings) []Registration {
	sel, ok := ast.Unparen(c.Call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Signature().Recv() == nil || rec.Group.Param != nil && !x.isConstructors(rec.Group.Param, fn) {
		return []Registration{rec}
	}
	var out []Registration
	for _, g := range x.groups.Stateful(c, x.groups.Of(sel.X, b), b) {
		next := rec
		next.Group = g.Join(rec.Group)
		out = append(out, next)
	}
	return out
}

// isConstructors reports whether v is the parameter of a function that makes the
// receiver of fn, a router, of another router: func New(mux *http.ServeMux) *Group.
func (x *wrappers) isConstructors(v *types.Var, fn *types.Func) bool {
	o, ok := x.src.Params[v]
	return ok && o.Func != fn && x.types.IsRouter(fn.Signature().Recv().Type())
}
