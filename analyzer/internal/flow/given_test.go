package flow

import (
	"go/constant"
	"testing"
)

// TestJoinGiven joins what arguments may be: each constant once, and so many.
func TestJoinGiven(t *testing.T) {
	of := func(consts ...constant.Value) given { return given{consts: consts, length: -1} }
	a, b, s := constant.MakeInt64(200), constant.MakeInt64(204), constant.MakeString("200")
	g := of(a, s)
	for range 64 { // doubled each time, it would not end
		g = g.join(of(b, a)).join(g)
	}
	if len(g.consts) != 3 {
		t.Errorf("%v: want 200, \"200\" and 204", g.consts)
	}
	for i := range int64(maxConsts) {
		g = g.join(of(constant.MakeInt64(i)))
	}
	if g.consts != nil {
		t.Errorf("%v: want nothing known beyond %d", g.consts, maxConsts)
	}
	if g := of(a).join(nothingGiven); g.consts != nil {
		t.Errorf("%v: one of two is not known", g.consts)
	}
}
