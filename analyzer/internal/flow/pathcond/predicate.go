package pathcond

import (
	"go/ast"
	"go/constant"
	"go/token"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// maxPredicates bounds the tests of one function that are distinguished: each has
// two bits in a PredSet.
const maxPredicates = 31

// A PredSet is what is known on every path to a node of the tests of a function:
// bit 2i says that test i holds, bit 2i+1 that it fails. The last bit says that a
// path exists. PredSets form a semilattice: zero is Bottom (no path), Join keeps
// what holds on both paths, and == is Equal.
type PredSet uint64

const reached PredSet = 1 << 63

// IsReached reports whether a path exists.
func (m PredSet) IsReached() bool { return m != 0 }

// Join returns the least upper bound of two paths to one node.
func (m PredSet) Join(n PredSet) PredSet {
	switch {
	case m == 0:
		return n
	case n == 0:
		return m
	}
	return m & n
}

// Assume returns what is known where n holds too; Bottom where it contradicts m.
func (m PredSet) Assume(n PredSet) PredSet {
	const hold = 0x1555555555555555
	flipped := (n&hold)<<1 | (n>>1)&hold
	if m == 0 || m&flipped&^reached != 0 {
		return 0
	}
	return m | n
}

// literalOf reads a condition as a test of a parameter.
func (x *Analysis) literalOf(fn *program.Function, e ast.Expr) (absval.Literal, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if p, f := x.subject(fn, e); p != nil && goast.IsBool(x.info.TypeOf(e)) {
			return absval.Literal{Predicate: absval.Predicate{Param: p, Field: f, Of: absval.Whole, Op: token.EQL, With: "true"}, Holds: true}, true
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			c, ok := x.literalOf(fn, e.X)
			c.Holds = !c.Holds
			return c, ok
		}
	case *ast.BinaryExpr:
		if c, ok := x.comparison(fn, e.X, e.Op, e.Y); ok {
			return c, true
		}
		return x.comparison(fn, e.Y, mirrored(e.Op), e.X)
	}
	return absval.Literal{}, false
}

// mirrored returns the operator with its operands exchanged.
func mirrored(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.GTR:
		return token.LSS
	case token.LEQ:
		return token.GEQ
	case token.GEQ:
		return token.LEQ
	}
	return op
}

// comparison reads `left op right`, where right is constant.
func (x *Analysis) comparison(fn *program.Function, left ast.Expr, op token.Token, right ast.Expr) (absval.Literal, bool) {
	holds := true
	switch op {
	case token.NEQ:
		op, holds = token.EQL, false
	case token.GTR:
		op, holds = token.LEQ, false
	case token.GEQ:
		op, holds = token.LSS, false
	case token.EQL, token.LSS, token.LEQ:
	default:
		return absval.Literal{}, false
	}
	of := absval.Whole
	left = ast.Unparen(left)
	if call, ok := left.(*ast.CallExpr); ok && goast.IsLen(x.info, call) {
		of, left = absval.Length, ast.Unparen(call.Args[0])
	}
	p, f := x.subject(fn, left)
	if p == nil {
		return absval.Literal{}, false
	}
	if goast.IsNil(x.info, ast.Unparen(right)) && op == token.EQL {
		return absval.Literal{Predicate: absval.Predicate{Param: p, Field: f, Of: absval.IsNil, Op: op, With: ""}, Holds: holds}, true
	}
	c := x.info.Types[right].Value
	if c == nil || f != nil && !goast.IsInteger(f.Type()) && c.Kind() != constant.String {
		return absval.Literal{}, false
	}
	switch c.Kind() {
	case constant.Bool, constant.Int, constant.String:
		return absval.Literal{Predicate: absval.Predicate{Param: p, Field: f, Of: of, Op: op, With: c.ExactString()}, Holds: holds}, true
	}
	return absval.Literal{}, false
}
