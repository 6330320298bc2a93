package interp

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// A pathOracle answers what package typestate asks of expressions.
type pathOracle struct{ x *evaluator }

func (o pathOracle) Defs(v *types.Var) []program.Def { return o.x.defs[v] }

func (o pathOracle) NonNil(e ast.Expr, known []*types.Var) bool { return o.x.nonNil(e, known) }

func (o pathOracle) FoundIn(call *ast.CallExpr) *types.Var { return o.x.foundIn(call) }

func (o pathOracle) TestedMethod(call *ast.CallExpr) string {
	if entry := o.x.Table.Func(goast.Callee(o.x.info, call)); entry != nil {
		return entry.Tests
	}
	return ""
}

func (o pathOracle) Condition(fn *program.Function, n ast.Node) (absval.PathCond, bool) {
	return o.x.paths.At(fn, n)
}

func (o pathOracle) FeasibleEdge(fn *program.Function, blk *cfg.Block, i int) bool {
	return o.x.paths.FeasibleEdge(fn, blk, i)
}

func (o pathOracle) IsStatusResult(fn *program.Function, i int) bool {
	return o.x.Statuses.ReturnsStatus(fn, i)
}

func (o pathOracle) CarriesNothing(fn *program.Function, ret *ast.ReturnStmt) bool {
	return o.x.Returns.carriesNothing(fn, ret)
}

// carriesNothing reports whether the error that a statement returns has no
// status, for certain.
func (x *returns) carriesNothing(fn *program.Function, ret *ast.ReturnStmt) bool {
	if x.OnlyWraps(fn, ret) {
		return true
	}
	v := x.Returned(fn, ret, fn.Sig.Results().Len()-1)
	return x.Carried(v).Flat().Empty()
}

// OnlyWraps reports whether a statement of a handler returns an error that certainly
// wraps another, to a framework that looks at the outermost error alone.
func (x *returns) OnlyWraps(fn *program.Function, ret *ast.ReturnStmt) bool {
	n := len(ret.Results)
	if n == 0 {
		return false
	}
	call, ok := ast.Unparen(ret.Results[n-1]).(*ast.CallExpr)
	if !ok {
		return false
	}
	if obj := goast.Callee(x.info, call); obj == nil || !goast.IsErrorf(obj) && !goast.IsFunc(obj, "errors", "Join") {
		return false
	}
	for _, p := range fn.Params {
		named := goast.NamedOf(p.Type())
		if named == nil {
			continue // no response
		}
		if entry := x.Table.Type(named.Origin().Obj()); entry != nil && entry.Response {
			f := x.Table.Framework(entry.Framework)
			return f != nil && f.Asserts
		}
	}
	return false
}
