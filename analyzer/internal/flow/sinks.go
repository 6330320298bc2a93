package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// call records what calling a function does with its arguments.
func (k *kinds) call(call *ast.CallExpr) {
	fn := goast.Callee(k.info, call)
	if fn == nil {
		if entry := k.table.Value(goast.CalledVar(k.info, call)); entry != nil {
			k.sinks(call, entry)
			return
		}
		k.dynamic(call)
		return
	}
	entry := k.table.Func(fn)
	if entry != nil && len(entry.Sinks) > 0 {
		k.sinks(call, entry)
		return
	}
	if entry != nil && entry.Register != nil {
		k.registered(call, entry)
	}
	if k.types.isWriteHeader(fn) {
		k.mark(k.arg(call, 0), written)
	}
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		k.bind(call, sig, i, node{obj: sig.Params().At(i)})
	}
	k.facts.apply(k, call, fn)
}

// bind records that the arguments for parameter i flow into dst.
func (k *kinds) bind(call *ast.CallExpr, sig *types.Signature, i int, dst node) {
	for _, a := range goast.ArgsOf(k.info, call, sig, i) {
		k.into(dst, a.Expr, a.Index)
	}
}

// sinks records the arguments that a function of the table takes for statuses.
func (k *kinds) sinks(call *ast.CallExpr, entry *framework.Func) {
	for _, s := range entry.Sinks {
		role := written
		switch {
		case s.Kind != framework.Param && s.Kind != framework.Variadic:
			continue // no argument is a number
		case s.Effect == framework.Names:
			role = Spoken.bit()
		case s.Effect == framework.Declares:
			role = Spoken.bit()
		}
		first := s.Param
		if goast.IsMethodExpr(k.info, call.Fun) {
			first++ // T.m(recv, …)
		}
		if s.Kind == framework.Param {
			k.mark(k.arg(call, first), role)
			continue
		}
		for i := first; i < len(call.Args); i++ {
			k.mark(k.arg(call, i), role)
		}
	}
}

// registered records that the handlers which a call registers return statuses,
// where the framework takes a number that a handler returns for one.
func (k *kinds) registered(call *ast.CallExpr, entry *framework.Func) {
	if f := k.table.Framework(entry.Framework); f == nil || !f.IntResult {
		return
	}
	handlers := call.Args
	for _, arg := range call.Args {
		if lit, ok := ast.Unparen(arg).(*ast.CompositeLit); ok {
			handlers = append(handlers[:len(handlers):len(handlers)], lit.Elts...)
		}
	}
	for _, h := range handlers {
		sig, ok := k.info.TypeOf(h).(*types.Signature)
		if !ok || sig.Results().Len() == 0 || !goast.IsInteger(sig.Results().At(0).Type()) {
			continue // a path, or a handler that writes
		}
		// Have: m.Get("/x", func() (int, string) { … })
		if src, _, ok := k.functionSource(h); ok {
			src.sub = result
			k.need(k.id(src), written)
		}
	}
}

// arg returns argument i of call; f(g()) spreads.
func (k *kinds) arg(call *ast.CallExpr, i int) operand {
	if len(call.Args) == 1 && i > 0 || len(call.Args) == 1 && goast.IsTuple(k.info.TypeOf(call.Args[0])) {
		if goast.IsTuple(k.info.TypeOf(call.Args[0])) {
			return k.operand(call.Args[0], i)
		}
	}
	if i < 0 || i >= len(call.Args) {
		return operand{}
	}
	return k.operand(call.Args[i], 0)
}
