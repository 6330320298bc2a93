package route

import (
	"go/ast"
	"go/types"
)

// fact returns what another package's function registers.
func (x *index) fact(fn *types.Func) *registersFact {
	if fn.Pkg() == x.pass.Pkg || x.table.Known(fn.Pkg().Path()) {
		return nil
	}
	f := new(registersFact)
	if !x.pass.ImportObjectFact(fn, f) {
		return nil
	}
	return f
}

func (x *index) mountFacts(fn *types.Func) []mountFact {
	if f := x.fact(fn); f != nil {
		return f.Mounts
	}
	return nil
}

// calledRoutes returns what a call of another package's function registers.
func (x *index) calledRoutes(s site, fn *types.Func, b bindings) []record {
	f := x.fact(fn)
	if f == nil {
		return nil
	}
	var out []record
	for _, r := range f.Routes {
		rec := record{site: s, bound: b, framework: r.Framework, pattern: r.Pattern, handler: x.variadicArg(s.call, fn, r.Handler)}
		for _, m := range r.Methods {
			rec.methods = append(rec.methods, x.textOf(m, s.call, b)...)
		}
		for _, p := range r.Paths {
			rec.paths = append(rec.paths, x.textOf(p, s.call, b)...)
		}
		if rec.handler == nil {
			continue // called without
		}
		for _, g := range x.stateful(s, x.factGroups(r.Under, s.call, b, 0), b) {
			next := rec
			next.group = g
			out = append(out, next)
		}
	}
	return out
}

// variadicArg returns argument i, the last of those for a variadic parameter.
func (x *index) variadicArg(call *ast.CallExpr, fn *types.Func, i int) ast.Expr {
	if sig := fn.Signature(); sig.Variadic() && i == sig.Params().Len()-1 && len(call.Args) > i {
		return call.Args[len(call.Args)-1]
	}
	return arg(call, i)
}

// textOf returns the strings that a text of a fact is at a call.
func (x *index) textOf(f textFact, call *ast.CallExpr, b bindings) []text {
	out := []text{nil}
	for _, p := range f {
		switch {
		case p.Param == noParam:
			out = cross(out, []text{literal(p.Lit)})
		case p.Param == anything:
			out = cross(out, []text{{{param: unknownParam}}})
		default:
			given := x.texts(arg(call, p.Param), b)
			if len(given) == 0 {
				given = []text{{{param: unknownParam}}}
			}
			out = cross(out, given)
		}
	}
	return out
}

// factGroups returns the groups that a group of a fact is at a call: one that
// is passed, or the receiver.
func (x *index) factGroups(f groupFact, call *ast.CallExpr, b bindings, depth int) []group {
	gs := []group{{}}
	sel, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	switch {
	case f.Param >= 0:
		gs = x.groupsIn(arg(call, f.Param), b, depth+1)
	case isMethod && x.info.Selections[sel] != nil:
		gs = x.groupsIn(sel.X, b, depth+1)
	}
	var out []group
	for _, g := range gs {
		for _, t := range x.textOf(f.Prefix, call, b) {
			inner := group{prefix: t, clean: f.Clean}
			if f.Param == anything {
				inner.param = unknownParam
			}
			out = append(out, g.join(inner))
		}
	}
	return out
}
