package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// operand returns what e stands for in the graph of kinds; of a call with
// several results, result index.
func (k *kinds) operand(e ast.Expr, index int) operand {
	e = ast.Unparen(e)
	if k.info.Types[e].Value != nil {
		return operand{consts: []ast.Expr{e}}
	}
	switch x := e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return k.variable(e)
	case *ast.IndexExpr:
		return k.operand(x.X, 0)
	case *ast.SliceExpr:
		return k.operand(x.X, 0)
	case *ast.StarExpr:
		return k.operand(x.X, 0)
	case *ast.TypeAssertExpr:
		return k.operand(x.X, 0)
	case *ast.UnaryExpr:
		if x.Op == token.AND || x.Op == token.ARROW {
			return k.operand(x.X, 0)
		}
	case *ast.CompositeLit:
		return k.elementsOf(x)
	case *ast.CallExpr:
		return k.result(x, index)
	case *ast.FuncLit:
		return operand{}
	}
	return operand{foreign: true}
}

// variable returns the variable or field that e names.
func (k *kinds) variable(e ast.Expr) operand {
	if id, ok := e.(*ast.Ident); ok {
		if _, ok := k.info.Uses[id].(*types.Nil); ok {
			return operand{} // nil holds nothing
		}
	}
	n, ok := k.place(e)
	if !ok {
		return operand{foreign: true}
	}
	return operand{ids: []int{k.id(n)}}
}

// elementsOf returns the elements of []int{…} and of map[K]int{…}.
func (k *kinds) elementsOf(lit *ast.CompositeLit) operand {
	if structs.Of(k.info.TypeOf(lit)) != nil {
		return operand{} // fields, recorded by composite
	}
	var out operand
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if t := k.info.TypeOf(elt); t != nil && holdsInt(t) {
			out = out.join(k.operand(elt, 0))
		}
	}
	return out
}

// result returns result index of a call.
func (k *kinds) result(call *ast.CallExpr, index int) operand {
	if k.info.Types[call.Fun].IsType() {
		// Have: T(x)
		if len(call.Args) == 1 && holdsInt(k.info.TypeOf(call)) {
			return k.operand(call.Args[0], 0)
		}
		return operand{foreign: true}
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := k.info.Uses[id].(*types.Builtin); ok {
			return k.builtin(call, b)
		}
	}
	fn := callee(k.info, call)
	if fn == nil {
		n, ok := k.functionNode(call.Fun)
		if !ok {
			return operand{foreign: true}
		}
		n.sub, n.i = result, index
		return operand{ids: []int{k.id(n)}}
	}
	if k.isGetter(fn) {
		return operand{ids: []int{k.source}}
	}
	out := operand{ids: []int{k.id(node{obj: fn, sub: result, i: index})}}
	for _, arg := range k.facts.passed(k.info, call, fn, index) {
		out = out.join(k.operand(arg.expr, max(arg.index, 0)))
	}
	return out
}

func (k *kinds) isGetter(fn *types.Func) bool {
	entry := k.table.Func(fn)
	return entry != nil && entry.Getter
}

func (k *kinds) builtin(call *ast.CallExpr, b *types.Builtin) operand {
	var out operand
	switch b.Name() {
	case "append", "min", "max":
		for _, arg := range call.Args {
			out = out.join(k.operand(arg, 0))
		}
	case "make":
		// empty
	case "new":
		if len(call.Args) == 1 && !k.info.Types[call.Args[0]].IsType() {
			out = k.operand(call.Args[0], 0) // new(404), Go 1.26
		}
	default:
		out.foreign = true
	}
	return out
}

// contracts records what interfaces demand of the methods of this package.
func (k *kinds) contracts(fn *function) {
	for _, p := range statedOf(fn).params {
		k.mark(operand{ids: []int{k.id(node{obj: p})}}, written)
	}
	if fn.obj == nil || fn.recv == nil {
		return
	}
	if k.types.isWriteHeader(fn.obj) && len(fn.params) == 1 {
		k.mark(operand{ids: []int{k.id(node{obj: fn.params[0]})}}, written)
	}
	for _, i := range k.facts.statusResults(fn.obj) {
		k.need(k.id(node{obj: fn.obj, sub: result, i: i}), written)
	}
}

// An argument is an expression, or one result of a call that is spread.
type argExpr struct {
	expr  ast.Expr
	index int // -1: the expression itself
}

// argsOf returns the arguments that call passes for parameter i of sig:
// several for a variadic one.
func argsOf(info *types.Info, call *ast.CallExpr, sig *types.Signature, i int) []argExpr {
	params := sig.Params()
	if i < 0 || i >= params.Len() {
		return nil // the receiver
	}
	if len(call.Args) == 1 && params.Len() > 1 && isTuple(info.TypeOf(call.Args[0])) {
		return []argExpr{{call.Args[0], i}} // f(g())
	}
	shift := 0
	if isMethodExpr(info, call.Fun) {
		shift = 1 // T.m(recv, …)
	}
	first := i + shift
	if first >= len(call.Args) {
		return nil // no value for the variadic parameter
	}
	if !sig.Variadic() || i != params.Len()-1 {
		return []argExpr{{call.Args[first], -1}}
	}
	out := make([]argExpr, 0, len(call.Args)-first)
	for _, arg := range call.Args[first:] {
		out = append(out, argExpr{arg, -1})
	}
	return out
}

func isMethodExpr(info *types.Info, fun ast.Expr) bool {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := info.Selections[sel]
	return s != nil && s.Kind() == types.MethodExpr
}

// sinkOf returns the first sink of the entry that takes its status from an argument.
func sinkOf(entry *framework.Func) *framework.Sink {
	if entry == nil {
		return nil
	}
	for i := range entry.Sinks {
		if k := entry.Sinks[i].Kind; k == framework.Param || k == framework.Variadic {
			return &entry.Sinks[i]
		}
	}
	return nil
}
