package typestate

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A State is what is known of the response where control stands.
type State struct {
	reached       bool
	methods       httpmethod.Set // plain mask of methods that the request may have here
	unsent        bool           // on some way here, nothing was written
	unsentMethods httpmethod.Set // plain mask of methods under which nothing was, where unwritten
	// maybeUnsent: nor was it on a path that may be impossible: through a type switch of
	// which no case applied, past a literal that something else calls.
	maybeUnsent bool
	called      []summary.Callee // functions that are called on every way here, and may have written
	sent        bool             // on some way here, a status was
	escaped     bool             // the response went where it cannot be followed
	// deferred: a deferred call may write when the function ends.
	deferred bool
	// panicking: recover gave something: no call ended here by itself.
	panicking  bool
	deferring  []int // effects that leave the answer to others, with nothing written since
	senders    []int // effects that may have set the status, by index
	body       summary.Modality
	nonNil     []*types.Var // errors that are not nil here
	guards     []guard      // results that say whether a helper has written
	whenUnsent []outcome    // what holds wherever nothing was written
	whenSent   []outcome    // what holds wherever something was
	mustSend   bool         // the header has been sent on every path here
	commits    []commit     // effects that have sent it on some path here, by index
	facts      []fact       // what the conditions on every path here say
}

// insert adds i to a sorted list.
func insert(list []int, i int) []int {
	at, found := slices.BinarySearch(list, i)
	if found {
		return list
	}
	return slices.Insert(list, at, i)
}

// Join returns the least upper bound of two states. A path on which recover gave
// something is below every other: no call ends there by itself.
func (s State) Join(t State) State {
	switch {
	case !s.reached, s.panicking && t.reached && !t.panicking:
		return t
	case !t.reached, t.panicking && !s.panicking:
		return s
	}
	out := State{
		reached:       true,
		methods:       s.methods | t.methods,
		unsent:        s.unsent || t.unsent,
		unsentMethods: s.stillOpen() | t.stillOpen(),
		maybeUnsent:   s.maybeUnsent || t.maybeUnsent,
		called:        summary.Common(s.called, t.called),
		sent:          s.sent || t.sent,
		escaped:       s.escaped || t.escaped,
		deferred:      s.deferred || t.deferred,
		panicking:     s.panicking,
		deferring:     slices.Clone(s.deferring),
		senders:       slices.Clone(s.senders),
		body:          s.body.Join(t.body),
		nonNil:        summary.Common(s.nonNil, t.nonNil),
		guards:        summary.Common(s.guards, t.guards),
		whenUnsent:    joinOutcomes(s.whenUnsent, s.unsent || s.maybeUnsent, t.whenUnsent, t.unsent || t.maybeUnsent),
		whenSent:      joinOutcomes(s.whenSent, s.sent, t.whenSent, t.sent),
	}
	out.mustSend = s.mustSend && t.mustSend
	out.facts = summary.Common(s.facts, t.facts)
	out.commits = s.commits
	for _, c := range t.commits {
		out.commits = addCommit(out.commits, c)
	}
	for _, i := range t.deferring {
		out.deferring = insert(out.deferring, i)
	}
	for _, i := range t.senders {
		out.senders = insert(out.senders, i)
	}
	return out
}

// Equal reports whether s and t are the same element of the lattice.
func (s State) Equal(t State) bool {
	if !s.reached || !t.reached {
		return s.reached == t.reached
	}
	return s.methods == t.methods && s.unsent == t.unsent && s.stillOpen() == t.stillOpen() &&
		s.maybeUnsent == t.maybeUnsent && s.sent == t.sent && s.escaped == t.escaped && s.deferred == t.deferred &&
		s.panicking == t.panicking && s.body == t.body &&
		s.mustSend == t.mustSend && sameSet(s.facts, t.facts) && slices.EqualFunc(s.commits, t.commits, commit.equal) &&
		slices.Equal(s.deferring, t.deferring) && slices.Equal(s.senders, t.senders) &&
		sameSet(s.called, t.called) && sameSet(s.nonNil, t.nonNil) && sameSet(s.guards, t.guards) &&
		(!s.unsent && !s.maybeUnsent || sameSet(s.whenUnsent, t.whenUnsent)) && (!s.sent || sameSet(s.whenSent, t.whenSent))
}

// sameSet reports whether two lists without duplicates hold the same elements.
func sameSet[T comparable](a, b []T) bool {
	return len(a) == len(b) && len(summary.Common(a, b)) == len(a)
}

// stillOpen returns the methods under which nothing was written on some way here.
func (s State) stillOpen() httpmethod.Set {
	if !s.unsent {
		return 0
	}
	return s.unsentMethods
}

// restrict keeps the methods m, and what holds of them: where each was answered on
// every way here, nothing is left unwritten.
func (s *State) restrict(m httpmethod.Set) {
	s.methods = m
	s.commits = slices.Clone(s.commits)
	for i := range s.commits {
		s.commits[i].methods &= m
	}
	s.unsentMethods &= m
	s.unsent = s.unsent && s.unsentMethods != 0
}
