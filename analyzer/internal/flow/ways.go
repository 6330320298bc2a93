package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A known says of a variable that an error is nil, a flag true, any other value
// not nil, which is good, or the contrary.
//
// A pathState keeps what is known on the ways on which nothing was written, and
// on those on which something was, apart: where one test guards a write, what it
// tests tells later whether there was one.
//
//	err := decode(r, v)
//	if err != nil {
//		w.WriteHeader(http.StatusBadRequest)
//	}
//	return err == nil // nothing was written where this is true
type known struct {
	v    *types.Var
	good bool
}

// wrote moves what is known of the ways on which nothing was written to those
// on which something was.
func (s *pathState) wrote() {
	switch {
	case !s.unwritten && !s.slipped:
		return // they are the same as before
	case s.written:
		s.dirty = commonKnown(s.dirty, s.clean)
	default:
		s.dirty = s.clean
	}
}

// learn returns s where v is known to be good, or not: the ways of which the
// contrary is known do not lead here.
func (p *pather) learn(v *types.Var, good bool, s pathState) pathState {
	if !p.isTold(v) {
		return s
	}
	if slices.Contains(s.clean, known{v, !good}) {
		s.unwritten, s.slipped = false, false
	}
	if slices.Contains(s.dirty, known{v, !good}) && s.written {
		s.written, s.last = false, nil
	}
	s.clean = withKnown(s.clean, known{v, good})
	s.dirty = withKnown(s.dirty, known{v, good})
	if !s.unwritten && !s.slipped && !s.written && !s.lost && len(s.left) == 0 {
		s.methods = 0 // nobody comes here
	}
	return s
}

// isTold reports whether nothing but the statements of the function that is
// followed changes v.
func (p *pather) isTold(v *types.Var) bool {
	return !v.IsField() && !p.x.Escapes[v] && (v.Pkg() == nil || v.Parent() != v.Pkg().Scope())
}

// A side is the ways on which nothing was written, or those on which something
// was, with what is known on them.
type side struct {
	known []known
	// by are the effects that may have written; nil where nothing was.
	by []int
}

func (s pathState) sides() (clean, dirty side) {
	return side{known: s.clean}, side{known: s.dirty, by: s.last}
}

// relearn forgets what was known of v, and notes what e, its new value, says.
// Where e is nil, v has the zero value.
func (p *pather) relearn(v *types.Var, e ast.Expr, zero bool, s *pathState) {
	clean, dirty := s.sides()
	s.clean, s.dirty = p.with(v, e, zero, clean), p.with(v, e, zero, dirty)
}

// with returns what is known on one side once v has its new value.
func (p *pather) with(v *types.Var, e ast.Expr, zero bool, on side) []known {
	out := slices.DeleteFunc(slices.Clone(on.known), func(k known) bool { return k.v == v })
	good, ok := false, false
	switch {
	case !p.isTold(v):
		return out // nothing is known of it
	case e != nil:
		good, ok = p.reads(e, on)
	case zero:
		good, ok = zeroIsGood(v.Type())
	}
	if ok {
		out = append(out, known{v, good})
	}
	return out
}

// zeroIsGood tells what a variable says that nothing has been assigned to.
func zeroIsGood(t types.Type) (good, ok bool) {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return false, u.Info()&types.IsBoolean != 0
	case *types.Pointer:
		return false, true
	}
	return true, goast.IsError(t)
}

// reads returns whether e is good on the ways of a side, and whether it can be told.
func (p *pather) reads(e ast.Expr, on side) (good, ok bool) {
	tv := p.x.info.Types[e]
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, isVar := p.x.info.Uses[e].(*types.Var); isVar {
			if good, ok := lookUp(on.known, v); ok {
				return good, true
			}
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			good, ok = p.reads(e.X, on)
			return !good, ok
		}
	case *ast.BinaryExpr:
		return p.readsBoth(e, on)
	case *ast.CallExpr:
		if good, ok := p.readsCall(e, on); ok {
			return good, true
		}
	}
	switch {
	case tv.Value != nil && tv.Value.Kind() == constant.Bool:
		return constant.BoolVal(tv.Value), true
	case tv.Type == nil || tv.IsNil():
		return false, false // of what type, is known to whom it is given
	case p.x.nonNil(e, nil):
		return !goast.IsError(lastResult(tv.Type)), true
	}
	return false, false
}

// lastResult returns the type that tells how a call went.
func lastResult(t types.Type) types.Type {
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		return tuple.At(tuple.Len() - 1).Type()
	}
	return t
}

// readsCall is reads for what a helper returns that writes on some ways only: a
// helper that writes wherever something is wrong, and has not, found nothing.
func (p *pather) readsCall(call *ast.CallExpr, on side) (good, ok bool) {
	i, isEffect := p.effects[call]
	if !isEffect || p.list[i].Header != summary.May {
		return false, false
	}
	e := p.list[i]
	switch {
	case len(on.by) == 0 && e.OnFailure.Seen && e.OnFailure.Header == summary.Must:
		return true, true
	case len(on.by) == 0 && e.OnSuccess.Seen && e.OnSuccess.Header == summary.Must:
		return false, true
	case slices.Equal(on.by, []int{i}) && e.OnSuccess.Seen && e.OnSuccess.Header == summary.Never:
		return false, true
	case slices.Equal(on.by, []int{i}) && e.OnFailure.Seen && e.OnFailure.Header == summary.Never:
		return true, true
	}
	return false, false
}

// readsBoth is reads for an operation on two values.
func (p *pather) readsBoth(e *ast.BinaryExpr, on side) (good, ok bool) {
	switch e.Op {
	case token.LAND, token.LOR:
		x, xOK := p.reads(e.X, on)
		y, yOK := p.reads(e.Y, on)
		decides := e.Op == token.LOR // true || y
		if xOK && x == decides || yOK && y == decides {
			return decides, true
		}
		return !decides, xOK && yOK
	case token.EQL, token.NEQ:
		x := e.X
		if p.x.info.Types[e.X].IsNil() {
			x = e.Y
		} else if !p.x.info.Types[e.Y].IsNil() {
			return false, false
		}
		// Have: x == nil, x != nil
		good, ok = p.reads(x, on)
		isNil := good == goast.IsError(p.x.info.TypeOf(x))
		return isNil == (e.Op == token.EQL), ok
	}
	return false, false
}

func lookUp(given []known, v *types.Var) (good, ok bool) {
	for _, k := range given {
		if k.v == v {
			return k.good, true
		}
	}
	return false, false
}

// withKnown adds k to a list, in place of the contrary.
func withKnown(list []known, k known) []known {
	if slices.Contains(list, k) {
		return list
	}
	out := slices.DeleteFunc(slices.Clone(list), func(l known) bool { return l.v == k.v })
	return append(out, k)
}

// commonKnown returns what is in both lists.
func commonKnown(a, b []known) []known {
	var out []known
	for _, k := range a {
		if slices.Contains(b, k) {
			out = append(out, k)
		}
	}
	return out
}

// mergeKnown joins what is known on two ways to one place, of those that exist.
func mergeKnown(a []known, hasA bool, b []known, hasB bool) []known {
	switch {
	case !hasA && !hasB:
		return nil // and never again what one of them holds: there is an end to it
	case !hasA:
		return b
	case !hasB:
		return a
	}
	return commonKnown(a, b)
}
