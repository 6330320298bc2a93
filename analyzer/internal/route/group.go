package route

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A group is what routes are registered on: a router, or a part of one under
// a path.
type group struct {
	prefix text
	param  *types.Var // the group came as this parameter; nil where its prefix is known in full
	clean  bool       // paths are joined by path.Join
	// methods of the routes that name none themselves; nil: any.
	methods []text
}

// groups returns the groups that e may be.
func (x *index) groups(e ast.Expr, b bindings) []group { return x.groupsIn(e, b, 0) }

func (x *index) groupsIn(e ast.Expr, b bindings, depth int) []group {
	if e == nil || depth > maxFollow {
		return []group{{}}
	}
	if val, ok := x.bound(e, b); ok && val != nil {
		return x.groupsIn(val, nil, depth+1)
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return x.callGroups(e, b, depth)
	case *ast.UnaryExpr:
		return x.groupsIn(e.X, b, depth)
	case *ast.StarExpr:
		return x.groupsIn(e.X, b, depth)
	case *ast.Ident, *ast.SelectorExpr:
		return x.variableGroups(e, b, depth)
	case *ast.IndexExpr:
		return x.elementGroups(e, b, depth)
	}
	return []group{{}}
}

func (x *index) variableGroups(e ast.Expr, b bindings, depth int) []group {
	v := x.target(e)
	if v == nil {
		return []group{{}}
	}
	var out []group
	if o, ok := x.params[v]; ok {
		if o.index >= 0 && (x.isRouter(v.Type()) || x.isRegistry(v.Type())) {
			return x.under(v, x.calledBack(v, o.fn, b, depth), b, depth)
		}
		if len(x.values[v]) == 0 {
			return x.under(v, []group{{}}, b, depth) // a receiver
		}
	}
	if !x.follow(v) {
		return []group{{}}
	}
	defer x.leave(v)
	for _, o := range x.values[v] {
		switch {
		case o.group:
			out = append(out, x.groupsIn(o.expr, o.bound, depth+1)...)
		case o.elem, o.key:
			out = append(out, group{param: unknownParam})
		default:
			out = append(out, x.groupsIn(o.expr, b, depth+1)...)
		}
	}
	if len(out) == 0 {
		out = []group{{}}
	}
	return x.under(v, unique(out), b, depth)
}

// isGroup reports whether t is a router or group that the table knows.
func (x *index) isGroup(t types.Type) bool {
	named := goast.NamedOf(t)
	return named != nil && named.Obj().Pkg() != nil && x.table.Known(named.Obj().Pkg().Path())
}

// under puts groups under what their variable is mounted at, and has grown by.
func (x *index) under(v *types.Var, gs []group, b bindings, depth int) []group {
	for _, p := range x.grown[v] {
		gs = x.extend(gs, p, b)
	}
	mounts := x.mounts[v]
	for _, fn := range x.returner(v) {
		mounts = append(mounts[:len(mounts):len(mounts)], x.mounts[fn]...)
	}
	if len(mounts) == 0 || depth > maxFollow {
		return x.leaving(v, gs)
	}
	var out []group
	for _, m := range mounts {
		for _, outer := range x.mountGroups(m, b, depth+3) {
			for _, g := range gs {
				out = append(out, outer.join(g))
			}
		}
	}
	return unique(out)
}

// callGroups returns the group that a call makes.
func (x *index) callGroups(call *ast.CallExpr, b bindings, depth int) []group {
	fn := x.callee(call)
	if fn == nil || depth > maxFollow {
		return []group{{}}
	}
	r := x.registerOf(fn)
	if r == nil {
		return x.otherCall(call, fn, b, depth)
	}
	gs := x.groupsIn(x.base(call, fn, r), b, depth+1)
	if r.Role == framework.Step {
		for i := range gs {
			gs[i].methods = append(gs[i].methods, x.stepMethods(call, fn, r, b)...)
		}
	}
	switch r.Role {
	case framework.Prefix, framework.PrefixFunc, framework.Step, framework.Stateful, framework.Route, framework.Wrap:
		if r.Path >= 0 && r.Role != framework.Route {
			clean := x.clean(fn)
			for i := range gs {
				gs[i].clean = gs[i].clean || clean
			}
			if x.isGrowth(call, fn) {
				return gs // counted for the variable
			}
			return x.underAll(gs, call, fn, r, b)
		}
	}
	return gs
}

