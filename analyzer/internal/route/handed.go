package route

import (
	"fmt"
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// groupKey names a parameter that is a group, across packages.
func groupKey(fn *types.Func, i int) string { return fmt.Sprintf("%s#%d", fn.FullName(), i) }

// handedOn returns the groups that are passed to functions of other packages,
// and the routers of other packages that are put under a path.
func (x *index) handedOn() []Mount {
	var out []Mount
	for _, s := range x.calls {
		fn := x.callee(s.call)
		if fn == nil || x.isTest(s.call) {
			continue
		}
		if r := x.registerOf(fn); r != nil {
			out = x.mountsHere(out, s, r)
			continue
		}
		for _, m := range x.mountFacts(fn) {
			x.steps = 0
			for _, key := range x.mountedElsewhere(arg(s.call, m.Handler), 0) {
				out = x.putUnder(out, key, x.factGroups(m.Under, s.call, nil, 0))
			}
		}
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			continue // told by what implements it: dispatch.go
		}
		if x.decls[fn] == nil && !x.table.Known(fn.Pkg().Path()) {
			out = x.passedOn(out, s, fn)
		}
	}
	for _, h := range x.handings {
		x.steps = 0
		for _, g := range x.groups(h.call.Args[h.index], h.bound) {
			out = x.putUnder(out, groupKey(h.fn, h.index), x.given(g, 0))
		}
	}
	for _, h := range x.handing {
		for _, c := range x.callers[h.fn] {
			m := h.mounting
			m.bound = append(m.bound[:len(m.bound):len(m.bound)], arguments(h.fn, c.call))
			for _, key := range x.mountedElsewhere(arg(c.call, h.index), 0) {
				out = x.putUnder(out, key, x.mountGroups(m, nil, 0))
			}
		}
	}
	return append(out, x.typed()...)
}

// typed says of the routers that functions return, and that are servers of a
// type of the package, that they are wherever values of the type are put:
//
//	func NewHandler() *Handler { h := &Handler{mux.NewRouter()}; …; return h }
//	http.StripPrefix("/api", s.handler).ServeHTTP(w, r)
func (x *index) typed() []Mount {
	var out []Mount
	for _, key := range slices.Sorted(maps.Values(x.exits)) {
		fn := x.results[key]
		if fn == nil {
			continue // no function's
		}
		named := goast.NamedOf(fn.Signature().Results().At(0).Type())
		if named != nil && named.Obj().Pkg() == x.pass.Pkg && x.isServer(types.NewPointer(named)) {
			out = append(out, Mount{Group: key, Within: typeKey(named.Origin().Obj()), Open: true, Else: true})
		}
	}
	return out
}

// mountsHere adds the routers of other packages that a call of a framework's
// function puts under a path.
func (x *index) mountsHere(out []Mount, s site, r *framework.Register) []Mount {
	x.steps = 0
	switch {
	case r.Role == framework.PrefixFunc:
		if fn := x.funcOf(arg(s.call, r.Callback)); fn != nil && fn.Pkg() != x.pass.Pkg && fn.Signature().Params().Len() > 0 {
			out = x.putUnder(out, groupKey(fn, 0), x.callGroups(s.call, nil, 0)) // r.Route("/x", users.Routes)
		}
	case r.Role == framework.Mount, r.Role == framework.Wrap && r.Path >= 0:
		for _, key := range x.mountedElsewhere(mountedArg(s.call, r), 0) {
			out = x.putUnder(out, key, x.stateful(s, x.place(s.call, r, nil, 0), nil))
		}
	}
	return out
}

// passedOn adds the groups that a call passes to a function of another package.
func (x *index) passedOn(out []Mount, s site, fn *types.Func) []Mount {
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(s.call.Args) || !x.isRouter(sig.Params().At(i).Type()) && !x.isRegistry(sig.Params().At(i).Type()) {
			continue // no group
		}
		x.steps = 0
		for _, g := range x.groups(s.call.Args[i], nil) {
			out = x.putUnder(out, groupKey(fn, i), x.given(g, 0))
		}
	}
	return out
}

// given returns the groups that one is which came as a parameter, where the
// package calls the function itself: func migrations(g *echo.Group) { csv.Register(g) }.
func (x *index) given(g group, depth int) []group {
	o, ok := x.params[g.param]
	if !ok || len(x.callers[o.fn]) == 0 || depth == maxWrap {
		return []group{g}
	}
	var out []group
	if o.fn.Exported() && x.pass.Pkg.Name() != "main" {
		out = append(out, g) // other packages may call it too
	}
	for _, c := range x.callers[o.fn] {
		inner := group{clean: g.clean}
		prefixes := g.prefix.bind(arguments(o.fn, c.call), x)
		if len(prefixes) == 0 {
			prefixes = []text{{{param: unknownParam}}} // setup(r, conf.Base)
		}
		for _, t := range prefixes {
			inner.prefix = t
			for _, outer := range x.stateful(c, x.groups(arg(c.call, o.index), nil), nil) {
				out = append(out, x.given(outer.join(inner), depth+1)...)
			}
		}
	}
	return out
}

// putUnder adds that a group is under others.
func (x *index) putUnder(out []Mount, key string, gs []group) []Mount {
	for _, g := range gs {
		prefix, known := g.prefix.known()
		m := Mount{Group: key, Prefix: prefix, Within: x.groupKeyOf(g.param)}
		_, m.Open = x.exits[g.param]
		if !known || m.Within == "" && g.param != nil {
			// Have: Register(r.Group(conf.Base + "/api"))
			m.Within, m.Open, m.Partial = "", false, true
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}
