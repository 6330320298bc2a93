package interp

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// argFacts returns what the arguments for parameter p, of which v is the value, say.
func (x *calls) argFacts(fn *program.Function, call *ast.CallExpr, p *types.Var, args []goast.Arg, variadic bool, v absval.Value) absval.ArgFacts {
	g := absval.NoFacts()
	if variadic && call.Ellipsis == token.NoPos {
		g.Len = len(args)
		g.Nil = absval.Holds
		if len(args) > 0 {
			g.Nil = absval.Fails
		}
		return g
	}
	if len(args) != 1 || args[0].Index >= 0 {
		return g // one of several results
	}
	e := ast.Unparen(args[0].Expr)
	if alias := x.paths.Unchanged(fn, e); alias != nil {
		return absval.ArgFacts{Alias: alias, Len: -1}
	}
	g = x.constsOf(fn, e, 0)
	if g.Consts == nil && goast.IsInteger(p.Type()) {
		g.Consts = absval.FactsOf(v).Consts
	}
	g.Nil = x.isNil(fn, call, e, p.Type())
	if types.IsInterface(p.Type()) {
		g.Errors = x.errors.At(fn, call, e)
		if g.Nil == absval.Fails {
			g.Errors = g.Errors.NonNil()
		}
	}
	return g
}

// constsOf returns the constants that e may be.
func (x *calls) constsOf(fn *program.Function, e ast.Expr, depth int) absval.ArgFacts {
	g := absval.NoFacts()
	if c := x.info.Types[e].Value; c != nil {
		g.Consts = []constant.Value{c}
		if c.Kind() == constant.String {
			g.Len = len(constant.StringVal(c))
		}
		return g
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		if _, keyed := x.info.TypeOf(lit).Underlying().(*types.Slice); keyed {
			g.Len = len(lit.Elts)
		}
		return g
	}
	id, ok := e.(*ast.Ident)
	if !ok || depth == maxTrace {
		return g
	}
	v, ok := x.info.Uses[id].(*types.Var)
	if !ok || x.Params[v] != nil || x.Escapes[v] || v.Pkg() != x.Pass.Pkg || v.Parent() == v.Pkg().Scope() {
		return g
	}
	defs := x.defsAt(fn, id, v)
	for i, d := range defs {
		if d.Index > 0 || d.Weak || goast.IsCall(d.Expr) && d.Index >= 0 {
			return absval.NoFacts()
		}
		h := x.constsOf(d.Fn, ast.Unparen(d.Expr), depth+1)
		if i > 0 {
			h = g.Join(h)
		}
		g = h
	}
	return g
}

// defsAt returns the definitions of a local variable that reach id; none where
// its zero value does too.
func (x *calls) defsAt(fn *program.Function, id *ast.Ident, v *types.Var) []program.Def {
	u, ok := x.paths.Reaching(fn, id, v)
	if !ok {
		if len(x.defs[v]) == 1 {
			return x.defs[v]
		}
		return nil
	}
	if u.Entry.IsReached() {
		return nil
	}
	var out []program.Def
	for _, r := range u.Defs {
		out = append(out, x.defs[v][r.Index])
	}
	return out
}

// isNil says whether e, given for a parameter of type t, is nil.
func (x *calls) isNil(fn *program.Function, call *ast.CallExpr, e ast.Expr, t types.Type) absval.Truth {
	if goast.IsNil(x.info, e) {
		return absval.Holds
	}
	own := x.info.TypeOf(e)
	if own == nil {
		return absval.Undecided
	}
	if types.IsInterface(t) && !types.IsInterface(own) {
		return absval.Fails // a typed value in an interface is not nil, even where it holds a nil pointer
	}
	var known []*types.Var
	if fn != nil && fn.Body != nil {
		known = x.guardedAt(fn, call)
	}
	if x.nonNil(e, known) {
		return absval.Fails
	}
	return absval.Undecided
}
