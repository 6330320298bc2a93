package env

import (
	"go/types"
)

// StatusMethods returns the methods of a type of the package by which its values carry
// a status.
func (x *Env) StatusMethods(named *types.Named) []*types.Func {
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
