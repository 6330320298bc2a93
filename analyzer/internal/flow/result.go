package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// nth returns what result i of a call may be.
func (x *evaluator) nth(fn *function, call *ast.CallExpr, i int) value {
	if x.info.Types[call.Fun].IsType() {
		return x.conversion(fn, call)
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.info.Uses[id].(*types.Builtin); ok {
			return x.builtin(fn, call, b)
		}
	}
	t := goast.ResultType(x.info.TypeOf(call), i)
	if t == nil || !mayCarry(t) {
		return value{}
	}
	if obj := goast.Callee(x.info, call); obj != nil {
		if v, ok := x.tabled(fn, call, x.table.Func(obj)); ok {
			return v
		}
		if v, ok := x.statusOf(fn, call, obj); ok {
			return v
		}
		if goast.IsFunc(obj, "cmp", "Or") {
			return x.anyOf(fn, call.Args)
		}
	}
	if v, ok := x.tabled(fn, call, x.table.Value(goast.CalledVar(x.info, call))); ok {
		return v
	}
	return x.followed(fn, call, i, t)
}

// anyOf returns what one of some expressions may be.
func (x *evaluator) anyOf(fn *function, list []ast.Expr) value {
	var out value
	for _, e := range list {
		out = out.join(x.eval(fn, e))
	}
	return out
}

// conversion returns T(x): HandlerFunc(f), int(code).
func (x *evaluator) conversion(fn *function, call *ast.CallExpr) value {
	if len(call.Args) != 1 {
		return unknown // not type-checked
	}
	t := x.info.TypeOf(call)
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsInteger == 0 {
		return value{} // string(x)
	}
	v := x.eval(fn, call.Args[0])
	if own := x.answered(t, v, call); !own.empty() {
		return own.join(value{parts: v.parts}) // whatever else it is made of
	}
	return v
}

func (x *evaluator) builtin(fn *function, call *ast.CallExpr, b *types.Builtin) value {
	var out value
	switch b.Name() {
	case "append", "min", "max", "new":
		for _, arg := range call.Args {
			if !x.info.Types[arg].IsType() {
				out = out.join(x.eval(fn, arg))
			}
		}
	case "len", "cap", "copy", "recover":
		return unknown
	}
	return out
}

// tabled returns what a function of the table returns.
func (x *evaluator) tabled(fn *function, call *ast.CallExpr, entry *framework.Func) (value, bool) {
	if entry == nil || len(entry.Sinks) == 0 && !entry.WritesBody {
		return value{}, false
	}
	var out value
	carries := false
	for _, s := range entry.Sinks {
		switch s.Effect {
		case framework.ReturnsCarrier:
			out, carries = out.join(x.fromSink(fn, call, s)), true
		case framework.ReturnsHandler:
			writes := x.fromSink(fn, call, s)
			ref := funcRef{obj: goast.Callee(x.info, call), served: true, writes: &writes}
			out, carries = out.join(value{funcs: append(x.adapted(fn, call), ref)}), true
		}
	}
	if carries {
		return out, true
	}
	// Have: a sink that writes. What it returns is the response, for a chain
	// (c.Status(404).JSON(x)), or the error of writing it.
	return value{}, true
}

// fromSink returns the status that a sink takes, from wherever it takes it.
func (x *evaluator) fromSink(fn *function, call *ast.CallExpr, s framework.Sink) value {
	if goast.IsMethodExpr(x.info, call.Fun) {
		s.Param++ // T.m(recv, …)
	}
	switch s.Kind {
	case framework.Param:
		if s.Param < len(call.Args) {
			return x.eval(fn, call.Args[s.Param])
		}
	case framework.Variadic:
		if s.Param < len(call.Args) {
			return x.anyOf(fn, call.Args[s.Param:])
		}
		return fixed(s.Codes, call)
	case framework.ParamString:
		if s.Param < len(call.Args) {
			return x.digits(call.Args[s.Param], call)
		}
	case framework.Fixed:
		return fixed(s.Codes, call)
	case framework.Implicit:
		return implied(s.Codes, call)
	case framework.ErrorParam:
		if s.Param < len(call.Args) {
			v := x.carried(x.eval(fn, call.Args[s.Param]))
			if len(v.flat().atoms) == 0 {
				v = v.join(implied(s.Codes, call)) // it may carry none
			}
			return v
		}
	}
	return unknown
}

// fixed returns the statuses that the call chooses, and nothing names.
func fixed(codes []int, call ast.Node) value {
	var out value
	for _, c := range codes {
		out.atoms = append(out.atoms, atom{code: c, call: call, via: Direct})
	}
	return out
}

// implied returns the statuses that a call may come to by itself.
func implied(codes []int, call ast.Node) value {
	out := fixed(codes, call)
	for i := range out.atoms {
		out.atoms[i].via = Implicit
	}
	return out
}

// digits returns the status in a constant string: Abort("404").
func (x *evaluator) digits(e ast.Expr, call ast.Node) value {
	if code, ok := goast.DigitsOf(x.info, e); ok {
		return value{atoms: []atom{{code: code, expr: e, call: call, via: Direct}}}
	}
	return unknown
}

// carried returns the statuses in v: those that it is, and those in its fields.
func (x *evaluator) carried(v value) value {
	if len(v.over) > 0 {
		return v.mapped(x.carried)
	}
	if len(v.mods) > 0 {
		return x.carriedModified(v)
	}
	out := value{atoms: v.atoms, params: v.params, calls: v.calls, lost: v.lost}
	for _, p := range v.parts {
		if !x.kinds.isStatus(p.field) {
			continue // another number
		}
		if p.set {
			out.params = nil // whatever the struct was before
		}
		out = out.join(x.carried(p.value))
	}
	return out
}

// carriedModified is carried for what functions that are not known here put
// something into.
func (x *evaluator) carriedModified(v value) value {
	plain := v
	plain.mods, plain.parts = nil, nil
	out := x.carried(plain)
	for _, p := range v.parts {
		if x.kinds.isStatus(p.field) {
			out = out.join(v.modified(p.field, x.carried(p.value)))
		}
	}
	for _, m := range v.mods {
		if m.field != nil {
			out.mods = addMod(out.mods, m)
		}
	}
	return out
}

// statusOf returns what a method that yields a carrier's status returns:
// err.StatusCode(), where err is an interface.
func (x *evaluator) statusOf(fn *function, call *ast.CallExpr, obj *types.Func) (value, bool) {
	if !x.types.isStatusMethod(obj) {
		return value{}, false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return value{}, false
	}
	return x.carried(x.eval(fn, sel.X)), true
}

// followed returns what the functions that call may call return.
func (x *evaluator) followed(fn *function, call *ast.CallExpr, i int, t types.Type) value {
	ts, rest, known := x.targets(fn, call)
	out := value{calls: rest}
	for _, target := range ts {
		if target.b == nil || i >= len(target.b.results) {
			known = known && target.b != nil
			continue
		}
		out = out.join(x.out(target, target.b.results[i], call))
		if target.b.served != nil && target.ref.obj != nil {
			made := funcRef{obj: target.ref.obj, served: true, env: target.env}
			out = out.join(value{funcs: []funcRef{made}}) // what a factory of another package returns
		}
	}
	if known {
		return out
	}
	return out.join(x.passedOn(fn, call, t))
}
