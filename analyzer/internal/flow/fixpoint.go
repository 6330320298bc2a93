package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// Values are bounded, and grow in each round, but for what a summary says of all
// paths ("always fails"), which may become false. Few functions need more than
// three rounds. After freeRounds the summary of a round is joined with the last
// one, so that it can only grow; after maxRounds it is widened to Top.
const (
	freeRounds = 8
	maxRounds  = 24
)

// summarise summarises every function of the package, callees first. Functions
// that depend on each other are summarised together.
func (x *evaluator) summarise() {
	for _, component := range x.Components(x.selfWriters) {
		x.fixpoint(component)
	}
}

// selfWriters returns the methods by which the values that fn makes write
// themselves: fn depends on their summaries.
func (x *evaluator) selfWriters(fn *program.Function) []*types.Func {
	var out []*types.Func
	for _, named := range fn.Makes {
		out = append(out, x.types.SelfWriters(named)...)
	}
	return out
}

// A funcState is what is known of one function of the package.
type funcState struct {
	sum     *summary.FuncSummary
	done    bool // sum is final, or as good as it gets in this round
	failing failing
}

// state returns what is known of fn.
func (x *evaluator) state(fn *program.Function) *funcState { return &x.states[fn.ID] }

// fixpoint summarises functions that depend on each other: it
// starts from Bottom and ends when a round changes nothing.
func (x *evaluator) fixpoint(funcs []*program.Function) {
	for _, fn := range funcs {
		x.state(fn).sum = summary.Bottom(fn.Sig, fn.Recv, fn.Params)
	}
	for round := 1; round <= maxRounds; round++ {
		before := x.round(funcs)
		if !x.early {
			return // nothing is recursive
		}
		stable := true
		for i, fn := range funcs {
			s := x.state(fn)
			if round > freeRounds {
				s.sum = before[i].Join(s.sum)
				s.sum.Mention(x.literal)
			}
			stable = stable && s.sum.Equal(before[i])
		}
		if stable {
			return
		}
	}
	for _, fn := range funcs {
		x.state(fn).sum = x.state(fn).sum.Widen()
	}
}

// round summarises each function once, from the summaries so far, and returns
// those.
func (x *evaluator) round(funcs []*program.Function) (before []*summary.FuncSummary) {
	x.early = false
	clear(x.memo)
	for _, fn := range funcs {
		x.state(fn).done = false
		x.paths.Forget(fn)
		before = append(before, x.state(fn).sum)
	}
	for _, fn := range funcs {
		x.steps = 0
		x.state(fn).sum = x.behave(fn)
		x.state(fn).done = true
	}
	return before
}
