package errset

import (
	"go/token"
	"go/types"
	"math/rand/v2"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
)

// A world has what sets are made of: a library, and a package that imports it.
type world struct {
	lib, app       *types.Package
	missing, taken *types.Var      // sentinels of app
	eof            *types.Var      // a sentinel of lib
	fail, other    *types.TypeName // error types of app
	param          *types.Var
}

func newWorld() *world {
	w := &world{lib: types.NewPackage("example.com/lib", "lib"), app: types.NewPackage("example.com/app", "app")}
	w.app.SetImports([]*types.Package{w.lib})
	err := types.Universe.Lookup("error").Type()
	sentinel := func(p *types.Package, name string) *types.Var { return types.NewVar(token.NoPos, p, name, err) }
	w.missing, w.taken, w.eof = sentinel(w.app, "ErrMissing"), sentinel(w.app, "ErrTaken"), sentinel(w.lib, "EOF")
	typ := func(name string) *types.TypeName {
		obj := types.NewTypeName(token.NoPos, w.app, name, nil)
		named := types.NewNamed(obj, types.NewStruct(nil, nil), nil)
		recv := types.NewVar(token.NoPos, w.app, "", types.NewPointer(named))
		res := types.NewTuple(types.NewVar(token.NoPos, nil, "", types.Typ[types.String]))
		named.AddMethod(types.NewFunc(token.NoPos, w.app, "Error", types.NewSignatureType(recv, nil, nil, nil, res, false)))
		return obj
	}
	w.fail, w.other = typ("Failure"), typ("Other")
	w.param = types.NewParam(token.Pos(1), w.app, "err", err)
	return w
}

func (w *world) pointerTo(t *types.TypeName) types.Type { return types.NewPointer(t.Type()) }

// random returns a set of some of what the world has.
func (w *world) random(r *rand.Rand) Set {
	all := []Set{
		Nil(), Other(), Library(w.lib), Sentinel(w.missing, true), Sentinel(w.taken, false), Sentinel(w.eof, false),
		OfType(w.pointerTo(w.fail)), OfType(w.other.Type()), Of(w.param, false), Of(w.param, true), Top(),
		Sentinel(w.taken, true).Wrap(), Sentinel(w.missing, true).And(OfType(w.pointerTo(w.fail))),
	}
	var out Set
	for range r.IntN(4) {
		out = out.Join(all[r.IntN(len(all))])
	}
	return out
}

// TestLaws holds Join and Equal against the laws of a semilattice.
func TestLaws(t *testing.T) {
	w := newWorld()
	latticetest.Lattice[Set]{Join: Set.Join, Equal: Set.Equal, Generate: w.random}.Laws(t)
}

// TestWrapDistributes demands that wrapping the errors of two sets is the same as
// wrapping those of their union.
func TestWrapDistributes(t *testing.T) {
	w := newWorld()
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := w.random(r), w.random(r)
		if x := a.Join(b).Wrap(); !x.Equal(a.Wrap().Join(b.Wrap())) {
			t.Fatalf("%+v, %+v", a, b)
		}
	}
}

// TestFilterIsMonotone demands that a larger set never loses an error to a test
// that a smaller one keeps.
func TestFilterIsMonotone(t *testing.T) {
	w := newWorld()
	r := rand.New(rand.NewPCG(3, 4))
	tests := []Test{
		{Predicate: Predicate{Kind: IsNil}}, {Predicate: Predicate{Kind: Is, Obj: w.missing}},
		{Predicate: Predicate{Kind: Same, Obj: w.taken}}, {Predicate: Predicate{Kind: Is, Obj: w.eof}},
		{Predicate: Predicate{Kind: As, Obj: w.fail, Ptr: true}}, {Predicate: Predicate{Kind: HasType, Obj: w.other}},
	}
	for range 2000 {
		a, b := w.random(r), w.random(r)
		var list []Test
		for range 1 + r.IntN(3) {
			test := tests[r.IntN(len(tests))]
			test.Holds = r.IntN(2) == 0
			list = append(list, test)
		}
		if a.Feasible(list) && !a.Join(b).Feasible(list) {
			t.Fatalf("%+v passes %+v, and joined with %+v does not", a, list, b)
		}
	}
}

func TestFeasible(t *testing.T) {
	w := newWorld()
	is := func(v *types.Var, holds bool) Test { return Test{Predicate{Kind: Is, Obj: v}, holds} }
	as := func(n *types.TypeName, holds bool) Test { return Test{Predicate{Kind: As, Obj: n, Ptr: true}, holds} }
	missing, taken := Sentinel(w.missing, true), Sentinel(w.taken, true)
	for _, c := range []struct {
		name  string
		set   Set
		tests []Test
		want  bool
	}{
		{"the sentinel", missing, []Test{is(w.missing, true)}, true},
		{"another sentinel", missing, []Test{is(w.taken, true)}, false},
		{"the default arm of a known error", missing, []Test{is(w.missing, false), is(w.taken, false)}, false},
		{"the default arm of two known errors", missing.Join(taken), []Test{is(w.missing, false), is(w.taken, false)}, false},
		{"the default arm of an error made in place", missing.Join(Other()), []Test{is(w.missing, false)}, true},
		{"nil is no sentinel", Nil(), []Test{is(w.missing, true)}, false},
		{"nil passes the default arm", Nil(), []Test{is(w.missing, false)}, true},
		{"wrapped, by errors.Is", missing.Wrap(), []Test{is(w.missing, true)}, true},
		{"wrapped, by ==", missing.Wrap(), []Test{{Predicate{Kind: Same, Obj: w.missing}, true}}, false},
		{"a library cannot name what imports it", Library(w.lib), []Test{is(w.missing, true)}, false},
		{"a library can name its own", Library(w.lib), []Test{is(w.eof, true)}, true},
		{"a plain sentinel has no type", missing, []Test{as(w.fail, true)}, false},
		{"a sentinel of any making may", Sentinel(w.missing, false), []Test{as(w.fail, true)}, true},
		{"the type", OfType(w.pointerTo(w.fail)), []Test{as(w.fail, true)}, true},
		{"another type", OfType(w.pointerTo(w.fail)), []Test{as(w.other, true)}, false},
		{"joined errors are both", missing.And(taken), []Test{is(w.missing, true), is(w.taken, true)}, true},
		{"a parameter may be anything", Of(w.param, false), []Test{is(w.missing, true)}, true},
		{"a parameter may be nil", Of(w.param, true), []Test{{Predicate{Kind: IsNil}, true}}, true},
		{"a wrapped parameter is not nil", Of(w.param, false).Wrap(), []Test{{Predicate{Kind: IsNil}, true}}, false},
		{"top may be anything", Top(), []Test{is(w.missing, true)}, true},
		{"bottom is nothing", Set{}, nil, false},
	} {
		if got := c.set.Feasible(c.tests); got != c.want {
			t.Errorf("%s: feasible %v, want %v", c.name, got, c.want)
		}
	}
}

// TestCertain demands that what a library returns is never certain.
func TestCertain(t *testing.T) {
	w := newWorld()
	is := []Test{{Predicate{Kind: Is, Obj: w.eof}, true}}
	for _, c := range []struct {
		name string
		set  Set
		want bool
	}{
		{"the sentinel", Sentinel(w.eof, true), true},
		{"the sentinel among others", Sentinel(w.eof, true).Join(Nil()), true},
		{"a library", Library(w.lib), false},
		{"a parameter", Of(w.param, false), false},
		{"top", Top(), false},
	} {
		if got := c.set.Certain(is); got != c.want {
			t.Errorf("%s: certain %v, want %v", c.name, got, c.want)
		}
	}
}
