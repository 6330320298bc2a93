package env

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

// A Nilness finds which expressions are certainly not nil, and which functions
// certainly return an error.
type Nilness struct{ *Env }

// NewNilness returns what is not nil in a package.
func NewNilness(e *Env) *Nilness { return &Nilness{e} }

// NonNil reports whether e is an error for certain.
func (x *Nilness) NonNil(e ast.Expr, known []*types.Var) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := x.Info.Uses[e].(*types.Var)
		if !ok {
			return false
		}
		return slices.Contains(known, v) || x.isSentinel(v)
	case *ast.SelectorExpr:
		v, ok := x.Info.Uses[e.Sel].(*types.Var)
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
func (x *Nilness) isSentinel(v *types.Var) bool {
	return v.Pkg() != nil && v.Parent() == v.Pkg().Scope() && goast.IsError(v.Type())
}

// makesError reports whether a call returns an error for certain.
func (x *Nilness) makesError(call *ast.CallExpr) bool {
	if tv := x.Info.Types[call.Fun]; tv.IsType() {
		return len(call.Args) == 1 && x.NonNil(call.Args[0], nil)
	}
	fn := goast.Callee(x.Info, call)
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
	if x.WrapsItself(call, x.Info.TypeOf(call)) {
		return x.NonNil(ast.Unparen(call.Fun).(*ast.SelectorExpr).X, nil)
	}
	if own := x.ByObj[fn]; own != nil {
		return x.AlwaysFails(own)
	}
	b := x.Facts.Summary(fn)
	return b != nil && b.AlwaysFails
}

// failing says whether every return of a function returns an error.
type failing uint8

const (
	failsUnasked failing = iota
	failsNot
	failsAlways
)

// AlwaysFails reports whether every return of fn returns an error.
func (x *Nilness) AlwaysFails(fn *program.Function) bool {
	state := x.State(fn)
	if state.failing == failsUnasked {
		state.failing = failsNot // recursion
		n := fn.Sig.Results().Len()
		if fn.Body != nil && n > 0 && len(fn.Returns) > 0 && typestate.SignalsFailure(fn.Sig.Results().At(n-1).Type()) {
			all := true
			for _, ret := range fn.Returns {
				all = all && len(ret.Results) == n && x.NonNil(ret.Results[n-1], x.GuardedAt(fn, ret))
			}
			if all {
				state.failing = failsAlways
			}
		}
	}
	return state.failing == failsAlways
}

// GuardedAt returns the variables that tests around a statement say are not nil.
func (x *Nilness) GuardedAt(fn *program.Function, at ast.Node) []*types.Var {
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
func (x *Nilness) guards(cond ast.Expr) []*types.Var {
	switch e := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		switch {
		case e.Op == token.LAND:
			return append(x.guards(e.X), x.guards(e.Y)...)
		case e.Op == token.NEQ && goast.IsNil(x.Info, e.Y):
			return x.varOf(e.X) // v != nil
		case e.Op == token.NEQ && goast.IsNil(x.Info, e.X):
			return x.varOf(e.Y)
		}
	case *ast.CallExpr:
		if v := x.FoundIn(e); v != nil {
			return []*types.Var{v}
		}
	case *ast.Ident:
		// Have: ok, of v, ok := err.(T)
		return x.assertedWith(e)
	}
	return nil
}

// FoundIn returns the variable that a call of errors.As sets where it reports
// true: to an error of the chain, and never to nil.
func (x *Nilness) FoundIn(call *ast.CallExpr) *types.Var {
	fn := goast.Callee(x.Info, call)
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
	v, _ := x.Info.Uses[id].(*types.Var)
	return v
}

func (x *Nilness) varOf(e ast.Expr) []*types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	if v, ok := x.Info.Uses[id].(*types.Var); ok {
		return []*types.Var{v}
	}
	return nil
}

// assertedWith returns the variable that holds what a type assertion finds,
// where ok is its second result.
func (x *Nilness) assertedWith(ok *ast.Ident) []*types.Var {
	v, isVar := x.Info.Uses[ok].(*types.Var)
	if !isVar || len(x.Relevant[v]) != 1 {
		return nil
	}
	as, isAssign := x.Relevant[v][0].At.(*ast.AssignStmt)
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
	if w, isVar := x.Info.ObjectOf(id).(*types.Var); isVar {
		return []*types.Var{w}
	}
	return nil
}

// AddsError reports whether e is an error, for certain, or a list to which one
// is appended.
func (x *Nilness) AddsError(e ast.Expr) bool {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) > 1 {
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
			if b, ok := x.Info.Uses[id].(*types.Builtin); ok && b.Name() == "append" {
				return slices.ContainsFunc(call.Args[1:], x.isErrorList)
			}
		}
	}
	return goast.IsError(x.Info.TypeOf(e)) && !goast.IsNil(x.Info, e)
}

func (x *Nilness) isErrorList(e ast.Expr) bool {
	t := x.Info.TypeOf(e)
	if t == nil {
		return false
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return goast.IsError(t)
}

// WrapsItself reports whether a call of a framework's method adds to the error
// that is its receiver, and returns it: SetInternal, Wrap.
func (x *Nilness) WrapsItself(call *ast.CallExpr, t types.Type) bool {
	obj := goast.Callee(x.Info, call)
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if obj == nil || !ok || obj.Signature().Recv() == nil || obj.Pkg() == nil || !x.Table.KnownPackage(obj.Pkg()) || goast.IsStd(obj.Pkg()) {
		return false
	}
	recv := x.Info.TypeOf(sel.X)
	adds := len(call.Args) > 0 && goast.IsError(x.Info.TypeOf(call.Args[0])) // no Unwrap
	return goast.IsError(recv) && (types.Identical(recv, t) || goast.IsError(t) && adds)
}

func ReturnsError(sig *types.Signature) bool {
	n := sig.Results().Len()
	return n > 0 && goast.IsError(sig.Results().At(n-1).Type())
}
