package absval

import (
	"go/constant"
	"testing"
)

// TestJoinFacts joins what arguments may be: each constant once, and so many.
func TestJoinFacts(t *testing.T) {
	of := func(consts ...constant.Value) ArgFacts { return ArgFacts{Consts: consts, Len: -1} }
	a, b, s := constant.MakeInt64(200), constant.MakeInt64(204), constant.MakeString("200")
	g := of(a, s)
	for range 64 { // doubled each time, it would not end
		g = g.Join(of(b, a)).Join(g)
	}
	if len(g.Consts) != 3 {
		t.Errorf("%v: want 200, \"200\" and 204", g.Consts)
	}
	for i := range int64(MaxConsts) {
		g = g.Join(of(constant.MakeInt64(i)))
	}
	if g.Consts != nil {
		t.Errorf("%v: want nothing known beyond %d", g.Consts, MaxConsts)
	}
	if g := of(a).Join(NoFacts()); g.Consts != nil {
		t.Errorf("%v: one of two is not known", g.Consts)
	}
}
