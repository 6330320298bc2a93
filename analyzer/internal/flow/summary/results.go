package summary

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// OfResult returns the predicate that holds where a result is nil, or true; ok is
// false where a result of its type says nothing of the others.
func OfResult(v *types.Var) (p absval.Predicate, ok bool) {
	if goast.IsBool(v.Type()) {
		return absval.Predicate{Param: v, Of: absval.Whole, Op: token.EQL, With: "true"}, true
	}
	switch v.Type().Underlying().(type) {
	case *types.Interface, *types.Pointer:
		return absval.Predicate{Param: v, Of: absval.IsNil, Op: token.EQL}, true
	}
	return absval.Predicate{}, false
}

// Returning returns bindings of the results of b that path conditions test, to what
// facts returns of each.
func (b *FuncSummary) Returning(facts func(i int) absval.ArgFacts) absval.Subst {
	var out absval.Subst
	for i := range b.Sig.Results().Len() {
		if v := b.Sig.Results().At(i); b.Tests(v) {
			out = append(out, absval.Binding{Param: v, Facts: facts(i)})
		}
	}
	return out
}

// Returning returns t where the results of the called function are known as facts
// says.
func (t CallTarget) Returning(facts func(i int) absval.ArgFacts) CallTarget {
	if t.Summary == nil {
		return t
	}
	known := t.Summary.Returning(facts)
	if len(known) == 0 {
		return t
	}
	rest := slices.DeleteFunc(slices.Clone(t.Subst), func(b absval.Binding) bool {
		return slices.ContainsFunc(known, func(k absval.Binding) bool { return k.Param == b.Param })
	})
	t.Subst = append(rest, known...)
	return t
}

// unknownResult is what is known of a result of which nothing is.
func unknownResult(int) absval.ArgFacts { return absval.NoFacts() }
