package summary

import (
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// An Effect is what one node of a function does to the response.
type Effect struct {
	At        ast.Node        // the call or the assignment
	When      absval.PathCond // under which control comes here
	Methods   httpmethod.Set  // under which control comes here
	Reached   httpmethod.Set  // the same as a plain mask, while it is being found
	Framework string          // whose function it is; "" for the project's own

	Written  absval.Value // statuses that are written or set
	Possible []int        // statuses that the framework table knows to be possible
	Header   Modality     // a status is written or set
	Body     Modality     // a body is written
	Sets     bool         // a later effect may replace the status
	// Sends says whether the header is sent, so that no later status is: Must for
	// certain, May unless the call returns an error. Never where the framework
	// sends later, or that is not known.
	Sends Modality
	// Escapes: the response goes where it cannot be followed: any status may be
	// written.
	Escapes bool
	// Defers: the answer is left to what runs after the handler; Deferred is
	// what the error carries that is left.
	Defers   bool
	Deferred absval.Value

	// Invoked are the functions and handlers that are called and that only
	// callers know.
	Invoked []Invocation
	// Dispatched are the functions that get all of the request: this call is
	// the whole answer.
	Dispatched []absval.FuncRef

	// What is known of the called function:
	NeverReturns    bool              // control does not come back
	MustSend        bool              // it sends something on every path
	MayReturnUnsent bool              // it may return no error with nothing sent
	MaybeUnsent     bool              // a literal may or may not be called that writes
	Implied         []absval.PathCond // when it may send the default status with a body
	OnSuccess       Outcome           // the header where its last result says success
	OnFailure       Outcome           // the header where its last result says failure
}

// A Callee is what a function calls that only its callers know: a parameter, of the
// function or of one around it, or what a field of a parameter holds.
type Callee struct {
	absval.Read
	// Made: not the function itself, but the handler that calling it returns:
	// dispatch(r).ServeHTTP(w, r).
	Made bool
}

// An Invocation is a call of a Callee.
type Invocation struct {
	Callee
	// Serves: the call is given the response. A function of which nothing is
	// known may then write any status.
	Serves bool
	// Args are the arguments, by index, in terms of the parameters of the function
	// that calls. It is empty where they are not known.
	Args []absval.Value
	// Given are those of the call that returns the callee, where it is made.
	Given []absval.Value
}

// same reports whether i and j call the same.
func (i Invocation) same(j Invocation) bool {
	return i.Callee == j.Callee && i.Serves == j.Serves
}

func (i Invocation) equal(j Invocation) bool {
	return i.same(j) && slices.EqualFunc(i.Args, j.Args, absval.Value.Equal) && slices.EqualFunc(i.Given, j.Given, absval.Value.Equal)
}

// WithArgs returns i with f applied to each argument.
func (i Invocation) WithArgs(f func(absval.Value) absval.Value) Invocation {
	args := make([]absval.Value, len(i.Args))
	for j, arg := range i.Args {
		args[j] = f(arg)
	}
	i.Args = args
	return i
}

// AddInvocation adds i to a list in which each callee stands once: the arguments of
// several calls are joined.
func AddInvocation(list []Invocation, i Invocation) []Invocation {
	at := slices.IndexFunc(list, i.same)
	if at < 0 {
		return append(slices.Clip(list), i)
	}
	list = slices.Clone(list)
	list[at].Args = absval.JoinArgs(list[at].Args, i.Args)
	list[at].Given = absval.JoinArgs(list[at].Given, i.Given)
	return list
}

// Invocation returns the call of c by a function with the summary b.
func (b *FuncSummary) Invocation(c Callee) Invocation {
	for _, e := range b.Effects {
		for _, i := range e.Invoked {
			if i.Callee == c {
				return i
			}
		}
	}
	return Invocation{Callee: c}
}

// A Modality says on which paths something happens. Never and Must are
// incomparable, and May is above both.
type Modality uint8

const (
	Never Modality = iota // on none
	May                   // on some
	Must                  // on all
)

// Join returns the least upper bound of two paths.
func (m Modality) Join(n Modality) Modality {
	if m == n {
		return m
	}
	return May
}

// IsNothing reports whether the node leaves the response alone.
func (e *Effect) IsNothing() bool {
	return e.Written.Empty() && len(e.Invoked) == 0 && e.Header == Never && e.Body == Never &&
		!e.Escapes && !e.Defers && !e.NeverReturns && len(e.Possible) == 0 && len(e.Dispatched) == 0
}

// IsInformational reports whether all that e writes are informational statuses,
// which the final one follows (RFC 9110 §15.2; net/http: "Any number of 1xx
// headers may be written, followed by at most one 2xx-5xx header"). 101 ends
// HTTP itself.
func (e *Effect) IsInformational() bool {
	w := e.Written.Flat()
	if e.Body != Never || w.Top || w.DependsOnCallers() || len(w.Origins) == 0 {
		return false
	}
	return !slices.ContainsFunc(w.Origins, func(o absval.Origin) bool {
		return o.Code < 100 || o.Code > 199 || o.Code == 101
	})
}

// Join returns the least upper bound of two summaries of the same node.
func (e *Effect) Join(f *Effect) *Effect {
	out := *e
	if !slices.Equal(e.When, f.When) {
		out.When = nil
	}
	out.Methods, out.Reached = e.Methods.Or(f.Methods), e.Reached|f.Reached
	out.Written = e.Written.Join(f.Written)
	out.Possible = Union(slices.Clip(e.Possible), f.Possible)
	out.Header, out.Body = e.Header.Join(f.Header), e.Body.Join(f.Body)
	out.Sets = e.Sets || f.Sets
	out.Sends = e.Sends.Join(f.Sends)
	out.Escapes = e.Escapes || f.Escapes
	out.Defers, out.Deferred = e.Defers || f.Defers, e.Deferred.Join(f.Deferred)
	for _, i := range f.Invoked {
		out.Invoked = AddInvocation(out.Invoked, i)
	}
	for _, ref := range f.Dispatched {
		if !slices.ContainsFunc(out.Dispatched, ref.Equal) {
			out.Dispatched = append(slices.Clip(out.Dispatched), ref)
		}
	}
	out.NeverReturns = e.NeverReturns && f.NeverReturns
	out.MustSend = e.MustSend && f.MustSend
	out.MayReturnUnsent = e.MayReturnUnsent || f.MayReturnUnsent
	out.MaybeUnsent = e.MaybeUnsent || f.MaybeUnsent
	for _, w := range f.Implied {
		out.Implied = AddCond(slices.Clip(out.Implied), w)
	}
	out.OnSuccess, out.OnFailure = e.OnSuccess.Join(f.OnSuccess), e.OnFailure.Join(f.OnFailure)
	return &out
}

// Add adds what f does besides, in the same node, where w holds.
func (e *Effect) Add(f *Effect, w absval.PathCond) {
	e.Written = e.Written.Join(f.Written.Under(w))
	e.Possible = Union(e.Possible, f.Possible)
	e.Header, e.Body = max(e.Header, f.Header), max(e.Body, f.Body)
	e.Escapes = e.Escapes || f.Escapes
	for _, i := range f.Invoked {
		e.Invoked = AddInvocation(e.Invoked, i)
	}
	e.MayReturnUnsent = e.MayReturnUnsent || f.MayReturnUnsent
	e.Implied = append(e.Implied, f.Implied...)
}

// Equal reports whether e and f are the same element of the lattice.
func (e *Effect) Equal(f *Effect) bool {
	return e.At == f.At && slices.Equal(e.When, f.When) && e.Methods == f.Methods && e.Reached == f.Reached && e.Framework == f.Framework &&
		e.Written.Equal(f.Written) && sameSet(e.Possible, f.Possible, equal) && e.Header == f.Header && e.Body == f.Body &&
		e.Sets == f.Sets && e.Sends == f.Sends && e.Escapes == f.Escapes && e.Defers == f.Defers && e.Deferred.Equal(f.Deferred) &&
		sameSet(e.Invoked, f.Invoked, Invocation.equal) && sameSet(e.Dispatched, f.Dispatched, absval.FuncRef.Equal) &&
		e.NeverReturns == f.NeverReturns && e.MustSend == f.MustSend && e.MayReturnUnsent == f.MayReturnUnsent &&
		e.MaybeUnsent == f.MaybeUnsent && sameSet(e.Implied, f.Implied, slices.Equal) &&
		e.OnSuccess == f.OnSuccess && e.OnFailure == f.OnFailure
}

func equal[T comparable](a, b T) bool { return a == b }

// Union adds the elements of b to a, each once.
func Union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// Common returns the elements of a that b holds too.
func Common[T comparable](a, b []T) []T {
	var out []T
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// AddCond adds a path condition to a list, once.
func AddCond(list []absval.PathCond, w absval.PathCond) []absval.PathCond {
	if slices.ContainsFunc(list, func(v absval.PathCond) bool { return slices.Equal(v, w) }) {
		return list
	}
	return append(list, w)
}
