package eval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A package variable may be filled by a function that is called for each of its rows:
//
//	func register(d descriptor) code { all[next] = d; … }
//	var codeGone = register(descriptor{"gone", http.StatusGone})

// Closed returns v, a value in terms of the parameters of fn, as what all calls of fn
// in the package make of it. Other packages may call an exported function too.
func (x *Evaluator) Closed(v absval.Value, fn *program.Function) absval.Value {
	if fn.Obj == nil || !v.DependsOnCallers() && len(v.Fields)+len(v.Funcs)+len(v.Guarded) == 0 {
		return v
	}
	calls := x.callsOf(fn.Obj)
	if len(calls) == 0 {
		return v // not known
	}
	out := absval.Value{Top: fn.Obj.Exported() && x.Pass.Pkg.Name() != "main"}
	for _, call := range calls {
		out = out.Join(x.Substitute(v, x.Calls.Passed(call)))
	}
	return out
}

// callsOf returns the calls of a function of the package, those at package level
// included, in source order.
func (x *Evaluator) callsOf(fn *types.Func) []*ast.CallExpr {
	if x.callers == nil {
		x.callers = make(map[*types.Func][]*ast.CallExpr)
		for _, file := range x.Files {
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if obj := goast.Callee(x.Info, call); x.ByObj[obj] != nil {
						x.callers[obj] = append(x.callers[obj], call)
					}
				}
				return true
			})
		}
	}
	return x.callers[fn]
}
