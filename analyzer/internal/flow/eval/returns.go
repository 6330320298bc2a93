package eval

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// CarriesNothing reports whether the error that a statement returns has no
// status, for certain.
func (x *Returns) CarriesNothing(fn *program.Function, ret *ast.ReturnStmt) bool {
	if x.OnlyWraps(fn, ret) {
		return true
	}
	v := x.Returned(fn, ret, fn.Sig.Results().Len()-1)
	return x.Carried(v).Flat().Empty()
}

// OnlyWraps reports whether a statement of a handler returns an error that certainly
// wraps another, to a framework that looks at the outermost error alone.
func (x *Returns) OnlyWraps(fn *program.Function, ret *ast.ReturnStmt) bool {
	n := len(ret.Results)
	if n == 0 {
		return false
	}
	call, ok := ast.Unparen(ret.Results[n-1]).(*ast.CallExpr)
	if !ok {
		return false
	}
	if obj := goast.Callee(x.Info, call); obj == nil || !goast.IsErrorf(obj) && !goast.IsFunc(obj, "errors", "Join") {
		return false
	}
	for _, p := range fn.Params {
		named := goast.NamedOf(p.Type())
		if named == nil {
			continue // no response
		}
		if entry := x.Table.Type(named.Origin().Obj()); entry != nil && entry.Response {
			f := x.Table.Framework(entry.Framework)
			return f != nil && f.Asserts
		}
	}
	return false
}

// Returned returns result i of one return statement.
func (x *Returns) Returned(fn *program.Function, ret *ast.ReturnStmt, i int) absval.Value {
	tuple := fn.Sig.Results()
	switch {
	case len(ret.Results) == tuple.Len():
		if t := x.Info.TypeOf(ret.Results[i]); goast.IsError(tuple.At(i).Type()) && goast.IsNumber(t) {
			return absval.Value{Top: true} // an errno: a number, but no status unless a method says so
		}
		v := x.converted(x.returnedTogether(fn, ret, i), ret.Results[i], tuple.At(i).Type())
		if len(v.Origins) == 0 {
			// Have: var res DeletePet204Response; return res
			if own := x.Carriers.answered(x.Info.TypeOf(ret.Results[i]), v, ret.Results[i]); !own.Empty() {
				return own.Join(absval.Value{Fields: v.Fields})
			}
		}
		return v
	case len(ret.Results) == 1:
		if call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr); ok {
			return x.Results.nthWhere(fn, call, i, aliases(fn))
		}
	case len(ret.Results) == 0:
		v := tuple.At(i)
		if uses, ok := x.Paths.AtReturn(fn, ret, v); ok {
			return x.Reached(fn, nil, v, uses)
		}
		var out absval.Value
		for j := range x.Relevant[v] {
			out = out.Join(x.Def(v, j))
		}
		return out
	}
	return absval.Unknown()
}

// The results of one return belong together: a status that is returned with an
// error counts where the error is not nil.

// resultFacts returns what is known of result i of a call.
type resultFacts func(i int) absval.ArgFacts

// aliases is for a call whose results fn returns as its own.
func aliases(fn *program.Function) resultFacts {
	return func(i int) absval.ArgFacts { return absval.ArgFacts{Alias: fn.Sig.Results().At(i), Len: -1} }
}

// isResult reports whether d gives a variable one of several results of a call.
func (x *Evaluator) isResult(d program.Def) bool {
	return d.Index >= 0 && d.Into == nil && d.Field == nil && goast.IsCall(ast.Unparen(d.Expr))
}

// defAt returns what definition i of v gives it where id stands: what is known there
// of the other results of the same call rules some of it out.
func (x *Evaluator) defAt(fn *program.Function, id *ast.Ident, v *types.Var, i int) absval.Value {
	if id == nil || !x.isResult(x.Relevant[v][i]) {
		return x.Def(v, i)
	}
	return x.defWhere(defKey{v, i, x.Paths.ResultsAt(fn, id, v, i)})
}

// returnedTogether evaluates result i of a return statement that names each of its
// results. Of results that one call gave to variables, their relation is kept.
func (x *Returns) returnedTogether(fn *program.Function, ret *ast.ReturnStmt, i int) absval.Value {
	v, d, ok := x.resultOf(fn, ret.Results[i])
	if !ok || x.Paths.ResultsAt(fn, ast.Unparen(ret.Results[i]).(*ast.Ident), v, slices.Index(x.Relevant[v], d)) != 0 {
		return x.Eval(fn, ret.Results[i])
	}
	own := make(map[int]*types.Var)
	for j, e := range ret.Results {
		if _, other, ok := x.resultOf(fn, e); ok && other.At == d.At && j != i {
			own[other.Index] = fn.Sig.Results().At(j)
		}
	}
	if len(own) == 0 {
		return x.Eval(fn, ret.Results[i])
	}
	call := ast.Unparen(d.Expr).(*ast.CallExpr)
	return x.Results.nthWhere(fn, call, d.Index, func(k int) absval.ArgFacts {
		if own[k] == nil {
			return absval.NoFacts()
		}
		return absval.ArgFacts{Alias: own[k], Len: -1}
	})
}