// underAll puts each of the paths of a call behind each of the groups: there may
// be several, NewGroup(api, "/v1", "/v2").
func (x *index) underAll(gs []group, call *ast.CallExpr, fn *types.Func, r *framework.Register, b bindings) []group {
	sig := fn.Signature()
	if !sig.Variadic() || r.Path < sig.Params().Len()-1 || r.Path >= len(call.Args) {
		return x.extend(gs, arg(call, r.Path), b)
	}
	var out []group
	for _, e := range call.Args[r.Path:] {
		out = append(out, x.extend(slices.Clone(gs), e, b)...)
	}
	return unique(out)
}

func (x *index) isGrowth(call *ast.CallExpr, fn *types.Func) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Name() != "Path" {
		return false
	}
	v := x.target(rootOf(sel.X))
	return v != nil && len(x.grown[v]) > 0
}

// clean reports whether fn's framework joins paths by path.Join.
func (x *index) clean(fn *types.Func) bool {
	entry := x.table.Func(fn)
	if entry == nil {
		return false
	}
	f := x.table.Framework(entry.Framework)
	return f != nil && f.CleanJoin
}

// otherCall is a call that the table does not know: a function of the package
// that returns a group, a method of the framework that returns its receiver,
// a constructor.
func (x *index) otherCall(call *ast.CallExpr, fn *types.Func, b bindings, depth int) []group {
	sel, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	isMethod = isMethod && fn.Signature().Recv() != nil
	if isMethod && !x.table.Known(fn.Pkg().Path()) && (x.makesGroup(fn) || x.callbackOf(call, fn) != nil) {
		return x.shapedGroup(call, fn, sel, b, depth)
	}
	if decl := x.decls[fn]; decl != nil && decl.Body != nil {
		var out []group
		for _, ret := range returnsOf(decl.Body) {
			if len(ret.Results) > 0 && !x.info.Types[ret.Results[0]].IsNil() {
				out = append(out, x.groupsIn(ret.Results[0], nil, depth+1)...)
			}
		}
		if len(out) > 0 {
			return unique(out)
		}
		return []group{{}}
	}
	if isMethod && x.table.Known(fn.Pkg().Path()) {
		return x.groupsIn(sel.X, b, depth+1)
	}
	return []group{{}}
}

// base returns the expression that a call registers on: the receiver, or the
// first argument of a function that takes a router (huma.Get(api, …)).
func (x *index) base(call *ast.CallExpr, fn *types.Func, r *framework.Register) ast.Expr {
	if fn.Signature().Recv() == nil {
		outer := x.around[call]
		if r.Role == framework.Wrap && outer != nil {
			return x.baseOf(outer, x.callee(outer), x.registerOf(x.callee(outer)))
		}
		if outer != nil && x.isPart(call, fn, outer) {
			return outer
		}
		if r.Role == framework.Wrap || r.Path == 0 || r.Handler == 0 || len(call.Args) == 0 {
			return nil // http.HandleFunc
		}
		return arg(call, r.Base)
	}
	if sel, ok := x.selector(call); ok {
		return sel.X
	}
	return nil
}

// isPart reports whether a call makes a part of the group that outer makes:
// web.NewNamespace("/v1", web.NSGet("/pets", h)).
func (x *index) isPart(call *ast.CallExpr, fn *types.Func, outer *ast.CallExpr) bool {
	in := x.callee(outer)
	r := x.registerOf(in)
	return r != nil && r.Role == framework.Prefix && in.Signature().Recv() == nil && fn.Pkg() == in.Pkg() && slices.Contains(outer.Args, ast.Expr(call))
}

// extend puts the path e behind each of the groups.
func (x *index) extend(gs []group, e ast.Expr, b bindings) []group {
	texts := x.texts(e, b)
	if len(texts) == 0 {
		texts = []text{nil} // not known: the routes below match by suffix
		for i := range gs {
			gs[i].prefix = nil
			gs[i].param = unknownParam
		}
	}
	var out []group
	for _, g := range gs {
		for _, t := range texts {
			out = append(out, g.join(group{prefix: t, clean: g.clean}))
		}
	}
	return unique(out)
}

// unknownParam stands for a prefix that is not known.
var unknownParam = types.NewParam(0, nil, "", types.Typ[types.String])
