package env

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// YieldsResponse reports whether a method takes nothing and returns a response.
func (x *Env) YieldsResponse(obj *types.Func) bool {
	sig := obj.Signature()
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 && x.Types.IsResponse(sig.Results().At(0).Type())
}

// SignatureOf returns the signature of a function, or nil.
func SignatureOf(obj *types.Func) *types.Signature {
	if obj == nil {
		return nil
	}
	return obj.Signature()
}

// TakenAs returns the type of the parameter for which a call of a function with that
// signature gives an argument; the argument's own where that is not known, or it is
// the receiver.
func (x *Env) TakenAs(call *ast.CallExpr, sig *types.Signature, arg ast.Expr) types.Type {
	if sig != nil {
		for i := range sig.Params().Len() {
			for _, a := range goast.ArgsOf(x.Info, call, sig, i) {
				if a.Expr == arg {
					return goast.ElementOf(sig, i)
				}
			}
		}
	}
	return x.Info.TypeOf(arg)
}

// CallsOf returns what a call of v calls that only callers know.
func CallsOf(v absval.Value) []summary.Invocation {
	var out []summary.Invocation
	for _, r := range v.Callees() {
		out = append(out, summary.Invocation{Callee: summary.Callee{Read: r}})
	}
	for _, c := range v.Calls {
		out = append(out, summary.Invocation{Callee: summary.Callee{Read: c.Read, Made: true}, Given: c.Args})
	}
	return out
}

// Invoked returns the value of what i calls where the parameters in bound are bound. ok
// is false where bound does not bind the parameter.
func (x *Env) Invoked(bound absval.Subst, i summary.Invocation) (v absval.Value, ok bool) {
	v, ok = bound.LookupRead(i.Read)
	if ok && i.Made {
		v = absval.Yield(v, x.SubstituteAll(i.Given, bound), x).Flat()
	}
	return v, ok
}

// SubstituteAll returns values as the caller sees them that bound the parameters in bound.
func (x *Env) SubstituteAll(list []absval.Value, bound absval.Subst) []absval.Value {
	return absval.SubstituteAll(list, bound, x)
}

// BindArgs returns the parameters of f bound to what an invocation passes: to
// anything where that is not known. A response is the one at hand.
func (x *Env) BindArgs(f absval.FuncRef, args []absval.Value) absval.Subst {
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

// IsUnknownHandler reports whether i calls a handler of which nothing is known,
// where v is what is called. A function that is given no response is taken to
// write to none.
func (x *Env) IsUnknownHandler(v absval.Value, i summary.Invocation) bool {
	return x.IsHandlerCall(i) && (v.Top || len(v.Funcs) == 0 && !v.HasCallees())
}

// IsHandlerCall reports whether i calls what may write to the response.
func (x *Env) IsHandlerCall(i summary.Invocation) bool {
	return i.Serves || i.Field == nil && x.Types.IsHandler(i.Param.Type())
}

// SubstituteArgs returns i with its arguments as the caller sees them that bound the
// parameters in bound.
func (x *Env) SubstituteArgs(i summary.Invocation, bound absval.Subst) summary.Invocation {
	i.Args = x.SubstituteAll(i.Args, bound)
	return i
}

// Passes reports whether a call gives what is a certain place for parameter p of b.
func (x *Env) Passes(call *ast.CallExpr, b *summary.FuncSummary, p *types.Var, is func(ast.Expr) bool) bool {
	if p == b.Recv {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return false
		}
		if goast.IsMethodExpr(x.Info, sel) {
			return len(call.Args) > 0 && is(call.Args[0])
		}
		return is(sel.X)
	}
	for i, q := range b.Params {
		if q != p {
			continue
		}
		for _, arg := range goast.ArgsOf(x.Info, call, b.Sig, i) {
			if is(arg.Expr) {
				return true
			}
		}
	}
	return false
}

// IsVariable reports whether e is v or &v.
func (x *Env) IsVariable(e ast.Expr, v *types.Var) bool {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	id, ok := e.(*ast.Ident)
	return ok && x.Info.Uses[id] == v
}
