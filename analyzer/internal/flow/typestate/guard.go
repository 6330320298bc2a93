package typestate

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// A guard is a variable that holds a result of a helper which writes only
// where the result says that something is wrong, or only where it does not:
// id, ok := idParam(w, r).
type guard struct {
	v      *types.Var
	effect int
	// before: nothing had been written when the helper was called.
	before bool
}

// branchOn applies what a condition says of a variable: an error, a helper's
// result.
func (p *analysis) branchOn(v *types.Var, good bool, s State) State {
	s = p.refine(v, good, s)
	for _, g := range s.guards {
		if g.v == v {
			s = p.returned(g.effect, good, g.before, s)
		}
	}
	return s
}

// returned applies that the helper of an effect returned as it did.
func (p *analysis) returned(i int, good, before bool, s State) State {
	o := p.list[i].OnFailure
	if good {
		o = p.list[i].OnSuccess
	}
	switch {
	case !o.Seen:
		return s
	case o.Header == summary.Must:
		s.unsent, s.maybeUnsent, s.sent = false, false, true
		if o.Sent && !s.mustSend {
			s.commits = addCommit(s.commits, commit{i, s.methods, slices.Clone(s.facts)})
			s.mustSend = true
		}
	case o.Header == summary.Never && before:
		s.sent = false
		s.senders = slices.DeleteFunc(slices.Clone(s.senders), func(j int) bool { return j == i })
	}
	return s
}

// guardResults notes the variables that a statement gives the results of a helper
// that writes on some ways only.
func (p *analysis) guardResults(at ast.Node, i int, before bool, s *State) {
	e := p.list[i]
	if e.Header != summary.May || !e.OnSuccess.Seen && !e.OnFailure.Seen {
		return
	}
	for _, v := range p.program.AssignedTo[at] {
		s.guards = summary.Union(slices.Clip(s.guards), []guard{{v, i, before}})
	}
}
