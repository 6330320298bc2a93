package env

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A function may panic with an error that carries a status, and a deferred function
// that recovers may write it. What a function recovers is a parameter of its summary,
// which the function that defers it binds to what its own calls may panic with:
//
//	defer func() {
//		if e, ok := recover().(*apiError); ok {
//			w.WriteHeader(e.code) // of any error below
//		}
//	}()
//	must(load(r)) // panics with what load returns
//
// Panics of the runtime carry no status, and texts do not either.

// RecoveredBy returns the parameter that stands for what fn recovers, nil where it
// does not call recover.
func (x *Env) RecoveredBy(fn *program.Function) *types.Var {
	if fn == nil {
		return nil
	}
	if v, ok := x.recovered[fn]; ok {
		return v
	}
	var v *types.Var
	for _, call := range fn.Calls {
		if goast.IsRecover(x.Info, call) {
			v = types.NewParam(token.NoPos, x.Pass.Pkg, "recovered", types.Universe.Lookup("any").Type())
			break
		}
	}
	x.recovered[fn] = v
	return v
}

// Recovers reports whether a function of the package, tests aside, calls recover.
func (x *Env) Recovers() bool {
	return slices.ContainsFunc(x.Funcs, func(fn *program.Function) bool { return !fn.Test && x.RecoveredBy(fn) != nil })
}

// DeferredCalls returns the calls that fn defers.
func (x *Env) DeferredCalls(fn *program.Function) map[*ast.CallExpr]bool {
	var out map[*ast.CallExpr]bool
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			if out == nil {
				out = make(map[*ast.CallExpr]bool)
			}
			out[n.Call] = true
		}
		return true
	})
	return out
}
