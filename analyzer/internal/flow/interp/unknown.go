package interp

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// unknownCallResult returns what the result of a function that is not known may carry:
// an error that wraps one of its arguments, what a callback returned. A
// function of the standard library makes no statuses of its own.
func (x *results) unknownCallResult(fn *program.Function, call *ast.CallExpr, t types.Type) absval.Value {
	var out absval.Value
	obj := goast.Callee(x.info, call)
	out.Top = obj == nil || !goast.IsStd(obj.Pkg())
	if goast.IsInteger(t) {
		return absval.Unknown()
	}
	if obj != nil && goast.IsErrorf(obj) && !goast.MayWrap(x.info, call) {
		return out // %v makes a text of an error, and its status is lost
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.wrapsItself(call, t) {
		v := x.Eval(fn, sel.X) // echo.NewHTTPError(400).Wrap(err)
		v = v.WithoutTop()
		return v
	}
	if x.Types.IsHandler(t) {
		funcs := x.adapted(fn, call)
		out.Top = out.Top && (len(funcs) == 0 || !x.callsKnown(call))
		return out.Join(absval.Value{Funcs: funcs})
	}
	for _, arg := range call.Args {
		at := x.info.TypeOf(arg)
		if at == nil || goast.IsInteger(at) {
			continue // a number given to a function that is not known is no status
		}
		if sig, ok := at.Underlying().(*types.Signature); ok {
			if returnsError(sig) && goast.IsError(t) {
				out = out.Join(absval.Yield(x.Eval(fn, arg), x))
			}
			continue
		}
		if goast.IsError(at) && goast.IsError(t) || types.Identical(at, t) {
			v := x.Eval(fn, arg)
			v = v.WithoutTop()
			out = out.Join(v)
		}
	}
	return out
}

// callsKnown reports whether a call is of a function, or of a variable, of the
// standard library or of a framework: iris.FromStd is a variable.
func (x *results) callsKnown(call *ast.CallExpr) bool {
	if obj := goast.Callee(x.info, call); obj != nil {
		return x.Types.IsForeignPackage(obj.Pkg())
	}
	v := goast.CalledVar(x.info, call)
	return v != nil && x.Types.IsForeignPackage(v.Pkg())
}

// adapted returns the handlers that a function which is not known is given, to
// make a handler of: gin.WrapH(h), http.MaxBytesHandler(h, n). The last comes
// first, as with middleware.
func (x *results) adapted(fn *program.Function, call *ast.CallExpr) []absval.FuncRef {
	for _, arg := range slices.Backward(call.Args) {
		at := x.info.TypeOf(arg)
		if at != nil && x.Types.IsHandler(at) {
			return x.Eval(fn, arg).Funcs
		}
		if v, ok := x.Served(x.Eval(fn, arg), at); ok {
			return v.Funcs
		}
	}
	return nil
}

// wrapsItself reports whether a call of a framework's method adds to the error
// that is its receiver, and returns it: SetInternal, Wrap.
func (x *nilness) wrapsItself(call *ast.CallExpr, t types.Type) bool {
	obj := goast.Callee(x.info, call)
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if obj == nil || !ok || obj.Signature().Recv() == nil || obj.Pkg() == nil || !x.Table.KnownPackage(obj.Pkg()) || goast.IsStd(obj.Pkg()) {
		return false
	}
	recv := x.info.TypeOf(sel.X)
	adds := len(call.Args) > 0 && goast.IsError(x.info.TypeOf(call.Args[0])) // no Unwrap
	return goast.IsError(recv) && (types.Identical(recv, t) || goast.IsError(t) && adds)
}

func returnsError(sig *types.Signature) bool {
	n := sig.Results().Len()
	return n > 0 && goast.IsError(sig.Results().At(n-1).Type())
}

// foreign returns what a variable of another package carries.
func (x *evaluator) foreign(v *types.Var) absval.Value {
	if codes := x.Table.Sentinel(v); len(codes) > 0 {
		return absval.Fixed(codes, nil)
	}
	if val, ok := x.facts.Sentinel(v); ok {
		return val.WithVia(absval.Helper, len(absval.Codes(val.Origins)) == 1)
	}
	if goast.IsError(v.Type()) && (goast.IsStd(v.Pkg()) || x.facts.IsPlain(v)) {
		return absval.Value{} // io.EOF, or one that errors.New made
	}
	return absval.Unknown()
}
