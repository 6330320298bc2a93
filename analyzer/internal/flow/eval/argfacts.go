package eval

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// argFacts returns what the arguments for parameter p, of which v is the value, say.
func (x *Calls) argFacts(fn *program.Function, call *ast.CallExpr, p *types.Var, args []goast.Arg, variadic bool, v absval.Value) absval.ArgFacts {
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
	if alias := x.Paths.Unchanged(fn, e); alias != nil {
		return absval.ArgFacts{Alias: alias, Len: -1}
	}
	g = x.constsOf(fn, e, 0)
	if g.Consts == nil && goast.IsInteger(p.Type()) {
		g.Consts = absval.FactsOf(v).Consts
	}
	g.Nil = x.isNil(fn, call, e, p.Type())
	if types.IsInterface(p.Type()) {
		g.Errors = x.Errors.At(fn, call, e)
		if g.Nil == absval.Fails {
			g.Errors = g.Errors.NonNil()
		}
	}
	return g
}

// constsOf returns the constants that e may be.
func (x *Calls) constsOf(fn *program.Function, e ast.Expr, depth int) absval.ArgFacts {
	g := absval.NoFacts()
	if c := x.Info.Types[e].Value; c != nil {
		g.Consts = []constant.Value{c}
		if c.Kind() == constant.String {
			g.Len = len(constant.StringVal(c))
		}
		return g
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		if _, keyed := x.Info.TypeOf(lit).Underlying().(*types.Slice); keyed {
			g.Len = len(lit.Elts)
		}
		return g
	}
	id, ok := e.(*ast.Ident)
	if !ok || depth == env.MaxTrace {
		return g
	}
	v, ok := x.Info.Uses[id].(*types.Var)
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
func (x *Calls) defsAt(fn *program.Function, id *ast.Ident, v *types.Var) []program.Def {
	u, ok := x.Paths.Reaching(fn, id, v)
	if !ok {
		if len(x.Relevant[v]) == 1 {
			return x.Relevant[v]
		}
		return nil
	}
	if u.Entry.IsReached() {
		return nil
	}
	var out []program.Def
	for _, r := range u.Defs {
		out = append(out, x.Relevant[v][r.Index])
	}
	return out
}

// isNil says whether e, given for a parameter of type t, is nil.
func (x *Calls) isNil(fn *program.Function, call *ast.CallExpr, e ast.Expr, t types.Type) absval.Truth {
	if goast.IsNil(x.Info, e) {
		return absval.Holds
	}
	own := x.Info.TypeOf(e)
	if own == nil {
		return absval.Undecided
	}
	if types.IsInterface(t) && !types.IsInterface(own) {
		return absval.Fails // a typed value in an interface is not nil, even where it holds a nil pointer
	}
	var known []*types.Var
	if fn != nil && fn.Body != nil {
		known = x.GuardedAt(fn, call)
	}
	if x.NonNil(e, known) {
		return absval.Fails
	}
	return absval.Undecided
}
