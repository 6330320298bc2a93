package eval

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// nth returns what result i of a call may be.
func (x *Results) nth(fn *program.Function, call *ast.CallExpr, i int) absval.Value {
	return x.nthWhere(fn, call, i, absval.ResultFacts(0).Arg)
}

// nthWhere is nth where the results of the call are known as facts says.
func (x *Results) nthWhere(fn *program.Function, call *ast.CallExpr, i int, facts resultFacts) absval.Value {
	if x.Info.Types[call.Fun].IsType() {
		return x.conversion(fn, call)
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return x.builtin(fn, call, b)
		}
	}
	t := goast.ResultType(x.Info.TypeOf(call), i)
	if t == nil || !response.MayCarry(t) {
		return absval.Value{}
	}
	if obj := goast.Callee(x.Info, call); obj != nil {
		if v, ok := x.keeper(fn, call, obj); ok {
			return v
		}
		if v, ok := x.tabled(fn, call, x.Table.Func(obj)); ok {
			return v
		}
		if v, ok := x.statusOf(fn, call, obj); ok {
			return v
		}
		if goast.IsFunc(obj, "cmp", "Or") {
			return x.anyOf(fn, call.Args)
		}
	}
	if v, ok := x.tabled(fn, call, x.Table.Value(goast.CalledVar(x.Info, call))); ok {
		return v
	}
	return x.followed(fn, call, i, t, facts)
}

// anyOf returns what one of some expressions may be.
func (x *Results) anyOf(fn *program.Function, list []ast.Expr) absval.Value {
	var out absval.Value
	for _, e := range list {
		out = out.Join(x.Eval(fn, e))
	}
	return out
}

// conversion returns T(x): HandlerFunc(f), int(code).
func (x *Results) conversion(fn *program.Function, call *ast.CallExpr) absval.Value {
	if len(call.Args) != 1 {
		return absval.Unknown() // not type-checked
	}
	t := x.Info.TypeOf(call)
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsInteger == 0 {
		return x.Carriers.carriedBy(t, absval.Value{}) // string(x), which carries nothing; ValidationError("no name")
	}
	v := x.converted(x.Eval(fn, call.Args[0]), call.Args[0], t)
	if own := x.Carriers.answered(t, v, call); !own.Empty() {
		return own.Join(absval.Value{Fields: v.Fields}) // whatever else it is made of
	}
	return v
}

func (x *Results) builtin(fn *program.Function, call *ast.CallExpr, b *types.Builtin) absval.Value {
	var out absval.Value
	switch b.Name() {
	case "append", "min", "max", "new":
		for _, arg := range call.Args {
			if !x.Info.Types[arg].IsType() {
				out = out.Join(x.Eval(fn, arg))
			}
		}
	case "len", "cap", "copy":
		return absval.Unknown()
	case "recover":
		if v := x.RecoveredBy(fn); v != nil {
			return absval.Value{Params: []*types.Var{v}}
		}
		return absval.Unknown()
	}
	return out
}

// tabled returns what a function of the table returns.
func (x *Results) tabled(fn *program.Function, call *ast.CallExpr, entry *framework.Func) (absval.Value, bool) {
	if entry == nil || len(entry.Sinks) == 0 && !entry.WritesBody {
		return absval.Value{}, false
	}
	var out absval.Value
	carries := false
	for _, s := range entry.Sinks {
		switch s.Effect {
		case framework.ReturnsCarrier:
			out, carries = out.Join(x.FromSink(fn, call, s)), true
		case framework.ReturnsHandler:
			writes := x.FromSink(fn, call, s)
			ref := absval.FuncRef{Obj: goast.Callee(x.Info, call), Served: true, Writes: &writes}
			out, carries = out.Join(absval.Value{Funcs: append(x.adapted(fn, call), ref)}), true
		}
	}
	if carries {
		return out, true
	}
	// Have: a sink that writes. What it returns is the response, for a chain
	// (c.Status(404).JSON(x)), or the error of writing it.
	return absval.Value{}, true
}

// FromSink returns the status that a sink takes, from wherever it takes it.
func (x *Results) FromSink(fn *program.Function, call *ast.CallExpr, s framework.Sink) absval.Value {
	if goast.IsMethodExpr(x.Info, call.Fun) {
		s.Param++ // T.m(recv, …)
	}
	switch s.Kind {
	case framework.Param:
		if s.Param < len(call.Args) {
			return x.Eval(fn, call.Args[s.Param])
		}
	case framework.Variadic:
		if s.Param < len(call.Args) {
			return x.anyOf(fn, call.Args[s.Param:])
		}
		return absval.Fixed(s.Codes, call)
	case framework.ParamString:
		if s.Param < len(call.Args) {
			return x.digits(call.Args[s.Param], call)
		}
	case framework.Kept:
		return x.kept(fn, call)
	case framework.Fixed:
		return absval.Fixed(s.Codes, call)
	case framework.Implicit:
		return absval.Implied(s.Codes, call)
	case framework.ErrorParam:
		if s.Param < len(call.Args) {
			v := x.Carried(x.Eval(fn, call.Args[s.Param]))
			if len(v.Flat().Origins) == 0 {
				v = v.Join(absval.Implied(s.Codes, call)) // it may carry none
			}
			return v
		}
	}
	return absval.Unknown()
}

// digits returns the status in a constant string: Abort("404").
func (x *Results) digits(e ast.Expr, call ast.Node) absval.Value {
	if code, ok := goast.DigitsOf(x.Info, e); ok {
		return absval.Value{Origins: []absval.Origin{{Code: code, Expr: e, Call: call, Via: absval.Direct}}}
	}
	return absval.Unknown()
}

