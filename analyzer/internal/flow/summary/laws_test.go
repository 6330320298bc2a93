package summary

import (
	"go/ast"
	"go/token"
	"go/types"
	"math/rand/v2"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

var (
	param = types.NewVar(token.NoPos, nil, "p", types.Typ[types.Int])
	other = types.NewVar(token.NoPos, nil, "q", types.Typ[types.Int])

	handlerField = types.NewField(token.NoPos, nil, "handle", types.NewSignatureType(nil, nil, nil, nil, nil, false), false)
	signature    = types.NewSignatureType(nil, nil, nil, types.NewTuple(param, other),
		types.NewTuple(types.NewVar(token.NoPos, nil, "", types.Typ[types.Int])), false)
	nodes = []ast.Node{&ast.CallExpr{}, &ast.CallExpr{}}
	conds = []absval.PathCond{nil, {{Predicate: absval.Predicate{Param: param, Op: token.EQL, With: "0"}, Holds: true}}}
)

func flip(r *rand.Rand) bool { return r.IntN(2) == 0 }

func modality(r *rand.Rand) Modality { return latticetest.One(r, Never, May, Must) }

func methods(r *rand.Rand) httpmethod.Set {
	return latticetest.One(r, 0, httpmethod.Of("GET"), httpmethod.Of("PUT"))
}

func value(r *rand.Rand) absval.Value {
	return absval.Value{
		Origins: latticetest.Some(r, absval.Origin{Code: 200}, absval.Origin{Code: 404}),
		Params:  latticetest.Some(r, param, other),
		Top:     flip(r),
	}
}

func outcome(r *rand.Rand) Outcome {
	if flip(r) {
		return Outcome{}
	}
	return Outcome{true, modality(r), flip(r)}
}

func exitState(r *rand.Rand) ExitState {
	if r.IntN(4) == 0 {
		return ExitState{}
	}
	e := ExitState{
		Reached: true, Header: modality(r), Body: modality(r), Sent: flip(r), ErrorWithoutStatus: flip(r),
		OnSuccess: outcome(r), OnFailure: outcome(r),
	}
	if flip(r) {
		e.ImplicitStatus, e.Methods = true, methods(r)
	}
	if flip(r) {
		e.MayBeUnsent, e.Called = true, callees(r)
	}
	return e
}

var reads = []absval.Read{{Param: param}, {Param: other}, {Param: param, Field: handlerField}}

func callees(r *rand.Rand) []Callee {
	var out []Callee
	for _, read := range latticetest.Some(r, reads...) {
		out = append(out, Callee{read, flip(r)})
	}
	return out
}

func invocations(r *rand.Rand) []Invocation {
	var out []Invocation
	for _, read := range latticetest.Some(r, reads...) {
		out = append(out, Invocation{Callee: Callee{Read: read}, Serves: flip(r), Args: []absval.Value{value(r)}})
	}
	return out
}

func effect(r *rand.Rand, at ast.Node) *Effect {
	return &Effect{
		At: at, Methods: methods(r), Written: value(r), Possible: latticetest.Some(r, 400, 413),
		Header: modality(r), Body: modality(r), Sets: flip(r), Sends: modality(r), Escapes: flip(r), Defers: flip(r), Deferred: value(r),
		Invoked: invocations(r), NeverReturns: flip(r), MustSend: flip(r), MayReturnUnsent: flip(r),
		MaybeUnsent: flip(r), Implied: latticetest.Some(r, conds...), OnSuccess: outcome(r), OnFailure: outcome(r),
	}
}

func generate(r *rand.Rand) *FuncSummary {
	b := Bottom(signature, nil, []*types.Var{param, other})
	if r.IntN(8) == 0 {
		return b
	}
	b.NeverReturns, b.Handles, b.MapsErrors, b.AlwaysFails = flip(r), flip(r), flip(r), flip(r)
	for _, n := range latticetest.Some(r, nodes...) {
		b.Effects = append(b.Effects, effect(r, n))
	}
	b.Results = []absval.Value{value(r)}
	for _, p := range latticetest.Some(r, param, other) {
		b.Stores = append(b.Stores, Store{p, value(r)})
	}
	for _, w := range latticetest.Some(r, conds...) {
		b.AddExit(Exit{w, exitState(r)})
	}
	for _, w := range latticetest.Some(r, conds...) {
		b.Implicit = append(b.Implicit, ImplicitStatus{At: nodes[0], When: w})
	}
	b.Sole = b.IsSole()
	return b
}

func TestSummaryLaws(t *testing.T) {
	latticetest.Lattice[*FuncSummary]{
		Bottom: Bottom(signature, nil, []*types.Var{param, other}),
		Join:   (*FuncSummary).Join, Equal: (*FuncSummary).Equal, Generate: generate,
	}.Laws(t)
}

func TestExitStateLaws(t *testing.T) {
	latticetest.Lattice[ExitState]{Join: ExitState.Join, Equal: ExitState.Equal, Generate: exitState}.Laws(t)
}

func TestOutcomeLaws(t *testing.T) {
	latticetest.Lattice[Outcome]{
		Join: Outcome.Join, Generate: outcome,
		Equal: func(a, b Outcome) bool { return a == b },
	}.Laws(t)
}

// TestWiden demands that widening ends a fixed point: it is above b, and
// widening again changes nothing.
func TestWiden(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range latticetest.Rounds {
		b := generate(r)
		wide := b.Widen()
		if !b.IsBottom() && !b.Join(wide).Equal(wide) || !wide.Widen().Equal(wide) {
			t.Fatalf("%+v is widened to %+v", b, wide)
		}
	}
}
