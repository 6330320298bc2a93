package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
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

// recoveredBy returns the parameter that stands for what fn recovers, nil where it
// does not call recover.
func (x *context) recoveredBy(fn *program.Function) *types.Var {
	if fn == nil {
		return nil
	}
	if v, ok := x.recovered[fn]; ok {
		return v
	}
	var v *types.Var
	for _, call := range fn.Calls {
		if goast.IsRecover(x.info, call) {
			v = types.NewParam(token.NoPos, x.Pass.Pkg, "recovered", types.Universe.Lookup("any").Type())
			break
		}
	}
	x.recovered[fn] = v
	return v
}

// Recovers reports whether a function of the package, tests aside, calls recover.
func (x *context) Recovers() bool {
	return slices.ContainsFunc(x.Funcs, func(fn *program.Function) bool { return !fn.Test && x.recoveredBy(fn) != nil })
}

// deferredCalls returns the calls that fn defers.
func (x *context) deferredCalls(fn *program.Function) map[*ast.CallExpr]bool {
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

// A panicking is what the calls of one function may panic with, while its effects are
// being found.
type panicking struct {
	value    absval.Value
	unknown  bool // a function that is not known may panic with anything
	deferred bool // the call at hand is deferred
}

// panicArg adds what a call of the builtin panic panics with.
func (x *transfer) panicArg(fn *program.Function, call *ast.CallExpr) {
	w, ok := x.paths.At(fn, call)
	if !ok || len(call.Args) != 1 {
		return // no error leads here
	}
	t := x.info.TypeOf(call.Args[0])
	if t == nil {
		return
	}
	if _, basic := t.Underlying().(*types.Basic); basic && goast.NamedOf(t) == nil {
		return // a text
	}
	x.panics.value = x.panics.value.Join(x.Eval(fn, call.Args[0]).Under(w))
}

// panicsOf adds what a called function may panic with.
func (x *transfer) panicsOf(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) {
	if t.Summary == nil || t.Summary.Panics.IsBottom() && t.Summary.Recovers == nil {
		return
	}
	if t.Summary.Recovers != nil && x.panics.deferred {
		x.panics.value = absval.Value{}
	}
	w, ok := x.paths.At(fn, call)
	if !ok {
		return // no error leads here
	}
	x.panics.value = x.panics.value.Join(x.Substitute(t.Summary.Panics, t.Subst).Under(w))
}

// recoveredValue returns what a function recovers that the call at hand calls: nothing
// where the call is not deferred.
func (x *evaluator) recoveredValue() absval.Value {
	if !x.panics.deferred {
		return absval.Value{}
	}
	v := x.panics.value
	v.Top = v.Top || x.panics.unknown
	return v
}
