package summary

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
)

// Join returns the least upper bound of two summaries of the same function.
func (b *FuncSummary) Join(c *FuncSummary) *FuncSummary {
	switch {
	case b.IsBottom():
		return c
	case c.IsBottom():
		return b
	}
	out := *b
	out.NeverReturns = b.NeverReturns && c.NeverReturns
	out.Handles = b.Handles || c.Handles
	out.MapsErrors = b.MapsErrors || c.MapsErrors
	out.AlwaysFails = b.AlwaysFails && c.AlwaysFails
	out.Effects = joinKeyed(b.Effects, c.Effects, func(e *Effect) ast.Node { return e.At }, (*Effect).Join)
	out.Results = absval.JoinByIndex(b.Results, c.Results)
	out.Errors = absval.JoinByIndex(b.Errors, c.Errors)
	out.Stores = joinKeyed(b.Stores, c.Stores, func(s Store) *types.Var { return s.Param }, Store.join)
	out.ResultStores = joinKeyed(b.ResultStores, c.ResultStores, func(s IndexedStore) int { return s.Index }, IndexedStore.join)
	out.Exits = joinExits(b.Exits, c.Exits)
	out.Exit = b.Exit.Join(c.Exit)
	out.Panics = b.Panics.Join(c.Panics)
	out.Bodies = joinKeyed(b.Bodies, c.Bodies, func(w Body) Body { return w }, func(w, _ Body) Body { return w })
	out.Implicit = slices.Clip(b.Implicit)
	for _, i := range c.Implicit {
		if !slices.ContainsFunc(out.Implicit, i.equal) {
			out.Implicit = append(out.Implicit, i)
		}
	}
	switch {
	case b.Served == nil:
		out.Served = c.Served
	case c.Served != nil:
		out.Served = b.Served.Join(c.Served)
	}
	out.Sole = out.IsSole()
	return &out
}

// Equal reports whether b and c are the same element of the lattice.
func (b *FuncSummary) Equal(c *FuncSummary) bool {
	if b == nil || c == nil {
		return b == c
	}
	return b.NeverReturns == c.NeverReturns && b.Handles == c.Handles && b.MapsErrors == c.MapsErrors &&
		b.Sole == c.Sole && b.AlwaysFails == c.AlwaysFails && b.Panics.Equal(c.Panics) &&
		sameSet(b.Effects, c.Effects, (*Effect).Equal) &&
		slices.EqualFunc(b.Results, c.Results, absval.Value.Equal) &&
		slices.EqualFunc(b.Errors, c.Errors, errset.Set.Equal) &&
		sameSet(b.Stores, c.Stores, Store.equal) &&
		sameSet(b.ResultStores, c.ResultStores, IndexedStore.equal) &&
		sameSet(b.Exits, c.Exits, Exit.equal) && b.Exit.Equal(c.Exit) &&
		sameSet(b.Bodies, c.Bodies, func(v, w Body) bool { return v == w }) &&
		sameSet(b.Implicit, c.Implicit, ImplicitStatus.equal) &&
		b.Served.Equal(c.Served) && b.Next == c.Next
}

// Widen returns the top of the lattice over what b has already: it may write
// anything besides, and return anything. It ends a fixed point that does not
// converge within its bound of rounds.
func (b *FuncSummary) Widen() *FuncSummary {
	out := *b
	out.Effects = make([]*Effect, len(b.Effects))
	for i, e := range b.Effects {
		wide := *e
		wide.Escapes = true
		out.Effects[i] = &wide
	}
	out.Results = make([]absval.Value, len(b.Results))
	for i, v := range b.Results {
		v.Top = true
		out.Results[i] = v
	}
	out.Errors = make([]errset.Set, len(b.Errors))
	for i := range out.Errors {
		out.Errors[i] = errset.Top()
	}
	return &out
}

func (s Store) join(t Store) Store { return Store{s.Param, s.Value.Join(t.Value)} }

func (s Store) equal(t Store) bool { return s.Param == t.Param && s.Value.Equal(t.Value) }

func (s IndexedStore) join(t IndexedStore) IndexedStore {
	return IndexedStore{s.Index, s.Value.Join(t.Value)}
}

func (s IndexedStore) equal(t IndexedStore) bool { return s.Index == t.Index && s.Value.Equal(t.Value) }

func (i ImplicitStatus) equal(j ImplicitStatus) bool {
	return i.At == j.At && i.Methods == j.Methods && slices.Equal(i.When, j.When)
}

// joinKeyed joins two lists in which each key stands once.
func joinKeyed[T any, K comparable](a, b []T, key func(T) K, join func(T, T) T) []T {
	out := slices.Clone(a)
	for _, y := range b {
		i := slices.IndexFunc(out, func(x T) bool { return key(x) == key(y) })
		if i < 0 {
			out = append(out, y)
		} else {
			out[i] = join(out[i], y)
		}
	}
	return out
}

// sameSet reports whether two lists without duplicates hold the same elements.
func sameSet[T any](a, b []T, same func(T, T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i, x := range a {
		if !same(x, b[i]) && !slices.ContainsFunc(b, func(y T) bool { return same(x, y) }) {
			return false
		}
	}
	return true
}