// resultOf returns the variable that e is and its only definition that reaches e,
// which gives it one of several results of a call.
func (x *Returns) resultOf(fn *program.Function, e ast.Expr) (*types.Var, program.Def, bool) {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil, program.Def{}, false
	}
	v, ok := x.Info.Uses[id].(*types.Var)
	if !ok || x.Params[v] != nil || x.Escapes[v] {
		return nil, program.Def{}, false
	}
	defs := x.Calls.defsAt(fn, id, v)
	if len(defs) != 1 || !x.isResult(defs[0]) || defs[0].Fn != fn {
		return nil, program.Def{}, false
	}
	return v, defs[0], true
}

// ReturnsSay returns for each return of fn what its results say of each other: the
// literals in which its returns differ.
func (x *Returns) ReturnsSay(fn *program.Function) []absval.PathCond {
	out := make([]absval.PathCond, len(fn.Returns))
	n := fn.Sig.Results().Len()
	if n < 2 || len(fn.Returns) < 2 {
		return out
	}
	for i := range n {
		pred, ok := summary.OfResult(fn.Sig.Results().At(i))
		if !ok {
			continue // a number, a list
		}
		truths := make([]absval.Truth, len(fn.Returns))
		differ := false
		for j, ret := range fn.Returns {
			truths[j] = x.resultSays(fn, ret, i)
			differ = differ || truths[j] != truths[0]
		}
		for j, t := range truths {
			if differ && t != absval.Undecided {
				out[j] = append(out[j], absval.Literal{Predicate: pred, Holds: t == absval.Holds})
			}
		}
	}
	return out
}

// resultSays reports whether result i of a return statement is nil, or true.
func (x *Returns) resultSays(fn *program.Function, ret *ast.ReturnStmt, i int) absval.Truth {
	if x.Escapes[fn.Sig.Results().At(i)] {
		return absval.Undecided // a deferred literal may change it
	}
	if len(ret.Results) == 0 {
		return x.namedSays(fn, ret, fn.Sig.Results().At(i))
	}
	if len(ret.Results) != fn.Sig.Results().Len() {
		return absval.Undecided // what another function returns: see aliases
	}
	e := ret.Results[i]
	if t := x.says(e, fn.Sig.Results().At(i).Type(), x.GuardedAt(fn, ret)); t != absval.Undecided {
		return t
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return absval.Undecided
	}
	v, ok := x.Info.Uses[id].(*types.Var)
	if !ok {
		return absval.Undecided
	}
	return x.Paths.SaysAt(fn, ret, v)
}

// says reports whether e, which is given to a variable of type t, is nil, or true.
func (x *Returns) says(e ast.Expr, t types.Type, known []*types.Var) absval.Truth {
	tv := x.Info.Types[e]
	switch {
	case tv.Value != nil && tv.Value.Kind() == constant.Bool:
		return truthOf(constant.BoolVal(tv.Value))
	case goast.IsNil(x.Info, e):
		return absval.Holds
	case goast.IsBool(tv.Type):
		return absval.Undecided
	case types.IsInterface(t) && tv.Type != nil && !types.IsInterface(tv.Type):
		return absval.Fails // a typed nil is not nil
	case x.NonNil(e, known):
		return absval.Fails
	}
	return absval.Undecided
}

// namedSays is resultSays for a named result at a return that names none: each
// definition that reaches it must say the same.
func (x *Returns) namedSays(fn *program.Function, ret *ast.ReturnStmt, v *types.Var) absval.Truth {
	u, ok := x.Paths.AtReturn(fn, ret, v)
	if !ok {
		return absval.Undecided
	}
	out, first := absval.Undecided, true
	add := func(t absval.Truth) {
		if first {
			out, first = t, false
		} else if out != t {
			out = absval.Undecided
		}
	}
	if u.Entry.IsReached() {
		add(truthOf(!goast.IsBool(v.Type()))) // nil, or false
	}
	for _, r := range u.Defs {
		d := x.Relevant[v][r.Index]
		if d.Weak || d.Field != nil || d.Index >= 0 {
			return absval.Undecided
		}
		add(x.says(d.Expr, v.Type(), nil))
	}
	if out == absval.Undecided {
		return x.Paths.SaysAt(fn, ret, v)
	}
	return out
}

func truthOf(b bool) absval.Truth {
	if b {
		return absval.Holds
	}
	return absval.Fails
}
