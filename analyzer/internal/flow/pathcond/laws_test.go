package pathcond

import (
	"math/rand/v2"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
)

func TestPredSetLaws(t *testing.T) {
	latticetest.Lattice[PredSet]{
		Join:  PredSet.Join,
		Equal: func(a, b PredSet) bool { return a == b },
		Generate: func(r *rand.Rand) PredSet {
			m := latticetest.One(r, 0, reached)
			for i := range 3 {
				m = m.Assume(latticetest.One(r, 0, PredSet(1)<<(2*i), PredSet(2)<<(2*i)))
			}
			return m
		},
	}.Laws(t)
}

// TestAssume demands that contradictions are Bottom, and that Bottom remains it.
func TestAssume(t *testing.T) {
	holds, fails := PredSet(1), PredSet(2)
	if m := reached.Assume(holds).Assume(fails); m.IsReached() {
		t.Errorf("%b: a test that holds and fails", m)
	}
	if m := PredSet(0).Assume(holds); m.IsReached() {
		t.Errorf("%b: no path leads here", m)
	}
	if m := reached.Assume(holds).Join(reached.Assume(fails)); m != reached {
		t.Errorf("%b: a path on each side", m)
	}
}
