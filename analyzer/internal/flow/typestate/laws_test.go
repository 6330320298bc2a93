package typestate

import (
	"go/token"
	"go/types"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

var (
	varX = types.NewVar(token.NoPos, nil, "x", types.Universe.Lookup("error").Type())
	varY = types.NewVar(token.NoPos, nil, "y", types.Typ[types.Bool])
)

// TestStateLaws generates states as control flow makes them: what is known where
// nothing was written is known only where such a path exists, and what is known of a
// variable on one side is not its contrary.
var callees = []summary.Callee{{Read: absval.Read{Param: varX}}, {Read: absval.Read{Param: varY}, Made: true}}

func TestStateLaws(t *testing.T) {
	latticetest.Lattice[State]{Join: State.Join, Equal: State.Equal, Generate: generateState}.Laws(t)
}

func generateState(r *rand.Rand) State {
	if r.IntN(8) == 0 {
		return State{}
	}
	flip := func() bool { return r.IntN(2) == 0 }
	methods := latticetest.One(r, httpmethod.Every, httpmethod.Of("GET"), httpmethod.Of("PUT"))
	s := State{
		reached: true, methods: methods, unsent: flip(), maybeUnsent: flip(), sent: flip(),
		escaped: flip(), deferred: flip(), panicking: flip(), mustSend: flip(),
		called:    latticetest.Some(r, callees...),
		deferring: sorted(latticetest.Some(r, 0, 1, 2)),
		senders:   sorted(latticetest.Some(r, 0, 1, 2)),
		body:      latticetest.One(r, summary.Never, summary.May, summary.Must),
		nonNil:    latticetest.Some(r, varX, varY),
		guards:    latticetest.Some(r, guard{varX, 0, true}, guard{varY, 1, false}),
		facts:     generateFacts(r),
	}
	if s.unsent {
		s.unsentMethods = methods
	}
	if s.unsent || s.maybeUnsent {
		s.whenUnsent = generateOutcomes(r)
	}
	if s.sent {
		s.whenSent = generateOutcomes(r)
	}
	for _, i := range sorted(latticetest.Some(r, 0, 1, 2)) {
		s.commits = addCommit(s.commits, commit{i, methods, generateFacts(r)})
	}
	return s
}

func generateFacts(r *rand.Rand) []fact {
	return latticetest.Some(r, fact{"x", "nil", true}, fact{"y", "true", false}, fact{"z", "0", true})
}

func generateOutcomes(r *rand.Rand) []outcome {
	return latticetest.Some(r, outcome{varX, true}, outcome{varY, false})
}

func sorted(list []int) []int {
	slices.Sort(list)
	return list
}
