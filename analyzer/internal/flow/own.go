package flow

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A write counts only where it goes to the response that the function was
// given. A recorder that the function makes for itself is another response.

// own reports whether e is, or is made from, a response that fn was given. A
// nil e stands for a call that names no response: a method on a struct that
// holds one.
func (x *evaluator) own(fn *program.Function, e ast.Expr) bool {
	return e == nil || x.fromOutside(fn, e, 0)
}

// isOwn is own for expressions that must be responses by type, or made from one.
func (x *evaluator) isOwn(fn *program.Function, e ast.Expr) bool {
	return x.types.IsResponse(x.info.TypeOf(e)) && x.own(fn, e) || x.derived(fn, e)
}

// maxTrace bounds how many variables back a response is traced.
const maxTrace = 8

// fromOutside reports whether the variable at the root of e came from outside
// the function: a parameter, the receiver, a captured or package variable.
func (x *evaluator) fromOutside(fn *program.Function, e ast.Expr, depth int) bool {
	if depth > maxTrace {
		return true
	}
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return x.callFromOutside(fn, call, depth)
	}
	if _, ok := e.(*ast.CompositeLit); ok {
		return x.literalFromOutside(fn, e.(*ast.CompositeLit), depth)
	}
	if u, ok := e.(*ast.UnaryExpr); ok {
		return x.fromOutside(fn, u.X, depth)
	}
	v := goast.RootVar(x.info, e)
	if v == nil {
		return x.chainFromOutside(fn, e, depth)
	}
	if x.Params[v] != nil || v.Parent() == x.pass.Pkg.Scope() || v.Pkg() != x.pass.Pkg {
		return true
	}
	if len(x.defs[v]) == 0 {
		return false // var rec httptest.ResponseRecorder
	}
	for _, d := range x.defs[v] {
		if d.Weak && (d.Field == nil || !x.types.IsResponse(d.Field.Type())) {
			continue // what makes no response of the variable
		}
		if x.fromOutside(d.Fn, d.Expr, depth+1) {
			return true
		}
	}
	return false
}

// chainFromOutside follows f(w).x.y to the call at its root.
func (x *evaluator) chainFromOutside(fn *program.Function, e ast.Expr, depth int) bool {
	if sel, ok := e.(*ast.SelectorExpr); ok {
		return x.fromOutside(fn, sel.X, depth+1)
	}
	return true
}

// callFromOutside reports whether what a call returns is made from a response
// from outside: an argument, or the receiver.
func (x *evaluator) callFromOutside(fn *program.Function, call *ast.CallExpr, depth int) bool {
	for _, arg := range call.Args {
		if x.info.Types[arg].IsType() {
			continue // new(recorder)
		}
		t := x.info.TypeOf(arg)
		if (x.types.IsResponse(t) || goast.IsWritable(t)) && x.fromOutside(fn, arg, depth+1) {
			return true
		}
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || x.info.Selections[sel] == nil {
		return false
	}
	t := x.info.TypeOf(sel.X)
	if x.types.IsResponse(t) || goast.IsWritable(t) {
		return x.fromOutside(fn, sel.X, depth+1)
	}
	return false
}

func (x *evaluator) literalFromOutside(fn *program.Function, lit *ast.CompositeLit, depth int) bool {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if x.types.IsResponse(x.info.TypeOf(elt)) && x.fromOutside(fn, elt, depth+1) {
			return true
		}
	}
	return false
}

// derived reports whether e was made from a response by a function of the
// standard library: json.NewEncoder(w), bufio.NewWriter(w).
func (x *evaluator) derived(fn *program.Function, e ast.Expr) bool {
	if e == nil {
		return false
	}
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return x.makesFrom(fn, call)
	}
	v := goast.RootVar(x.info, e)
	if v == nil || x.Params[v] != nil {
		return false
	}
	for _, d := range x.defs[v] {
		if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && x.makesFrom(d.Fn, call) {
			return true
		}
	}
	return false
}

func (x *evaluator) makesFrom(fn *program.Function, call *ast.CallExpr) bool {
	obj := goast.Callee(x.info, call)
	if obj == nil || !goast.IsStd(obj.Pkg()) {
		return false
	}
	for _, arg := range call.Args {
		if x.types.IsResponse(x.info.TypeOf(arg)) && x.own(fn, arg) {
			return true
		}
	}
	return false
}

// responses returns the arguments of a call, its receiver among them, that are
// the function's own response, or hold it.
func (x *evaluator) responses(fn *program.Function, call *ast.CallExpr) []ast.Expr {
	var out []ast.Expr
	for _, arg := range call.Args {
		if x.isOwn(fn, arg) {
			out = append(out, arg)
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.info.Selections[sel] != nil {
		if x.types.IsResponse(x.info.TypeOf(sel.X)) && x.own(fn, sel.X) {
			out = append(out, sel.X)
		}
	}
	return out
}
