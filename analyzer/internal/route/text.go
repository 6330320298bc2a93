package route

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A text is a string that is known but for parameters of the function that it
// was found in.
type text []piece

type piece struct {
	lit   string
	param *types.Var
}

func literal(s string) text { return text{{lit: s}} }

// plain returns the text as a string, and whether it is known in full.
func (t text) plain() (string, bool) {
	var b strings.Builder
	for _, p := range t {
		if p.param != nil {
			return "", false
		}
		b.WriteString(p.lit)
	}
	return b.String(), true
}

// known returns the end of the text that is known, and whether it is the whole.
func (t text) known() (string, bool) {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].param != nil {
			s, _ := t[i+1:].plain()
			return s, false
		}
	}
	s, _ := t.plain()
	return s, true
}

// bind replaces parameters.
func (t text) bind(b bindings, x *index) []text {
	out := []text{nil}
	for _, p := range t {
		alts := []text{{p}}
		if e, ok := b.expr(p.param); ok {
			alts = x.texts(e, nil)
		}
		out = cross(out, alts)
	}
	return out
}

// maxTexts bounds how many strings one expression may be.
const maxTexts = 256

func cross(a, b []text) []text {
	var out []text
	for _, s := range a {
		for _, t := range b {
			if len(out) == maxTexts {
				return out
			}
			out = append(out, append(s[:len(s):len(s)], t...))
		}
	}
	return out
}

// follow puts what comes next behind texts. What is not known of the regexp of a
// parameter, "/{name:" + re.String() + "}", is no part of the path.
func follow(left, right []text) []text {
	var out []text
	for _, l := range left {
		if len(right) == 0 && l.inRegexp() {
			out = append(out, l)
		}
		for _, r := range right {
			if len(out) < maxTexts {
				out = append(out, l.then(r))
			}
		}
	}
	return out
}

func (t text) then(u text) text {
	out := t[:len(t):len(t)]
	for _, p := range u {
		if p.param == nil || !out.inRegexp() {
			out = append(out, p)
		}
	}
	return out
}

// inRegexp reports whether the text ends inside of {name:regexp}.
func (t text) inRegexp() bool {
	depth, named := 0, false
	end, _ := t.known()
	for _, r := range end {
		switch r {
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
		case ':':
			named = depth == 1 || named && depth > 0
		}
	}
	return depth > 0 && named
}

// bindings give parameters, and the variables of loops, what they stand for.
type bindings map[*types.Var]ast.Expr

func (b bindings) expr(v *types.Var) (ast.Expr, bool) {
	if v == nil {
		return nil, false
	}
	e, ok := b[v]
	return e, ok
}

// texts returns what the string e may be; nil where it is not known.
func (x *index) texts(e ast.Expr, b bindings) []text { return x.textsIn(e, b, 0) }

// maxFollow bounds how many variables back a value is followed.
const maxFollow = 10

func (x *index) textsIn(e ast.Expr, b bindings, depth int) []text {
	if e == nil || depth > maxFollow {
		return nil
	}
	e = ast.Unparen(e)
	if tv := x.info.Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		return []text{literal(constant.StringVal(tv.Value))}
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			left := x.textsIn(e.X, b, depth+1)
			if len(left) == 0 {
				left = []text{{{param: unknownParam}}} // the end is known
			}
			return follow(left, x.textsIn(e.Y, b, depth+1))
		}
	case *ast.Ident, *ast.SelectorExpr:
		return x.variableTexts(e, b, depth)
	case *ast.CallExpr:
		return x.callTexts(e, b, depth)
	case *ast.IndexExpr:
		return x.indexedTexts(e, b, depth)
	}
	return nil
}

func (x *index) variableTexts(e ast.Expr, b bindings, depth int) []text {
	if val, ok := x.bound(e, b); ok {
		return x.textsIn(val, nil, depth+1)
	}
	v := x.target(e)
	if v == nil {
		return nil
	}
	if _, ok := x.params[v]; ok {
		return []text{{{param: v}}}
	}
	if sel, ok := e.(*ast.SelectorExpr); ok && len(x.values[v]) > 1 && (x.rowOf(sel) != nil || x.ofTable(sel)) {
		return nil // which row's is not known
	}
	if !x.follow(v) {
		return nil
	}
	defer x.leave(v)
	var out []text
	for _, o := range x.values[v] {
		if o.elem || o.key || o.index > 0 {
			return nil // the loop binds it, or nothing does
		}
		out = append(out, x.textsIn(o.expr, b, depth+1)...)
	}
	return out
}

// bound returns what e stands for under b: a bound variable, or a field of the
// struct literal that a variable is bound to.
func (x *index) bound(e ast.Expr, b bindings) (ast.Expr, bool) {
	if len(b) == 0 {
		return nil, false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, _ := x.info.Uses[e].(*types.Var)
		if val, ok := b.expr(v); ok {
			_, isRow := rowAt(val)
			return val, !isRow
		}
		return x.copied(v, b)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return x.bound(e.X, b)
		}
	case *ast.IndexExpr:
		return x.indexed(e, b)
	case *ast.SelectorExpr:
		base, ok := x.bound(e.X, b)
		if !ok {
			return nil, false
		}
		f, _ := x.info.Uses[e.Sel].(*types.Var)
		return x.fieldOf(base, f)
	}
	return nil, false
}

// copied returns what v stands for where it copies a row: rt := rt, rt := table[i],
// rt := &table[i].
func (x *index) copied(v *types.Var, b bindings) (ast.Expr, bool) {
	if v == nil || len(x.values[v]) != 1 || !x.follow(v) {
		return nil, false
	}
	defer x.leave(v)
	o := x.values[v][0]
	if o.elem || o.key || o.group || o.index > 0 {
		return nil, false
	}
	return x.bound(o.expr, b)
}

// fieldOf returns the value of a field in the struct literal that e denotes.
func (x *index) fieldOf(e ast.Expr, f *types.Var) (ast.Expr, bool) {
	lit := x.structLiteral(e, 0)
	if lit == nil || f == nil {
		return nil, false
	}
	if structs.Of(x.info.TypeOf(lit)) == nil {
		return nil, false // a list, or a map
	}
	for g, val := range structs.Fields(x.info, lit) {
		if g == f.Origin() {
			return val, true
		}
	}
	return nil, true // the zero value
}

// structLiteral follows e to a composite literal.
func (x *index) structLiteral(e ast.Expr, depth int) *ast.CompositeLit {
	if e == nil || depth > maxFollow {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return e
	case *ast.UnaryExpr:
		return x.structLiteral(e.X, depth+1)
	case *ast.Ident, *ast.SelectorExpr:
		if v := x.target(e); v != nil && len(x.values[v]) == 1 && !x.values[v][0].elem && !x.values[v][0].key {
			return x.structLiteral(x.values[v][0].expr, depth+1)
		}
	}
	return nil
}
