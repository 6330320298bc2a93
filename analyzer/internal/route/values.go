package route

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

func (x *index) add(lhs ast.Expr, o origin) {
	if v := x.target(lhs); v != nil {
		x.give(v, o)
	}
}

// give records that v gets a value. What tests put into the server's own fields
// and parameters says nothing of how it is put together.
func (x *index) give(v *types.Var, o origin) {
	if x.isTest(o.expr) && !x.isTestPos(v.Pos()) {
		return
	}
	x.values[v] = append(x.values[v], o)
}

// target returns the variable or field that assigning to lhs fills.
func (x *index) target(lhs ast.Expr) *types.Var {
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		v, _ := x.info.ObjectOf(lhs).(*types.Var)
		return v
	case *ast.SelectorExpr:
		v, _ := x.info.Uses[lhs.Sel].(*types.Var)
		if v != nil {
			return v.Origin()
		}
	}
	return nil
}

func (x *index) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return
	}
	for i, lhs := range s.Lhs {
		if e, ok := ast.Unparen(lhs).(*ast.IndexExpr); ok && len(s.Lhs) == len(s.Rhs) {
			x.put(e, s.Rhs[i])
			continue
		}
		if len(s.Lhs) == len(s.Rhs) {
			x.add(lhs, origin{expr: s.Rhs[i], index: -1})
		} else {
			x.add(lhs, origin{expr: s.Rhs[0], index: i})
		}
	}
}

// put records table[key] = value as a row of the table.
func (x *index) put(e *ast.IndexExpr, value ast.Expr) {
	if v := x.target(e.X); v != nil && (!x.isTest(e) || x.isTestPos(v.Pos())) {
		x.rows[v] = append(x.rows[v], element{e.Index, value})
	}
}

func (x *index) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		switch {
		case len(s.Values) == len(s.Names):
			x.add(name, origin{expr: s.Values[i], index: -1})
		case len(s.Values) == 1:
			x.add(name, origin{expr: s.Values[0], index: i})
		}
	}
}

func (x *index) ranged(s *ast.RangeStmt) {
	if s.Key != nil {
		x.add(s.Key, origin{expr: s.X, index: -1, key: true})
	}
	if s.Value != nil {
		x.add(s.Value, origin{expr: s.X, index: -1, elem: true})
	}
}

func (x *index) composite(lit *ast.CompositeLit) {
	for f, val := range structs.Fields(x.info, lit) {
		x.give(f, origin{expr: val, index: -1})
	}
}

// passParams records the arguments of a call as values of the parameters.
func (x *index) passParams(call *ast.CallExpr, fn *types.Func) {
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(call.Args) {
			return
		}
		if sig.Variadic() && i == sig.Params().Len()-1 {
			for _, a := range call.Args[i:] {
				x.give(sig.Params().At(i), origin{expr: a, index: -1})
			}
			return
		}
		x.give(sig.Params().At(i), origin{expr: call.Args[i], index: -1})
	}
}

// literalParams records the arguments of func(x) { … }(a).
func (x *index) literalParams(call *ast.CallExpr) {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	if !ok {
		return
	}
	for i, p := range literalVars(x.info, lit) {
		if i < len(call.Args) {
			x.give(p, origin{expr: call.Args[i], index: -1})
		}
	}
}

func literalVars(info *types.Info, lit *ast.FuncLit) []*types.Var {
	sig, ok := info.TypeOf(lit).(*types.Signature)
	if !ok {
		return nil
	}
	var out []*types.Var
	for v := range sig.Params().Variables() {
		out = append(out, v)
	}
	return out
}
