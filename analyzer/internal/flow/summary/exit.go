package summary

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// An ExitState is the response where a function ends. The zero ExitState is
// Bottom: no path ends there.
type ExitState struct {
	Reached bool     // some path ends there
	Header  Modality // a status has been written or set
	Body    Modality // a body has been written
	Sent    bool     // the header has been sent on every path
	// ImplicitStatus: the function may end without an error and with nothing
	// sent, so that the default status is sent, under Methods.
	ImplicitStatus bool
	Methods        httpmethod.Set
	// ErrorWithoutStatus: it may end with nothing sent and an error that carries
	// no status.
	ErrorWithoutStatus bool
	// MayBeUnsent: it may end with nothing sent, with an error or without.
	MayBeUnsent bool
	// Called are the functions and handlers, which only callers know, that were
	// called on every path on which nothing else was sent.
	Called []Callee
	// OnSuccess and OnFailure are the header where the last result says success
	// (true, a nil error, a value), and where it says failure.
	OnSuccess, OnFailure Outcome
}

// Join returns the least upper bound of two ends.
func (e ExitState) Join(f ExitState) ExitState {
	switch {
	case !e.Reached:
		return f
	case !f.Reached:
		return e
	}
	switch {
	case e.MayBeUnsent && f.MayBeUnsent:
		e.Called = Common(e.Called, f.Called)
	case f.MayBeUnsent:
		e.Called = f.Called
	}
	switch {
	case e.ImplicitStatus && f.ImplicitStatus:
		e.Methods = e.Methods.Or(f.Methods)
	case f.ImplicitStatus:
		e.ImplicitStatus, e.Methods = true, f.Methods
	}
	e.Header, e.Body = e.Header.Join(f.Header), e.Body.Join(f.Body)
	e.Sent = e.Sent && f.Sent
	e.OnSuccess, e.OnFailure = e.OnSuccess.Join(f.OnSuccess), e.OnFailure.Join(f.OnFailure)
	e.MayBeUnsent = e.MayBeUnsent || f.MayBeUnsent
	e.ErrorWithoutStatus = e.ErrorWithoutStatus || f.ErrorWithoutStatus
	return e
}

// Equal reports whether e and f are the same element of the lattice.
func (e ExitState) Equal(f ExitState) bool {
	return e.Reached == f.Reached && e.Header == f.Header && e.Body == f.Body && e.Sent == f.Sent &&
		e.ImplicitStatus == f.ImplicitStatus && (!e.ImplicitStatus || e.Methods == f.Methods) &&
		e.ErrorWithoutStatus == f.ErrorWithoutStatus && e.MayBeUnsent == f.MayBeUnsent &&
		(!e.MayBeUnsent || sameSet(e.Called, f.Called, equal)) &&
		e.OnSuccess == f.OnSuccess && e.OnFailure == f.OnFailure
}

// An Exit is one return of a function, and the condition under which it is
// reached.
type Exit struct {
	When absval.PathCond
	ExitState
}

func (e Exit) equal(f Exit) bool {
	return slices.Equal(e.When, f.When) && e.ExitState.Equal(f.ExitState)
}

// joinExits joins two lists of exits: those under the same condition, and after
// calls of the same callees, as one.
func joinExits(a, b []Exit) []Exit {
	out := slices.Clone(a)
	for _, e := range b {
		i := slices.IndexFunc(out, func(o Exit) bool {
			return slices.Equal(o.When, e.When) && sameSet(o.calledUnsent(), e.calledUnsent(), equal)
		})
		if i < 0 {
			out = append(out, e)
		} else {
			out[i].ExitState = out[i].ExitState.Join(e.ExitState)
		}
	}
	return out
}

// calledUnsent returns what was called on the way to an exit at which nothing may have
// been sent; elsewhere it does not matter.
func (e ExitState) calledUnsent() []Callee {
	if !e.MayBeUnsent {
		return nil
	}
	return e.Called
}

// An Outcome is the header where the last result says success, or where it
// says failure. The zero Outcome is Bottom: no path ends so.
type Outcome struct {
	Seen   bool
	Header Modality
	Sent   bool // the header has been sent on every such path
}

// Join returns the least upper bound of two paths.
func (o Outcome) Join(p Outcome) Outcome {
	switch {
	case !o.Seen:
		return p
	case !p.Seen:
		return o
	}
	return Outcome{true, o.Header.Join(p.Header), o.Sent && p.Sent}
}

// AddExit adds a return of the function: to those that joinExits joins.
func (b *FuncSummary) AddExit(e Exit) {
	b.Exits = joinExits(b.Exits, []Exit{e})
	b.Exit = b.Exit.Join(e.ExitState)
}
