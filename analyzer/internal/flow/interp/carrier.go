package interp

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// carriedBy returns what a value of type typ carries because of its type: the
// status that its status method returns, or that the table knows.
func (x *carriers) carriedBy(typ types.Type, self absval.Value) absval.Value {
	named := goast.NamedOf(typ)
	if named == nil {
		return absval.Value{}
	}
	if entry := x.Table.Type(named.Origin().Obj()); entry != nil && len(entry.Codes) > 0 {
		return absval.Fixed(entry.Codes, nil)
	}
	var out absval.Value
	for _, c := range x.Statuses.CarrierMethods() {
		ptr := types.NewPointer(named)
		if !types.Implements(ptr, c.Iface) {
			continue // no carrier of this kind
		}
		obj, _, _ := types.LookupFieldOrMethod(ptr, true, named.Obj().Pkg(), c.Method.Name())
		method, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		out = out.Join(x.sentBy(method, c.Result, self))
	}
	for _, method := range x.Statuses.SentBy(named) {
		out = out.Join(x.sentBy(method, 0, self))
	}
	return out
}

// carriedByErrors returns what the errors carry that result i of a function of another
// package may be, whose types know nothing of this package's interfaces: self is the
// result, as that package knows it.
func (x *carriers) carriedByErrors(b *summary.FuncSummary, i int, self absval.Value) absval.Value {
	var out absval.Value
	if i >= len(b.Errors) {
		return out
	}
	for _, e := range b.Errors[i].Errors() {
		if e.Type != nil && e.Type.Pkg() != x.Pass.Pkg {
			out = out.Join(x.carriedBy(e.Type.Type(), self))
		}
	}
	return out
}

// sentBy returns result i of a method of the value self.
func (x *carriers) sentBy(method *types.Func, i int, self absval.Value) absval.Value {
	b := x.SummaryOf(x.Function(method).Funcs[0])
	if b == nil || i >= len(b.Results) {
		return absval.Value{}
	}
	v := b.Results[i]
	if b.Recv != nil {
		v = x.Substitute(v, absval.Subst{{Param: b.Recv, Value: self, Facts: absval.NoFacts()}})
	}
	v = v.Flat()
	v.Params, v.Reads, v.Top = nil, nil, false
	return v
}

// statusMethods returns the methods of a type of the package by which its values carry
// a status.
func (x *context) statusMethods(named *types.Named) []*types.Func {
	var out []*types.Func
	for _, c := range x.Statuses.CarrierMethods() {
		if !types.Implements(types.NewPointer(named), c.Iface) {
			continue // no carrier of this kind
		}
		obj, _, _ := types.LookupFieldOrMethod(named, true, x.Pass.Pkg, c.Method.Name())
		if m, ok := obj.(*types.Func); ok {
			out = append(out, m)
		}
	}
	return out
}
