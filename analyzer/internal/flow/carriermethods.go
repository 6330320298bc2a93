package flow

import (
	"go/types"
	"sort"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// The methods that yield the status of a carrier, as interfaces of other packages
// and the table of frameworks name them: StatusCode() int.

// carrierMethods lists the methods of other packages' interfaces that yield
// the status of a carrier.
func (f *facts) carrierMethods(self *types.Package) []carrierMethod {
	if f.listed {
		return f.carriers
	}
	f.listed = true
	for _, of := range f.pass.AllObjectFacts() {
		fn, ok := of.Object.(*types.Func)
		fact, isFunc := of.Fact.(*funcFact)
		if !ok || !isFunc || fn.Pkg() == self || len(fact.Yields) == 0 || fn.Signature().Params().Len() > 0 {
			continue
		}
		if i, ok := receiverInterface(fn); ok {
			f.carriers = append(f.carriers, carrierMethod{method: fn, iface: i, result: fact.Yields[0]})
		}
	}
	sort.Slice(f.carriers, func(i, j int) bool {
		return f.carriers[i].method.FullName() < f.carriers[j].method.FullName()
	})
	f.carriers = append(f.carriers, f.tabled(self)...)
	return f.carriers
}

func receiverInterface(fn *types.Func) (*types.Interface, bool) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil, false
	}
	i, ok := recv.Type().Underlying().(*types.Interface)
	return i, ok
}

// tabled lists the methods that the table of frameworks knows to yield statuses.
func (f *facts) tabled(self *types.Package) []carrierMethod {
	var out []carrierMethod
	for _, pkg := range self.Imports() {
		if !f.table.Known(pkg.Path()) {
			continue
		}
		scope := pkg.Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			entry := f.table.Type(tn)
			i, isInterface := tn.Type().Underlying().(*types.Interface)
			if entry == nil || entry.StatusMethod == "" || !isInterface {
				continue
			}
			obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, entry.StatusMethod)
			if m, ok := obj.(*types.Func); ok {
				out = append(out, carrierMethod{method: m, iface: i})
			}
		}
	}
	return out
}

// statusResults returns the results of a method that are statuses because an
// interface of another package, which the method's type implements, says so.
func (f *facts) statusResults(fn *types.Func) []int {
	if fn.Signature().Params().Len() > 0 || fn.Signature().Results().Len() == 0 {
		return nil
	}
	named := goast.NamedOf(fn.Signature().Recv().Type())
	if named == nil {
		return nil
	}
	for _, c := range f.carrierMethods(f.pass.Pkg) {
		if c.method.Name() == fn.Name() && types.Implements(types.NewPointer(named), c.iface) {
			return []int{c.result}
		}
	}
	return nil
}
