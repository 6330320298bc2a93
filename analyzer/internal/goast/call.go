package goast

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// An Arg is an argument: an expression, or one result of a call that is spread.
type Arg struct {
	Expr  ast.Expr
	Index int // -1: the expression itself
}

// ArgsOf returns the arguments that call passes for parameter i of sig:
// several for a variadic one.
func ArgsOf(info *types.Info, call *ast.CallExpr, sig *types.Signature, i int) []Arg {
	params := sig.Params()
	if i < 0 || i >= params.Len() {
		return nil // the receiver
	}
	if len(call.Args) == 1 && params.Len() > 1 && IsTuple(info.TypeOf(call.Args[0])) {
		return []Arg{{call.Args[0], i}} // f(g())
	}
	shift := 0
	if IsMethodExpr(info, call.Fun) {
		shift = 1 // T.m(recv, …)
	}
	first := i + shift
	if first >= len(call.Args) {
		return nil // no value for the variadic parameter
	}
	if !sig.Variadic() || i != params.Len()-1 {
		return []Arg{{call.Args[first], -1}}
	}
	out := make([]Arg, 0, len(call.Args)-first)
	for _, arg := range call.Args[first:] {
		out = append(out, Arg{arg, -1})
	}
	return out
}

// IsMethodExpr reports whether fun is T.m.
func IsMethodExpr(info *types.Info, fun ast.Expr) bool {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := info.Selections[sel]
	return s != nil && s.Kind() == types.MethodExpr
}

// ResultType returns the type of result i of a call of type t, or nil.
func ResultType(t types.Type, i int) types.Type {
	tuple, ok := t.(*types.Tuple)
	if !ok {
		return t
	}
	if i >= tuple.Len() {
		return nil
	}
	return tuple.At(i).Type()
}

// IsTuple reports whether t is the type of a call with several results.
func IsTuple(t types.Type) bool {
	_, ok := t.(*types.Tuple)
	return ok
}

// ElementOf returns the type of what is given for parameter i: one of several
// for a variadic one.
func ElementOf(sig *types.Signature, i int) types.Type {
	t := sig.Params().At(i).Type()
	if s, ok := t.(*types.Slice); ok && sig.Variadic() && i == sig.Params().Len()-1 {
		return s.Elem()
	}
	return t
}

// IsFunc reports whether fn is the function of that package and name.
func IsFunc(fn *types.Func, pkg, name string) bool {
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == pkg && fn.Name() == name && fn.Signature().Recv() == nil
}

// IsErrorf reports whether fn is fmt.Errorf.
func IsErrorf(fn *types.Func) bool { return IsFunc(fn, "fmt", "Errorf") }

// MayWrap reports whether a call of fmt.Errorf wraps, or may.
func MayWrap(info *types.Info, call *ast.CallExpr) bool {
	if len(call.Args) == 0 {
		return false
	}
	tv := info.Types[call.Args[0]]
	return tv.Value == nil || tv.Value.Kind() != constant.String || strings.Contains(constant.StringVal(tv.Value), "%w")
}

// NeverReturns reports whether a call never returns: panic, os.Exit, log.Fatal.
func NeverReturns(info *types.Info, call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := info.Uses[id].(*types.Builtin); ok {
			return b.Name() == "panic"
		}
	}
	fn := Callee(info, call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	case "log":
		return strings.HasPrefix(fn.Name(), "Fatal") || strings.HasPrefix(fn.Name(), "Panic")
	}
	return false
}

// IsLen reports whether call is len(x).
func IsLen(info *types.Info, call *ast.CallExpr) bool {
	return IsBuiltin(info, call, "len") && len(call.Args) == 1
}

// IsBuiltin reports whether call calls the builtin function of that name.
func IsBuiltin(info *types.Info, call *ast.CallExpr, name string) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := info.Uses[id].(*types.Builtin)
	return ok && b.Name() == name
}

// Callee returns the function that call calls statically (its generic origin), or nil.
func Callee(info *types.Info, call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(info, call).(*types.Func)
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// CalledVar returns the package-level variable of another package that call
// calls, or nil.
func CalledVar(info *types.Info, call *ast.CallExpr) *types.Var {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || info.Selections[sel] != nil {
		return nil
	}
	v, _ := info.Uses[sel.Sel].(*types.Var)
	return v
}
