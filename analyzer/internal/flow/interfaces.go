package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// findImplementations relates the interfaces that the package writes out, with a
// name or without, to the methods of its own types.
func (t *typeInfo) findImplementations() {
	t.impls = make(map[*types.Func][]*function)
	byName := make(map[string][]*types.Named)
	for _, fn := range t.funcs {
		if fn.recv == nil {
			continue
		}
		if named := goast.NamedOf(fn.recv.Type()); named != nil {
			byName[fn.obj.Name()] = append(byName[fn.obj.Name()], named)
		}
	}
	for _, e := range t.interfaces {
		if i, ok := t.info.TypeOf(e).(*types.Interface); ok && i.NumExplicitMethods() > 0 {
			t.implement(i, byName[i.ExplicitMethod(0).Name()])
		}
	}
}

// maxImpls bounds how many implementations of one interface are followed.
const maxImpls = 32

func (t *typeInfo) implement(i *types.Interface, candidates []*types.Named) {
	for n, named := range candidates {
		if n == maxImpls {
			return
		}
		if named.TypeParams().Len() > 0 || !types.Implements(types.NewPointer(named), i) {
			continue // another interface's method of the same name
		}
		for m := range i.Methods() {
			obj, _, _ := types.LookupFieldOrMethod(named, true, t.pass.Pkg, m.Name())
			method, ok := obj.(*types.Func)
			if !ok || m.Pkg() != t.pass.Pkg {
				continue // of an embedded interface of another package
			}
			if fn := t.byObj[method.Origin()]; fn != nil {
				t.impls[m] = append(t.impls[m], fn)
			}
		}
	}
}

// implementations returns the functions of this package that a call of the
// interface method fn may call, as far as they are here.
func (t *typeInfo) implementations(fn *types.Func) []*function { return t.impls[fn] }
