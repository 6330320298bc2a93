package flow

import (
	"go/types"
)

// What is known of the standard library, apart from net/http, which is in the
// table of frameworks: no facts are kept for it.

// comparers are functions of the standard library that compare two arguments.
var comparers = map[[2]string][2]int{
	{"reflect", "DeepEqual"}: {0, 1},
	{"slices", "Contains"}:   {0, 1},
	{"slices", "Index"}:      {0, 1},
	{"slices", "Equal"}:      {0, 1},
	{"cmp", "Compare"}:       {0, 1},
}

// compares returns the arguments that a function of the standard library compares.
func compares(fn *types.Func) ([2]int, bool) {
	if fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return [2]int{}, false
	}
	pair, ok := comparers[[2]string{fn.Pkg().Path(), fn.Name()}]
	return pair, ok
}

// comparesGenerically returns two parameters of a generic function that can do
// nothing with them but compare them: func[T comparable](list []T, x T) bool.
func comparesGenerically(fn *types.Func) ([2]int, bool) {
	sig := fn.Signature()
	if sig.TypeParams().Len() == 0 {
		return [2]int{}, false
	}
	first, of := -1, (*types.TypeParam)(nil)
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if s, ok := t.(*types.Slice); ok {
			t = s.Elem()
		}
		p, ok := t.(*types.TypeParam)
		if !ok || !types.Identical(p.Constraint().Underlying(), comparable) {
			continue // another constraint: cmp.Ordered is for ranges
		}
		if first >= 0 && p == of {
			return [2]int{first, i}, true
		}
		first, of = i, p
	}
	return [2]int{}, false
}

var comparable = types.Universe.Lookup("comparable").Type().Underlying()
