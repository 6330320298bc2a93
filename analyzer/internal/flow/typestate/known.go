package typestate

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A outcome says of a variable that an error is nil, a flag true, any other value
// not nil, which is good, or the contrary.
//
// A pathState keeps what is known on the ways on which nothing was written, and
// on those on which something was, apart: where one test guards a write, what it
// tests says later whether there was one.
//
//	err := decode(r, v)
//	if err != nil {
//		w.WriteHeader(http.StatusBadRequest)
//	}
//	return err == nil // nothing was written where this is true
type outcome struct {
	v       *types.Var
	success bool
}

// send moves what is known of the ways on which nothing was written to those
// on which something was.
func (s *State) send() {
	switch {
	case !s.unsent && !s.maybeUnsent:
		return // they are the same as before
	case s.sent:
		s.whenSent = commonOutcomes(s.whenSent, s.whenUnsent)
	default:
		s.whenSent = s.whenUnsent
	}
}

// refine returns s where v is known to be good, or not: the ways of which the
// contrary is known do not lead here.
func (p *analysis) refine(v *types.Var, good bool, s State) State {
	if !p.isLocal(v) {
		return s
	}
	if slices.Contains(s.whenUnsent, outcome{v, !good}) {
		s.unsent, s.maybeUnsent = false, false
	}
	if slices.Contains(s.whenSent, outcome{v, !good}) && s.sent {
		s.sent, s.senders = false, nil
	}
	s.whenUnsent = withOutcome(s.whenUnsent, outcome{v, good})
	s.whenSent = withOutcome(s.whenSent, outcome{v, good})
	if !s.unsent && !s.maybeUnsent && !s.sent && !s.escaped && len(s.deferring) == 0 {
		s.methods = 0 // nobody comes here
	}
	return s
}

// isLocal reports whether nothing but the statements of the function that is
// followed changes v.
func (p *reader) isLocal(v *types.Var) bool {
	return !v.IsField() && !p.program.Escapes[v] && (v.Pkg() == nil || v.Parent() != v.Pkg().Scope())
}

// A partition is the ways on which nothing was written, or those on which something
// was, with what is known on them.
type partition struct {
	known []outcome
	// by are the effects that may have written; nil where nothing was.
	senders []int
}

func (s State) partitions() (clean, dirty partition) {
	return partition{known: s.whenUnsent}, partition{known: s.whenSent, senders: s.senders}
}

// assign forgets what was known of v, and notes what e, its new value, says.
// Where e is nil, v has the zero value.
func (p *analysis) assign(v *types.Var, e ast.Expr, zero bool, s *State) {
	clean, dirty := s.partitions()
	s.whenUnsent, s.whenSent = p.assignOn(v, e, zero, clean), p.assignOn(v, e, zero, dirty)
}

// assignOn returns what is known on one side once v has its new value.
func (p *analysis) assignOn(v *types.Var, e ast.Expr, zero bool, on partition) []outcome {
	out := slices.DeleteFunc(slices.Clone(on.known), func(k outcome) bool { return k.v == v })
	good, ok := false, false
	switch {
	case !p.isLocal(v):
		return out // nothing is known of it
	case e != nil:
		good, ok = p.readOn(e, on)
	case zero:
		good, ok = zeroIsSuccess(v.Type())
	}
	if ok {
		out = append(out, outcome{v, good})
	}
	return out
}

// zeroIsSuccess reports what a variable says that nothing has been assigned to.
func zeroIsSuccess(t types.Type) (good, ok bool) {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return false, u.Info()&types.IsBoolean != 0
	case *types.Pointer:
		return false, true
	}
	return true, goast.IsError(t)
}

