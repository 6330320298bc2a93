package route

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// A generated server registers its own handlers, in functions that are given a
// router, or return one. Where those are put, the methods answer that
// implement its interface:
//
//	r.Mount("/v1", api.Handler(server))
//	api.HandlerFromMux(server, r)

// serverKey names what a generated package registers, across packages.
func serverKey(pkg *types.Package) string { return pkg.Path() + "#server" }

// generatedMounts says which routers the handlers of generated code are on:
// those that its exported functions return, or are given.
func (x *index) generatedMounts() []Mount {
	if len(x.served) == 0 {
		return nil
	}
	var out []Mount
	for _, fn := range x.generatedRegistrars() {
		if !fn.Exported() {
			continue // called by another
		}
		sig := fn.Signature()
		m := Mount{Group: serverKey(x.pass.Pkg)}
		for p := range sig.Params().Variables() {
			m.Partial = m.Partial || isString(p.Type()) // a base path
		}
		for r := range sig.Results().Variables() {
			if x.isHandler(r.Type()) {
				m.Within = resultKey(fn)
				out = append(out, m)
			}
		}
		for i := range sig.Params().Len() {
			if x.isRouter(sig.Params().At(i).Type()) {
				given := m // and returned, perhaps, to be put elsewhere
				given.Within, given.Else = groupKey(fn, i), true
				out = append(out, given)
			}
		}
	}
	return out
}

// generatedRegistrars returns the functions of generated files that register routes,
// themselves or by others.
func (x *index) generatedRegistrars() []*types.Func {
	var out []*types.Func
	add := func(s site) {
		if s.fn != nil && x.inGenerated(s.call) && !slices.Contains(out, s.fn) {
			out = append(out, s.fn)
		}
	}
	for _, s := range x.calls {
		if r := x.registerOf(x.callee(s.call)); r != nil && r.Role == framework.Route {
			add(s)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, c := range x.callers[out[i]] {
			add(c)
		}
	}
	return out
}
