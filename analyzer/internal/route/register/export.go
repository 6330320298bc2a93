package register

import (
	"go/types"
	"reflect"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/route/router"
)

// export exports which functions register what they are given.
func (x *wrappers) export() {
	byFunc := make(map[*types.Func]*router.RegistersFact)
	of := func(fn *types.Func) *router.RegistersFact {
		if byFunc[fn] == nil {
			byFunc[fn] = new(router.RegistersFact)
		}
		return byFunc[fn]
	}
	for fn, list := range x.byFunc {
		for _, w := range list {
			if o, ok := x.src.Params[w.handler]; ok && o.Func == fn && fn.Exported() && !x.finder.InTest(w.reg) && w.reg.Named == nil {
				of(fn).Routes = append(of(fn).Routes, x.routeFact(fn, w))
			}
		}
	}
	for fn, mounts := range x.groups.MountFacts() {
		of(fn).Mounts = mounts
	}
	for fn, fact := range byFunc {
		fact.Routes = distinct(fact.Routes)
		fact.Mounts = distinct(fact.Mounts)
		if len(fact.Routes)+len(fact.Mounts) > 0 {
			x.pass.ExportObjectFact(fn, fact)
		}
	}
}

// distinct returns the elements of list, each once.
func distinct[T any](list []T) []T {
	var out []T
	for _, e := range list {
		if !slices.ContainsFunc(out, func(o T) bool { return reflect.DeepEqual(o, e) }) {
			out = append(out, e)
		}
	}
	return out
}

func (x *wrappers) routeFact(fn *types.Func, w wrapper) router.RouteFact {
	rec := w.reg
	out := router.RouteFact{Framework: rec.Framework, Pattern: rec.Pattern, Handler: x.src.Params[w.handler].Index, Under: x.groups.FactOf(fn, rec.Group)}
	for _, t := range rec.Methods {
		out.Methods = append(out.Methods, x.groups.StringFactOf(fn, t))
	}
	for _, t := range rec.Paths {
		out.Paths = append(out.Paths, x.relative(fn, x.groups.StringFactOf(fn, t)))
	}
	return out
}

// relative leaves out what the router that is the receiver of fn puts before a
// path: r.prefix + path. Callers know how they made it.
func (x *wrappers) relative(fn *types.Func, t router.StringFact) router.StringFact {
	recv := fn.Signature().Recv()
	if recv == nil || !x.types.IsRouter(recv.Type()) {
		return t
	}
	for len(t) > 1 && t[0].Param == router.Unknown {
		t = t[1:]
	}
	return t
}
