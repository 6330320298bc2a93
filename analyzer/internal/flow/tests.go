package flow

import (
	"go/ast"
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// maxTests bounds how many tests of one function are told apart: two bits each
// in a mask.
const maxTests = 15

// A mask is a set of outcomes of the tests of a function: bit 2i says that test
// i holds, bit 2i+1 that it fails. The last bit says that there is something to
// which they apply.
type mask uint32

const here mask = 1 << 31

func (m mask) present() bool { return m != 0 }

// meet joins what holds on two ways to one place.
func (m mask) meet(n mask) mask {
	switch {
	case m == 0:
		return n
	case n == 0:
		return m
	}
	return m & n
}

// assume adds outcomes; what contradicts them is not there.
func (m mask) assume(n mask) mask {
	const hold = 0x15555555
	flipped := (n&hold)<<1 | (n>>1)&hold
	if m == 0 || m&flipped&^here != 0 {
		return 0
	}
	return m | n
}

// when spells a mask.
func (r *reaching) when(m mask) absval.PathCond {
	var out absval.PathCond
	for i, t := range r.tests {
		for j, holds := range []bool{true, false} {
			if m&(1<<(2*i+j)) != 0 && len(out) < absval.MaxLiterals {
				out = append(out, absval.Literal{Predicate: t, Holds: holds})
			}
		}
	}
	return out
}

// findTests numbers the tests at the ends of blocks, and returns what each says
// on its two edges.
func (x *evaluator) findTests(fn *program.Function, g *cfg.CFG) (tests []absval.Predicate, edges map[*cfg.Block][2]mask) {
	edges = make(map[*cfg.Block][2]mask)
	for _, blk := range g.Blocks {
		if !blk.Live || len(blk.Succs) != 2 || len(blk.Nodes) == 0 {
			continue // goes one way
		}
		e, ok := blk.Nodes[len(blk.Nodes)-1].(ast.Expr)
		if !ok {
			continue // a loop over elements, a select
		}
		c, ok := x.testAt(fn, blk, e)
		if !ok {
			continue // of something else
		}
		i := 0
		for i < len(tests) && tests[i] != c.Predicate {
			i++
		}
		if i == maxTests {
			continue // one too many
		}
		if i == len(tests) {
			tests = append(tests, c.Predicate)
		}
		yes, no := mask(1<<(2*i)), mask(2<<(2*i))
		if !c.Holds {
			yes, no = no, yes
		}
		edges[blk] = [2]mask{yes, no}
	}
	return tests, edges
}

func (x *evaluator) testAt(fn *program.Function, blk *cfg.Block, e ast.Expr) (absval.Literal, bool) {
	if next := blk.Succs[1]; next.Kind == cfg.KindSwitchNextCase {
		if sw := fn.Switches[next.Stmt]; sw != nil && sw.Tag != nil {
			return x.comparison(fn, sw.Tag, token.EQL, e)
		}
	}
	return x.testOf(fn, e)
}

// testOf reads a condition as a test of a parameter.
func (x *evaluator) testOf(fn *program.Function, e ast.Expr) (absval.Literal, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if p, f := x.subject(fn, e); p != nil && goast.IsBool(x.info.TypeOf(e)) {
			return absval.Literal{Predicate: absval.Predicate{Param: p, Field: f, Of: absval.Whole, Op: token.EQL, With: "true"}, Holds: true}, true
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			c, ok := x.testOf(fn, e.X)
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
func (x *evaluator) comparison(fn *program.Function, left ast.Expr, op token.Token, right ast.Expr) (absval.Literal, bool) {
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
	if c == nil || f != nil && !goast.IsInteger(f.Type()) {
		return absval.Literal{}, false
	}
	switch c.Kind() {
	case constant.Bool, constant.Int, constant.String:
		return absval.Literal{Predicate: absval.Predicate{Param: p, Field: f, Of: of, Op: op, With: c.ExactString()}, Holds: holds}, true
	}
	return absval.Literal{}, false
}
