package typestate

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A commit is an effect that has sent the header on some path here: no later
// status is sent on that path (3.22).
type commit struct {
	effect  int
	methods httpmethod.Set // plain mask of methods under which it has
	facts   []fact         // what holds on every path here from the effect
}

// commitsTo records that effect i sends the header. discarded says that nothing
// looks at what the call returns. Where an effect may have sent nothing and
// returned an error, the variable that gets the error is tested later.
func (p *analysis) commitsTo(i int, e *summary.Effect, discarded bool, s *State) {
	if e.Sends == summary.Never || e.IsInformational() || s.mustSend {
		return
	}
	s.commits = addCommit(s.commits, commit{i, s.methods, slices.Clone(s.facts)})
	s.mustSend = e.Sends == summary.Must || discarded
}

// maxCommits bounds the effects that a state remembers. A finding names one; a
// function of thousands of writes would copy all of them at each.
const maxCommits = 16

// addCommit adds c to a list that is sorted by effect. Beyond the bound the last
// effects are forgotten, so that the order of joins does not matter.
func addCommit(list []commit, c commit) []commit {
	list = slices.Clone(list)
	i, found := slices.BinarySearchFunc(list, c.effect, func(d commit, effect int) int { return d.effect - effect })
	if !found {
		list = slices.Insert(list, i, c)
		return list[:min(len(list), maxCommits)]
	}
	list[i].methods |= c.methods
	list[i].facts = summary.Common(list[i].facts, c.facts)
	return list
}

// recordSuperfluous records the status that effect e does not send, because the
// header has been sent on a path here. A path that a loop makes is left out: what
// distinguishes its turns is not known.
func (p *analysis) recordSuperfluous(e *summary.Effect, s *State) {
	w := e.Written.Flat()
	if e.Sends == summary.Never || e.Header != summary.Must || e.Sets || e.Escapes || e.IsInformational() ||
		w.Top || w.DependsOnCallers() || len(w.Origins) == 0 {
		return
	}
	var first ast.Node
	for _, c := range s.commits {
		at := p.list[c.effect].At
		if at.Pos() < e.At.Pos() && c.methods&s.methods != 0 && (first == nil || at.Pos() < first.Pos()) {
			first = at
		}
	}
	if first != nil {
		p.sum.Superfluous = append(p.sum.Superfluous, summary.Superfluous{Statuses: w.Origins, At: e.At, Earlier: first})
	}
}

// branchFacts returns s where cond is true, or false: commits that it
// contradicts have not happened on the paths here.
func (p *analysis) branchFacts(cond ast.Expr, holds bool, s State) State {
	if i, ok := p.failedCall(cond, holds); ok && p.list[i].Sends == summary.May {
		s.commits = slices.DeleteFunc(slices.Clone(s.commits), func(c commit) bool { return c.effect == i })
	}
	kept := make([]commit, 0, len(s.commits))
	for _, c := range s.commits {
		if is, known := p.truth(cond, c.facts); !known || is == holds {
			kept = append(kept, c)
		}
	}
	s.commits = kept
	for _, f := range p.factsOf(cond, holds) {
		s = s.withFact(f)
	}
	return s
}

// failedCall returns the effect of a call that a condition finds to have failed:
// enc.Encode(v) != nil.
func (p *reader) failedCall(cond ast.Expr, holds bool) (int, bool) {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || !p.info.Types[b.Y].IsNil() || holds != (b.Op.String() == "!=") {
		return 0, false
	}
	call, ok := ast.Unparen(b.X).(*ast.CallExpr)
	if !ok {
		return 0, false
	}
	i, ok := p.effects[call]
	return i, ok
}

// withFact returns s where f holds.
func (s State) withFact(f fact) State {
	s.facts = addFact(s.facts, f)
	kept := make([]commit, 0, len(s.commits))
	for _, c := range s.commits {
		if !contradicts(c.facts, f) {
			c.facts = addFact(c.facts, f)
			kept = append(kept, c)
		}
	}
	s.commits = kept
	return s
}

// forgetFacts drops what depends on v, which gets another value.
func (s *State) forgetFacts(v *types.Var) {
	name := varKey(v)
	s.facts = withoutVar(s.facts, name)
	s.commits = slices.Clone(s.commits)
	for i := range s.commits {
		s.commits[i].facts = withoutVar(s.commits[i].facts, name)
	}
}

// assignFacts notes what the new value e of v says of it: a constant, nil, an
// error, or the error of a call that sends nothing where it fails.
func (p *analysis) assignFacts(v *types.Var, e ast.Expr, s *State) {
	s.forgetFacts(v)
	if e == nil {
		return
	}
	e = ast.Unparen(e)
	if i, ok := p.effects[e]; ok && p.list[i].Sends == summary.May {
		for j, c := range s.commits {
			if c.effect == i {
				s.commits[j].facts = addFact(c.facts, fact{varKey(v), "nil", true})
			}
		}
		return
	}
	tv := p.info.Types[e]
	switch {
	case tv.IsNil():
		*s = s.withFact(fact{varKey(v), "nil", true})
	case tv.Value != nil:
		*s = s.withFact(fact{varKey(v), tv.Value.ExactString(), true})
	case p.oracle.NonNil(e, nil):
		*s = s.withFact(fact{varKey(v), "nil", false})
	}
}

func (c commit) equal(d commit) bool {
	return c.effect == d.effect && c.methods == d.methods && sameSet(c.facts, d.facts)
}
