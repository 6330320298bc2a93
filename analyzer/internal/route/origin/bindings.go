package origin

import (
	"go/ast"
	"go/types"
)

// Arguments binds the parameters of fn to what a call passes, a variadic one to
// the last of what it is given: handlers come last.
func Arguments(fn *types.Func, call *ast.CallExpr) Bindings {
	b := make(Bindings)
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(call.Args) {
			break // f(g()), or a variadic one that is given nothing
		}
		e := call.Args[i]
		if sig.Variadic() && i == sig.Params().Len()-1 {
			e = call.Args[len(call.Args)-1]
		}
		b[sig.Params().At(i)] = e
	}
	return b
}

// MaxRows bounds how many routes one call in a loop may register.
const MaxRows = 4096

// An Element is one row of a table.
type Element struct{ Key, Value ast.Expr }

// With returns b and the variables of the loop r at its element e.
func (b Bindings) With(x *Index, r *ast.RangeStmt, e Element) Bindings {
	out := make(Bindings, len(b)+2)
	for k, v := range b {
		out[k] = v
	}
	bind := func(lhs, val ast.Expr) {
		if lhs == nil || val == nil {
			return
		}
		if v := x.Target(lhs); v != nil {
			out[v] = val
		}
	}
	bind(r.Key, e.Key)
	bind(r.Value, e.Value)
	if e.Key == nil {
		bind(r.Key, &ast.IndexExpr{X: r.X, Index: e.Value}) // for i := range table { table[i] }
	}
	return out
}

// Bindings map parameters and the variables of loops to what they stand for.
type Bindings map[*types.Var]ast.Expr

// Expr returns what v stands for, and whether it stands for anything.
func (b Bindings) Expr(v *types.Var) (ast.Expr, bool) {
	if v == nil {
		return nil, false
	}
	e, ok := b[v]
	return e, ok
}

// MaxFollow bounds how many variables back a value is followed.
const MaxFollow = 10

// MaxWrap bounds how many wrappers deep a registration may stand.
const MaxWrap = 6
