package pathcond

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// subject returns the parameter that e is, unchanged since the function was
// called, or the parameter and its field.
func (x *Analysis) subject(fn *program.Function, e ast.Expr) (p, field *types.Var) {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		s := x.info.Selections[sel]
		if s == nil || s.Kind() != types.FieldVal || len(s.Index()) != 1 {
			return nil, nil
		}
		field = s.Obj().(*types.Var).Origin()
		if p = x.unchangedField(fn, sel.X, field); p == nil {
			p = x.Asserted(fn, sel.X)
		}
		return p, field
	}
	return x.Unchanged(fn, e), nil
}

// Subject returns the parameter of fn that e is, unchanged since the function was
// called, or the parameter and its field; else nil.
func (x *Analysis) Subject(fn *program.Function, e ast.Expr) (p, field *types.Var) {
	return x.subject(fn, e)
}

// Asserted returns the parameter of fn in whose error the local variable e was found:
// by errors.As, a type assertion or a type switch. It is nil for another variable, and
// where the error or what was found in it may have changed.
func (x *Analysis) Asserted(fn *program.Function, e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok || fn == nil || fn.Body == nil {
		return nil
	}
	v, ok := x.info.ObjectOf(id).(*types.Var)
	if !ok || v.IsField() || x.Params[v] != nil || len(x.defs[v]) != 1 || types.IsInterface(v.Type()) {
		return nil
	}
	d := x.defs[v][0]
	switch {
	case d.Fn != fn || d.Field != nil || d.Into != nil:
		return nil
	case d.Fills:
		if x.addresses(fn, v) != 1 {
			return nil // somebody else may change it
		}
		return x.Unchanged(fn, d.Expr)
	case x.Escapes[v] || d.Weak:
		return nil
	}
	switch from := ast.Unparen(d.Expr).(type) {
	case *ast.TypeAssertExpr:
		if d.Index <= 0 {
			return x.Unchanged(fn, from.X)
		}
	case *ast.Ident:
		if _, ok := d.At.(*ast.CaseClause); ok {
			return x.Unchanged(fn, from)
		}
	}
	return nil
}

// addresses counts the places in fn where the address of v is taken, and those where a
// literal captures it twice.
func (x *Analysis) addresses(fn *program.Function, v *types.Var) int {
	n := 0
	ast.Inspect(fn.Body, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.UnaryExpr:
			if id, ok := ast.Unparen(m.X).(*ast.Ident); ok && m.Op == token.AND && x.info.Uses[id] == v {
				n++
			}
		case *ast.FuncLit:
			ast.Inspect(m.Body, func(k ast.Node) bool {
				if id, ok := k.(*ast.Ident); ok && x.info.Uses[id] == v {
					n += 2
				}
				return true
			})
		}
		return true
	})
	return n
}

// Unchanged returns the parameter of fn that e is, where no path there assigns
// anything else to it; else nil.
func (x *Analysis) Unchanged(fn *program.Function, e ast.Expr) *types.Var {
	return x.unassigned(fn, e, func(d program.Def) bool { return !d.Weak })
}

// unchangedField returns the parameter of fn that e is, where no path there assigns
// anything to its field; else nil.
func (x *Analysis) unchangedField(fn *program.Function, e ast.Expr, field *types.Var) *types.Var {
	return x.unassigned(fn, e, func(d program.Def) bool { return !d.Weak || d.Field == nil || d.Field == field })
}

// unassigned returns the parameter of fn that e is, where no definition for which
// assigns reports true reaches e.
func (x *Analysis) unassigned(fn *program.Function, e ast.Expr, assigns func(program.Def) bool) *types.Var {
	p := x.ownParam(fn, e)
	if p == nil {
		return nil
	}
	u, ok := x.usesAt(fn, e, p)
	if !ok && len(x.defs[p]) > 0 {
		return nil // any may
	}
	for _, r := range u.Defs {
		if assigns(x.defs[p][r.Index]) {
			return nil
		}
	}
	return p
}

func (x *Analysis) ownParam(fn *program.Function, e ast.Expr) *types.Var {
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

// usesAt returns the definitions of p that reach the identifier e, by the first
// solution of fn while its tests are being found, else by the last.
func (x *Analysis) usesAt(fn *program.Function, e ast.Expr, p *types.Var) (UseDefs, bool) {
	id := ast.Unparen(e).(*ast.Ident)
	if r := x.first[fn]; r != nil {
		u, ok := r.uses[id]
		return u, ok
	}
	return x.Reaching(fn, id, p)
}
