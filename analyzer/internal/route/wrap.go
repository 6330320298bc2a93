package route

import (
	"go/ast"
	"go/types"
)

// unwrap turns records that depend on parameters into those of the calls that
// bind them. A record whose handler is a parameter makes its function a
// registration; it is none itself.
func (x *index) unwrap(in []record) []record {
	var out []record
	for _, rec := range in {
		out = append(out, x.resolve(rec, 0)...)
	}
	return out
}

// maxWrap bounds how many wrappers deep a registration may stand.
const maxWrap = 6

func (x *index) resolve(rec record, depth int) []record {
	fn := x.dependsOn(rec)
	if fn == nil {
		return []record{rec}
	}
	callers := x.callers[fn]
	x.steps = 0
	if depth == maxWrap || len(callers) == 0 {
		x.remember(fn, rec)
		if rec.isKnown(x) {
			return []record{rec}
		}
		return nil // who calls it says the path, or the handler
	}
	x.remember(fn, rec)
	var out []record
	if fn.Exported() && x.pass.Pkg.Name() != "main" && rec.group.param != nil && rec.isKnown(x) {
		relative := rec
		relative.relative = true
		out = append(out, relative) // other packages may call it too
	}
	for _, c := range callers {
		for _, b := range x.rowsAt(c, 0) {
			for _, next := range x.bindCall(rec, fn, c, b) {
				out = append(out, x.resolve(next, depth+1)...)
			}
		}
	}
	return out
}

// remember notes that calling fn registers rec, for other packages.
func (x *index) remember(fn *types.Func, rec record) {
	v := x.paramOf(rec.handler, rec.bound)
	x.wrappers[fn] = append(x.wrappers[fn], wrapper{record: rec, handler: v})
}

// isKnown reports whether a record that depends on a parameter still says
// enough: its handler and the end of its path.
func (rec record) isKnown(x *index) bool {
	if x.paramOf(rec.handler, rec.bound) != nil || len(rec.paths) == 0 {
		return false
	}
	for _, p := range rec.paths {
		if _, ok := p.plain(); !ok {
			return false
		}
	}
	return true
}

// dependsOn returns the function whose parameters rec depends on, or nil.
func (x *index) dependsOn(rec record) *types.Func {
	if v := x.paramOf(rec.handler, rec.bound); v != nil {
		return x.params[v].fn
	}
	if o, ok := x.params[rec.group.param]; ok && len(x.callers[o.fn]) > 0 {
		return o.fn
	}
	for _, list := range [][]text{rec.methods, rec.paths, rec.named, {rec.group.prefix}} {
		for _, t := range list {
			for _, p := range t {
				if p.param != nil && p.param != unknownParam {
					return x.params[p.param].fn
				}
			}
		}
	}
	return nil
}

// paramOf returns the parameter that a handler expression is, or wraps.
func (x *index) paramOf(e ast.Expr, b bindings) *types.Var {
	for range maxFollow {
		switch h := ast.Unparen(e).(type) {
		case *ast.CallExpr:
			inner := x.wrapped(h)
			if inner == nil {
				return nil
			}
			e = inner
		case *ast.Ident:
			if val, ok := x.bound(h, b); ok && val != nil {
				e = val
				continue
			}
			v, _ := x.info.Uses[h].(*types.Var)
			if o, ok := x.params[v]; ok && o.index >= 0 {
				return v
			}
			if v == nil {
				return nil
			}
			if e = x.only(v); e == nil {
				return nil
			}
		case *ast.SelectorExpr:
			if inner := x.serving(h); inner != nil {
				e = inner
				continue
			}
			val, ok := x.bound(h, b)
			if !ok || val == nil {
				return nil
			}
			e = val
		case *ast.IndexExpr:
			e = h.X // handlers[len(handlers)-1]
		default:
			return nil
		}
	}
	return nil
}

// bindCall returns rec as the call c of fn registers it.
func (x *index) bindCall(rec record, fn *types.Func, c site, outer bindings) []record {
	b := x.resolved(arguments(fn, c.call), outer)
	next := rec
	next.site = c
	next.bound = outer
	if v := x.paramOf(rec.handler, rec.bound); v != nil {
		if e, ok := b[v]; ok {
			next.handler = e
		}
	}
	next.methods = bindAll(rec.methods, b, x)
	next.paths = bindAll(rec.paths, b, x)
	next.named = bindAll(rec.named, b, x)
	if prefix := rec.group.prefix.bind(b, x); len(prefix) == 1 {
		next.group.prefix = prefix[0]
	}
	if e, ok := b[rec.group.param]; ok {
		return x.regroup(next, e, c, outer)
	}
	return x.rebase(next, fn, c, outer)
}

// resolved replaces what b gives by what that is bound to where the call stands.
func (x *index) resolved(b, outer bindings) bindings {
	for v, e := range b { // each by itself: the order does not matter
		if val, ok := x.bound(e, outer); ok && val != nil {
			b[v] = val
		}
	}
	return b
}

// regroup puts the record on the groups that a call passes for the wrapper's
// parameter.
func (x *index) regroup(rec record, e ast.Expr, c site, b bindings) []record {
	var out []record
	for _, g := range x.stateful(c, x.groups(e, b), b) {
		next := rec
		inner := rec.group
		inner.param = nil
		next.group = g.join(inner)
		out = append(out, next)
	}
	return out
}

// rebase puts the record on the groups that the wrapper's receiver is: a
// group of the project's own, made by sub := r.Group("/x").
func (x *index) rebase(rec record, fn *types.Func, c site, b bindings) []record {
	sel, ok := ast.Unparen(c.call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Signature().Recv() == nil || rec.group.param != nil {
		return []record{rec}
	}
	var out []record
	for _, g := range x.stateful(c, x.groups(sel.X, b), b) {
		next := rec
		next.group = g.join(rec.group)
		out = append(out, next)
	}
	return out
}

func bindAll(list []text, b bindings, x *index) []text {
	var out []text
	for _, t := range list {
		out = append(out, t.bind(b, x)...)
	}
	return out
}
