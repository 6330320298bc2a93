// Package strval evaluates string expressions: which constant strings an
// expression may be, with the parameters of the function around it left open, and
// the tables of rows that loops register routes from.
package strval

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
)

// An Eval evaluates the string expressions of one package.
type Eval struct {
	pkg   *types.Package
	info  *types.Info
	src   *origin.Index
	types *routertype.Types

	active map[*types.Var]bool              // variables that are being followed: x = append(x, …)
	made   map[*ast.CompositeLit]types.Type // literals that substitute makes
	steps  int                              // taken since Restart
}

// New returns an evaluator for the package of a pass.
func New(pass *analysis.Pass, src *origin.Index, t *routertype.Types) *Eval {
	return &Eval{pkg: pass.Pkg, info: pass.TypesInfo, src: src, types: t, active: make(map[*types.Var]bool), made: make(map[*ast.CompositeLit]types.Type)}
}

// maxSteps bounds how many variables are followed for one call.
const maxSteps = 4096

// Enter reports whether v can be followed now, and marks it as being so; the
// caller calls leave when it is done.
func (x *Eval) Enter(v *types.Var) bool {
	if x.steps++; x.steps > maxSteps || x.active[v] {
		return false
	}
	x.active[v] = true
	return true
}

// Restart begins to count steps anew: each call of a program has maxSteps of its own.
func (x *Eval) Restart() { x.steps = 0 }

// Leave ends the following of v.
func (x *Eval) Leave(v *types.Var) { delete(x.active, v) }

// Bind replaces parameters.
func (t Value) Bind(b origin.Bindings, x *Eval) []Value {
	out := []Value{nil}
	for _, p := range t {
		alts := []Value{{p}}
		if e, ok := b.Expr(p.Param); ok {
			alts = x.Of(e, nil)
		}
		if p.Join != nil {
			alts = JoinAll(p.Join, func(t Value) []Value { return t.Bind(b, x) })
		}
		out = Cross(out, alts)
	}
	return out
}

// JoinAll returns what path.Join makes of elements, each of which may be several
// values. An element of which nothing is known stays one.
func JoinAll[T any](elems []T, values func(T) []Value) []Value {
	out := [][]Value{nil}
	for _, e := range elems {
		alts := values(e)
		if len(alts) == 0 {
			alts = []Value{Unknown()}
		}
		var next [][]Value
		for _, list := range out {
			for _, v := range alts {
				if len(next) < maxValues {
					next = append(next, append(list[:len(list):len(list)], v))
				}
			}
		}
		out = next
	}
	var joined []Value
	for _, list := range out {
		joined = append(joined, join(list))
	}
	return joined
}

// Of returns what the string e may be; nil where it is not known.
func (x *Eval) Of(e ast.Expr, b origin.Bindings) []Value { return x.of(e, b, 0) }

func (x *Eval) of(e ast.Expr, b origin.Bindings, depth int) []Value {
	if e == nil || depth > origin.MaxFollow {
		return nil
	}
	e = ast.Unparen(e)
	if tv := x.info.Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		return []Value{Literal(constant.StringVal(tv.Value))}
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			left := x.of(e.X, b, depth+1)
			if len(left) == 0 {
				left = []Value{Unknown()} // the end is known
			}
			return follow(left, x.of(e.Y, b, depth+1))
		}
	case *ast.Ident, *ast.SelectorExpr:
		return x.ofVariable(e, b, depth)
	case *ast.CallExpr:
		if val, ok := x.got(e, b); ok {
			return x.of(val, nil, depth+1)
		}
		return x.ofCall(e, b, depth)
	case *ast.IndexExpr:
		return x.ofIndex(e, b, depth)
	}
	return nil
}

func (x *Eval) ofVariable(e ast.Expr, b origin.Bindings, depth int) []Value {
	v := x.src.Target(e)
	if set := x.src.Reassigned(v, e); set != nil {
		return x.of(set, b, depth+1)
	}
	if val, ok := x.Bound(e, b); ok {
		return x.of(val, nil, depth+1)
	}
	if v == nil {
		return nil
	}
	if _, ok := x.src.Params[v]; ok {
		return []Value{{{Param: v}}}
	}
	if x.src.MayBeZero(v) {
		return []Value{Unknown()}
	}
	if sel, ok := e.(*ast.SelectorExpr); ok && len(x.src.Values[v]) > 1 && (x.RowOf(sel) != nil || x.ofTable(sel)) {
		return nil // which row's is not known
	}
	if !x.Enter(v) {
		return nil
	}
	defer x.Leave(v)
	var out []Value
	for _, o := range x.src.Values[v] {
		if o.Elem || o.Key || o.Index > 0 {
			return nil // the loop binds it, or nothing does
		}
		out = append(out, x.of(o.Expr, b, depth+1)...)
	}
	return out
}

// BindAll replaces parameters in each of the values.
func BindAll(list []Value, b origin.Bindings, x *Eval) []Value {
	var out []Value
	for _, t := range list {
		out = append(out, t.Bind(b, x)...)
	}
	return out
}
