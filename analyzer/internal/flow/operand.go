package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
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
		if t := k.info.TypeOf(elt); t != nil && goast.HoldsInteger(t) {
			out = out.join(k.operand(elt, 0))
		}
	}
	return out
}

// result returns result index of a call.
func (k *kinds) result(call *ast.CallExpr, index int) operand {
	if k.info.Types[call.Fun].IsType() {
		// Have: T(x)
		if len(call.Args) == 1 && goast.HoldsInteger(k.info.TypeOf(call)) {
			return k.operand(call.Args[0], 0)
		}
		return operand{foreign: true}
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := k.info.Uses[id].(*types.Builtin); ok {
			return k.builtin(call, b)
		}
	}
	fn := goast.Callee(k.info, call)
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
		out = out.join(k.operand(arg.Expr, max(arg.Index, 0)))
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
