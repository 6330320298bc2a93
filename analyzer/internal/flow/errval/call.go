package errval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// call returns the errors that result i of a call may be.
func (ev *evaluation) call(fn *program.Function, call *ast.CallExpr, i int) errset.Set {
	if ev.Info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		if t := ev.Info.TypeOf(call); types.IsInterface(t) {
			return ev.eval(fn, call.Args[0])
		}
		return ofStatic(ev.Info.TypeOf(call))
	}
	obj := goast.Callee(ev.Info, call)
	switch {
	case ev.isPlain(call):
		return errset.Other()
	case goast.IsFunc(obj, "errors", "Unwrap"):
		return errset.Top() // whatever the error wraps
	case goast.IsFunc(obj, "fmt", "Errorf"), goast.IsFunc(obj, "errors", "Join"):
		return ev.joined(fn, call)
	}
	t := goast.ResultType(ev.Info.TypeOf(call), i)
	if t == nil || goast.IsEmptyInterface(t) {
		return errset.Top() // what a container of any holds
	}
	if obj == nil {
		return ev.dynamic(fn, call, i)
	}
	if refs, all, ok := ev.Dispatched(obj); ok {
		var out errset.Set
		for _, ref := range refs {
			out = out.Join(ev.instantiate(fn, call, ref, i))
		}
		if !all {
			out = out.Join(errset.Top())
		}
		return out
	}
	if s, ok := ev.summarized(fn, call, absval.FuncRef{Obj: obj.Origin()}, i); ok {
		return s
	}
	if !types.IsInterface(t) {
		return ofStatic(t)
	}
	return ev.library(fn, call, obj)
}

// joined returns the errors that a call of fmt.Errorf or errors.Join wraps.
func (ev *evaluation) joined(fn *program.Function, call *ast.CallExpr) errset.Set {
	var out errset.Set
	mayBeNil := true
	for _, arg := range call.Args {
		t := ev.Info.TypeOf(arg)
		if !goast.IsError(t) {
			continue // text
		}
		s := ev.eval(fn, arg)
		mayBeNil = mayBeNil && s.MayBeNil()
		out = out.And(s.NonNil().Wrap())
	}
	if out.IsBottom() {
		out = errset.Other()
	}
	if mayBeNil && goast.IsFunc(goast.Callee(ev.Info, call), "errors", "Join") {
		return out.Join(errset.Nil()) // "Join returns nil if every value in errs is nil"
	}
	return out
}

// dynamic returns the errors of a call of a function value.
func (ev *evaluation) dynamic(fn *program.Function, call *ast.CallExpr, i int) errset.Set {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if v, ok := ev.Info.Uses[id].(*types.Var); ok && ev.Params[v] != nil && len(ev.Relevant[v]) == 0 {
			return errset.Of(v, true)
		}
	}
	v := ev.exprs.Eval(fn, call.Fun)
	if v.Top || v.HasCallees() || len(v.Pending)+len(v.Guarded) > 0 || len(v.Funcs) == 0 {
		return errset.Top()
	}
	var out errset.Set
	for _, f := range v.Funcs {
		out = out.Join(ev.instantiate(fn, call, f, i))
	}
	return out
}

// instantiate returns the errors that result i of f may be, with the arguments
// of call.
func (ev *evaluation) instantiate(fn *program.Function, call *ast.CallExpr, f absval.FuncRef, i int) errset.Set {
	if s, ok := ev.summarized(fn, call, f, i); ok {
		return s
	}
	return errset.Top()
}

// summarized is instantiate for a function with a summary; ok is false for
// another.
func (ev *evaluation) summarized(fn *program.Function, call *ast.CallExpr, f absval.FuncRef, i int) (errset.Set, bool) {
	b := ev.SummaryOf(f)
	if b == nil || f.MethodExpr || b.Errors == nil || i >= len(b.Errors) {
		return errset.Set{}, false
	}
	return b.Errors[i].Substitute(func(p errset.Param) (errset.Set, bool) {
		index, ok := b.IndexOf(p.Var)
		if !ok || index < 0 {
			return errset.Top(), true // the receiver, or what a literal captures
		}
		var out errset.Set
		for _, arg := range goast.ArgsOf(ev.Info, call, b.Sig, index) {
			out = out.Join(ev.argument(fn, call, arg, p.Called))
		}
		return out, true
	}), true
}

