package eval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// carriedBy returns what a value of type typ carries because of its type: the
// status that its status method returns, or that the table knows.
func (x *Carriers) carriedBy(typ types.Type, self absval.Value) absval.Value {
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
func (x *Carriers) carriedByErrors(b *summary.FuncSummary, i int, self absval.Value) absval.Value {
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
func (x *Carriers) sentBy(method *types.Func, i int, self absval.Value) absval.Value {
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

// answered returns what a value of type typ writes when it is given a
// response. made is the expression that makes it, which stands for statuses
// that its method names.
func (x *Carriers) answered(typ types.Type, self absval.Value, made ast.Expr) absval.Value {
	named := goast.NamedOf(typ)
	if named == nil {
		return absval.Value{}
	}
	var out absval.Value
	for _, m := range x.Types.SelfWriters(named) {
		b := x.SummaryOf(x.Function(m).Funcs[0])
		if b == nil {
			continue // not known
		}
		for _, e := range b.Effects {
			w := e.Written.Flat()
			v := absval.Value{Origins: chosenAt(w.Origins, made)}
			if b.Recv != nil {
				given := absval.Value{Params: w.Params}
				v = v.Join(x.Substitute(given, absval.Subst{{Param: b.Recv, Value: self, Facts: absval.NoFacts()}}))
			}
			v.Params, v.Reads, v.Top = nil, nil, false
			out = out.Join(x.Carried(v))
		}
	}
	return out
}

// chosenAt returns atoms as named by the expression that makes what writes them.
func chosenAt(atoms []absval.Origin, made ast.Expr) []absval.Origin {
	var out []absval.Origin
	for _, a := range atoms {
		out = absval.AddOrigin(out, absval.Origin{Code: a.Code, Expr: made, Via: absval.Direct})
	}
	return out
}
