package route

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
)

// A registersFact says what calling a function registers, in terms of its
// parameters: the wrappers of routers that other packages call.
type registersFact struct {
	Routes []routeFact
	Mounts []mountFact
}

// A routeFact is one route that a call registers.
type routeFact struct {
	Framework      string
	Methods, Paths []textFact
	Pattern        bool // the method is in the path
	Handler        int  // the parameter that answers
	Under          groupFact
}

// A mountFact is a router that a call puts under a path.
type mountFact struct {
	Handler int // the parameter that is put there
	Under   groupFact
}

// A groupFact is what a route is registered on.
type groupFact struct {
	Prefix textFact
	Param  int // the parameter that the group is; noParam, or unknown
	Clean  bool
}

// A textFact is a string of which parameters may be parts.
type textFact []pieceFact

type pieceFact struct {
	Lit   string
	Param int // noParam for Lit
}

const (
	noParam  = -1
	anything = -2 // a parameter that is not the function's own
)

func (*registersFact) AFact() {}

// String is what // want comments match.
func (f *registersFact) String() string {
	return fmt.Sprintf("registers %d, mounts %d", len(f.Routes), len(f.Mounts))
}

// export tells other packages which functions register what they are given.
func (x *index) export() {
	byFunc := make(map[*types.Func]*registersFact)
	of := func(fn *types.Func) *registersFact {
		if byFunc[fn] == nil {
			byFunc[fn] = new(registersFact)
		}
		return byFunc[fn]
	}
	for fn, list := range x.wrappers {
		for _, w := range list {
			if o, ok := x.params[w.handler]; ok && o.fn == fn && fn.Exported() && !x.inTest(w.record) && w.record.named == nil {
				of(fn).Routes = append(of(fn).Routes, x.routeFact(fn, w))
			}
		}
	}
	for _, h := range x.handing {
		if !h.fn.Exported() || x.isTest(h.call) {
			continue // nobody else calls it
		}
		x.steps = 0
		for _, g := range x.mountGroups(h.mounting, nil, 0) {
			of(h.fn).Mounts = append(of(h.fn).Mounts, mountFact{h.index, x.groupFact(h.fn, g)})
		}
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

func (x *index) routeFact(fn *types.Func, w wrapper) routeFact {
	rec := w.record
	out := routeFact{Framework: rec.framework, Pattern: rec.pattern, Handler: x.params[w.handler].index, Under: x.groupFact(fn, rec.group)}
	for _, t := range rec.methods {
		out.Methods = append(out.Methods, x.textFact(fn, t))
	}
	for _, t := range rec.paths {
		out.Paths = append(out.Paths, x.relative(fn, x.textFact(fn, t)))
	}
	return out
}

// relative leaves out what the router that is the receiver of fn puts before a
// path: r.prefix + path. Callers know how they made it.
func (x *index) relative(fn *types.Func, t textFact) textFact {
	recv := fn.Signature().Recv()
	if recv == nil || !x.isRouter(recv.Type()) {
		return t
	}
	for len(t) > 1 && t[0].Param == anything {
		t = t[1:]
	}
	return t
}

func (x *index) groupFact(fn *types.Func, g group) groupFact {
	out := groupFact{Prefix: x.textFact(fn, g.prefix), Param: noParam, Clean: g.clean}
	if _, ok := x.exits[g.param]; g.param != nil && !ok {
		out.Param = x.paramIndex(fn, g.param)
	}
	return out
}

func (x *index) textFact(fn *types.Func, t text) textFact {
	var out textFact
	for _, p := range t {
		f := pieceFact{p.lit, noParam}
		if p.param != nil {
			f.Param = x.paramIndex(fn, p.param)
		}
		out = append(out, f)
	}
	return out
}

func (x *index) paramIndex(fn *types.Func, v *types.Var) int {
	if o, ok := x.params[v]; ok && o.fn == fn && o.index >= 0 {
		return o.index
	}
	return anything
}