// argument returns the errors that an argument is; that calling it returns, where
// called is set.
func (ev *evaluation) argument(fn *program.Function, call *ast.CallExpr, arg goast.Arg, called bool) errset.Set {
	if arg.Index >= 0 {
		if inner, ok := ast.Unparen(arg.Expr).(*ast.CallExpr); ok && !called {
			return ev.call(fn, inner, arg.Index)
		}
		return errset.Top()
	}
	if !called {
		return ev.at(fn, call, arg.Expr)
	}
	return ev.callback(fn, arg.Expr)
}

// callback returns the errors that calling e, a function value, may return.
func (ev *evaluation) callback(fn *program.Function, e ast.Expr) errset.Set {
	v := ev.exprs.Eval(fn, e)
	if v.Top || v.HasCallees() || len(v.Guarded) > 0 || len(v.Funcs) == 0 {
		return errset.Top()
	}
	var out errset.Set
	for _, f := range v.Funcs {
		b := ev.SummaryOf(f)
		if b == nil || len(b.Errors) == 0 {
			return errset.Top()
		}
		for _, s := range b.Errors {
			if len(s.Params()) > 0 {
				return errset.Top()
			}
			out = out.Join(s)
		}
	}
	return out
}

// library returns the errors of a function of another module of which nothing is
// known: those that its package can name, and those that the call passes in.
func (ev *evaluation) library(fn *program.Function, call *ast.CallExpr, obj *types.Func) errset.Set {
	if obj.Pkg() == nil || obj.Pkg() == ev.Pass.Pkg || ev.isInterfaceOfUser(obj) || ev.Facts.IsAnalysed(obj.Pkg()) {
		return errset.Top()
	}
	out := errset.Library(obj.Pkg())
	for _, arg := range call.Args {
		t := ev.Info.TypeOf(arg)
		switch {
		case t == nil:
			return errset.Top()
		case goast.IsTuple(t):
			return errset.Top()
		case goast.IsError(t):
			out = out.Join(ev.eval(fn, arg)).Join(ev.eval(fn, arg).NonNil().Wrap())
		default:
			if sig, ok := t.Underlying().(*types.Signature); ok {
				if env.ReturnsError(sig) {
					s := ev.callback(fn, arg)
					out = out.Join(s).Join(s.Wrap())
				}
				continue
			}
			if ev.injects(t, obj.Pkg()) {
				return errset.Top()
			}
		}
	}
	return out
}

// isInterfaceOfUser reports whether obj is a method of an interface that is neither
// the standard library's nor a framework's: what implements it is not known.
func (ev *evaluation) isInterfaceOfUser(obj *types.Func) bool {
	recv := obj.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type()) && !goast.IsStd(obj.Pkg()) && !ev.Table.KnownPackage(obj.Pkg())
}

// injects reports whether a value of type t, passed to a function of package p,
// may bring errors that p cannot name: a method of it returns one.
func (ev *evaluation) injects(t types.Type, p *types.Package) bool {
	named := goast.NamedOf(t)
	if named == nil || named.Obj().Pkg() == nil || ev.canName(p, named.Obj().Pkg()) {
		return false
	}
	for _, typ := range []types.Type{named, types.NewPointer(named)} {
		set := types.NewMethodSet(typ)
		for i := range set.Len() {
			if m, ok := set.At(i).Obj().(*types.Func); ok && env.ReturnsError(m.Signature()) {
				return true
			}
		}
	}
	return false
}

// canName is errset.Names, which goes over all imports, once for two packages.
func (x *Evaluator) canName(p, q *types.Package) bool {
	key := [2]*types.Package{p, q}
	can, known := x.names[key]
	if !known {
		can = errset.Names(p, q)
		x.names[key] = can
	}
	return can
}
