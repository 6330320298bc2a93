package pathcond

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A place is what is known where a variable is used that holds one of several
// results of a call.
type place struct {
	on     PredSet
	others map[*types.Var]UseDefs // the definitions of the variables of other results
}

// findTogether finds the variables that calls give several results, and those that
// are results themselves.
func (x *Analysis) findTogether() {
	x.named = make(map[*types.Var]bool)
	for _, fn := range x.Funcs {
		for v := range fn.Sig.Results().Variables() {
			if fn.Sig.Results().Len() > 1 && v.Name() != "" {
				x.named[v] = true
			}
		}
	}
	x.together = make(map[*types.Var]bool)
	for _, vars := range x.AssignedTo {
		if len(vars) < 2 {
			continue // the other results are not looked at
		}
		for _, v := range vars {
			x.together[v] = true
		}
	}
}

// togetherLiteral reads a condition as a test of a local variable that holds one of
// several results of a call, and is no error: ok, p != nil.
func (f *finder) togetherLiteral(e ast.Expr) (absval.Literal, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v := f.together(e); v != nil && goast.IsBool(v.Type()) {
			return absval.Literal{Predicate: absval.Predicate{Param: v, Of: absval.Whole, Op: token.EQL, With: "true"}, Holds: true}, true
		}
	case *ast.BinaryExpr:
		if e.Op != token.EQL && e.Op != token.NEQ || !goast.IsNil(f.info, ast.Unparen(e.Y)) {
			return absval.Literal{}, false
		}
		if id, ok := ast.Unparen(e.X).(*ast.Ident); ok {
			if v := f.together(id); v != nil && isPointer(v.Type()) {
				return absval.Literal{Predicate: absval.Predicate{Param: v, Of: absval.IsNil, Op: token.EQL}, Holds: e.Op == token.EQL}, true
			}
		}
	}
	return absval.Literal{}, false
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// together returns the local variable that id is, where it holds one of several
// results of a call; else nil.
func (f *finder) together(id *ast.Ident) *types.Var {
	v, ok := f.info.Uses[id].(*types.Var)
	if !ok || !f.Analysis.together[v] || f.Escapes[v] || f.Params[v] != nil || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() {
		return nil
	}
	if f.locals[v] == nil {
		f.locals[v] = make(map[errset.Predicate][]*ast.Ident)
	}
	return v
}

// place records what is known where id stands, of which v is one of several results
// of a call.
func (s *solver) place(id *ast.Ident, v *types.Var, state []PredSet) {
	p := place{on: state[0], others: make(map[*types.Var]UseDefs)}
	for _, d := range s.x.defs[v] {
		call, ok := ast.Unparen(d.Expr).(*ast.CallExpr)
		if !ok {
			continue // no result
		}
		for _, w := range s.x.AssignedTo[call] {
			if _, followed := s.first[w]; followed && w != v {
				p.others[w] = s.usesIn(w, state)
			}
		}
	}
	s.out.places[id] = p
}

// ResultsAt returns what is known, where id stands, of the other results of the call
// that is definition i of v: which are nil, or true.
func (x *Analysis) ResultsAt(fn *program.Function, id *ast.Ident, v *types.Var, i int) absval.ResultFacts {
	d := x.defs[v][i]
	call, ok := ast.Unparen(d.Expr).(*ast.CallExpr)
	if !ok || fn == nil || fn.Body == nil || d.Fn != fn || x.Escapes[v] {
		return 0
	}
	r := x.Of(fn)
	p, ok := r.places[id]
	if !ok {
		return 0
	}
	var out absval.ResultFacts
	for _, w := range x.AssignedTo[call] {
		if w == v || r.locals[w] == nil || x.Escapes[w] || !x.definedTogether(v, w, d, p) {
			continue // nothing is tested, or it may be another call's
		}
		if j := slices.IndexFunc(x.defs[w], func(e program.Def) bool { return e.At == d.At }); j >= 0 {
			out = out.With(x.defs[w][j].Index, says(r.literals(p.on), w))
		}
	}
	return out
}

// definedTogether reports whether each definition of w that reaches a place where
// definition d of v does is that of the same statement. Another statement that
// defines both leaves nothing of d.
func (x *Analysis) definedTogether(v, w *types.Var, d program.Def, p place) bool {
	u, followed := p.others[w]
	if !followed {
		return len(x.defs[w]) == 1 && x.defs[w][0].At == d.At
	}
	return !slices.ContainsFunc(u.Defs, func(r ReachingDef) bool {
		e := x.defs[w][r.Index]
		return e.At != d.At && !slices.ContainsFunc(x.defs[v], func(o program.Def) bool { return o.At == e.At && !o.Weak })
	})
}

// says reports whether a local variable is nil, or true, where literals hold.
func says(w absval.PathCond, v *types.Var) absval.Truth {
	for _, l := range w {
		if l.Param == v && l.Field == nil && (l.Of == absval.Whole || l.Of == absval.IsNil) {
			return truthOf(l.Holds)
		}
	}
	tests := w.ErrorTests(v)
	switch {
	case len(tests) == 0:
		return absval.Undecided
	case !errset.Top().NonNil().Feasible(tests):
		return absval.Holds
	case !errset.Nil().Feasible(tests):
		return absval.Fails
	}
	return absval.Undecided
}

func truthOf(b bool) absval.Truth {
	if b {
		return absval.Holds
	}
	return absval.Fails
}

// SaysAt reports whether a local variable is nil, or true, where n stands: a call, a
// return or an assignment.
func (x *Analysis) SaysAt(fn *program.Function, n ast.Node, v *types.Var) absval.Truth {
	r := x.Of(fn)
	if r.locals[v] == nil {
		return absval.Undecided
	}
	return says(r.literals(r.at[n]), v)
}

// AtReturn returns the definitions of v, a named result of fn, that reach a return
// statement which names none; ok is false where that is not known.
func (x *Analysis) AtReturn(fn *program.Function, ret *ast.ReturnStmt, v *types.Var) (u UseDefs, ok bool) {
	if !x.IsFollowed(v) {
		return UseDefs{}, false
	}
	u, ok = x.Of(fn).returns[ret][v]
	return u, ok
}
