package flow

import (
	"go/ast"
	"go/types"
	"slices"
	"sort"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A summariser turns behaviours into the summaries that rules read.
type summariser struct {
	*evaluator
	out    *Summary
	depth  int
	places map[statusKey]int // in out.Statuses
}

// maxServe bounds how many middlewares deep a handler is looked for.
const maxServe = 12

// summary returns the summary of the function that f refers to, or nil.
func (x *evaluator) summary(f funcRef) *Summary {
	s := &summariser{evaluator: x, out: &Summary{Complete: true}}
	if !s.add(f, nil, false) {
		return nil
	}
	sortStatuses(s.out.Statuses)
	return s.out
}

// add adds what f does. wrapped says that f wraps the handler: what it writes
// on its own account is the middleware's.
func (s *summariser) add(f funcRef, outer env, top bool) bool {
	if s.depth++; s.depth > maxServe {
		s.out.Complete = false
		return true
	}
	defer func() { s.depth-- }()
	if f.writes != nil {
		s.atoms(f.writes.atoms, nil, 0, false)
		return true
	}
	b := s.behaviourOf(f)
	if b == nil {
		return false
	}
	bound := append(slices.Clone(f.bound(b)), outer...)
	wraps := s.wraps(b, bound)
	for _, e := range b.effects {
		s.effect(e, bound, wraps)
	}
	s.out.Handles = s.out.Handles || b.handles
	s.out.Bodies = append(s.out.Bodies, b.bodies...)
	if !wraps && !s.servesUnknown(b, bound) {
		s.implicit(b, bound)
	}
	s.returned(f, b, bound, wraps)
	return true
}

// wraps reports whether the function calls another handler with its response.
func (s *summariser) wraps(b *behaviour, bound env) bool {
	for _, e := range b.effects {
		for _, p := range e.invoked {
			if v, ok := bound.lookup(p); ok && len(v.funcs) > 0 && s.types.serves(p.Type(), goast.MaxNesting) {
				return true
			}
		}
	}
	return false
}

// servesUnknown reports whether the function calls handlers with its response
// that nobody knows: whether they write anything cannot be told.
func (s *summariser) servesUnknown(b *behaviour, bound env) bool {
	for _, e := range b.effects {
		for _, p := range e.invoked {
			if v, ok := bound.lookup(p); (!ok || v.lost) && s.types.serves(p.Type(), goast.MaxNesting) {
				return true
			}
		}
	}
	return false
}

func (s *summariser) effect(e *effect, bound env, wraps bool) {
	if _, ok := bound.settle(e.when); !ok {
		return // not with what the handler was made with
	}
	written := bound.settled(e.written)
	own := s.carried(value{atoms: written.atoms, parts: written.parts, lost: written.lost}).flat()
	s.atoms(own.atoms, e.at, e.methods, wraps)
	v := s.carried(s.in(value{params: written.params, calls: written.calls, mods: written.mods}, bound)).flat()
	s.atoms(chosen(v.atoms, len(written.calls) > 0), e.at, e.methods, false)
	v.lost = v.lost || own.lost
	if v.lost || len(v.calls) > 0 || s.fromElsewhere(v.params) || e.lost {
		s.out.Complete = false
	}
	for _, code := range e.may {
		via := Implicit
		if wraps {
			via = Middleware
		}
		s.put(Status{Code: code, Via: via, At: e.at, Methods: e.methods})
	}
	for _, p := range e.invoked {
		inner, ok := bound.lookup(p)
		if (!ok || inner.lost || len(inner.params) > 0) && s.types.serves(p.Type(), goast.MaxNesting) {
			s.out.Complete = false
		}
		for _, f := range inner.funcs {
			if !s.add(f, nil, false) && s.types.mayWrite(f) {
				s.out.Complete = false
			}
		}
	}
	for _, ref := range e.dispatched {
		s.dispatch(ref, e)
	}
}

// fromElsewhere reports whether a status comes from a parameter that is no
// response. A response is fresh when a handler gets it: what its fields hold, the
// handler has put there.
func (s *summariser) fromElsewhere(params []*types.Var) bool {
	return slices.ContainsFunc(params, func(p *types.Var) bool { return !s.types.isResponse(p.Type()) })
}

// chosen marks statuses that a wrapper was given: what the wrapped function
// returned, or what the wrapper was made with.
func chosen(atoms []atom, returned bool) []atom {
	via := Passed
	if returned {
		via = Returned
	}
	out := make([]atom, 0, len(atoms))
	for _, a := range atoms {
		if a.via == Direct || returned && a.via == Helper {
			a.via = via
		}
		out = append(out, a)
	}
	return out
}

func (s *summariser) dispatch(ref funcRef, e *effect) {
	d := Dispatch{Methods: e.methods, At: e.at}
	if ref.fn != nil {
		d.Func, d.Lit = ref.fn.obj, ref.fn.lit
	} else {
		d.Func = ref.obj
	}
	s.out.Dispatches = append(s.out.Dispatches, d)
}

// atoms adds statuses that are written at one place.
func (s *summariser) atoms(atoms []atom, at ast.Node, m httpmethod.Set, wraps bool) {
	for _, a := range atoms {
		st := a.status(at)
		st.Methods = m.And(a.methods)
		if st.Methods == httpmethod.None {
			continue // tests that contradict each other
		}
		if wraps && a.via != Passed {
			st.Via = Middleware
		}
		s.put(st)
	}
}

// status returns the atom as a status written at a node.
func (a atom) status(at ast.Node) Status {
	st := Status{Code: a.code, Via: a.via, Expr: a.expr, At: at, Sole: a.sole, Methods: a.methods, Elsewhere: a.from}
	if a.expr == nil && a.call != nil {
		st.At = a.call
	}
	return st
}

// A statusKey tells statuses of one function apart.
type statusKey struct {
	code int
	via  Via
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
func (s *summariser) implicit(b *behaviour, bound env) {
	if !b.handles {
		return
	}
	code := s.types.defaultOf(b)
	if code == 0 {
		return
	}
	for _, i := range b.implicit {
		if _, ok := bound.settle(i.when); !ok {
			continue // not with what the handler was made with
		}
		if i.at == nil {
			s.put(Status{Code: code, Via: Implicit, Methods: i.methods}) // in another package
			continue
		}
		s.put(Status{Code: code, Via: Implicit, At: i.at, Methods: i.methods})
	}
	exit := target{b: b, env: bound}.exit()
	if plain, _, ok := s.through(exit.called, bound); ok && !plain {
		return
	}
	s.failed(b, exit)
	if exit.plain && exit.methods != httpmethod.None {
		s.put(Status{Code: code, Via: Implicit, Methods: exit.methods})
	}
}

// defaultOf returns the status of a response to which b writes none: that of
// the first response among its parameters, 0 where it has none.
func (t *typeInfo) defaultOf(b *behaviour) int {
	vars := b.params
	if b.recv != nil {
		vars = append(slices.Clone(vars), b.recv)
	}
	for _, p := range vars {
		if !t.isResponse(p.Type()) {
			continue
		}
		if named := goast.NamedOf(p.Type()); named != nil {
			if entry := t.table.Type(named.Origin().Obj()); entry != nil {
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

func sortNumbers(list []Number) {
	sort.Slice(list, func(i, j int) bool { return list[i].Expr.Pos() < list[j].Expr.Pos() })
}

// foreign returns what a variable of another package carries.
func (x *evaluator) foreign(v *types.Var) value {
	if codes := x.table.Sentinel(v); len(codes) > 0 {
		return fixed(codes, nil)
	}
	if val, ok := x.facts.sentinel(v); ok {
		return val.as(Helper, len(codes(val.atoms)) == 1)
	}
	if goast.IsError(v.Type()) && goast.IsStd(v.Pkg()) {
		return value{} // io.EOF
	}
	return unknown
}
