package route

import (
	"go/ast"
	"go/constant"
	"strings"
)

// callTexts knows conversions, a few functions of the standard library, and
// functions of the package that return a string.
func (x *index) callTexts(call *ast.CallExpr, b bindings, depth int) []text {
	if x.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		return x.textsIn(call.Args[0], b, depth+1)
	}
	fn := x.callee(call)
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "fmt.Sprintf":
		return x.formatted(call, b, depth)
	case "path.Join", "strings.ToUpper", "strings.TrimRight", "strings.TrimSuffix":
		return x.joined(call, fn.Name(), b, depth)
	}
	if decl := x.decls[fn]; decl != nil && decl.Body != nil {
		var out []text
		for _, ret := range returnsOf(decl.Body) {
			if len(ret.Results) == 1 {
				out = append(out, x.textsIn(ret.Results[0], nil, depth+1)...)
			}
		}
		return knownOnly(out)
	}
	return nil
}

// knownOnly leaves out texts with parameters, which are another function's.
func knownOnly(in []text) []text {
	var out []text
	for _, t := range in {
		if _, ok := t.plain(); ok {
			out = append(out, t)
		}
	}
	return out
}

func returnsOf(body *ast.BlockStmt) []*ast.ReturnStmt {
	var out []*ast.ReturnStmt
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			out = append(out, n)
		}
		return true
	})
	return out
}

// formatted expands the verbs of a constant format: strings, and numbers that
// are constant. What another verb makes is not known.
func (x *index) formatted(call *ast.CallExpr, b bindings, depth int) []text {
	formats := x.textsIn(arg(call, 0), b, depth+1)
	if len(formats) != 1 {
		return nil
	}
	format, ok := formats[0].plain()
	if !ok {
		return nil
	}
	out := []text{nil}
	next := 1
	for {
		before, after, found := strings.Cut(format, "%")
		out = cross(out, []text{literal(before)})
		if !found {
			return out
		}
		verb := strings.TrimLeft(after, "+-# .0123456789")
		switch {
		case verb == "" || verb[0] == '[' || verb[0] == '*':
			return nil // %[1]s, %*d
		case verb[0] == '%':
			out = cross(out, []text{literal("%")})
		default:
			var given []text
			if verb == after && strings.IndexByte("svd", verb[0]) >= 0 {
				given = x.printed(arg(call, next), b, depth)
			}
			if len(given) == 0 {
				given = []text{{{param: unknownParam}}}
			}
			out = follow(out, given)
			next++
		}
		format = verb[1:]
	}
}

// printed returns what fmt makes of a string, or of a constant number.
func (x *index) printed(e ast.Expr, b bindings, depth int) []text {
	if e == nil {
		return nil
	}
	if v := x.info.Types[x.deref(e, b)].Value; v != nil && v.Kind() == constant.Int {
		return []text{literal(v.ExactString())}
	}
	return x.textsIn(e, b, depth+1)
}

func (x *index) joined(call *ast.CallExpr, name string, b bindings, depth int) []text {
	first := x.textsIn(arg(call, 0), b, depth+1)
	if name != "Join" {
		return first
	}
	for _, a := range call.Args[1:] {
		first = cross(first, cross([]text{literal("/")}, x.textsIn(a, b, depth+1)))
	}
	return first
}

// indexedTexts returns the element of a literal list or map at a constant index: all of them.
func (x *index) indexedTexts(e *ast.IndexExpr, b bindings, depth int) []text {
	lit := x.structLiteral(e.X, depth)
	if lit == nil {
		return nil
	}
	var out []text
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		out = append(out, x.textsIn(elt, b, depth+1)...)
	}
	return out
}

// list returns the strings in a list: []string{"GET", "POST"}, or one string
// of several, "GET,POST".
func (x *index) list(e ast.Expr, b bindings) []text {
	if lit := x.structLiteral(e, 0); lit != nil {
		var out []text
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			out = append(out, x.texts(elt, b)...)
		}
		return out
	}
	return words(x.texts(e, b), ", |")
}

// words parts texts that list several: "GET,POST", "/one /two".
func words(list []text, between string) []text {
	var out []text
	for _, t := range list {
		s, ok := t.plain()
		if !ok {
			out = append(out, t)
			continue
		}
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(between, r) }) {
			out = append(out, literal(word))
		}
	}
	return out
}
