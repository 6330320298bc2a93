package interp

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// InCall returns a value of a function of the package as a call of that function
// makes it: with what the call passes.
func (in *Interp) InCall(v absval.Value, call *ast.CallExpr) absval.Value {
	return in.Substitute(v, in.calls.passed(call))
}

// passed binds the parameters of a function of the package to what a call passes.
func (x *calls) passed(call *ast.CallExpr) absval.Subst {
	fn := x.Enclosing(call.Pos())
	callee := x.ByObj[goast.Callee(x.info, call)]
	if callee == nil {
		for _, ref := range x.Eval(fn, call.Fun).Funcs {
			callee = x.Local(ref) // of a closure that a variable holds
		}
	}
	if callee == nil {
		return nil
	}
	var out absval.Subst
	if callee.Recv != nil {
		if v, ok := x.receiver(fn, call, RefTo(callee)); ok {
			out = append(out, absval.Binding{Param: callee.Recv, Value: v, Facts: absval.NoFacts()})
		}
	}
	for i, p := range callee.Params {
		var v absval.Value
		for _, arg := range goast.ArgsOf(x.info, call, callee.Sig, i) {
			v = v.Join(x.argument(fn, arg))
		}
		out = append(out, absval.Binding{Param: p, Value: v, Facts: absval.NoFacts()})
	}
	return out
}
