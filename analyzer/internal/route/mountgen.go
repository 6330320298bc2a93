package route

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
)

// mounts says which routers the handlers of generated code are on:
// those that its exported functions return, or are given.
func (x *generated) mounts() []router.Mount {
	if len(x.served) == 0 {
		return nil
	}
	var out []router.Mount
	for _, fn := range x.registrars() {
		if !fn.Exported() {
			continue // called by another
		}
		sig := fn.Signature()
		m := router.Mount{Group: router.ServerKey(x.pass.Pkg)}
		for p := range sig.Params().Variables() {
			m.Partial = m.Partial || routertype.IsString(p.Type()) // a base path
		}
		for r := range sig.Results().Variables() {
			if x.types.IsHandler(r.Type()) {
				m.Within = router.ResultKey(fn)
				out = append(out, m)
			}
		}
		for i := range sig.Params().Len() {
			if x.types.IsRouter(sig.Params().At(i).Type()) {
				given := m // and returned, perhaps, to be put elsewhere
				given.Within, given.Else = router.GroupKey(fn, i), true
				out = append(out, given)
			}
		}
	}
	return out
}

// registrars returns the functions of generated files that register routes,
// themselves or by others.
func (x *generated) registrars() []*types.Func {
	var out []*types.Func
	add := func(s origin.Site) {
		if s.Func != nil && x.src.InGenerated(s.Call) && !slices.Contains(out, s.Func) {
			out = append(out, s.Func)
		}
	}
	for _, s := range x.src.Calls {
		if r := x.types.RegisterOf(x.src.Callee(s.Call)); r != nil && r.Role == framework.Route {
			add(s)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, c := range x.src.Callers[out[i]] {
			add(c)
		}
	}
	return out
}
