package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/typestate"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A nilness finds which expressions are certainly not nil, and which functions
// certainly return an error.
type nilness struct{ *context }

// nonNil reports whether e is an error for certain.
func (x *nilness) nonNil(e ast.Expr, known []*types.Var) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := x.info.Uses[e].(*types.Var)
		if !ok {
			return false
		}
		return slices.Contains(known, v) || x.isSentinel(v)
	case *ast.SelectorExpr:
		v, ok := x.info.Uses[e.Sel].(*types.Var)
		return ok && x.isSentinel(v)
	case *ast.UnaryExpr:
		return e.Op == token.AND
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		return x.makesError(e)
	}
	return false
}

// isSentinel reports whether v is a package's error variable: ErrNotFound.
func (x *nilness) isSentinel(v *types.Var) bool {
	return v.Pkg() != nil && v.Parent() == v.Pkg().Scope() && goast.IsError(v.Type())
}

// makesError reports whether a call returns an error for certain.
func (x *nilness) makesError(call *ast.CallExpr) bool {
	if tv := x.info.Types[call.Fun]; tv.IsType() {
		return len(call.Args) == 1 && x.nonNil(call.Args[0], nil)
	}
	fn := goast.Callee(x.info, call)
	if fn == nil {
		return false
	}
	if goast.IsFunc(fn, "fmt", "Errorf") || goast.IsFunc(fn, "errors", "New") {
		return true
	}
	if entry := x.Table.Func(fn); entry != nil && len(entry.Sinks) > 0 {
		s := entry.Sinks[0]
		return s.Effect == framework.ReturnsCarrier && s.Kind != framework.Implicit // echo's Bind may fail
	}
	if x.wrapsItself(call, x.info.TypeOf(call)) {
		return x.nonNil(ast.Unparen(call.Fun).(*ast.SelectorExpr).X, nil)
	}
	if own := x.ByObj[fn]; own != nil {
		return x.alwaysFails(own)
	}
	b := x.facts.Summary(fn)
	return b != nil && b.AlwaysFails
}

// failing says whether every return of a function returns an error.
type failing uint8

const (
	failsUnasked failing = iota
	failsNot
	failsAlways
)

// alwaysFails reports whether every return of fn returns an error.
func (x *nilness) alwaysFails(fn *program.Function) bool {
	state := x.State(fn)
	if state.failing == failsUnasked {
		state.failing = failsNot // recursion
		n := fn.Sig.Results().Len()
		if fn.Body != nil && n > 0 && len(fn.Returns) > 0 && typestate.SignalsFailure(fn.Sig.Results().At(n-1).Type()) {
			all := true
			for _, ret := range fn.Returns {
				all = all && len(ret.Results) == n && x.nonNil(ret.Results[n-1], x.guardedAt(fn, ret))
			}
			if all {
				state.failing = failsAlways
			}
		}
	}
	return state.failing == failsAlways
}

// guardedAt returns the variables that tests around a statement say are not nil.
func (x *nilness) guardedAt(fn *program.Function, at ast.Node) []*types.Var {
	var out []*types.Var
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if n == nil || !goast.Within(n, at) {
			return false
		}
		if s, ok := n.(*ast.IfStmt); ok && goast.Within(s.Body, at) {
			out = append(out, x.guards(s.Cond)...)
		}
		return true
	})
	return out
}

// guards returns the variables that are not nil where a condition holds.
func (x *nilness) guards(cond ast.Expr) []*types.Var {
	switch e := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND:
			return append(x.guards(e.X), x.guards(e.Y)...)
		case e.Op == token.NEQ && goast.IsNil(x.info, e.Y):
			return x.varOf(e.X) // v != nil
		case e.Op == token.NEQ && goast.IsNil(x.info, e.X):
			return x.varOf(e.Y)
		}
	case *ast.CallExpr:
		if v := x.foundIn(e); v != nil {
			return []*types.Var{v}
		}
	case *ast.Ident:
		// Have: ok, of v, ok := err.(T)
		return x.assertedWith(e)
	}
	return nil
}

// foundIn returns the variable that a call of errors.As sets where it reports
// true: to an error of the chain, and never to nil.
func (x *nilness) foundIn(call *ast.CallExpr) *types.Var {
	fn := goast.Callee(x.info, call)
	if fn == nil || !goast.IsFunc(fn, "errors", "As") || len(call.Args) != 2 {
		return nil
	}
	// Have: errors.As(err, target)
	addr, ok := ast.Unparen(call.Args[1]).(*ast.UnaryExpr)
	if !ok {
		return nil // a pointer from elsewhere
	}
	id, ok := ast.Unparen(addr.X).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := x.info.Uses[id].(*types.Var)
	return v
}

func (x *nilness) varOf(e ast.Expr) []*types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	if v, ok := x.info.Uses[id].(*types.Var); ok {
		return []*types.Var{v}
	}
	return nil
}

// assertedWith returns the variable that holds what a type assertion finds,
// where ok is its second result.
func (x *nilness) assertedWith(ok *ast.Ident) []*types.Var {
	v, isVar := x.info.Uses[ok].(*types.Var)
	if !isVar || len(x.defs[v]) != 1 {
		return nil
	}
	as, isAssign := x.defs[v][0].At.(*ast.AssignStmt)
	if !isAssign || len(as.Lhs) != 2 || len(as.Rhs) != 1 {
		return nil
	}
	if _, isAssert := ast.Unparen(as.Rhs[0]).(*ast.TypeAssertExpr); !isAssert {
		return nil
	}
	id, isIdent := as.Lhs[0].(*ast.Ident)
	if !isIdent {
		return nil
	}
	if w, isVar := x.info.ObjectOf(id).(*types.Var); isVar {
		return []*types.Var{w}
	}
	return nil
}
