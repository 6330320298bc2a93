package route

import (
	"go/ast"
	"go/types"
)

// shapedGroup is a method of a router never heard of: one that takes a path
// first and returns a router is a group under it, one that takes none and
// returns a router is the same group.
func (x *index) shapedGroup(call *ast.CallExpr, fn *types.Func, sel *ast.SelectorExpr, b bindings, depth int) []group {
	sig := fn.Signature()
	gs := x.groupsIn(sel.X, b, depth+1)
	if sig.Params().Len() == 0 || !isString(sig.Params().At(0).Type()) {
		return gs
	}
	return x.extend(gs, arg(call, 0), b)
}

// makesGroup reports whether a method of a router returns a router.
func (x *index) makesGroup(fn *types.Func) bool {
	sig := fn.Signature()
	return sig.Results().Len() > 0 && x.isRouter(sig.Results().At(0).Type()) && x.isRouter(sig.Recv().Type())
}

func isString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// isRouter reports whether t is a router or group of the table, or has the
// shape of one: methods named like verbs.
func (x *index) isRouter(t types.Type) bool {
	if x.isGroup(t) {
		return x.verbs(t) > 0
	}
	return x.verbs(t) >= 3
}

// verbs counts the methods of t that are named like verbs, and take a path.
func (x *index) verbs(t types.Type) int {
	n := 0
	for _, names := range [][]string{{"GET", "Get"}, {"POST", "Post"}, {"PUT", "Put"}, {"DELETE", "Delete", "Del"}, {"PATCH", "Patch"}, {"HandleFunc", "Handle"}} {
		for _, name := range names {
			obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
			m, ok := obj.(*types.Func)
			if ok && m.Signature().Params().Len() >= 2 && isString(m.Signature().Params().At(0).Type()) {
				n++
				break
			}
		}
	}
	return n
}

// shapedCallback is a method of a router never heard of that hands a group on:
// it takes a path first, and a function that takes such a router.
func (x *index) shapedCallback(call *ast.CallExpr, fn *types.Func) {
	if fn.Signature().Recv() != nil && !x.table.Known(fn.Pkg().Path()) {
		if callback := x.callbackOf(call, fn); callback != nil {
			x.groupFor(call, callback)
		}
	}
}

// callbackOf returns the argument of a method call that is a function of one
// router of the method's own kind, where the method takes a path first.
func (x *index) callbackOf(call *ast.CallExpr, fn *types.Func) ast.Expr {
	sig := fn.Signature()
	if sig.Recv() == nil || sig.Params().Len() < 2 || !isString(sig.Params().At(0).Type()) {
		return nil
	}
	recv := sig.Recv().Type()
	for i := 1; i < sig.Params().Len() && i < len(call.Args); i++ {
		f, ok := sig.Params().At(i).Type().Underlying().(*types.Signature)
		if !ok || f.Params().Len() != 1 {
			continue // no callback
		}
		p := f.Params().At(0).Type()
		if types.Identical(p, recv) || types.IsInterface(p) && x.verbs(p) > 0 && types.Implements(recv, p.Underlying().(*types.Interface)) {
			return call.Args[i]
		}
	}
	return nil
}
