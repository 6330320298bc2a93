package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// subject returns the parameter that e is, as the function was given it, or the
// parameter and its field.
func (x *evaluator) subject(fn *program.Function, e ast.Expr) (p, field *types.Var) {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		s := x.info.Selections[sel]
		if s == nil || s.Kind() != types.FieldVal || len(s.Index()) != 1 {
			return nil, nil
		}
		p = x.untouched(fn, sel.X, s.Obj().(*types.Var).Origin())
		return p, s.Obj().(*types.Var).Origin()
	}
	return x.intact(fn, e), nil
}

// intact returns the parameter of fn that e is, where nothing else was assigned
// to it on any way there.
func (x *evaluator) intact(fn *program.Function, e ast.Expr) *types.Var {
	return x.asGiven(fn, e, func(d program.Def) bool { return !d.Weak })
}

// untouched returns the parameter of fn that e is, where nothing was assigned
// to its field on any way there.
func (x *evaluator) untouched(fn *program.Function, e ast.Expr, field *types.Var) *types.Var {
	return x.asGiven(fn, e, func(d program.Def) bool { return !d.Weak || d.Field == nil || d.Field == field })
}

// asGiven returns the parameter of fn that e is, where no definition that
// spoils it reaches e.
func (x *evaluator) asGiven(fn *program.Function, e ast.Expr, spoils func(program.Def) bool) *types.Var {
	p := x.ownParam(fn, e)
	if p == nil {
		return nil
	}
	u, ok := x.usesAt(fn, e, p)
	if !ok && len(x.defs[p]) > 0 {
		return nil // any may
	}
	for _, r := range u.defs {
		if spoils(x.defs[p][r.i]) {
			return nil
		}
	}
	return p
}

func (x *evaluator) ownParam(fn *program.Function, e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok || fn == nil {
		return nil
	}
	p, ok := x.info.Uses[id].(*types.Var)
	if !ok || x.Params[p] != fn || x.Escapes[p] {
		return nil
	}
	return p
}

// usesAt returns the definitions that reach the identifier e, in the first pass
// over fn, which knows nothing of tests yet, or the last.
func (x *evaluator) usesAt(fn *program.Function, e ast.Expr, p *types.Var) (uses, bool) {
	id := ast.Unparen(e).(*ast.Ident)
	if r := x.first[fn]; r != nil {
		u, ok := r.uses[id]
		return u, ok
	}
	return x.reaching(fn, id, p)
}
