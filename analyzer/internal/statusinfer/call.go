package statusinfer

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// calls records what calls do with their arguments.
type calls struct{ moves }

// call records what calling a function does with its arguments.
func (g *calls) call(call *ast.CallExpr) {
	fn := goast.Callee(g.Info, call)
	if fn == nil {
		if goast.IsBuiltin(g.Info, call, "copy") && len(call.Args) == 2 {
			if dst, ok := g.place(call.Args[0]); ok {
				g.into(dst, call.Args[1], -1)
			}
			return
		}
		if entry := g.Table.Value(goast.CalledVar(g.Info, call)); entry != nil {
			g.sinks(call, entry)
			return
		}
		g.dynamic(call)
		return
	}
	entry := g.Table.Func(fn)
	if entry != nil && len(entry.Sinks) > 0 {
		g.sinks(call, entry)
		return
	}
	if entry != nil && entry.Register != nil {
		g.registered(call, entry)
	}
	if g.Types.IsWriteHeader(fn) {
		g.mark(g.arg(call, 0), written)
	}
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		g.bind(call, sig, i, Loc{Obj: sig.Params().At(i)})
	}
	g.learn(call, fn)
}

// dynamic records a call of a function value.
func (g *calls) dynamic(call *ast.CallExpr) {
	t := g.Info.TypeOf(call.Fun)
	if t == nil {
		return
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return // a builtin
	}
	dst, ok := g.functionNode(call.Fun)
	if !ok {
		return // the result of a call
	}
	dst.Part = Argument
	for i := range sig.Params().Len() {
		dst.Index = i
		if dst.Lit != nil {
			g.bind(call, sig, i, Loc{Obj: sig.Params().At(i)})
		} else {
			g.bind(call, sig, i, dst)
		}
	}
}

// bind records that the arguments for parameter i flow into dst.
func (g *calls) bind(call *ast.CallExpr, sig *types.Signature, i int, dst Loc) {
	for _, a := range goast.ArgsOf(g.Info, call, sig, i) {
		g.into(dst, a.Expr, a.Index)
	}
}

// sinks records the arguments that a function of the table takes for statuses.
func (g *calls) sinks(call *ast.CallExpr, entry *framework.Func) {
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
		if goast.IsMethodExpr(g.Info, call.Fun) {
			first++ // T.m(recv, …)
		}
		if s.Kind == framework.Param {
			g.mark(g.arg(call, first), role)
			continue
		}
		for i := first; i < len(call.Args); i++ {
			g.mark(g.arg(call, i), role)
		}
	}
}

// registered records that the handlers which a call registers return statuses,
// where the framework takes a number that a handler returns for one.
func (g *calls) registered(call *ast.CallExpr, entry *framework.Func) {
	f := g.Table.Framework(entry.Framework)
	if f != nil && f.Output != nil && f.Output.Chosen != "" {
		g.chosen(call, f.Output.Chosen)
	}
	if f == nil || !f.IntResult {
		return
	}
	handlers := call.Args
	for _, arg := range call.Args {
		if lit, ok := ast.Unparen(arg).(*ast.CompositeLit); ok {
			handlers = append(handlers[:len(handlers):len(handlers)], lit.Elts...)
		}
	}
	for _, h := range handlers {
		sig, ok := g.Info.TypeOf(h).(*types.Signature)
		if !ok || sig.Results().Len() == 0 || !goast.IsInteger(sig.Results().At(0).Type()) {
			continue // a path, or a handler that writes
		}
		// Have: m.Get("/x", func() (int, string) { … })
		if src, _, ok := g.functionSource(h, 0); ok {
			src.Part = ResultPart
			g.propagateBackward(g.id(src), written)
		}
	}
}

// chosen records that the field of that name is a status in what the handlers among
// the arguments of a registration return first: a framework reads it by reflection.
func (g *calls) chosen(call *ast.CallExpr, name string) {
	for _, arg := range call.Args {
		sig, ok := g.Info.TypeOf(arg).(*types.Signature)
		if !ok || sig.Results().Len() != 2 {
			continue // no handler
		}
		obj, _, _ := types.LookupFieldOrMethod(sig.Results().At(0).Type(), true, g.Pkg, name)
		if v, ok := obj.(*types.Var); ok && goast.IsInteger(v.Type()) {
			g.propagateBackward(g.id(Loc{Obj: v.Origin()}), written)
		}
	}
}

// arg returns argument i of call; f(g()) spreads.
func (g *reader) arg(call *ast.CallExpr, i int) operand {
	if len(call.Args) == 1 && i > 0 || len(call.Args) == 1 && goast.IsTuple(g.Info.TypeOf(call.Args[0])) {
		if goast.IsTuple(g.Info.TypeOf(call.Args[0])) {
			return g.operand(call.Args[0], i)
		}
	}
	if i < 0 || i >= len(call.Args) {
		return operand{}
	}
	return g.operand(call.Args[i], 0)
}
