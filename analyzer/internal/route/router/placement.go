package router

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// All returns the groups that are passed to functions of other packages,
// and the routers of other packages that are put under a path.
func (x *Placements) All() []Mount {
	var out []Mount
	for _, s := range x.src.Calls {
		fn := x.src.Callee(s.Call)
		if fn == nil || x.src.IsTest(s.Call) {
			continue
		}
		if r := x.types.RegisterOf(fn); r != nil {
			out = x.mounted(out, s, r)
			continue
		}
		out = x.byFacts(out, s.Call, fn)
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			continue // found by what implements it: dispatch.go
		}
		if x.src.Decls[fn] == nil && !x.table.KnownPackage(fn.Pkg()) {
			out = x.passed(out, s, fn)
		}
	}
	return append(x.fromParams(x.dispatched(out)), x.served()...)
}

// byFacts adds the routers that a call passes to a function which, by its facts, puts
// them under a path.
func (x *Placements) byFacts(out []Mount, call *ast.CallExpr, fn *types.Func) []Mount {
	for _, m := range x.layout.mountFacts(fn) {
		x.strings.Restart()
		for _, key := range x.foreignRouters(origin.Arg(call, m.Handler), 0) {
			out = x.putUnder(out, key, x.groups.OfFact(m.Under, call, nil, 0))
		}
	}
	return out
}

// dispatched adds the groups that calls of interfaces pass to other packages.
func (x *Placements) dispatched(out []Mount) []Mount {
	for _, h := range x.dispatch.external {
		x.strings.Restart()
		for _, g := range x.groups.Of(h.call.Args[h.index], h.bound) {
			out = x.putUnder(out, GroupKey(h.fn, h.index), x.given(g, 0))
		}
	}
	return out
}

// fromParams adds the routers that callers pass to functions of this package which
// put them under a path.
func (x *Placements) fromParams(out []Mount) []Mount {
	for _, h := range x.layout.mountedParams {
		for _, c := range x.src.Callers[h.fn] {
			m := h.mounting
			m.bound = append(m.bound[:len(m.bound):len(m.bound)], origin.Arguments(h.fn, c.Call))
			for _, key := range x.foreignRouters(origin.Arg(c.Call, h.index), 0) {
				out = x.putUnder(out, key, x.groups.ofMount(m, nil, 0))
			}
		}
	}
	return out
}

// served says of the routers that functions return, and that are servers of a
// type of the package, that they are wherever values of the type are put:
//
//	func NewHandler() *Handler { h := &Handler{mux.NewRouter()}; …; return h }
//	http.StripPrefix("/api", s.handler).ServeHTTP(w, r)
func (x *Placements) served() []Mount {
	var out []Mount
	for _, key := range slices.Sorted(maps.Values(x.exits.keys)) {
		fn := x.exits.results[key]
		if fn == nil {
			continue // no function's
		}
		named := goast.NamedOf(fn.Signature().Results().At(0).Type())
		if named != nil && named.Obj().Pkg() == x.pass.Pkg && x.types.IsServer(types.NewPointer(named)) {
			out = append(out, Mount{Group: key, Within: typeKey(named.Origin().Obj()), Open: true, Else: true})
		}
	}
	return out
}

// mounted adds the routers of other packages that a call of a framework's
// function puts under a path.
func (x *Placements) mounted(out []Mount, s origin.Site, r *framework.Register) []Mount {
	x.strings.Restart()
	switch {
	case r.Role == framework.PrefixFunc:
		if fn := x.src.FuncOf(origin.Arg(s.Call, r.Callback.Index())); fn != nil && fn.Pkg() != x.pass.Pkg && fn.Signature().Params().Len() > 0 {
			out = x.putUnder(out, GroupKey(fn, 0), x.groups.OfCall(s.Call, nil, 0)) // r.Route("/x", users.Routes)
		}
	case r.Role == framework.Mount, r.Role == framework.Wrap && r.Path.Given():
		for _, key := range x.foreignRouters(mountedArg(s.Call, r), 0) {
			out = x.putUnder(out, key, x.groups.Stateful(s, x.groups.place(s.Call, r, nil, 0), nil))
		}
	}
	return out
}

// passed adds the groups that a call passes to a function of another package.
func (x *Placements) passed(out []Mount, s origin.Site, fn *types.Func) []Mount {
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(s.Call.Args) || !x.types.IsRouter(sig.Params().At(i).Type()) && !x.types.IsRegistry(sig.Params().At(i).Type()) && !x.isRegistrar(s.Call.Args[i]) {
			continue // no group
		}
		x.strings.Restart()
		for _, g := range x.groups.Of(s.Call.Args[i], nil) {
			out = x.putUnder(out, GroupKey(fn, i), x.given(g, 0))
		}
	}
	return out
}

// isRegistrar reports whether e is a method of a router that registers: group.Handle.
func (x *Placements) isRegistrar(e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	r := x.types.RegisterOf(x.src.FuncOf(sel))
	return r != nil && r.Role == framework.Route && x.info.Selections[sel] != nil
}

// given returns the groups that one is which came as a parameter, where the
// package calls the function itself: func migrations(g *echo.Group) { csv.Register(g) }.
func (x *Placements) given(g Group, depth int) []Group {
	o, ok := x.src.Params[g.Param]
	if !ok || len(x.src.Callers[o.Func]) == 0 || depth == origin.MaxWrap {
		return []Group{g}
	}
	var out []Group
	if o.Func.Exported() && x.pass.Pkg.Name() != "main" {
		out = append(out, g) // other packages may call it too
	}
	for _, c := range x.src.Callers[o.Func] {
		inner := Group{Clean: g.Clean}
		prefixes := g.Prefix.Bind(origin.Arguments(o.Func, c.Call), x.strings)
		if len(prefixes) == 0 {
			prefixes = []strval.Value{{{Param: strval.UnknownParam}}} // setup(r, conf.Base)
		}
		for _, t := range prefixes {
			inner.Prefix = t
			for _, outer := range x.groups.Stateful(c, x.groups.Of(origin.Arg(c.Call, o.Index), nil), nil) {
				out = append(out, x.given(outer.Join(inner), depth+1)...)
			}
		}
	}
	return out
}

// putUnder adds that a group is under others.
func (x *Placements) putUnder(out []Mount, key string, gs []Group) []Mount {
	for _, g := range gs {
		prefix, known := g.Prefix.Known()
		m := Mount{Group: key, Prefix: prefix, Within: x.exits.keyOf(g.Param)}
		_, m.Open = x.exits.keys[g.Param]
		if !known || m.Within == "" && g.Param != nil {
			// Have: Register(r.Group(conf.Base + "/api"))
			m.Within, m.Open, m.Partial = "", false, true
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// A Mount says that a group under a prefix is passed to a function of another
// package, which registers on it.
type Mount struct {
	Group  string // the parameter: "example.com/users.Register#0"
	Prefix string
	Within string // the parameter that the prefix is below, "" where it is whole
	Open   bool   // where nothing is known of Within, the prefix is whole
	// Else: only where nothing else puts the group under a prefix.
	Else bool
	// Partial: more comes before the prefix, and is not known.
	Partial bool
}
