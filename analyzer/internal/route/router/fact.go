package router

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A RegistersFact says what calling a function registers, in terms of its
// parameters: the wrappers of routers that other packages call.
type RegistersFact struct {
	Routes []RouteFact
	Mounts []MountFact
}

// A RouteFact is one route that a call registers.
type RouteFact struct {
	Framework      string
	Methods, Paths []StringFact
	Pattern        bool // the method is in the path
	Handler        int  // the parameter that answers
	Under          GroupFact
}

// A MountFact is a router that a call puts under a path.
type MountFact struct {
	Handler int // the parameter that is put there
	Under   GroupFact
}

// A GroupFact is what a route is registered on.
type GroupFact struct {
	Prefix StringFact
	Param  int // the parameter that the group is; noParam, or unknown
	Clean  bool
}

// A StringFact is a string of which parameters may be parts.
type StringFact []SegmentFact

// A SegmentFact is a part of a StringFact.
type SegmentFact struct {
	Lit   string
	Param int          // NoParam for Lit
	Join  []StringFact // joined by path.Join, where there are any
}

const (
	NoParam = -1
	Unknown = -2 // a parameter that is not the function's own
)

// AFact marks a fact.
func (*RegistersFact) AFact() {}

// String is what // want comments match.
func (f *RegistersFact) String() string {
	return fmt.Sprintf("registers %d, mounts %d", len(f.Routes), len(f.Mounts))
}

// Fact returns what another package's function registers.
func (x *Layout) Fact(fn *types.Func) *RegistersFact {
	if fn.Pkg() == x.pass.Pkg || x.table.KnownPackage(fn.Pkg()) {
		return nil
	}
	f := new(RegistersFact)
	if !x.pass.ImportObjectFact(fn, f) {
		return nil
	}
	return f
}

func (x *Layout) mountFacts(fn *types.Func) []MountFact {
	if f := x.Fact(fn); f != nil {
		return f.Mounts
	}
	return nil
}

// StringsOf returns the strings that a string of a fact is at a call.
func (x *Groups) StringsOf(f StringFact, call *ast.CallExpr, b origin.Bindings) []strval.Value {
	out := []strval.Value{nil}
	for _, p := range f {
		switch {
		case p.Join != nil:
			out = strval.Cross(out, strval.JoinAll(p.Join, func(f StringFact) []strval.Value { return x.StringsOf(f, call, b) }))
		case p.Param == NoParam:
			out = strval.Cross(out, []strval.Value{strval.Literal(p.Lit)})
		case p.Param == Unknown:
			out = strval.Cross(out, []strval.Value{strval.Unknown()})
		default:
			given := x.strings.Of(origin.Arg(call, p.Param), b)
			if len(given) == 0 {
				given = []strval.Value{strval.Unknown()}
			}
			out = strval.Cross(out, given)
		}
	}
	return out
}

// OfFact returns the groups that a group of a fact is at a call: one that
// is passed, or the receiver.
func (x *Groups) OfFact(f GroupFact, call *ast.CallExpr, b origin.Bindings, depth int) []Group {
	gs := []Group{{}}
	sel, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	switch {
	case f.Param >= 0:
		gs = x.At(origin.Arg(call, f.Param), b, depth+1)
	case isMethod && x.info.Selections[sel] != nil:
		gs = x.At(sel.X, b, depth+1)
	}
	var out []Group
	for _, g := range gs {
		for _, t := range x.StringsOf(f.Prefix, call, b) {
			inner := Group{Prefix: t, Clean: f.Clean}
			if f.Param == Unknown {
				inner.Param = strval.UnknownParam
			}
			out = append(out, g.Join(inner))
		}
	}
	return out
}

// MountFacts returns what exported functions mount that they are given.
func (x *Groups) MountFacts() map[*types.Func][]MountFact {
	out := make(map[*types.Func][]MountFact)
	for _, h := range x.layout.mountedParams {
		if !h.fn.Exported() || x.src.IsTest(h.call) {
			continue // nobody else calls it
		}
		x.strings.Restart()
		for _, g := range x.ofMount(h.mounting, nil, 0) {
			out[h.fn] = append(out[h.fn], MountFact{h.index, x.FactOf(h.fn, g)})
		}
	}
	return out
}

// FactOf describes a group in terms of the parameters of fn.
func (x *Groups) FactOf(fn *types.Func, g Group) GroupFact {
	out := GroupFact{Prefix: x.StringFactOf(fn, g.Prefix), Param: NoParam, Clean: g.Clean}
	if _, ok := x.exits.keys[g.Param]; g.Param != nil && !ok {
		out.Param = x.paramIndex(fn, g.Param)
	}
	return out
}

// StringFactOf describes a string in terms of the parameters of fn.
func (x *Groups) StringFactOf(fn *types.Func, t strval.Value) StringFact {
	var out StringFact
	for _, p := range t {
		f := SegmentFact{Lit: p.Lit, Param: NoParam}
		for _, e := range p.Join {
			f.Join = append(f.Join, x.StringFactOf(fn, e))
		}
		if p.Param != nil {
			f.Param = x.paramIndex(fn, p.Param)
		}
		out = append(out, f)
	}
	return out
}

func (x *Groups) paramIndex(fn *types.Func, v *types.Var) int {
	if o, ok := x.src.Params[v]; ok && o.Func == fn && o.Index >= 0 {
		return o.Index
	}
	return Unknown
}
