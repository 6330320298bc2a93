package interp

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

// run summarises every function of the package, callees first. Functions
// that depend on each other are summarised together.
func (x *Interp) run() {
	also := func(fn *program.Function) []*types.Func { return append(x.selfWriters(fn), x.LinkedMethods(fn)...) }
	for _, component := range x.Components(also) {
		x.fixpoint(component)
	}
}

// selfWriters returns the methods by which the values that fn makes write
// themselves: fn depends on their summaries.
func (x *Interp) selfWriters(fn *program.Function) []*types.Func {
	var out []*types.Func
	for _, named := range fn.Makes {
		out = append(out, x.Types.SelfWriters(named)...)
		out = append(out, x.StatusMethods(named)...)
	}
	return out
}

// fixpoint summarises functions that depend on each other: it
// starts from Bottom and ends when a round changes nothing.
func (x *Interp) fixpoint(funcs []*program.Function) {
	for _, fn := range funcs {
		x.State(fn).Sum = summary.Bottom(fn.Sig, fn.Recv, fn.Params)
	}
	for round := 1; round <= maxRounds; round++ {
		before := x.round(funcs)
		if !x.UsedUnsummarized {
			return // nothing is recursive
		}
		stable := true
		for i, fn := range funcs {
			s := x.State(fn)
			if round > freeRounds {
				s.Sum = before[i].Join(s.Sum)
				s.Sum.Mention(x.Literal)
			}
			stable = stable && s.Sum.Equal(before[i])
		}
		if stable {
			return
		}
	}
	for _, fn := range funcs {
		x.State(fn).Sum = x.State(fn).Sum.Widen()
	}
}

// round summarises each function once, from the summaries so far, and returns
// those.
func (x *Interp) round(funcs []*program.Function) (before []*summary.FuncSummary) {
	x.UsedUnsummarized = false
	x.Forget()
	for _, fn := range funcs {
		x.State(fn).Done = false
		x.Paths.Forget(fn)
		before = append(before, x.State(fn).Sum)
	}
	for _, fn := range funcs {
		x.Begin()
		x.State(fn).Sum = x.summarize(fn)
		x.State(fn).Done = true
	}
	return before
}
