// Package summary holds what calling a function does to the response: its
// FuncSummary, in terms of its parameters.
//
// Summaries form a join-semilattice. Bottom is the summary of a function that
// never returns and writes nothing; fixed points over recursive functions start
// there and end at Equal. A CallTarget is a summary with the arguments of a
// call: it instantiates what the summary says of parameters.
package summary

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A FuncSummary is what calling a function does, in terms of its own parameters
// and, for a literal, of those of the functions around it.
type FuncSummary struct {
	Sig    *types.Signature
	Recv   *types.Var // nil for a function without a receiver
	Params []*types.Var

	// NeverReturns: no path reaches a return, as far as is known.
	NeverReturns bool
	// Handles: the function takes a response of its own, or captures one.
	Handles bool
	// MapsErrors: it chooses among statuses by an error, or returns several as
	// numbers: which of them a caller gets is not known (3.10).
	MapsErrors bool
	// Sole: all that it writes of its own choice is one status.
	Sole bool
	// AlwaysFails: it returns an error, and never nil.
	AlwaysFails bool

	Effects []*Effect      // what each node does to the response, in order of evaluation
	Results []absval.Value // what each result may be
	Errors  []errset.Set   // which errors each result may be; bottom for other results
	Stores  []Store        // what it stores into what its parameters point to
	// ResultStores are the stores of a function of another package that is
	// returned, by the index of its own parameter.
	ResultStores []IndexedStore
	Exits        []Exit    // the response at each return
	Exit         ExitState // at all returns: the join of Exits
	Bodies       []Body    // bodies written with a status that forbids one
	Implicit     []ImplicitStatus
	Superfluous  []Superfluous // statuses that are not sent, in this package
	// Panics is what a panic carries that leaves the function, as far as it can carry
	// a status.
	Panics absval.Value
	// Recovers stands for what the function recovers where it is deferred; nil where
	// it does not recover.
	Recovers *types.Var
	// Served is what the handler does that the function returns; nil where it
	// returns none, or that is in Results.
	Served *FuncSummary
	// Next is set in Served of a function that returns a middleware: the parameter of the
	// middleware, the handler that it wraps.
	Next *types.Var

	mentioned map[*types.Var]bool // parameters on which anything here depends
	tested    map[*types.Var]bool // parameters that occur in path conditions
}

// A Store is a value that a function stores into what its parameter points to.
type Store struct {
	Param *types.Var
	Value absval.Value
}

// An IndexedStore is a store into what the parameter with that index points to,
// in terms of the function that returned the one that stores.
type IndexedStore struct {
	Index int
	Value absval.Value
}

// A Body is a body that is written together with a status.
type Body struct {
	Status absval.Origin
	At     ast.Node // the node that writes the status
	Node   ast.Node // the call that writes the body
}

// A Superfluous is a status that a node does not send, because an earlier one has
// sent the header (3.22).
type Superfluous struct {
	Statuses []absval.Origin
	At       ast.Node
	Earlier  ast.Node
}

// An ImplicitStatus is a place where the default status of the response is
// sent, because a body is written and no status was.
type ImplicitStatus struct {
	At      ast.Node // the call that writes the body; nil in another package
	Methods httpmethod.Set
	When    absval.PathCond
}

// Bottom returns the summary of a function of which nothing is known yet: it
// never returns and writes nothing.
func Bottom(sig *types.Signature, recv *types.Var, params []*types.Var) *FuncSummary {
	out := &FuncSummary{
		Sig: sig, Recv: recv, Params: params,
		NeverReturns: true, AlwaysFails: true,
		Results: make([]absval.Value, sig.Results().Len()),
	}
	for r := range sig.Results().Variables() {
		if goast.IsError(r.Type()) {
			out.Errors = make([]errset.Set, sig.Results().Len())
		}
	}
	return out
}

