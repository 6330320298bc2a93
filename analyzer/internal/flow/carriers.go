package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// isStatusMethod reports whether fn is an interface's method that yields the
// status which a value carries.
func (t *typeInfo) isStatusMethod(fn *types.Func) bool {
	for _, c := range t.carrierMethods() {
		if c.method == fn {
			return true
		}
	}
	return false
}

// carrierMethods returns the methods that yield statuses, of this package and of others.
func (t *typeInfo) carrierMethods() []carrierMethod {
	if t.carriers == nil {
		t.carriers = append([]carrierMethod{}, t.facts.carrierMethods(t.pass.Pkg)...)
		for m := range t.impls {
			t.addCarrier(m)
		}
		for _, m := range t.kinds.interfaceMethods {
			t.addCarrier(m)
		}
	}
	return t.carriers
}

func (t *typeInfo) addCarrier(m *types.Func) {
	for _, c := range t.carriers {
		if c.method == m {
			return
		}
	}
	i, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok || m.Signature().Params().Len() > 0 {
		return
	}
	if t.kinds.rolesOf(node{obj: m, sub: result})&Written.bit() != 0 {
		t.carriers = append(t.carriers, carrierMethod{method: m, iface: i})
	}
}

// carried returns what a value of type typ carries because of its type: the
// status that its status method returns, or that the table knows.
func (t *typeInfo) carried(x *evaluator, typ types.Type, self absval.Value) absval.Value {
	named := goast.NamedOf(typ)
	if named == nil {
		return absval.Value{}
	}
	if entry := t.table.Type(named.Origin().Obj()); entry != nil && len(entry.Codes) > 0 {
		return absval.Fixed(entry.Codes, nil)
	}
	var out absval.Value
	for _, c := range t.carrierMethods() {
		ptr := types.NewPointer(named)
		if !types.Implements(ptr, c.iface) {
			continue // no carrier of this kind
		}
		obj, _, _ := types.LookupFieldOrMethod(ptr, true, named.Obj().Pkg(), c.method.Name())
		method, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		b := x.behaviourOf(x.function(method).Funcs[0])
		if b == nil || c.result >= len(b.Results) {
			continue
		}
		v := b.Results[c.result]
		if b.Recv != nil {
			v = x.in(v, absval.Subst{{Param: b.Recv, Value: self, Facts: absval.NoFacts()}})
		}
		v = v.Flat()
		v.Params, v.Top = nil, false
		out = out.Join(v)
	}
	return out
}

// isCarrier reports whether a value of type typ can be what a handler answers:
// an error, an interface with methods, a struct with a field that is a status.
func (t *typeInfo) isCarrier(typ types.Type) bool {
	if goast.IsError(typ) {
		return true
	}
	if i, ok := typ.Underlying().(*types.Interface); ok {
		return i.NumMethods() > 0
	}
	named := goast.NamedOf(typ)
	if named == nil {
		return false
	}
	if entry := t.table.Type(named.Origin().Obj()); entry != nil && len(entry.Codes) > 0 {
		return true
	}
	st := structs.Of(named)
	return st != nil && t.hasStatus(st, 3)
}

// hasStatus reports whether a struct has a field that is a status, or one of a
// struct that has, depth structs deep.
func (t *typeInfo) hasStatus(st *types.Struct, depth int) bool {
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) && t.kinds.isStatus(f) {
			return true
		}
		if inner := structs.Of(f.Type()); inner != nil && f.Embedded() && depth > 0 && t.hasStatus(inner, depth-1) {
			return true
		}
	}
	return false
}
