package flow

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// numbers returns the constants that are statuses, in source order.
func (k *kinds) numbers() []Number {
	var out []Number
	for e, r := range k.marks {
		code, ok := intValue(k.info, e)
		if !ok {
			continue // not an integer
		}
		role := Spoken
		for _, s := range []Role{Received, Compared, Written} {
			if r&s.bit() != 0 {
				role = s
			}
		}
		out = append(out, Number{Expr: e, Code: code, Role: role, Literal: isLiteral(k.info, e), Tested: r&written == Written.bit()})
	}
	sortNumbers(out)
	return out
}

// intValue returns the value of a constant integer expression.
func intValue(info *types.Info, e ast.Expr) (int64, bool) {
	tv := info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(tv.Value)
}

// isLiteral reports whether the constant is made of literals alone: (404),
// 0xC8, int(500); a named constant is not.
func isLiteral(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.UnaryExpr:
		return isLiteral(info, e.X)
	case *ast.BinaryExpr:
		return isLiteral(info, e.X) && isLiteral(info, e.Y)
	case *ast.CallExpr:
		return len(e.Args) == 1 && info.Types[e.Fun].IsType() && isLiteral(info, e.Args[0])
	}
	return false
}
