package env

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// Dispatched returns the methods that a call of obj may call, where obj is the
// method of an interface, and whether those are all: those of this package, and of
// others where a driver has linked the program. ok is false where none is known.
func (x *Env) Dispatched(obj *types.Func) (refs []absval.FuncRef, all, ok bool) {
	if !IsAbstract(obj) {
		return nil, false, false
	}
	linked, ok := x.Facts.Implementations(obj)
	if !ok {
		for _, impl := range x.Implementations(obj) {
			refs = append(refs, RefTo(impl))
		}
		return refs, !obj.Exported(), len(refs) > 0 // other packages may implement an exported one
	}
	all = true
	for _, l := range linked {
		ref := l.Ref
		if l.Own {
			own := x.OwnMethod(l.Type, l.Name)
			if own == nil {
				all = false // not type-checked
				continue
			}
			ref = RefTo(own)
		}
		refs = append(refs, ref)
	}
	return refs, all, true
}

// OwnMethod returns a method of a type that the package declares, or nil.
func (x *Env) OwnMethod(typeName, name string) *program.Function {
	tn, ok := x.Pass.Pkg.Scope().Lookup(typeName).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, x.Pass.Pkg, name)
	if m, ok := obj.(*types.Func); ok {
		return x.ByObj[m.Origin()]
	}
	return nil
}

// LinkedMethods returns the methods of this package that fn may call through
// interfaces, where a driver has linked the program.
func (x *Env) LinkedMethods(fn *program.Function) []*types.Func {
	var out []*types.Func
	for _, call := range fn.Calls {
		obj := goast.Callee(x.Info, call)
		if !IsAbstract(obj) {
			continue // a function, or a method that is known
		}
		linked, _ := x.Facts.Implementations(obj)
		for _, l := range linked {
			if !l.Own {
				continue // of another package
			}
			if own := x.OwnMethod(l.Type, l.Name); own != nil {
				out = append(out, own.Obj)
			}
		}
	}
	return out
}

// IsAbstract reports whether obj is the method of an interface.
func IsAbstract(obj *types.Func) bool {
	return obj != nil && obj.Signature().Recv() != nil && types.IsInterface(obj.Signature().Recv().Type())
}
