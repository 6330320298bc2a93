package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A given is what a call says of an argument, as far as tests ask for it.
type given struct {
	alias  *types.Var       // the caller's own parameter, as it was given
	consts []constant.Value // all that it may be; nil where that is not known
	length int              // -1 where it is not known
	absent verdict          // whether it is nil
}

var nothingGiven = given{length: -1}

func (g given) join(h given) given {
	out := nothingGiven
	if g.alias == h.alias {
		out.alias = g.alias
	}
	if g.alias != h.alias {
		return out
	}
	if g.consts != nil && h.consts != nil {
		out.consts = joinConsts(g.consts, h.consts)
	}
	if g.length == h.length {
		out.length = g.length
	}
	if g.absent == h.absent {
		out.absent = g.absent
	}
	return out
}

// maxConsts bounds what an argument may be; beyond it, that is not known.
const maxConsts = 16

// joinConsts returns the constants of both lists, each once.
func joinConsts(a, b []constant.Value) []constant.Value {
	out := slices.Clip(a)
	for _, c := range b {
		if !slices.ContainsFunc(out, func(d constant.Value) bool { return c.Kind() == d.Kind() && constant.Compare(c, token.EQL, d) }) {
			out = append(out, c)
		}
	}
	if len(out) > maxConsts {
		return nil
	}
	return out
}

// givenBy returns what a value says of itself: which statuses it is, where it
// is nothing else.
func givenBy(v value) given {
	g := nothingGiven
	if v.lost || v.none || len(v.atoms) == 0 || len(v.params)+len(v.calls)+len(v.over) > 0 {
		return g
	}
	for _, code := range codes(v.atoms) {
		g.consts = append(g.consts, constant.MakeInt64(int64(code)))
	}
	return g
}

// given returns what the arguments for parameter p, of which v is the value, say.
func (x *evaluator) given(fn *function, call *ast.CallExpr, p *types.Var, args []goast.Arg, variadic bool, v value) given {
	g := nothingGiven
	if variadic && call.Ellipsis == token.NoPos {
		g.length = len(args)
		g.absent = held
		if len(args) > 0 {
			g.absent = failed
		}
		return g
	}
	if len(args) != 1 || args[0].Index >= 0 {
		return g // one of several results
	}
	e := ast.Unparen(args[0].Expr)
	if alias := x.intact(fn, e); alias != nil {
		return given{alias: alias, length: -1}
	}
	g = x.constsOf(fn, e, 0)
	if g.consts == nil && goast.IsInteger(p.Type()) {
		g.consts = givenBy(v).consts
	}
	g.absent = x.absence(fn, call, e, p.Type())
	return g
}

// constsOf returns the constants that e may be.
func (x *evaluator) constsOf(fn *function, e ast.Expr, depth int) given {
	g := nothingGiven
	if c := x.info.Types[e].Value; c != nil {
		g.consts = []constant.Value{c}
		if c.Kind() == constant.String {
			g.length = len(constant.StringVal(c))
		}
		return g
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		if _, keyed := x.info.TypeOf(lit).Underlying().(*types.Slice); keyed {
			g.length = len(lit.Elts)
		}
		return g
	}
	id, ok := e.(*ast.Ident)
	if !ok || depth == maxTrace {
		return g
	}
	v, ok := x.info.Uses[id].(*types.Var)
	if !ok || x.params[v] != nil || x.escapes[v] || v.Pkg() != x.pass.Pkg || v.Parent() == v.Pkg().Scope() {
		return g
	}
	defs := x.defsAt(fn, id, v)
	for i, d := range defs {
		if d.index > 0 || d.weak || goast.IsCall(d.expr) && d.index >= 0 {
			return nothingGiven
		}
		h := x.constsOf(d.fn, ast.Unparen(d.expr), depth+1)
		if i > 0 {
			h = g.join(h)
		}
		g = h
	}
	return g
}

// defsAt returns the definitions of a local variable that reach id; none where
// its zero value does too.
func (x *evaluator) defsAt(fn *function, id *ast.Ident, v *types.Var) []def {
	u, ok := x.reaching(fn, id, v)
	if !ok {
		if len(x.defs[v]) == 1 {
			return x.defs[v]
		}
		return nil
	}
	if u.entry.present() {
		return nil
	}
	var out []def
	for _, r := range u.defs {
		out = append(out, x.defs[v][r.i])
	}
	return out
}

// absence says whether e, given for a parameter of type t, is nil.
func (x *evaluator) absence(fn *function, call *ast.CallExpr, e ast.Expr, t types.Type) verdict {
	if goast.IsNil(x.info, e) {
		return held
	}
	own := x.info.TypeOf(e)
	if own == nil {
		return open
	}
	if types.IsInterface(t) && !types.IsInterface(own) {
		return failed // a typed value in an interface is not nil, even where it holds a nil pointer
	}
	var known []*types.Var
	if fn != nil && fn.body != nil {
		known = x.guardedAt(fn, call)
	}
	if x.nonNil(e, known) {
		return failed
	}
	return open
}