// IsBottom reports whether b is the summary that Bottom returns.
func (b *FuncSummary) IsBottom() bool {
	return b.NeverReturns && b.AlwaysFails && !b.Handles && !b.MapsErrors && !b.Sole && b.Served == nil && b.Panics.IsBottom() &&
		len(b.Effects)+len(b.Stores)+len(b.ResultStores)+len(b.Exits)+len(b.Implicit)+len(b.Bodies)+len(b.Superfluous) == 0 && !b.Exit.Reached &&
		!slices.ContainsFunc(b.Errors, func(s errset.Set) bool { return !s.IsBottom() }) &&
		!slices.ContainsFunc(b.Results, func(v absval.Value) bool { return !v.IsBottom() })
}

// Bound returns the bindings that a reference to the function brings: those of
// the literal's environment, and the receiver of a method value. Of its results
// nothing is known.
func (b *FuncSummary) Bound(f absval.FuncRef) absval.Subst {
	out := append(f.Subst[:len(f.Subst):len(f.Subst)], b.Returning(unknownResult)...)
	if f.Recv == nil || b.Recv == nil {
		return out
	}
	return append(out, absval.Binding{Param: b.Recv, Value: *f.Recv, Facts: absval.NoFacts()})
}

// IsSole reports whether all that the function writes of its own choice is one
// status.
func (b *FuncSummary) IsSole() bool {
	code := 0
	for _, e := range b.Effects {
		for _, o := range e.Written.Flat().Origins {
			if code != 0 && o.Code != code || o.Via == absval.Mapper {
				return false
			}
			code = o.Code
		}
	}
	return code != 0
}

// Amend adds what the doc comment of the function says (3.20): parameters that
// are written as statuses, and statuses that it may write.
func (b *FuncSummary) Amend(params []*types.Var, codes []int, at ast.Node) {
	if len(params)+len(codes) == 0 {
		return
	}
	e := &Effect{At: at, Header: May, Written: absval.Value{Params: params}}
	e.Written = e.Written.Join(absval.Fixed(codes, at))
	b.Effects = append(b.Effects, e)
	if b.Exit.Header == Never {
		b.Exit.Header, b.Exit.MayBeUnsent = May, true
	}
	for i := range b.Exits {
		if exit := &b.Exits[i]; exit.Header == Never {
			exit.Header, exit.MayBeUnsent = May, true
		}
	}
}

// IndexOf returns the index of parameter p, -1 for the receiver, -2-i for result i, and
// the number of parameters for Next. ok is false where p is of a function further out.
func (b *FuncSummary) IndexOf(p *types.Var) (index int, ok bool) {
	if p == b.Recv {
		return -1, true
	}
	if i := slices.Index(b.Params, p); i >= 0 {
		return i, true
	}
	if b.Next != nil && p == b.Next {
		return len(b.Params), true
	}
	if b.Sig == nil {
		return -1, false // what a package variable carries
	}
	for i := range b.Sig.Results().Len() {
		if b.Sig.Results().At(i) == p {
			return -2 - i, true
		}
	}
	return -1, false
}

// Indices returns the indices of parameters, without those of functions
// further out.
func (b *FuncSummary) Indices(vars []*types.Var) []int {
	var out []int
	for _, v := range vars {
		if i, ok := b.IndexOf(v); ok {
			out = append(out, i)
		}
	}
	return out
}

// Vars returns the variables with the indices; it is the inverse of Indices.
func (b *FuncSummary) Vars(indices []int) []*types.Var {
	var out []*types.Var
	for _, i := range indices {
		switch {
		case i == -1 && b.Recv != nil:
			out = append(out, b.Recv)
		case i >= 0 && i < len(b.Params):
			out = append(out, b.Params[i])
		case i == len(b.Params) && b.Next != nil:
			out = append(out, b.Next)
		case i < -1 && -2-i < b.Sig.Results().Len():
			out = append(out, b.Sig.Results().At(-2-i))
		}
	}
	return out
}

// StoresInto returns what the function stores into what the parameter with that
// index points to.
func (b *FuncSummary) StoresInto(index int) absval.Value {
	for _, s := range b.ResultStores {
		if s.Index == index {
			return s.Value
		}
	}
	var out absval.Value
	for _, s := range b.Stores {
		if index < len(b.Params) && s.Param == b.Params[index] {
			out = out.Join(s.Value)
		}
	}
	return out
}