// readOn reports whether e is success on the paths of a side, and whether that is known.
func (p *reader) readOn(e ast.Expr, on partition) (good, ok bool) {
	tv := p.info.Types[e]
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, isVar := p.info.Uses[e].(*types.Var); isVar {
			if good, ok := lookup(on.known, v); ok {
				return good, true
			}
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			good, ok = p.readOn(e.X, on)
			return !good, ok
		}
	case *ast.BinaryExpr:
		return p.readBinary(e, on)
	case *ast.CallExpr:
		if good, ok := p.readCall(e, on); ok {
			return good, true
		}
	}
	switch {
	case tv.Value != nil && tv.Value.Kind() == constant.Bool:
		return constant.BoolVal(tv.Value), true
	case tv.Type == nil || tv.IsNil():
		return false, false // of what type, is known to whom it is given
	case p.oracle.NonNil(e, nil):
		return !goast.IsError(lastResult(tv.Type)), true
	}
	return false, false
}

// lastResult returns the type that says whether a call succeeded.
func lastResult(t types.Type) types.Type {
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		return tuple.At(tuple.Len() - 1).Type()
	}
	return t
}

// readCall is reads for what a helper returns that writes on some ways only: a
// helper that writes wherever something is wrong, and has not, found nothing.
func (p *reader) readCall(call *ast.CallExpr, on partition) (good, ok bool) {
	i, isEffect := p.effects[call]
	if !isEffect || p.list[i].Header != summary.May {
		return false, false
	}
	e := p.list[i]
	switch {
	case len(on.senders) == 0 && e.OnFailure.Seen && e.OnFailure.Header == summary.Must:
		return true, true
	case len(on.senders) == 0 && e.OnSuccess.Seen && e.OnSuccess.Header == summary.Must:
		return false, true
	case slices.Equal(on.senders, []int{i}) && e.OnSuccess.Seen && e.OnSuccess.Header == summary.Never:
		return false, true
	case slices.Equal(on.senders, []int{i}) && e.OnFailure.Seen && e.OnFailure.Header == summary.Never:
		return true, true
	}
	return false, false
}

// readBinary is reads for an operation on two values.
func (p *reader) readBinary(e *ast.BinaryExpr, on partition) (good, ok bool) {
	switch e.Op {
	case token.LAND, token.LOR:
		x, xOK := p.readOn(e.X, on)
		y, yOK := p.readOn(e.Y, on)
		decides := e.Op == token.LOR // true || y
		if xOK && x == decides || yOK && y == decides {
			return decides, true
		}
		return !decides, xOK && yOK
	case token.EQL, token.NEQ:
		x := e.X
		if p.info.Types[e.X].IsNil() {
			x = e.Y
		} else if !p.info.Types[e.Y].IsNil() {
			return false, false
		}
		// Have: x == nil, x != nil
		good, ok = p.readOn(x, on)
		isNil := good == goast.IsError(p.info.TypeOf(x))
		return isNil == (e.Op == token.EQL), ok
	}
	return false, false
}

func lookup(given []outcome, v *types.Var) (good, ok bool) {
	for _, k := range given {
		if k.v == v {
			return k.success, true
		}
	}
	return false, false
}

// withOutcome adds k to a list, in place of the contrary.
func withOutcome(list []outcome, k outcome) []outcome {
	if slices.Contains(list, k) {
		return list
	}
	out := slices.DeleteFunc(slices.Clone(list), func(l outcome) bool { return l.v == k.v })
	return append(out, k)
}

// commonOutcomes returns what is in both lists.
func commonOutcomes(a, b []outcome) []outcome {
	var out []outcome
	for _, k := range a {
		if slices.Contains(b, k) {
			out = append(out, k)
		}
	}
	return out
}

// joinOutcomes joins what is known on two ways to one place, of those that exist.
func joinOutcomes(a []outcome, hasA bool, b []outcome, hasB bool) []outcome {
	switch {
	case !hasA && !hasB:
		return nil // and never again what one of them holds: there is an end to it
	case !hasA:
		return b
	case !hasB:
		return a
	}
	return commonOutcomes(a, b)
}
