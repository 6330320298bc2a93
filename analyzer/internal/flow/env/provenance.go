package env

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// ResponseOf returns the expression that is the response of a call: argument
// i, or the receiver where i is -1; nil where there is none.
func (x *Provenance) ResponseOf(call *ast.CallExpr, a framework.Arg) ast.Expr {
	if i := a.Index(); a.Given() {
		if i < len(call.Args) {
			return call.Args[i]
		}
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return call.Fun // a method value in a variable
	}
	if goast.IsMethodExpr(x.Info, sel) && len(call.Args) > 0 {
		return call.Args[0]
	}
	return sel.X
}

// TakesResponse reports whether a parameter of fn, or its receiver, is a response.
func (x *Provenance) TakesResponse(fn *program.Function) bool {
	if fn.Recv != nil && x.Types.IsResponse(fn.Recv.Type()) {
		return true
	}
	for _, p := range fn.Params {
		if x.Types.IsResponse(p.Type()) {
			return true
		}
	}
	return false
}

// Answers reports whether fn returns what a framework answers as it is: a
// response as a value, or an object that writes itself.
func (x *Provenance) Answers(fn *program.Function) bool {
	for r := range fn.Sig.Results().Variables() {
		if x.Types.IsSelfWriter(r.Type()) {
			return true
		}
		if named := goast.NamedOf(r.Type()); named != nil {
			if entry := x.Table.Type(named.Origin().Obj()); entry != nil && entry.Answer {
				return true
			}
		}
	}
	return false
}

// A write counts only where it goes to the response that the function was
// given. A recorder that the function makes for itself is another response.

// A Provenance finds whose response an expression is.
type Provenance struct{ *Env }

// NewProvenance returns the provenance of the responses of a package.
func NewProvenance(e *Env) *Provenance { return &Provenance{e} }

// IsOwn reports whether e is, or is made from, a response that fn was given. A
// nil e stands for a call that names no response: a method on a struct that
// holds one.
func (x *Provenance) IsOwn(fn *program.Function, e ast.Expr) bool {
	return e == nil || x.fromCaller(fn, e, 0)
}

// IsOwnOrDerived is own for expressions that must be responses by type, or made from one.
func (x *Provenance) IsOwnOrDerived(fn *program.Function, e ast.Expr) bool {
	return x.Types.IsResponse(x.Info.TypeOf(e)) && x.IsOwn(fn, e) || x.IsDerived(fn, e)
}

// MaxTrace bounds how many variables back a response is traced.
const MaxTrace = 8

// fromCaller reports whether the variable at the root of e came from outside
// the function: a parameter, the receiver, a captured or package variable.
func (x *Provenance) fromCaller(fn *program.Function, e ast.Expr, depth int) bool {
	if depth > MaxTrace {
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
	v := goast.RootVar(x.Info, e)
	if v == nil {
		return x.chainFromCaller(fn, e, depth)
	}
	if x.Params[v] != nil || v.Parent() == x.Pass.Pkg.Scope() || v.Pkg() != x.Pass.Pkg {
		return true
	}
	if len(x.Relevant[v]) == 0 {
		return false // var rec httptest.ResponseRecorder
	}
	for _, d := range x.Relevant[v] {
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
func (x *Provenance) chainFromCaller(fn *program.Function, e ast.Expr, depth int) bool {
	if sel, ok := e.(*ast.SelectorExpr); ok {
		return x.fromCaller(fn, sel.X, depth+1)
	}
	return true
}

// callFromCaller reports whether what a call returns is made from a response
// from outside: an argument, or the receiver.
func (x *Provenance) callFromCaller(fn *program.Function, call *ast.CallExpr, depth int) bool {
	for _, arg := range call.Args {
		if x.Info.Types[arg].IsType() {
			continue // new(recorder)
		}
		t := x.Info.TypeOf(arg)
		if (x.Types.IsResponse(t) || goast.IsWritable(t)) && x.fromCaller(fn, arg, depth+1) {
			return true
		}
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || x.Info.Selections[sel] == nil {
		return false
	}
	t := x.Info.TypeOf(sel.X)
	if x.Types.IsResponse(t) || goast.IsWritable(t) {
		return x.fromCaller(fn, sel.X, depth+1)
	}
	return false
}

func (x *Provenance) literalFromCaller(fn *program.Function, lit *ast.CompositeLit, depth int) bool {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if x.Types.IsResponse(x.Info.TypeOf(elt)) && x.fromCaller(fn, elt, depth+1) {
			return true
		}
	}
	return false
}

// IsDerived reports whether e was made from a response by a function of the
// standard library: json.NewEncoder(w), bufio.NewWriter(w).
func (x *Provenance) IsDerived(fn *program.Function, e ast.Expr) bool {
	if e == nil {
		return false
	}
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return x.derives(fn, call)
	}
	v := goast.RootVar(x.Info, e)
	if v == nil || x.Params[v] != nil {
		return false
	}
	for _, d := range x.Relevant[v] {
		if call, ok := ast.Unparen(d.Expr).(*ast.CallExpr); ok && x.derives(d.Fn, call) {
			return true
		}
	}
	return false
}

func (x *Provenance) derives(fn *program.Function, call *ast.CallExpr) bool {
	obj := goast.Callee(x.Info, call)
	if obj == nil || !goast.IsStd(obj.Pkg()) {
		return false
	}
	sig := obj.Signature()
	for i := range sig.Params().Len() {
		if x.Types.IsResponse(sig.Params().At(i).Type()) {
			continue // Have: http.NewResponseController(w), which writes nothing of its own
		}
		for _, arg := range goast.ArgsOf(x.Info, call, sig, i) {
			if x.Types.IsResponse(x.Info.TypeOf(arg.Expr)) && x.IsOwn(fn, arg.Expr) {
				return true
			}
		}
	}
	return false
}

// Responses returns the arguments of a call, its receiver among them, that are
// the function's own response, or hold it.
func (x *Provenance) Responses(fn *program.Function, call *ast.CallExpr) []ast.Expr {
	var out []ast.Expr
	for _, arg := range call.Args {
		if x.IsOwnOrDerived(fn, arg) {
			out = append(out, arg)
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.Info.Selections[sel] != nil {
		if x.Types.IsResponse(x.Info.TypeOf(sel.X)) && x.IsOwn(fn, sel.X) {
			out = append(out, sel.X)
		}
	}
	return out
}
