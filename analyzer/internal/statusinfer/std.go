package statusinfer

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// What the standard library does with values, apart from net/http, which is in
// the table of frameworks: no facts are kept for it.

// A cell is a type of the standard library that keeps a value: a method that
// stores its argument, or that returns what was stored.
type cell struct{ pkg, typ, method string }

// stores are the methods that store the argument of that index.
var stores = map[cell]int{
	{"sync", "Map", "Store"}: 1, {"sync", "Map", "LoadOrStore"}: 1, {"sync", "Map", "Swap"}: 1,
	{"sync", "Pool", "Put"}:      0,
	{"sync/atomic", "", "Store"}: 0, {"sync/atomic", "", "Swap"}: 0, {"sync/atomic", "", "CompareAndSwap"}: 1,
}

// loads are the methods whose first result was stored.
var loads = map[cell]bool{
	{"sync", "Map", "Load"}: true, {"sync", "Map", "LoadOrStore"}: true, {"sync", "Map", "LoadAndDelete"}: true, {"sync", "Map", "Swap"}: true,
	{"sync", "Pool", "Get"}:     true,
	{"sync/atomic", "", "Load"}: true, {"sync/atomic", "", "Swap"}: true,
}

// cellOf returns the cell that fn is a method of. All types of sync/atomic
// have the same methods.
func cellOf(fn *types.Func) (cell, bool) {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Pkg() == nil {
		return cell{}, false
	}
	named := goast.NamedOf(recv.Type())
	if named == nil {
		return cell{}, false
	}
	c := cell{fn.Pkg().Path(), named.Obj().Name(), fn.Name()}
	if c.pkg == "sync/atomic" {
		c.typ = ""
	}
	return c, true
}

// stored returns the argument that a method of a cell stores.
func stored(fn *types.Func) (int, bool) {
	c, ok := cellOf(fn)
	if !ok {
		return 0, false
	}
	i, ok := stores[c]
	return i, ok
}

// store records that a call stores its argument i in its receiver.
func (g *moves) store(call *ast.CallExpr, i int) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || i >= len(call.Args) {
		return // a method value, or not type-checked
	}
	if dst, ok := g.place(sel.X); ok {
		g.into(dst, call.Args[i], -1)
	}
}

// isOnce reports whether fn is sync.OnceValue or sync.OnceValues: what it returns
// returns what its argument does.
func isOnce(fn *types.Func) bool {
	return goast.IsFunc(fn, "sync", "OnceValue") || goast.IsFunc(fn, "sync", "OnceValues")
}

// std returns what result index of a call of the standard library may be, and
// whether that is known.
func (g *reader) std(call *ast.CallExpr, fn *types.Func, index int) (operand, bool) {
	if c, ok := cellOf(fn); ok && loads[c] && index == 0 {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			if src, ok := g.place(sel.X); ok {
				return operand{ids: []int{g.id(src)}}, true
			}
		}
	}
	return g.parametric(call, fn, index)
}

// parametric returns what result index of a generic function may be. A value of
// a type parameter can only come from the arguments in whose types the type
// parameter is: cmp.Or, slices.Max, slices.Values, maps.Keys.
func (g *reader) parametric(call *ast.CallExpr, fn *types.Func, index int) (operand, bool) {
	sig := fn.Signature()
	if sig.TypeParams().Len() == 0 || index >= sig.Results().Len() {
		return operand{}, false
	}
	var out operand
	found := false
	content, _ := paramsIn(sig.Results().At(index).Type())
	for i := range sig.Params().Len() {
		in, keys := paramsIn(sig.Params().At(i).Type())
		for _, arg := range goast.ArgsOf(g.Info, call, sig, i) {
			if intersect(content, in) {
				out, found = out.join(g.operand(arg.Expr, max(arg.Index, 0))), true
			}
			if intersect(content, keys) {
				out, found = out.join(g.keys(arg.Expr)), true
			}
		}
	}
	return out, found
}

// paramsIn returns the type parameters that the content of a value of type t
// consists of, and those of its keys.
func paramsIn(t types.Type) (content, keys []*types.TypeParam) {
	for range goast.MaxNesting {
		if p, ok := types.Unalias(t).(*types.TypeParam); ok {
			content = append(content, p)
			core := coreOf(p)
			if core == nil {
				return content, keys
			}
			t = core // S ~[]E
		}
		switch u := t.Underlying().(type) {
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Pointer:
			t = u.Elem()
		case *types.Chan:
			t = u.Elem()
		case *types.Map:
			if p, ok := types.Unalias(u.Key()).(*types.TypeParam); ok {
				keys = append(keys, p)
			}
			t = u.Elem()
		case *types.Signature:
			yield := goast.Yield(u)
			if yield == nil {
				return content, keys
			}
			t = yield.Params().At(yield.Params().Len() - 1).Type()
			if p, ok := types.Unalias(yield.Params().At(0).Type()).(*types.TypeParam); ok && yield.Params().Len() == 2 {
				keys = append(keys, p)
			}
		default:
			return content, keys
		}
	}
	return content, keys
}

// coreOf returns the type of the only term of a constraint, ~[]E, or nil.
func coreOf(p *types.TypeParam) types.Type {
	i, ok := p.Constraint().Underlying().(*types.Interface)
	if !ok || i.NumEmbeddeds() != 1 {
		return nil
	}
	switch u := i.EmbeddedType(0).(type) {
	case *types.Union:
		if u.Len() == 1 {
			return u.Term(0).Type()
		}
	case *types.Slice, *types.Map:
		return u
	}
	return nil
}

func intersect(a, b []*types.TypeParam) bool {
	for _, p := range a {
		for _, q := range b {
			if p == q {
				return true
			}
		}
	}
	return false
}
