package interp

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/eval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A pathOracle answers what package typestate asks of expressions.
type pathOracle struct{ x *eval.Evaluator }

func (o pathOracle) Defs(v *types.Var) []program.Def { return o.x.Relevant[v] }

func (o pathOracle) NonNil(e ast.Expr, known []*types.Var) bool { return o.x.NonNil(e, known) }

func (o pathOracle) FoundIn(call *ast.CallExpr) *types.Var { return o.x.FoundIn(call) }

func (o pathOracle) TestedMethod(call *ast.CallExpr) string {
	if entry := o.x.Table.Func(goast.Callee(o.x.Info, call)); entry != nil {
		return entry.Tests
	}
	return ""
}

func (o pathOracle) Condition(fn *program.Function, n ast.Node) (absval.PathCond, bool) {
	return o.x.Paths.At(fn, n)
}

func (o pathOracle) FeasibleEdge(fn *program.Function, blk *cfg.Block, i int) bool {
	return o.x.Paths.FeasibleEdge(fn, blk, i)
}

func (o pathOracle) IsStatusResult(fn *program.Function, i int) bool {
	return o.x.Statuses.ReturnsStatus(fn, i)
}

func (o pathOracle) CarriesNothing(fn *program.Function, ret *ast.ReturnStmt) bool {
	return o.x.Returns.CarriesNothing(fn, ret)
}
