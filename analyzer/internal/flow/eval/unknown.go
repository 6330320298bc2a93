package eval

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// unknownCallResult returns what the result of a function that is not known may carry:
// an error that wraps one of its arguments, what a callback returned. A
// function of the standard library makes no statuses of its own.
func (x *Results) unknownCallResult(fn *program.Function, call *ast.CallExpr, t types.Type) absval.Value {
	var out absval.Value
	obj := goast.Callee(x.Info, call)
	out.Top = obj == nil || !goast.IsStd(obj.Pkg())
	if goast.IsInteger(t) {
		return absval.Unknown()
	}
	if obj != nil && goast.IsErrorf(obj) && !goast.MayWrap(x.Info, call) {
		return out // %v makes a text of an error, and its status is lost
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.WrapsItself(call, t) {
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
		out = out.Join(x.passedThrough(fn, arg, t))
	}
	return out
}

// passedThrough returns what a function that is not known, which is given arg, may
// return of it in a result of type t.
func (x *Results) passedThrough(fn *program.Function, arg ast.Expr, t types.Type) absval.Value {
	at := x.Info.TypeOf(arg)
	if at == nil || goast.IsInteger(at) {
		return absval.Value{} // a number given to a function that is not known is no status
	}
	if sig, ok := at.Underlying().(*types.Signature); ok {
		if env.ReturnsError(sig) && goast.IsError(t) {
			return absval.Yield(x.Eval(fn, arg), nil, x)
		}
		return absval.Value{}
	}
	if goast.IsError(at) && goast.IsError(t) || types.Identical(at, t) {
		return x.Eval(fn, arg).WithoutTop()
	}
	return absval.Value{}
}

// callsKnown reports whether a call is of a function, or of a variable, of the
// standard library or of a framework: iris.FromStd is a variable.
func (x *Results) callsKnown(call *ast.CallExpr) bool {
	if obj := goast.Callee(x.Info, call); obj != nil {
		return x.Types.IsForeignPackage(obj.Pkg())
	}
	v := goast.CalledVar(x.Info, call)
	return v != nil && x.Types.IsForeignPackage(v.Pkg())
}

// adapted returns the handlers that a function which is not known is given, to
// make a handler of: gin.WrapH(h), http.MaxBytesHandler(h, n). The last comes
// first, as with middleware.
func (x *Results) adapted(fn *program.Function, call *ast.CallExpr) []absval.FuncRef {
	for _, arg := range slices.Backward(call.Args) {
		at := x.Info.TypeOf(arg)
		if at != nil && x.Types.IsHandler(at) {
			return x.Eval(fn, arg).Funcs
		}
		if v, ok := x.Served(x.Eval(fn, arg), at); ok {
			return v.Funcs
		}
	}
	return nil
}

// foreign returns what a variable of another package carries.
func (x *Evaluator) foreign(v *types.Var) absval.Value {
	if codes := x.Table.Sentinel(v); len(codes) > 0 {
		return absval.Fixed(codes, nil)
	}
	if val, ok := x.Facts.Sentinel(v); ok {
		return val.WithVia(absval.Helper, len(absval.Codes(val.Origins)) == 1)
	}
	if goast.IsError(v.Type()) && (goast.IsStd(v.Pkg()) || x.Facts.IsPlain(v)) {
		return absval.Value{} // io.EOF, or one that errors.New made
	}
	return absval.Unknown()
}
