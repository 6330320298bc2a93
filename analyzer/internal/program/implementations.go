package program

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// findImplementations relates the interfaces that the package writes out, with a
// name or without, to the methods of its own types.
func (p *Program) findImplementations() {
	p.Impls = make(map[*types.Func][]*Function)
	byName := make(map[string][]*types.Named)
	for _, fn := range p.Funcs {
		if fn.Recv == nil {
			continue
		}
		if named := goast.NamedOf(fn.Recv.Type()); named != nil {
			byName[fn.Obj.Name()] = append(byName[fn.Obj.Name()], named)
		}
	}
	for _, e := range p.Interfaces {
		if i, ok := p.Info.TypeOf(e).(*types.Interface); ok && i.NumExplicitMethods() > 0 {
			p.implement(i, byName[i.ExplicitMethod(0).Name()])
		}
	}
}

// maxImpls bounds how many implementations of one interface are followed.
const maxImpls = 32

func (p *Program) implement(i *types.Interface, candidates []*types.Named) {
	for n, named := range candidates {
		if n == maxImpls {
			return
		}
		if named.TypeParams().Len() > 0 || !types.Implements(types.NewPointer(named), i) {
			continue // another interface's method of the same name
		}
		for m := range i.Methods() {
			obj, _, _ := types.LookupFieldOrMethod(named, true, p.Pkg, m.Name())
			method, ok := obj.(*types.Func)
			if !ok || m.Pkg() != p.Pkg {
				continue // of an embedded interface of another package
			}
			if fn := p.ByObj[method.Origin()]; fn != nil {
				p.Impls[m] = append(p.Impls[m], fn)
			}
		}
	}
}

// Implementations returns the functions of this package that a call of the
// interface's method fn may call.
func (p *Program) Implementations(fn *types.Func) []*Function { return p.Impls[fn] }
