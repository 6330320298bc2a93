package flow

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

// settle applies what a condition says of a variable: an error, a helper's
// result.
func (p *pather) settle(v *types.Var, good bool, s pathState) pathState {
	s = p.learn(v, good, s)
	for _, g := range s.guards {
		if g.v == v {
			s = p.outcomeOf(g.effect, good, g.before, s)
		}
	}
	return s
}

// outcomeOf applies that the helper of an effect returned as it did.
func (p *pather) outcomeOf(i int, good, before bool, s pathState) pathState {
	o := p.list[i].OnFailure
	if good {
		o = p.list[i].OnSuccess
	}
	switch {
	case !o.Seen:
		return s
	case o.Header == summary.Must:
		s.unwritten, s.slipped, s.written = false, false, true
	case o.Header == summary.Never && before:
		s.written = false
		s.last = slices.DeleteFunc(slices.Clone(s.last), func(j int) bool { return j == i })
	}
	return s
}

// guard notes the variables that a statement gives the results of a helper
// that writes on some ways only.
func (p *pather) guard(at ast.Node, i int, before bool, s *pathState) {
	e := p.list[i]
	if e.Header != summary.May || !e.OnSuccess.Seen && !e.OnFailure.Seen {
		return
	}
	for _, v := range p.x.AssignedTo[at] {
		s.guards = append(slices.Clip(s.guards), guard{v, i, before})
	}
}
