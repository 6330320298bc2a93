package interp

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A write counts only where it goes to the response that the function was
// given. A recorder that the function makes for itself is another response.

// A provenance finds whose response an expression is.
type provenance struct{ *context }

// isOwn reports whether e is, or is made from, a response that fn was given. A
// nil e stands for a call that names no response: a method on a struct that
// holds one.
func (x *provenance) isOwn(fn *program.Function, e ast.Expr) bool {
	return e == nil || x.fromCaller(fn, e, 0)
}

// isOwnOrDerived is own for expressions that must be responses by type, or made from one.
func (x *provenance) isOwnOrDerived(fn *program.Function, e ast.Expr) bool {
	return x.Types.IsResponse(x.info.TypeOf(e)) && x.isOwn(fn, e) || x.isDerived(fn, e)
}

// maxTrace bounds how many variables back a response is traced.
const maxTrace = 8

// fromCaller reports whether the variable at the root of e came from outside
// the function: a parameter, the receiver, a captured or package variable.
func (x *provenance) fromCaller(fn *program.Function, e ast.Expr, depth int) bool {
	if depth > maxTrace {
		return true
	}
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return x.callFromCaller(fn, call, depth)
	}
	if _, ok := e.(*ast.CompositeLit); ok {
		return x.literalFromCaller(fn, e.(*ast.CompositeLit), depth)
	}
	if u, ok := e.(*ast.UnaryExpr); ok {
		return x.fromCaller(fn, u.X, depth)
	}
	v := goast.RootVar(x.info, e)
	if v == nil {
		return x.chainFromCaller(fn, e, depth)
	}
	if x.Params[v] != nil || v.Parent() == x.Pass.Pkg.Scope() || v.Pkg() != x.Pass.Pkg {
		return true
	}
	if len(x.defs[v]) == 0 {
		return false // var rec httptest.ResponseRecorder
	}
	for _, d := range x.defs[v] {
		if d.Weak && (d.Field == nil || !x.Types.IsResponse(d.Field.Type())) {
			continue // what makes no response of the variable
		}
		if x.fromCaller(d.Fn, d.Expr, depth+1) {
			return true
		}
	}
	return false
}

// chainFromCaller follows f(w).x.y to the call at its root.
func (x *provenance) chainFromCaller(fn *program.Function, e ast.Expr, depth int) bool {
	if sel, ok := e.(*ast.SelectorExpr); ok {
		return x.fromCaller(fn, sel.X, depth+1)
	}
	return true
}

// callFromCaller reports whether what a call returns is made from a response
// from outside: an argument, or the receiver.
func (x *provenance) callFromCaller(fn *program.Function, call *ast.CallExpr, depth int) bool {
	for _, arg := range call.Args {
		if x.info.Types[arg].IsType() {
			continue // new(recorder)
		}
		t := x.info.TypeOf(arg)
		if (x.Types.IsResponse(t) || goast.IsWritable(t)) && x.fromCaller(fn, arg, depth+1) {
			return true
		}
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || x.info.Selections[sel] == nil {
		return false
	}
	t := x.info.TypeOf(sel.X)
	if x.Types.IsResponse(t) || goast.IsWritable(t) {
		return x.fromCaller(fn, sel.X, depth+1)
	}
	return false
}

func (x *provenance) literalFromCaller(fn *program.Function, lit *ast.CompositeLit, depth int) bool {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if x.Types.IsResponse(x.info.TypeOf(elt)) && x.fromCaller(fn, elt, depth+1) {
			return true
		}
	}
	return false
}

// isDerived reports whether e was made from a response by a function of the
// standard library: json.NewEncoder(w), bufio.NewWriter(w).
func (x *provenance) isDerived(fn *program.Function, e ast.Expr) bool {
	if e == nil {
		return false
	}
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return x.derives(fn, call)
	}
	v := goast.RootVar(x.info, e)
	if v == nil || x.Params[v] != nil {
		return false
	}
	for _, d := range x.defs[v] {
		if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && x.derives(d.Fn, call) {
			return true
		}
	}
	return false
}

func (x *provenance) derives(fn *program.Function, call *ast.CallExpr) bool {
	obj := goast.Callee(x.info, call)
	if obj == nil || !goast.IsStd(obj.Pkg()) {
		return false
	}
	for _, arg := range call.Args {
		if x.Types.IsResponse(x.info.TypeOf(arg)) && x.isOwn(fn, arg) {
			return true
		}
	}
	return false
}

// responses returns the arguments of a call, its receiver among them, that are
// the function's own response, or hold it.
func (x *provenance) responses(fn *program.Function, call *ast.CallExpr) []ast.Expr {
	var out []ast.Expr
	for _, arg := range call.Args {
		if x.isOwnOrDerived(fn, arg) {
			out = append(out, arg)
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.info.Selections[sel] != nil {
		if x.Types.IsResponse(x.info.TypeOf(sel.X)) && x.isOwn(fn, sel.X) {
			out = append(out, sel.X)
		}
	}
	return out
}
