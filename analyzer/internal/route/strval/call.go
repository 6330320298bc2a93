package strval

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// ofCall knows conversions, a few functions of the standard library, and
// functions of the package that return a string.
func (x *Eval) ofCall(call *ast.CallExpr, b origin.Bindings, depth int) []Value {
	if x.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		return x.of(call.Args[0], b, depth+1)
	}
	fn := x.src.Callee(call)
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "fmt.Sprintf":
		return x.formatted(call, b, depth)
	case "path.Join":
		if !call.Ellipsis.IsValid() {
			return JoinAll(call.Args, func(e ast.Expr) []Value { return x.of(e, b, depth+1) })
		}
	case "strings.ToUpper", "strings.TrimRight", "strings.TrimSuffix":
		return x.of(origin.Arg(call, 0), b, depth+1)
	}
	if t := x.types.TemplateOf(fn); t != nil {
		return x.ofTemplate(call, t, b, depth)
	}
	if decl := x.src.Decls[fn]; decl != nil && decl.Body != nil {
		bound := x.Resolved(origin.Arguments(fn, call), b)
		var out []Value
		for _, ret := range origin.ReturnsOf(decl.Body) {
			if len(ret.Results) == 1 {
				out = append(out, x.of(ret.Results[0], bound, depth+1)...)
			}
		}
		return x.outside(out, fn)
	}
	return nil
}

// outside returns values that fn returns as its callers see them: what a parameter is
// that the call does not bind is not known. Values of which nothing is known are left
// out.
func (x *Eval) outside(in []Value, fn *types.Func) []Value {
	var out []Value
	for _, t := range in {
		if t = x.withoutParams(t, fn); !t.Equal(Unknown()) {
			out = append(out, t)
		}
	}
	return out
}

// withoutParams returns t with the parameters of fn unknown.
func (x *Eval) withoutParams(t Value, fn *types.Func) Value {
	out := make(Value, 0, len(t))
	for _, p := range t {
		if o, ok := x.src.Params[p.Param]; ok && o.Func == fn {
			p.Param = UnknownParam
		}
		if p.Join != nil {
			parts := make([]Value, 0, len(p.Join))
			for _, e := range p.Join {
				parts = append(parts, x.withoutParams(e, fn))
			}
			p.Join = parts
		}
		out = append(out, p)
	}
	return out
}

// formatted expands the verbs of a constant format: strings, and numbers that
// are constant. What another verb makes is not known.
func (x *Eval) formatted(call *ast.CallExpr, b origin.Bindings, depth int) []Value {
	formats := x.of(origin.Arg(call, 0), b, depth+1)
	if len(formats) != 1 {
		return nil
	}
	format, ok := formats[0].Plain()
	if !ok {
		return nil
	}
	out := []Value{nil}
	next := 1
	for {
		before, after, found := strings.Cut(format, "%")
		out = Cross(out, []Value{Literal(before)})
		if !found {
			return out
		}
		verb := strings.TrimLeft(after, "+-# .0123456789")
		switch {
		case verb == "" || verb[0] == '[' || verb[0] == '*':
			return nil // %[1]s, %*d
		case verb[0] == '%':
			out = Cross(out, []Value{Literal("%")})
		default:
			var given []Value
			if verb == after && strings.IndexByte("svd", verb[0]) >= 0 {
				given = x.printed(origin.Arg(call, next), b, depth)
			}
			if len(given) == 0 {
				given = []Value{Unknown()}
			}
			out = follow(out, given)
			next++
		}
		format = verb[1:]
	}
}

// printed returns what fmt makes of a string, or of a constant number.
func (x *Eval) printed(e ast.Expr, b origin.Bindings, depth int) []Value {
	if e == nil {
		return nil
	}
	if v := x.info.Types[x.Deref(e, b)].Value; v != nil && v.Kind() == constant.Int {
		return []Value{Literal(v.ExactString())}
	}
	return x.of(e, b, depth+1)
}

// ofTemplate returns the path of a template that a function of a framework makes:
// of constants, or as its first argument already is.
func (x *Eval) ofTemplate(call *ast.CallExpr, t *framework.Template, b origin.Bindings, depth int) []Value {
	if t.Path == nil {
		return x.of(origin.Arg(call, 0), b, depth+1)
	}
	var ops []int
	for _, e := range x.ElementsAt(origin.Arg(call, t.Ops), depth) {
		n, ok := constant.Int64Val(constant.ToInt(x.valueOf(e.Value)))
		if !ok {
			return nil // not constant
		}
		ops = append(ops, int(n))
	}
	var pool []string
	for _, e := range x.ElementsAt(origin.Arg(call, t.Pool), depth) {
		v := x.valueOf(e.Value)
		if v.Kind() != constant.String {
			return nil // not constant
		}
		pool = append(pool, constant.StringVal(v))
	}
	verb := ""
	if v := x.valueOf(origin.Arg(call, t.Verb)); v.Kind() == constant.String {
		verb = constant.StringVal(v)
	}
	if s, ok := t.Path(ops, pool, verb); ok {
		return []Value{Literal(s)}
	}
	return nil
}

// valueOf returns the constant that e is, an unknown one where it is none.
func (x *Eval) valueOf(e ast.Expr) constant.Value {
	if e == nil || x.info.Types[e].Value == nil {
		return constant.MakeUnknown()
	}
	return x.info.Types[e].Value
}

// ofIndex returns the element of a literal list or map at a constant index: all of them.
func (x *Eval) ofIndex(e *ast.IndexExpr, b origin.Bindings, depth int) []Value {
	lit := x.StructLiteral(e.X, depth)
	if lit == nil {
		return nil
	}
	var out []Value
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		out = append(out, x.of(elt, b, depth+1)...)
	}
	return out
}

// List returns the strings in a list: []string{"GET", "POST"}, or one string
// of several, "GET,POST".
func (x *Eval) List(e ast.Expr, b origin.Bindings) []Value {
	if lit := x.StructLiteral(e, 0); lit != nil {
		var out []Value
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			out = append(out, x.Of(elt, b)...)
		}
		return out
	}
	return Words(x.Of(e, b), ", |")
}
