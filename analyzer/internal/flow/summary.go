package flow

import (
	"go/ast"
	"go/types"
	"slices"
	"sort"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/interp"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A summariser turns behaviours into the summaries that rules read.
type summariser struct {
	*interp.Interp
	*Result
	out    *Summary
	depth  int
	places map[statusKey]int // in out.Statuses
}

// maxServe bounds how many middlewares deep a handler is looked for.
const maxServe = 12

// summary returns the summary of the function that f refers to, or nil.
func (r *Result) summary(f absval.FuncRef) *Summary {
	s := &summariser{Result: r, Interp: r.x, out: &Summary{Complete: true}}
	if !s.add(f, nil, false) {
		return nil
	}
	sortStatuses(s.out.Statuses)
	return s.out
}

// add adds what f does. wrapped says that f wraps the handler: what it writes
// on its own account is the middleware's.
func (s *summariser) add(f absval.FuncRef, outer absval.Subst, top bool) bool {
	if s.depth++; s.depth > maxServe {
		s.out.Complete = false
		return true
	}
	defer func() { s.depth-- }()
	if f.Writes != nil {
		s.atoms(f.Writes.Origins, nil, 0, false)
		return true
	}
	b := s.SummaryOf(f)
	if b == nil {
		return false
	}
	bound := append(slices.Clone(b.Bound(f)), outer...)
	wraps := s.wraps(b, bound)
	for _, e := range b.Effects {
		s.effect(e, bound, wraps)
	}
	s.out.Handles = s.out.Handles || b.Handles
	if s.depth == 1 {
		for _, w := range b.Superfluous {
			s.out.Superfluous = append(s.out.Superfluous, Superfluous{absval.Codes(w.Statuses), w.At, w.Earlier})
		}
	}
	for _, w := range b.Bodies {
		s.out.Bodies = append(s.out.Bodies, Body{Status: statusAt(w.Status, w.At), Node: w.Node})
	}
	if !wraps && !s.servesUnknown(b, bound) {
		s.implicit(b, bound)
	}
	s.returned(f, b, bound, wraps)
	s.panics(b, bound)
	return true
}

// wraps reports whether the function calls another handler with its response.
func (s *summariser) wraps(b *summary.FuncSummary, bound absval.Subst) bool {
	for _, e := range b.Effects {
		for _, p := range e.Invoked {
			if v, ok := bound.Lookup(p); ok && len(v.Funcs) > 0 && s.Types.IsHandler(p.Type()) {
				return true
			}
		}
	}
	return false
}

// servesUnknown reports whether the function calls handlers with its response
// that nobody knows: whether they write anything is not known.
func (s *summariser) servesUnknown(b *summary.FuncSummary, bound absval.Subst) bool {
	for _, e := range b.Effects {
		for _, p := range e.Invoked {
			if v, ok := bound.Lookup(p); (!ok || v.Top || len(v.Funcs)+len(v.Params) == 0) && s.Types.IsHandler(p.Type()) {
				return true
			}
		}
	}
	return false
}

func (s *summariser) effect(e *summary.Effect, bound absval.Subst, wraps bool) {
	if _, ok := bound.Simplify(e.When); !ok {
		return // not with what the handler was made with
	}
	written := bound.Resolve(e.Written)
	own := s.Carried(absval.Value{Origins: written.Origins, Fields: written.Fields, Top: written.Top}).Flat()
	s.atoms(own.Origins, e.At, e.Methods, wraps)
	v := s.Carried(s.Substitute(absval.Value{Params: written.Params, Calls: written.Calls, Reads: written.Reads, Lookups: written.Lookups, Pending: written.Pending}, bound)).Flat()
	s.atoms(chosen(v.Origins, len(written.Calls) > 0), e.At, e.Methods, false)
	v.Top = v.Top || own.Top
	if v.Top || len(v.Calls)+len(v.Reads) > 0 || s.fromElsewhere(v.Params) || e.Escapes {
		s.out.Complete = false
	}
	for _, code := range e.Possible {
		via := absval.Implicit
		if wraps {
			via = absval.Middleware
		}
		s.put(Status{Code: code, Via: via, At: e.At, Methods: e.Methods})
	}
	for _, p := range e.Invoked {
		inner, ok := bound.Lookup(p)
		if (!ok || inner.Top || len(inner.Params) > 0 || len(inner.Funcs) == 0) && s.Types.IsHandler(p.Type()) {
			s.out.Complete = false
		}
		for _, f := range inner.Funcs {
			if !s.add(f, nil, false) && s.MayWrite(f) {
				s.out.Complete = false
			}
		}
	}
	for _, ref := range e.Dispatched {
		s.dispatch(ref, e)
	}
}

// fromElsewhere reports whether a status comes from a parameter that is no
// response. A response is fresh when a handler gets it: what its fields hold, the
// handler has put there.
func (s *summariser) fromElsewhere(params []*types.Var) bool {
	return slices.ContainsFunc(params, func(p *types.Var) bool { return !s.Types.IsResponse(p.Type()) })
}

// chosen marks statuses that a wrapper was given: what the wrapped function
// returned, or what the wrapper was made with.
func chosen(atoms []absval.Origin, returned bool) []absval.Origin {
	via := absval.Passed
	if returned {
		via = absval.Returned
	}
	out := make([]absval.Origin, 0, len(atoms))
	for _, a := range atoms {
		if a.Via == absval.Direct || returned && a.Via == absval.Helper {
			a.Via = via
		}
		out = append(out, a)
	}
	return out
}

func (s *summariser) dispatch(ref absval.FuncRef, e *summary.Effect) {
	s.out.Dispatches = append(s.out.Dispatches, Dispatch{Methods: e.Methods, Func: ref.Obj, Lit: ref.Lit, At: e.At})
}

// atoms adds statuses that are written at one place.
func (s *summariser) atoms(atoms []absval.Origin, at ast.Node, m httpmethod.Set, wraps bool) {
	for _, a := range atoms {
		st := statusAt(a, at)
		st.Methods = m.And(a.Methods)
		if st.Methods == httpmethod.None {
			continue // tests that contradict each other
		}
		if wraps && a.Via != absval.Passed {
			st.Via = absval.Middleware
		}
		s.put(st)
	}
}

// statusAt returns the atom as a status written at a node.
func statusAt(a absval.Origin, at ast.Node) Status {
	st := Status{Code: a.Code, Via: a.Via, Expr: a.Expr, At: at, Sole: a.Sole, Methods: a.Methods, Elsewhere: a.From}
	if a.Expr == nil && a.Call != nil {
		st.At = a.Call
	}
	return st
}

// A statusKey identifies a status of one function.
type statusKey struct {
	code int
	via  absval.Via
	expr ast.Expr
	at   ast.Node
}

func (s *summariser) put(st Status) {
	key := statusKey{st.Code, st.Via, st.Expr, st.At}
	if i, ok := s.places[key]; ok {
		s.out.Statuses[i].Methods = s.out.Statuses[i].Methods.Or(st.Methods)
		return
	}
	if s.places == nil {
		s.places = make(map[statusKey]int)
	}
	s.places[key] = len(s.out.Statuses)
	s.out.Statuses = append(s.out.Statuses, st)
}

// implicit adds the default status where it can go out.
func (s *summariser) implicit(b *summary.FuncSummary, bound absval.Subst) {
	if !b.Handles {
		return
	}
	code := s.defaultOf(b)
	if code == 0 {
		return
	}
	for _, i := range b.Implicit {
		if _, ok := bound.Simplify(i.When); !ok {
			continue // not with what the handler was made with
		}
		if i.At == nil {
			s.put(Status{Code: code, Via: absval.Implicit, Methods: i.Methods}) // in another package
			continue
		}
		s.put(Status{Code: code, Via: absval.Implicit, At: i.At, Methods: i.Methods})
	}
	exit := summary.CallTarget{Summary: b, Subst: bound}.ExitState()
	if plain, _, ok := s.Through(exit.Called, bound); ok && !plain {
		return
	}
	s.failed(b, exit)
	if exit.ImplicitStatus && exit.Methods != httpmethod.None {
		s.put(Status{Code: code, Via: absval.Implicit, Methods: exit.Methods})
	}
}

// defaultOf returns the status of a response to which b writes none: that of
// the first response among its parameters, 0 where it has none.
func (s *summariser) defaultOf(b *summary.FuncSummary) int {
	vars := b.Params
	if b.Recv != nil {
		vars = append(slices.Clone(vars), b.Recv)
	}
	for _, p := range vars {
		if !s.Types.IsResponse(p.Type()) {
			continue
		}
		if named := goast.NamedOf(p.Type()); named != nil {
			if entry := s.Table.Type(named.Origin().Obj()); entry != nil {
				return entry.Default
			}
		}
		return 200 // net/http: "If WriteHeader is not called explicitly, the first call to Write will trigger an implicit WriteHeader(http.StatusOK)."
	}
	return 0
}

// sortStatuses puts statuses in source order: by the place that leads to
// them, then by code.
func sortStatuses(list []Status) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if pa, pb := a.pos(), b.pos(); pa != pb {
			return pa < pb
		}
		return a.Code < b.Code
	})
}

func (s Status) pos() int {
	switch {
	case s.At != nil:
		return int(s.At.Pos())
	case s.Expr != nil:
		return int(s.Expr.Pos())
	}
	return 1 << 60 // the end of the function
}
