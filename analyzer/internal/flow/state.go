package flow

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A pathState is what is known of the response where control stands.
type pathState struct {
	seen      bool
	methods   httpmethod.Set // plain mask of methods that the request may have here
	unwritten bool           // on some way here, nothing was written
	open      httpmethod.Set // plain mask of methods under which nothing was, where unwritten
	// slipped: nor was it on a way that nobody may go: through a type switch of
	// which no case applied, past a literal that something else calls.
	slipped bool
	called  []*types.Var // functions that are called on every way here, and may have written
	written bool         // on some way here, a status was
	lost    bool         // the response went where it cannot be followed
	// deferred: a deferred call may write when the function ends.
	deferred bool
	// panicking: recover gave something: no call ended here by itself.
	panicking bool
	left      []int // effects that leave the answer to others, with nothing written since
	last      []int // effects that may have set the status, by index
	body      summary.Modality
	nonNil    []*types.Var // errors that are not nil here
	guards    []guard      // results that say whether a helper has written
	clean     []known      // what holds wherever nothing was written
	dirty     []known      // what holds wherever something was
}

// insert adds i to a sorted list.
func insert(list []int, i int) []int {
	at, found := slices.BinarySearch(list, i)
	if found {
		return list
	}
	return slices.Insert(list, at, i)
}

// merge joins what holds on two ways to one place.
func (s pathState) merge(t pathState) (pathState, bool) {
	if !s.seen {
		t.seen = true
		return t, true
	}
	if s.panicking != t.panicking {
		if t.panicking {
			return s, false
		}
		return t, true
	}
	out := s
	out.methods |= t.methods
	out.unwritten, out.open = s.unwritten || t.unwritten, s.stillOpen()|t.stillOpen()
	out.slipped = s.slipped || t.slipped
	out.called = summary.Common(s.called, t.called)
	out.written = s.written || t.written
	out.lost = s.lost || t.lost
	out.deferred = s.deferred || t.deferred
	out.body = s.body.Join(t.body)
	if s.body == summary.May {
		out.body = summary.May
	}
	out.last = slices.Clone(s.last)
	for _, i := range t.last {
		out.last = insert(out.last, i)
	}
	out.left = slices.Clone(s.left)
	for _, i := range t.left {
		out.left = insert(out.left, i)
	}
	out.guards = nil
	for _, g := range s.guards {
		if slices.Contains(t.guards, g) {
			out.guards = append(out.guards, g)
		}
	}
	out.nonNil = summary.Common(s.nonNil, t.nonNil)
	out.clean = mergeKnown(s.clean, s.unwritten || s.slipped, t.clean, t.unwritten || t.slipped)
	out.dirty = mergeKnown(s.dirty, s.written, t.dirty, t.written)
	changed := out.methods != s.methods || out.unwritten != s.unwritten || out.stillOpen() != s.stillOpen() || out.slipped != s.slipped || len(out.called) != len(s.called) || out.written != s.written ||
		out.lost != s.lost || out.deferred != s.deferred || out.body != s.body || len(out.last) != len(s.last) || len(out.left) != len(s.left) || len(out.nonNil) != len(s.nonNil) || len(out.guards) != len(s.guards) ||
		len(out.clean) != len(s.clean) || len(out.dirty) != len(s.dirty)
	return out, changed
}

// stillOpen returns the methods under which nothing was written on some way here.
func (s pathState) stillOpen() httpmethod.Set {
	if !s.unwritten {
		return 0
	}
	return s.open
}

// only keeps the methods m, and what holds of them: where each was answered on
// every way here, nothing is left unwritten.
func (s *pathState) only(m httpmethod.Set) {
	s.methods = m
	s.open &= m
	s.unwritten = s.unwritten && s.open != 0
}