// Carried returns the statuses in v: those that it is, and those in its fields.
func (x *Evaluator) Carried(v absval.Value) absval.Value {
	if len(v.Guarded) > 0 {
		return v.Map(x.Carried)
	}
	if len(v.Lookups) > 0 {
		return v.MapLookups(x.Carried)
	}
	if len(v.Pending) > 0 {
		return x.carriedModified(v)
	}
	out := absval.Value{Origins: v.Origins, Params: v.Params, Calls: v.Calls, Reads: v.Reads, Top: v.Top}
	for _, p := range v.Fields {
		if !x.Statuses.IsStatus(p.Var) {
			continue // another number
		}
		if p.MustAssign {
			out.Params = nil // whatever the struct was before
		}
		out = out.Join(x.Carried(p.Value))
	}
	return out
}

// carriedModified is carried for what functions that are not known here put
// something into.
func (x *Evaluator) carriedModified(v absval.Value) absval.Value {
	plain := v
	plain.Pending, plain.Fields = nil, nil
	out := x.Carried(plain)
	for _, p := range v.Fields {
		if x.Statuses.IsStatus(p.Var) {
			out = out.Join(v.ReadPending(p.Var, x.Carried(p.Value)))
		}
	}
	for _, m := range v.Pending {
		if m.Field != nil {
			out.Pending = absval.AddPending(out.Pending, m)
		}
	}
	return out
}

// statusOf returns what a method that yields a carrier's status returns:
// err.StatusCode(), where err is an interface.
func (x *Results) statusOf(fn *program.Function, call *ast.CallExpr, obj *types.Func) (absval.Value, bool) {
	if !x.Statuses.IsStatusMethod(obj) {
		return absval.Value{}, false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return absval.Value{}, false
	}
	self := x.Eval(fn, sel.X)
	v := x.Carried(self)
	if linked, ok := x.Facts.Implementations(obj); ok {
		return x.linkedStatus(linked, self, v), true
	}
	if x.Facts.Summary(obj) != nil {
		// The implementations of the package that declares the interface, besides
		// whatever carries a status by its type.
		own := x.followed(fn, call, 0, x.Info.TypeOf(call), absval.ResultFacts(0).Arg)
		own.Top = own.Top && v.Empty()
		v = v.Join(own)
	}
	return v, true
}

// linkedStatus returns what the methods of linked return whose receiver is self, of
// which carried is what it carries by its type and its fields. That says all of the
// methods whose result values are known to carry.
func (x *Results) linkedStatus(linked []fact.Linked, self, carried absval.Value) absval.Value {
	out := carried
	out.Top = out.Top || out.Empty()
	for _, l := range linked {
		if l.Sent {
			continue
		}
		ref := l.Ref
		if own := x.OwnMethod(l.Type, l.Name); l.Own && own != nil {
			ref = env.RefTo(own)
		}
		b := x.SummaryOf(ref)
		if b == nil || len(b.Results) == 0 {
			out.Top = true // not type-checked
			continue
		}
		recv := b.Recv
		if len(ref.Subst) > 0 {
			recv = ref.Subst[0].Param
		}
		v := b.Results[0]
		if recv != nil {
			v = x.Substitute(v, absval.Subst{{Param: recv, Value: self, Facts: absval.NoFacts()}})
		}
		v.Top = v.Top && carried.Empty()
		out = out.Join(v)
	}
	return out
}

// followed returns what the functions that call may call return, where the results
// are known as facts says.
func (x *Results) followed(fn *program.Function, call *ast.CallExpr, i int, t types.Type, facts resultFacts) absval.Value {
	ts, rest, known := x.Calls.Targets(fn, call)
	var out absval.Value
	for _, r := range rest {
		if r.Made {
			out.Top = true // what a function returns that another returned is not followed
		} else {
			out.Calls = absval.AddCall(out.Calls, absval.Call{Read: r.Read, Args: x.Calls.ArgValues(fn, call)})
		}
	}
	for _, target := range ts {
		if made, ok := x.wrapping(fn, call, target); ok {
			out = out.Join(made)
			continue
		}
		target = target.Returning(facts)
		if target.Summary == nil || i >= len(target.Summary.Results) {
			known = known && target.Summary != nil
			continue
		}
		r := target.Summary.Results[i]
		if target.Foreign && goast.IsError(t) {
			r = r.Join(x.Carriers.carriedByErrors(target.Summary, i, r))
		}
		out = out.Join(x.Calls.instantiateResult(target, r, call))
		if target.Summary.Served != nil && target.Ref.Obj != nil {
			made := absval.FuncRef{Obj: target.Ref.Obj, Served: true, Subst: target.Subst}
			out = out.Join(absval.Value{Funcs: []absval.FuncRef{made}}) // what a factory of another package returns
		}
	}
	if known {
		return out
	}
	return out.Join(x.unknownCallResult(fn, call, t))
}

// wrapping returns the handler that a middleware makes of the argument of a call, where a
// function of another package returns the middleware.
func (x *Results) wrapping(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) (absval.Value, bool) {
	if !t.Ref.Served || t.Summary == nil || t.Summary.Next == nil || len(call.Args) != 1 {
		return absval.Value{}, false
	}
	// Have: auth.Role("admin")(h)
	next := t.Summary.Next
	v := x.converted(x.Eval(fn, call.Args[0]), call.Args[0], next.Type())
	ref := t.Ref
	ref.Subst = append(slices.Clip(ref.Subst), absval.Binding{Param: next, Value: v, Facts: absval.NoFacts()})
	return absval.Value{Funcs: []absval.FuncRef{ref}}, true
}
