package routertype

import (
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// ActionOf returns the method of a controller, where it is not a framework's.
func (x *Types) ActionOf(t types.Type, name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() == nil || x.table.KnownPackage(fn.Pkg()) {
		return nil
	}
	return fn
}

// Automatic returns the methods of a controller that are registered under
// their own names: those that its framework does not have as well.
func (x *Types) Automatic(t types.Type) []framework.Action {
	named := goast.NamedOf(t)
	if named == nil {
		return nil
	}
	own := strings.ToLower(strings.TrimSuffix(named.Obj().Name(), "Controller"))
	var out []framework.Action
	set := types.NewMethodSet(types.NewPointer(named))
	for i := range set.Len() {
		fn, ok := set.At(i).Obj().(*types.Func)
		if !ok || !fn.Exported() || fn.Signature().Params().Len() > 0 || x.ActionOf(t, fn.Name()) == nil || x.overrides(named, fn.Name(), 0) {
			continue // called by the framework, for its own ends
		}
		out = append(out, framework.Action{Func: fn.Name(), Path: "/" + own + "/" + strings.ToLower(fn.Name())})
	}
	return out
}

// overrides reports whether a framework's type that is embedded in t has a
// method of that name.
func (x *Types) overrides(t types.Type, name string, depth int) bool {
	st := structs.Of(t)
	if st == nil || depth > origin.MaxFollow {
		return false
	}
	for f := range st.Fields() {
		if !f.Embedded() {
			continue
		}
		if x.IsGroup(f.Type()) {
			obj, _, _ := types.LookupFieldOrMethod(f.Type(), true, x.pass.Pkg, name)
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		} else if x.overrides(f.Type(), name, depth+1) {
			return true
		}
	}
	return false
}
