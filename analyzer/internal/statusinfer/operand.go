package statusinfer

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A reader finds what expressions stand for in the graph.
type reader struct{ functions }

// operand returns what e stands for in the graph; of a call with
// several results, result index.
func (g *reader) operand(e ast.Expr, index int) operand {
	e = ast.Unparen(e)
	if g.Info.Types[e].Value != nil {
		return operand{consts: []ast.Expr{e}}
	}
	switch x := e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return g.variable(e)
	case *ast.IndexExpr:
		return g.operand(x.X, 0)
	case *ast.SliceExpr:
		return g.operand(x.X, 0)
	case *ast.StarExpr:
		return g.operand(x.X, 0)
	case *ast.TypeAssertExpr:
		return g.operand(x.X, 0)
	case *ast.UnaryExpr:
		if x.Op == token.AND || x.Op == token.ARROW {
			return g.operand(x.X, 0)
		}
	case *ast.CompositeLit:
		return g.elementsOf(x)
	case *ast.CallExpr:
		return g.result(x, index)
	case *ast.FuncLit:
		return operand{}
	}
	return operand{foreign: true}
}

// variable returns the variable or field that e names.
func (g *reader) variable(e ast.Expr) operand {
	if id, ok := e.(*ast.Ident); ok {
		if _, ok := g.Info.Uses[id].(*types.Nil); ok {
			return operand{} // nil holds nothing
		}
	}
	n, ok := g.place(e)
	if !ok {
		return operand{foreign: true}
	}
	return operand{ids: []int{g.id(n)}}
}

// elementsOf returns the elements of []int{…} and of map[K]int{…}.
func (g *reader) elementsOf(lit *ast.CompositeLit) operand {
	if structs.Of(g.Info.TypeOf(lit)) != nil {
		return operand{} // fields, recorded by composite
	}
	var out operand
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if t := g.Info.TypeOf(elt); t != nil && goast.HoldsInteger(t) {
			out = out.join(g.operand(elt, 0))
		}
	}
	return out
}

// result returns result index of a call.
func (g *reader) result(call *ast.CallExpr, index int) operand {
	if g.Info.Types[call.Fun].IsType() {
		// Have: T(x)
		if len(call.Args) == 1 && goast.HoldsInteger(g.Info.TypeOf(call)) {
			return g.operand(call.Args[0], 0)
		}
		return operand{foreign: true}
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := g.Info.Uses[id].(*types.Builtin); ok {
			return g.builtin(call, b)
		}
	}
	fn := goast.Callee(g.Info, call)
	if fn == nil {
		n, ok := g.functionNode(call.Fun)
		if !ok {
			return operand{foreign: true}
		}
		n.Part, n.Index = ResultPart, index
		return operand{ids: []int{g.id(n)}}
	}
	if g.isGetter(fn) {
		return operand{ids: []int{g.source}}
	}
	if goast.IsStd(fn.Pkg()) && !g.Table.KnownPackage(fn.Pkg()) {
		if o, ok := g.std(call, fn, index); ok {
			return o
		}
	}
	out := operand{ids: []int{g.id(Loc{Obj: fn, Part: ResultPart, Index: index})}}
	for _, arg := range g.passed(call, fn, index) {
		out = out.join(g.operand(arg.Expr, max(arg.Index, 0)))
	}
	return out
}

func (g *reader) isGetter(fn *types.Func) bool {
	entry := g.Table.Func(fn)
	return entry != nil && entry.Getter
}

func (g *reader) builtin(call *ast.CallExpr, b *types.Builtin) operand {
	var out operand
	switch b.Name() {
	case "append", "min", "max":
		for _, arg := range call.Args {
			out = out.join(g.operand(arg, 0))
		}
	case "make":
		// empty
	case "new":
		if len(call.Args) == 1 && !g.Info.Types[call.Args[0]].IsType() {
			out = g.operand(call.Args[0], 0) // new(404), Go 1.26
		}
	default:
		out.foreign = true
	}
	return out
}
