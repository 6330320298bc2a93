package statusinfer

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A sequence, func(yield func(V) bool), is a container like a list: what its
// body passes to yield is its content, and of func(yield func(K, V) bool) the
// first values are the keys.

// sequenceInto records that the content and the keys of the sequence e flow into
// dst.
func (g *moves) sequenceInto(dst Loc, e ast.Expr, index int) {
	if yield := g.yieldOf(e); yield != nil {
		g.yields(dst, yield)
		return
	}
	if src, ok := g.sequencePlace(e, index); ok && src != dst {
		g.link(src, dst)
		src.Part, dst.Part = Keys, Keys
		g.link(src, dst)
		return
	}
	if o := g.operand(e, max(index, 0)); len(o.ids)+len(o.consts) > 0 {
		g.flow(o, g.id(dst)) // Have: slices.Values(list)
	}
}

// yields records that what is passed to yield flows into dst.
func (g *moves) yields(dst Loc, yield *types.Var) {
	sig := yield.Type().Underlying().(*types.Signature)
	last := sig.Params().Len() - 1
	for i := range sig.Params().Len() {
		if !goast.HoldsInteger(sig.Params().At(i).Type()) {
			continue
		}
		to := dst
		if i < last {
			to.Part = Keys
		}
		g.link(Loc{Obj: yield, Part: Argument, Index: i}, to)
	}
}

// yieldOf returns the parameter yield of the literal or the declared function
// that e is, or nil.
func (g *reader) yieldOf(e ast.Expr) *types.Var {
	src, sig, ok := g.functionSource(e, 0)
	if !ok || sig == nil || src.Lit == nil && src.Obj == nil || goast.Yield(sig) == nil {
		return nil
	}
	return sig.Params().At(0)
}

// sequencePlace returns the location whose content is that of the sequence e: a
// variable, a field, or the result of a function of this package.
func (g *reader) sequencePlace(e ast.Expr, index int) (Loc, bool) {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if fn := goast.Callee(g.Info, call); fn == nil || fn.Pkg() != g.Pkg {
			return Loc{}, false
		}
		src, _, ok := g.calledFunction(call, index)
		return src, ok
	}
	return g.place(e)
}

// rangedFunction records for i, lhs := range f, where f is a sequence.
func (g *moves) rangedFunction(dst Loc, f ast.Expr, sig *types.Signature, i int) {
	yield := goast.Yield(sig)
	if yield == nil {
		return // not type-checked
	}
	if v := g.yieldOf(f); v != nil {
		g.link(Loc{Obj: v, Part: Argument, Index: i}, dst)
		return
	}
	src, ok := g.sequencePlace(f, 0)
	switch {
	case !ok && i == yield.Params().Len()-1:
		g.flow(g.operand(f, 0), g.id(dst))
	case ok:
		if i < yield.Params().Len()-1 {
			src.Part = Keys
		}
		g.link(src, dst)
	}
}

// functionsInto records the functions that a list or a map contains.
func (g *moves) functionsInto(dst Loc, e ast.Expr, t types.Type) {
	sig := elementFunction(t)
	if sig == nil {
		return
	}
	switch x := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		for _, elt := range x.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			g.function(dst, elt, sig, 0)
		}
	case *ast.CallExpr:
		if goast.IsBuiltin(g.Info, x, "append") && !x.Ellipsis.IsValid() {
			for _, arg := range x.Args[1:] {
				g.function(dst, arg, sig, 0)
			}
		}
	default:
		g.function(dst, e, sig, 0)
	}
}

// elementFunction returns the signature of the elements of a list or a map, or nil.
func elementFunction(t types.Type) *types.Signature {
	var elem types.Type
	switch u := t.Underlying().(type) {
	case *types.Slice:
		elem = u.Elem()
	case *types.Array:
		elem = u.Elem()
	case *types.Map:
		elem = u.Elem()
	case *types.Chan:
		elem = u.Elem()
	default:
		return nil
	}
	sig, _ := elem.Underlying().(*types.Signature)
	return sig
}

// converted records that T(x) moves the fields of a struct to those of another
// type.
func (g *moves) converted(call *ast.CallExpr) {
	if len(call.Args) != 1 {
		return // not type-checked
	}
	to, from := structs.Of(g.Info.TypeOf(call)), structs.Of(g.Info.TypeOf(call.Args[0]))
	if to == nil || from == nil || to == from || to.NumFields() != from.NumFields() {
		return
	}
	for i := range to.NumFields() {
		if dst, src := to.Field(i).Origin(), from.Field(i).Origin(); dst != src && goast.HoldsInteger(dst.Type()) {
			g.link(Loc{Obj: src}, Loc{Obj: dst})
		}
	}
}
