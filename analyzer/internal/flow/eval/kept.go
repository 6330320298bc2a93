package eval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// keeps returns the status that a call of a framework's function gives to what
// keeps it.
func (x *Results) keeps(fn *program.Function, call *ast.CallExpr, obj *types.Func) (absval.Value, bool) {
	entry := x.Table.Func(obj)
	if entry == nil {
		return absval.Value{}, false
	}
	for _, s := range entry.Sinks {
		if s.Effect == framework.Keeps {
			return x.FromSink(fn, call, s), true
		}
	}
	return absval.Value{}, false
}

// keeper returns the result of a call that makes what keeps a status, or of a
// method of it that returns its receiver.
func (x *Results) keeper(fn *program.Function, call *ast.CallExpr, obj *types.Func) (absval.Value, bool) {
	f := env.KeptField(x.Table, x.Info.TypeOf(call))
	if f == nil || !x.Table.KnownPackage(obj.Pkg()) {
		return absval.Value{}, false
	}
	status, ok := x.keeps(fn, call, obj)
	field := absval.Field{Var: f, Value: status, MustAssign: true}
	sel, isSel := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if recv := obj.Signature().Recv(); isSel && recv != nil && !goast.IsMethodExpr(x.Info, sel) && types.Identical(recv.Type(), x.Info.TypeOf(call)) {
		v := x.Eval(fn, sel.X)
		if !ok {
			return v, true // Have: r.With("key", "value")
		}
		return v.Map(func(w absval.Value) absval.Value { return w.WithField(field) }), true
	}
	return absval.Value{Fields: []absval.Field{field}}, ok
}

// kept returns the status that the receiver of a call keeps.
func (x *Results) kept(fn *program.Function, call *ast.CallExpr) absval.Value {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || goast.IsMethodExpr(x.Info, sel) {
		return absval.Unknown()
	}
	f := env.KeptField(x.Table, x.Info.TypeOf(sel.X))
	if f == nil {
		return absval.Unknown() // behind an interface
	}
	return x.pick(x.Eval(fn, sel.X), f)
}

// keptBy returns the field of v, which keeps a status, that a call sets.
func (x *Results) keptBy(d program.Def, v *types.Var) (absval.Field, bool) {
	f := env.KeptField(x.Table, v.Type())
	sel, ok := ast.Unparen(d.Into.Fun).(*ast.SelectorExpr)
	if f == nil || !ok || !x.IsVariable(sel.X, v) {
		return absval.Field{}, false
	}
	status, ok := x.keeps(d.Fn, d.Into, goast.Callee(x.Info, d.Into))
	return absval.Field{Var: f, Value: status, MustAssign: true}, ok
}
