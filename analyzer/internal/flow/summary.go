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
		s.implicit(b, bound, s.defaultOf(f, b))
	}
	s.returned(f, b, bound, wraps)
	s.panics(b, bound)
	return true
}

// wraps reports whether the function calls another handler with its response.
func (s *summariser) wraps(b *summary.FuncSummary, bound absval.Subst) bool {
	for _, e := range b.Effects {
		for _, i := range e.Invoked {
			if v, ok := s.Invoked(bound, i); ok && len(v.Funcs) > 0 && s.isWrapped(b, i) {
				return true
			}
		}
	}
	return false
}

// isWrapped reports whether i calls a handler that b wraps: one that it was given, or
// that the value holds whose method ServeHTTP it is. What another method of a struct
// calls by one of its fields is a part of its own work.
func (s *summariser) isWrapped(b *summary.FuncSummary, i summary.Invocation) bool {
	if i.Field != nil {
		return i.Serves && b.Recv == i.Param && s.Types.ImplementsHandler(i.Param.Type())
	}
	return s.Types.IsHandler(i.Param.Type())
}

// servesUnknown reports whether the function calls handlers with its response
// that nobody knows: whether they write anything is not known.
func (s *summariser) servesUnknown(b *summary.FuncSummary, bound absval.Subst) bool {
	for _, e := range b.Effects {
		for _, i := range e.Invoked {
			if !s.IsHandlerCall(i) {
				continue // no handler
			}
			v, ok := s.Invoked(bound, i)
			if !ok || v.Top || v.HasCallees() || len(v.Funcs) == 0 || slices.ContainsFunc(v.Funcs, s.isUnknown) {
				return true
			}
		}
	}
	return false
}

// isUnknown reports whether nothing is known of f, which may write to a response.
func (s *summariser) isUnknown(f absval.FuncRef) bool {
	return f.Writes == nil && s.SummaryOf(f) == nil && s.MayWrite(f)
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
	for _, i := range e.Invoked {
		s.invoked(i, bound)
	}
	for _, ref := range e.Dispatched {
		s.dispatch(ref, e)
	}
}

// invoked adds what the functions do that are called which only callers know, as bound
// binds them.
func (s *summariser) invoked(i summary.Invocation, bound absval.Subst) {
	v, ok := s.Invoked(bound, i)
	if s.IsHandlerCall(i) && (!ok || s.IsUnknownHandler(v, i) || v.HasCallees()) {
		s.out.Complete = false
	}
	for _, f := range v.Funcs {
		if !s.CanCall(i, f) {
			continue // another function that the struct holds, or one that writes nothing
		}
		if !s.add(f, s.BindArgs(f, s.SubstituteArgs(i, bound).Args), false) && s.MayWrite(f) {
			s.out.Complete = false
		}
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

// implicit adds the default status of the response, code, where it can go out.
func (s *summariser) implicit(b *summary.FuncSummary, bound absval.Subst, code int) {
	if !b.Handles || code == 0 {
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
	if plain, _, ok := s.Through(b, exit.Called, bound); ok && !plain {
		return
	}
	s.failed(b, exit)
	if exit.ImplicitStatus && exit.Methods != httpmethod.None {
		s.put(Status{Code: code, Via: absval.Implicit, Methods: exit.Methods})
	}
}

// defaultOf returns the status of a response to which f, with the summary b, writes
// none: that of the first response among its parameters, 0 where it has none.
func (s *summariser) defaultOf(f absval.FuncRef, b *summary.FuncSummary) int {
	if f.Served {
		for r := range b.Sig.Results().Variables() {
			if code := s.defaultOfHandler(r.Type()); code != 0 {
				return code
			}
		}
		return 0
	}
	vars := b.Params
	if b.Recv != nil {
		vars = append(slices.Clone(vars), b.Recv)
	}
	for _, p := range vars {
		if code := s.defaultOfResponse(p.Type()); code != 0 {
			return code
		}
	}
	return 0
}

// defaultOfHandler returns the status of a response to which a handler of type t
// writes none, or 0.
func (s *summariser) defaultOfHandler(t types.Type) int {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		obj, _, _ := types.LookupFieldOrMethod(t, true, s.Pass.Pkg, "ServeHTTP")
		m, ok := obj.(*types.Func)
		if !ok {
			return 0
		}
		sig = m.Signature()
	}
	for p := range sig.Params().Variables() {
		if code := s.defaultOfResponse(p.Type()); code != 0 {
			return code
		}
	}
	return 0
}

// defaultOfResponse returns the status of a response of type t to which none is
// written, 0 where t is no response.
func (s *summariser) defaultOfResponse(t types.Type) int {
	if !s.Types.IsResponse(t) {
		return 0
	}
	if named := goast.NamedOf(t); named != nil {
		if entry := s.Table.Type(named.Origin().Obj()); entry != nil {
			return entry.Default
		}
	}
	return 200 // net/http: "If WriteHeader is not called explicitly, the first call to Write will trigger an implicit WriteHeader(http.StatusOK)."
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
