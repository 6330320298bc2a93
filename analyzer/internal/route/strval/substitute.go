package strval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// A row may be made where its parts are parameters: by a constructor, or by a method
// of a router that keeps its rows. Each call makes a row of its own:
//
//	func (r *router) GET(path string, h handler) { r.routes = append(r.routes, route{"GET", path, h}) }
//	func newRoute(method, path string, h handler) Route { return &route{method, path, h} }

// typeOf returns the type of a literal, of the source or made by substitute.
func (x *Eval) typeOf(lit *ast.CompositeLit) types.Type {
	if t, ok := x.made[lit]; ok {
		return t
	}
	return x.info.TypeOf(lit)
}

// substitute returns e with the parameters replaced that b binds. Nodes that it
// makes stand for no source; what they hold does.
func (x *Eval) substitute(e ast.Expr, b origin.Bindings) ast.Expr {
	switch e := e.(type) {
	case *ast.Ident:
		v, _ := x.info.Uses[e].(*types.Var)
		if val, ok := b.Expr(v); ok && val != nil {
			return val
		}
	case *ast.ParenExpr:
		return x.substitute(e.X, b)
	case *ast.UnaryExpr:
		if inner := x.substitute(e.X, b); inner != e.X {
			return &ast.UnaryExpr{OpPos: e.OpPos, Op: e.Op, X: inner}
		}
	case *ast.BinaryExpr:
		if l, r := x.substitute(e.X, b), x.substitute(e.Y, b); l != e.X || r != e.Y {
			return &ast.BinaryExpr{X: l, OpPos: e.OpPos, Op: e.Op, Y: r}
		}
	case *ast.KeyValueExpr:
		if val := x.substitute(e.Value, b); val != e.Value {
			return &ast.KeyValueExpr{Key: e.Key, Colon: e.Colon, Value: val}
		}
	case *ast.CompositeLit:
		if elts, changed := x.substituteAll(e.Elts, b); changed {
			lit := &ast.CompositeLit{Type: e.Type, Lbrace: e.Lbrace, Elts: elts, Rbrace: e.Rbrace}
			x.made[lit] = x.typeOf(e)
			return lit
		}
	case *ast.CallExpr:
		if args, changed := x.substituteAll(e.Args, b); changed {
			return &ast.CallExpr{Fun: e.Fun, Lparen: e.Lparen, Args: args, Ellipsis: e.Ellipsis, Rparen: e.Rparen}
		}
	}
	return e
}

func (x *Eval) substituteAll(list []ast.Expr, b origin.Bindings) ([]ast.Expr, bool) {
	out := make([]ast.Expr, len(list))
	changed := false
	for i, e := range list {
		out[i] = x.substitute(e, b)
		changed = changed || out[i] != e
	}
	return out, changed
}

// constructed returns the literal of a struct that a call of a function of the
// package makes, nil where the function has more than one return.
func (x *Eval) constructed(call *ast.CallExpr, depth int) *ast.CompositeLit {
	fn := x.src.Callee(call)
	decl := x.src.Decls[fn]
	if decl == nil || decl.Body == nil {
		return nil
	}
	rets := origin.ReturnsOf(decl.Body)
	if len(rets) != 1 || len(rets[0].Results) == 0 {
		return nil
	}
	made := x.substitute(rets[0].Results[0], origin.Arguments(fn, call))
	return x.StructLiteral(made, depth+1)
}

// paramsOf returns the function whose parameters e mentions, nil where it mentions none.
func (x *Eval) paramsOf(e ast.Expr) *types.Func {
	var fn *types.Func
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			v, _ := x.info.Uses[id].(*types.Var)
			if o, ok := x.src.Params[v]; ok && o.Index >= 0 {
				fn = o.Func
			}
		}
		_, isLit := n.(*ast.FuncLit)
		return !isLit
	})
	return fn
}

// expand returns the rows that calls make of a row which mentions parameters of the
// function that it stands in.
func (x *Eval) expand(e origin.Element, depth int) []origin.Element {
	fn := x.paramsOf(e.Value)
	if fn == nil || depth == origin.MaxWrap || len(x.src.Callers[fn]) == 0 {
		return []origin.Element{e}
	}
	var out []origin.Element
	for _, c := range x.src.Callers[fn] {
		row := origin.Element{Key: e.Key, Value: x.substitute(e.Value, origin.Arguments(fn, c.Call))}
		if row.Value != e.Value && len(out) < origin.MaxRows {
			out = append(out, x.expand(row, depth+1)...)
		}
	}
	return out
}

// got returns what a method without parameters of a row returns: r.Path(), where
// that is a field of the row, or what the method makes of them.
func (x *Eval) got(call *ast.CallExpr, b origin.Bindings) (ast.Expr, bool) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || len(call.Args) > 0 {
		return nil, false
	}
	s := x.info.Selections[sel]
	row, ok := x.Bound(sel.X, b)
	if !ok || s == nil || s.Kind() != types.MethodVal {
		return nil, false
	}
	lit := x.StructLiteral(row, 0)
	if lit == nil || x.typeOf(lit) == nil {
		return nil, false
	}
	obj, _, _ := types.LookupFieldOrMethod(x.typeOf(lit), true, x.pkg, sel.Sel.Name)
	m, _ := obj.(*types.Func)
	decl := x.src.Decls[m]
	if decl == nil || decl.Body == nil {
		return nil, false
	}
	rets := origin.ReturnsOf(decl.Body)
	if len(rets) != 1 || len(rets[0].Results) != 1 {
		return nil, false
	}
	return x.Bound(rets[0].Results[0], origin.Bindings{m.Signature().Recv(): row})
}
