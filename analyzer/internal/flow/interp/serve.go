package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// invoke adds what is called that only callers of a function know, as bound binds it.
func (x *transfer) invoke(e *summary.Effect, bound absval.Subst, i summary.Invocation) {
	v, ok := x.Callee(bound, i.Callee)
	if !ok {
		e.Invoked = summary.AddInvocation(e.Invoked, i) // of a function further out
		return
	}
	for _, c := range calleesOf(v) {
		e.Invoked = summary.AddInvocation(e.Invoked, summary.Invocation{Callee: c, Serves: i.Serves, Args: i.Args})
	}
	if x.IsUnknownHandler(v, i) && !isNilArgument(bound, i) {
		e.Escapes = true
	}
	for _, f := range v.Funcs {
		if x.CanCall(i, f) {
			x.serve(e, f, i.Args)
		}
	}
}

// isNilArgument reports whether a call certainly passes nil for what i calls.
func isNilArgument(bound absval.Subst, i summary.Invocation) bool {
	b, _ := bound.Binding(i.Param)
	return i.Field == nil && b.Facts.Nil == absval.Holds
}

// calleesOf returns what a call of v calls that only callers know.
func calleesOf(v absval.Value) []summary.Callee {
	var out []summary.Callee
	for _, r := range v.Callees() {
		out = append(out, summary.Callee{Read: r})
	}
	for _, r := range v.Calls {
		out = append(out, summary.Callee{Read: r, Made: true})
	}
	return out
}

// Callee returns the value of c where the parameters in bound are bound. ok is false
// where bound does not bind the parameter.
func (x *context) Callee(bound absval.Subst, c summary.Callee) (v absval.Value, ok bool) {
	v, ok = bound.LookupRead(c.Read)
	if ok && c.Made {
		v = absval.Yield(v, x).Flat()
	}
	return v, ok
}

// BindArgs returns the parameters of f bound to what an invocation passes: to
// anything where that is not known. A response is the one at hand.
func (x *context) BindArgs(f absval.FuncRef, args []absval.Value) absval.Subst {
	b := x.SummaryOf(f)
	if b == nil || f.Served {
		return nil // the parameters are those of the function that makes the handler
	}
	var out absval.Subst
	for i, p := range b.Params {
		if x.Types.IsResponse(p.Type()) || !b.Mentions(p) {
			continue
		}
		v := absval.Unknown()
		if i < len(args) && !b.Sig.Variadic() && !f.MethodExpr {
			v = args[i]
		}
		out = append(out, absval.Binding{Param: p, Value: v, Facts: absval.FactsOf(v)})
	}
	return out
}

// givesResponse reports whether a call of a function value gives it the response: as
// one, or as any value. A gin.Context that is taken as a context.Context is none.
func (x *transfer) givesResponse(fn *program.Function, call *ast.CallExpr) bool {
	sig, _ := x.info.TypeOf(call.Fun).Underlying().(*types.Signature) // nil for a type parameter
	return slices.ContainsFunc(x.responses(fn, call), func(arg ast.Expr) bool {
		t := x.takenAs(call, sig, arg)
		return x.Types.IsResponse(t) || goast.IsEmptyInterface(t)
	})
}

// argValues returns the arguments of a call, by index, as far as they can be
// statuses or carry one; nil where none can.
func (x *transfer) argValues(fn *program.Function, call *ast.CallExpr) []absval.Value {
	if call.Ellipsis != token.NoPos {
		return nil // spread over several parameters
	}
	out := make([]absval.Value, len(call.Args))
	any := false
	for i, arg := range call.Args {
		t := x.info.TypeOf(arg)
		if _, isTuple := t.(*types.Tuple); isTuple || t == nil {
			return nil // f(g())
		}
		if response.MayCarry(t) && !x.Types.IsResponse(t) {
			out[i] = x.Eval(fn, arg)
			any = true
		}
	}
	if !any {
		return nil
	}
	return out
}

// IsUnknownHandler reports whether i calls a handler of which nothing is known,
// where v is what is called. A function that is given no response is taken to
// write to none.
func (x *context) IsUnknownHandler(v absval.Value, i summary.Invocation) bool {
	return x.IsHandlerCall(i) && (v.Top || len(v.Funcs)+len(v.Callees())+len(v.Calls) == 0)
}

// IsHandlerCall reports whether i calls what may write to the response.
func (x *context) IsHandlerCall(i summary.Invocation) bool {
	return i.Serves || i.Field == nil && x.Types.IsHandler(i.Param.Type())
}

// CanCall reports whether i can call f, and f write to the response. Of the functions
// that a struct or a list holds, a call that gives the response is of a handler, and
// one that gives none is of another function, which writes only to what it has
// captured.
func (x *transfer) CanCall(i summary.Invocation, f absval.FuncRef) bool {
	b := x.SummaryOf(f)
	itself := i.Field == nil && goast.IsCallable(i.Param.Type()) // what is called is all that the parameter is
	switch {
	case !x.IsHandlerCall(i):
		return b != nil && (itself || !f.Served && !x.Types.Takes(b.Sig))
	case i.Field == nil:
		return true
	}
	return b == nil && x.MayWrite(f) || b != nil && b.Handles || f.Writes != nil
}

// MayWrite reports whether a function of which nothing is known can write to a
// response: it takes one. A literal, which can capture one, is always known.
func (x *transfer) MayWrite(f absval.FuncRef) bool {
	return f.Obj == nil || f.Served || x.ByObj[f.Obj] != nil || x.Types.Takes(f.Obj.Signature()) || f.Obj.Signature().Recv() != nil && x.Types.IsResponse(f.Obj.Signature().Recv().Type())
}

// SubstituteArgs returns i with its arguments as the caller sees them that bound the
// parameters in bound.
func (x *context) SubstituteArgs(i summary.Invocation, bound absval.Subst) summary.Invocation {
	return i.WithArgs(func(arg absval.Value) absval.Value { return x.Substitute(arg, bound) })
}

// serve adds what a handler does that is called with the response, and with args.
func (x *transfer) serve(e *summary.Effect, f absval.FuncRef, args []absval.Value) {
	if f.Writes != nil {
		e.Written = e.Written.Join(*f.Writes)
		e.Header = max(e.Header, summary.May)
		return
	}
	b := x.SummaryOf(f)
	if b == nil {
		e.Escapes = e.Escapes || x.MayWrite(f)
		return
	}
	bound := append(slices.Clip(b.Bound(f)), x.BindArgs(f, args)...)
	for _, inner := range b.Effects {
		rest, ok := bound.Simplify(inner.When)
		if !ok {
			continue // not with what it is made with
		}
		v := x.Carried(x.Substitute(inner.Written, bound)).Under(rest)
		e.Written = e.Written.Join(v)
		for _, i := range inner.Invoked {
			x.invoke(e, bound, x.SubstituteArgs(i, bound))
		}
		e.Possible = summary.Union(e.Possible, inner.Possible)
		e.Escapes = e.Escapes || inner.Escapes
	}
	t := summary.CallTarget{Ref: f, Summary: b, Subst: bound}
	exit := t.ExitState()
	e.Header = max(e.Header, exit.Header)
	e.Body = max(e.Body, exit.Body)
	e.MayReturnUnsent = e.MayReturnUnsent || exit.ImplicitStatus
	e.Implied = append(e.Implied, t.Implied()...)
}
