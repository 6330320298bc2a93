package goast

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
)

// IsRecover reports whether e is recover().
func IsRecover(info *types.Info, e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && info.Uses[id] == types.Universe.Lookup("recover")
}

// IsCall reports whether e is a call or a conversion.
func IsCall(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok
}

// IntValue returns the value of a constant integer expression.
func IntValue(info *types.Info, e ast.Expr) (int64, bool) {
	tv := info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(tv.Value)
}

// IsLiteral reports whether the constant is made of literals alone: (404),
// 0xC8, int(500); a named constant is not.
func IsLiteral(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.UnaryExpr:
		return IsLiteral(info, e.X)
	case *ast.BinaryExpr:
		return IsLiteral(info, e.X) && IsLiteral(info, e.Y)
	case *ast.CallExpr:
		return len(e.Args) == 1 && info.Types[e.Fun].IsType() && IsLiteral(info, e.Args[0])
	}
	return false
}

// IsNil reports whether e is nil.
func IsNil(info *types.Info, e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	_, ok = info.Uses[id].(*types.Nil)
	return ok
}

// DigitsOf returns the status in a constant string of three digits.
func DigitsOf(info *types.Info, e ast.Expr) (int, bool) {
	tv := info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.String {
		return 0, false
	}
	code, err := strconv.Atoi(constant.StringVal(tv.Value))
	return code, err == nil && code >= 100 && code <= 999
}

// RootVar returns the variable at the left end of x, x.f, x[i], *x and &x.
func RootVar(info *types.Info, e ast.Expr) *types.Var {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			v, _ := info.ObjectOf(x).(*types.Var)
			return v
		case *ast.SelectorExpr:
			if _, ok := info.Selections[x]; !ok {
				v, _ := info.Uses[x.Sel].(*types.Var)
				return v // pkg.Var
			}
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.TypeAssertExpr:
			e = x.X
		case *ast.UnaryExpr:
			if x.Op != token.AND {
				return nil
			}
			e = x.X
		default:
			return nil
		}
	}
}

// FieldOf returns the field that x.f, x.f[i] or *x.f selects last, or nil.
func FieldOf(info *types.Info, e ast.Expr) *types.Var {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			if sel, ok := info.Selections[x]; ok && sel.Kind() == types.FieldVal {
				return sel.Obj().(*types.Var).Origin()
			}
			return nil
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// TypeSwitchOperand returns the x of switch v := x.(type), or nil where the
// statement declares no variable.
func TypeSwitchOperand(s *ast.TypeSwitchStmt) ast.Expr {
	assign, ok := s.Assign.(*ast.AssignStmt)
	if !ok {
		return nil // switch x.(type)
	}
	return assign.Rhs[0].(*ast.TypeAssertExpr).X
}

// Within reports whether inner stands inside outer, or is outer.
func Within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}
