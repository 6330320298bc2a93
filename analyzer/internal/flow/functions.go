package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// dynamic records a call of a function value.
func (k *kinds) dynamic(call *ast.CallExpr) {
	t := k.info.TypeOf(call.Fun)
	if t == nil {
		return
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return // a builtin
	}
	dst, ok := k.functionNode(call.Fun)
	if !ok {
		return // the result of a call
	}
	dst.sub = argument
	for i := range sig.Params().Len() {
		dst.i = i
		if dst.lit != nil {
			k.bind(call, sig, i, node{obj: sig.Params().At(i)})
		} else {
			k.bind(call, sig, i, dst)
		}
	}
}

// functionNode returns the node that stands for the function that e evaluates to.
func (k *kinds) functionNode(e ast.Expr) (node, bool) {
	e = ast.Unparen(e)
	if named := goast.NamedFunc(k.info.TypeOf(e)); named != nil {
		return node{obj: named}, true
	}
	if lit, ok := e.(*ast.FuncLit); ok {
		return node{lit: lit}, true
	}
	return k.place(e)
}

// function records that the function e flows into dst: what dst is called
// with flows into e's parameters, and e's results come out of calling dst.
func (k *kinds) function(dst node, e ast.Expr, sig *types.Signature) {
	dsts := []node{dst}
	if v, ok := dst.obj.(*types.Var); ok {
		if named := goast.NamedFunc(v.Type()); named != nil {
			dsts = append(dsts, node{obj: named})
		}
	}
	for _, d := range dsts {
		k.functionInto(d, e, sig)
	}
}

func (k *kinds) functionInto(dst node, e ast.Expr, sig *types.Signature) {
	src, own, ok := k.functionSource(e)
	if !ok {
		return // not known
	}
	for i := range sig.Results().Len() {
		if goast.HoldsInteger(sig.Results().At(i).Type()) {
			from, to := src, dst
			from.sub, from.i, to.sub, to.i = result, i, result, i
			k.flow(operand{ids: []int{k.id(from)}}, k.id(to))
		}
	}
	for i := range sig.Params().Len() {
		if !goast.HoldsInteger(sig.Params().At(i).Type()) {
			continue
		}
		from, to := dst, src
		from.sub, from.i, to.sub, to.i = argument, i, argument, i
		if own != nil && i < own.Params().Len() {
			to = node{obj: own.Params().At(i)}
		}
		k.flow(operand{ids: []int{k.id(from)}}, k.id(to))
		if fn, ok := src.obj.(*types.Func); ok && k.takesStatus(fn, i) {
			k.need(k.id(from), written)
		}
	}
}

// takesStatus reports whether argument i of fn is written as a status, as far
// as the table, the contract of http.ResponseWriter or facts know.
func (k *kinds) takesStatus(fn *types.Func, i int) bool {
	if sink := sinkOf(k.table.Func(fn)); sink != nil {
		return sink.Param == i && sink.Effect != framework.Names
	}
	if k.types.isWriteHeader(fn) {
		return i == 0
	}
	fact := k.facts.of(fn)
	return fact != nil && slices.Contains(fact.Status, i)
}

// functionSource returns the node of the function that e denotes, and the
// signature that holds its parameters where it is a declared function or a literal.
func (k *kinds) functionSource(e ast.Expr) (node, *types.Signature, bool) {
	e = ast.Unparen(e)
	switch x := e.(type) {
	case *ast.FuncLit:
		sig, ok := k.info.TypeOf(x).(*types.Signature)
		return node{lit: x}, sig, ok
	case *ast.CallExpr:
		if len(x.Args) == 1 && k.info.Types[x.Fun].IsType() {
			// Have: HandlerFunc(f)
			if named := goast.NamedFunc(k.info.TypeOf(x)); named != nil {
				if sig, ok := named.Type().Underlying().(*types.Signature); ok {
					k.functionInto(node{obj: named}, x.Args[0], sig)
				}
			}
			return k.functionSource(x.Args[0])
		}
	case *ast.Ident:
		if fn, ok := k.info.Uses[x].(*types.Func); ok {
			return node{obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	case *ast.SelectorExpr:
		if fn, ok := k.info.Uses[x.Sel].(*types.Func); ok {
			sel := k.info.Selections[x]
			if sel != nil && sel.Kind() == types.MethodExpr {
				return node{obj: fn.Origin()}, nil, true
			}
			return node{obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	}
	n, ok := k.place(e)
	return n, nil, ok
}
