package absval

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math/rand/v2"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
)

// The universe of generated values: small, so that two values often have
// something in common.
var (
	intType        = types.Typ[types.Int]
	paramP, paramQ = types.NewVar(token.NoPos, nil, "p", intType), types.NewVar(token.NoPos, nil, "q", intType)
	fieldF, fieldG = types.NewField(token.NoPos, nil, "F", intType, false), types.NewField(token.NoPos, nil, "G", intType, false)
	declared       = types.NewFunc(token.NoPos, nil, "declared", types.NewSignatureType(nil, nil, nil, nil, nil, false))
	literal        = &ast.FuncLit{}
	conds          = []PathCond{
		{{Predicate{Param: paramP, Op: token.EQL, With: "0"}, true}},
		{{Predicate{Param: paramP, Op: token.EQL, With: "0"}, false}},
		{{Predicate{Param: paramQ, Of: IsNil, Op: token.EQL}, true}, {Predicate{Param: paramP, Op: token.LSS, With: "5"}, false}},
	}
)

// generate returns a value that nests at most depth levels deep.
func generate(r *rand.Rand, depth int) Value {
	v := Value{
		Origins:    latticetest.Some(r, Origin{Code: 200, Via: Direct}, Origin{Code: 404, Via: Helper, Sole: true}, Origin{Code: 404, Via: Mapper}),
		Params:     latticetest.Some(r, paramP, paramQ),
		Calls:      latticetest.Some(r, Call{Read: Read{Param: paramP}}, Call{Read: Read{Param: paramQ}, Args: []Value{{Params: []*types.Var{paramP}}}}),
		MayBeOther: r.IntN(2) == 0,
		Top:        r.IntN(4) == 0,
	}
	if depth == 0 || r.IntN(4) == 0 {
		return v
	}
	for _, f := range latticetest.Some(r, fieldF, fieldG) {
		v.Fields = append(v.Fields, Field{f, generate(r, depth-1), r.IntN(2) == 0})
	}
	for _, f := range latticetest.Some(r, FuncRef{Obj: declared}, FuncRef{Lit: literal}) {
		if r.IntN(2) == 0 {
			f.Recv = pointTo(generate(r, depth-1))
		}
		for _, p := range latticetest.Some(r, paramP, paramQ) {
			f.Subst = append(f.Subst, Binding{p, generate(r, depth-1), generateFacts(r)})
		}
		v.Funcs = append(v.Funcs, f)
	}
	for _, m := range latticetest.Some(r, PendingStore{Param: paramP}, PendingStore{Param: paramP, Field: fieldF}) {
		if m.Field != nil {
			m.Base = pointTo(generate(r, depth-1))
		}
		v.Pending = append(v.Pending, m)
	}
	for _, w := range latticetest.Some(r, conds...) {
		plain := generate(r, 0)
		v.Guarded = append(v.Guarded, Alternative{w, plain})
	}
	return v
}

func pointTo(v Value) *Value { return &v }

func generateFacts(r *rand.Rand) ArgFacts {
	if r.IntN(3) == 0 {
		return ArgFacts{Alias: latticetest.One(r, paramP, paramQ), Len: -1}
	}
	g := ArgFacts{Len: latticetest.One(r, -1, 0, 2), Nil: latticetest.One(r, Undecided, Holds, Fails)}
	if r.IntN(3) > 0 {
		g.Consts = append(g.Consts, constant.MakeInt64(200))
		g.Consts = append(g.Consts, latticetest.Some(r, constant.MakeInt64(404), constant.MakeString("404"))...)
	}
	return g
}

func TestValueLaws(t *testing.T) {
	latticetest.Lattice[Value]{
		Join: Value.Join, Equal: Value.Equal,
		Generate: func(r *rand.Rand) Value { return generate(r, 2) },
	}.Laws(t)
}

func TestSubstLaws(t *testing.T) {
	latticetest.Lattice[Subst]{
		Join: Subst.Join, Equal: Subst.Equal,
		Generate: func(r *rand.Rand) Subst {
			var out Subst
			for _, p := range latticetest.Some(r, paramP, paramQ) {
				out = append(out, Binding{p, generate(r, 1), generateFacts(r)})
			}
			return out
		},
	}.Laws(t)
}

// TestArgFactsLaws has no Bottom: a binding that is missing is the Bottom of
// facts.
func TestArgFactsLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range latticetest.Rounds {
		a, b, c := generateFacts(r), generateFacts(r), generateFacts(r)
		if !a.Join(a).Equal(a) || !a.Join(b).Equal(b.Join(a)) || !a.Join(b).Join(c).Equal(a.Join(b.Join(c))) {
			t.Fatalf("no semilattice:\n%+v\n%+v\n%+v", a, b, c)
		}
		if !a.Join(NoFacts()).Equal(NoFacts()) {
			t.Fatalf("NoFacts is not above %+v", a)
		}
	}
}

// TestWiden demands that what is beyond the bounds may be anything, and that
// widening again changes nothing.
func TestWiden(t *testing.T) {
	deep := Fixed([]int{404}, nil)
	for range 2 * maxDepth {
		deep = Value{Fields: []Field{{fieldF, deep, true}}}
	}
	wide := deep.Widen()
	if wide.Equal(deep) || !wide.Widen().Equal(wide) {
		t.Errorf("widened to %+v", wide)
	}
	var many Value
	for code := range 2 * maxOrigins {
		many = many.Join(Fixed([]int{100 + code}, nil))
	}
	if !many.Top || len(many.Origins) != maxOrigins {
		t.Errorf("%d statuses, Top %v", len(many.Origins), many.Top)
	}
}

// TestPathCond resolves conditions at call sites.
func TestPathCond(t *testing.T) {
	isZero := Literal{Predicate{Param: paramP, Op: token.EQL, With: "0"}, true}
	notZero := isZero
	notZero.Holds = false
	zero := Subst{{Param: paramP, Facts: ArgFacts{Consts: []constant.Value{constant.MakeInt64(0)}, Len: -1}}}
	alias := Subst{{Param: paramP, Facts: ArgFacts{Alias: paramQ, Len: -1}}}
	if _, ok := zero.Simplify(PathCond{notZero}); ok {
		t.Error("0 != 0 can hold")
	}
	if rest, ok := zero.Simplify(PathCond{isZero}); !ok || len(rest) > 0 {
		t.Error("0 == 0 does not hold")
	}
	if rest, ok := alias.Simplify(PathCond{isZero}); !ok || len(rest) != 1 || rest[0].Param != paramQ {
		t.Errorf("an argument that is the caller's own parameter: %v, %v", rest, ok)
	}
	if !(PathCond{isZero}).Contradicts(PathCond{notZero}) || (PathCond{isZero}).Contradicts(PathCond{isZero}) {
		t.Error("contradictions")
	}
	v := Fixed([]int{200}, nil).Under(PathCond{isZero}).Join(Fixed([]int{500}, nil).Under(PathCond{notZero}))
	if got := Codes(zero.Resolve(v).Origins); len(got) != 1 || got[0] != 200 {
		t.Errorf("resolved to %v", got)
	}
	for _, c := range []constant.Value{constant.MakeInt64(-7), constant.MakeInt64(404), constant.MakeString(`a"b`), constant.MakeBool(true)} {
		if !sameConst(parseConst(c.ExactString()), c) {
			t.Errorf("%v does not survive", c)
		}
	}
}
