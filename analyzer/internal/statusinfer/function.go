package statusinfer

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// functions finds the functions that an expression stands for.
type functions struct{ *graph }

// functionNode returns the node that stands for the function that e evaluates to.
func (g *functions) functionNode(e ast.Expr) (Loc, bool) {
	e = ast.Unparen(e)
	if named := goast.NamedFunc(g.Info.TypeOf(e)); named != nil {
		return Loc{Obj: named}, true
	}
	switch e := e.(type) {
	case *ast.FuncLit:
		return Loc{Lit: e}, true
	case *ast.CallExpr:
		src, _, ok := g.calledFunction(e, 0)
		return src, ok
	}
	return g.place(e)
}

// calledFunction returns the location of the function that a call returns as
// its result index: the result's own variable.
func (g *functions) calledFunction(call *ast.CallExpr, index int) (Loc, *types.Signature, bool) {
	fn := goast.Callee(g.Info, call)
	if fn == nil {
		return Loc{}, nil, false
	}
	if isOnce(fn) && len(call.Args) == 1 {
		return g.functionSource(call.Args[0], 0) // Have: sync.OnceValue(f)
	}
	results := fn.Signature().Results()
	if index = max(index, 0); index >= results.Len() {
		return Loc{}, nil, false
	}
	return Loc{Obj: results.At(index)}, nil, true
}

// function records that the function e flows into dst: what dst is called
// with flows into e's parameters, and e's results come out of calling dst.
func (g *functions) function(dst Loc, e ast.Expr, sig *types.Signature, index int) {
	dsts := []Loc{dst}
	if v, ok := dst.Obj.(*types.Var); ok {
		if named := goast.NamedFunc(v.Type()); named != nil {
			dsts = append(dsts, Loc{Obj: named})
		}
	}
	for _, d := range dsts {
		g.functionInto(d, e, sig, index)
	}
}

func (g *functions) functionInto(dst Loc, e ast.Expr, sig *types.Signature, index int) {
	src, own, ok := g.functionSource(e, index)
	if !ok {
		return // not known
	}
	for i := range sig.Results().Len() {
		if goast.HoldsInteger(sig.Results().At(i).Type()) {
			from, to := src, dst
			from.Part, from.Index, to.Part, to.Index = ResultPart, i, ResultPart, i
			g.flow(operand{ids: []int{g.id(from)}}, g.id(to))
		}
	}
	for i := range sig.Params().Len() {
		if !goast.HoldsInteger(sig.Params().At(i).Type()) {
			continue
		}
		from, to := dst, src
		from.Part, from.Index, to.Part, to.Index = Argument, i, Argument, i
		if own != nil && i < own.Params().Len() {
			to = Loc{Obj: own.Params().At(i)}
		}
		g.flow(operand{ids: []int{g.id(from)}}, g.id(to))
		if fn, ok := src.Obj.(*types.Func); ok && g.takesStatus(fn, i) {
			g.propagateBackward(g.id(from), written)
		}
	}
}

// takesStatus reports whether argument i of fn is written as a status, as far
// as the table, the contract of http.ResponseWriter or facts know.
func (g *functions) takesStatus(fn *types.Func, i int) bool {
	if sink := sinkOf(g.Table.Func(fn)); sink != nil {
		return sink.Param == i && sink.Effect != framework.Names
	}
	if g.Types.IsWriteHeader(fn) {
		return i == 0
	}
	fact := g.facts.role(fn)
	return fact != nil && slices.Contains(fact.Status, i)
}

// functionSource returns the node of the function that e denotes, and the
// signature that holds its parameters where it is a declared function or a literal.
func (g *functions) functionSource(e ast.Expr, index int) (Loc, *types.Signature, bool) {
	e = ast.Unparen(e)
	switch x := e.(type) {
	case *ast.FuncLit:
		sig, ok := g.Info.TypeOf(x).(*types.Signature)
		return Loc{Lit: x}, sig, ok
	case *ast.CallExpr:
		if len(x.Args) == 1 && g.Info.Types[x.Fun].IsType() {
			// Have: HandlerFunc(f)
			if named := goast.NamedFunc(g.Info.TypeOf(x)); named != nil {
				if sig, ok := named.Type().Underlying().(*types.Signature); ok {
					g.functionInto(Loc{Obj: named}, x.Args[0], sig, 0)
				}
			}
			return g.functionSource(x.Args[0], 0)
		}
		return g.calledFunction(x, index)
	case *ast.Ident:
		if fn, ok := g.Info.Uses[x].(*types.Func); ok {
			return Loc{Obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	case *ast.SelectorExpr:
		if fn, ok := g.Info.Uses[x.Sel].(*types.Func); ok {
			sel := g.Info.Selections[x]
			if sel != nil && sel.Kind() == types.MethodExpr {
				return Loc{Obj: fn.Origin()}, nil, true
			}
			return Loc{Obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	}
	n, ok := g.place(e)
	return n, nil, ok
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
