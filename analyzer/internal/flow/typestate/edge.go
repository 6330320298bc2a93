package typestate

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// transferEdge returns the state on the way to successor i of blk: what the condition
// at the end of the block says of it.
func (p *analysis) transferEdge(blk *cfg.Block, i int, s State) State {
	if leavesTypeSwitch(blk) && s.unsent {
		s.unsent, s.maybeUnsent = false, true
	}
	if len(blk.Succs) == 2 && !p.oracle.FeasibleEdge(p.fn, blk, i) {
		s.methods = 0 // no error leads here
		return s
	}
	if len(blk.Succs) != 2 || len(blk.Nodes) == 0 {
		return s
	}
	cond, ok := blk.Nodes[len(blk.Nodes)-1].(ast.Expr)
	if !ok {
		return s
	}
	holds := i == 0
	if tag, ok := p.caseTag(blk); ok {
		if p.types.IsRequestMethod(p.info, p.definitionOf(tag)) {
			s.restrict(p.methodsEqual(s.methods, cond, holds))
		}
		return p.branchFacts(&ast.BinaryExpr{X: tag, Op: token.EQL, Y: cond}, holds, s)
	}
	if _, loop := blk.Succs[0].Stmt.(*ast.ForStmt); !loop {
		s = p.branchFacts(cond, holds, s) // the turns of a loop differ
	}
	return p.assume(cond, holds, s)
}

// leavesTypeSwitch reports whether control leaves blk because no case of a type switch
// applied, and it has no default.
func leavesTypeSwitch(blk *cfg.Block) bool {
	if blk.Kind != cfg.KindSwitchNextCase || len(blk.Nodes) > 0 || len(blk.Succs) != 1 || blk.Succs[0].Kind != cfg.KindSwitchDone {
		return false
	}
	_, ok := blk.Succs[0].Stmt.(*ast.TypeSwitchStmt)
	return ok
}

// caseTag returns the tag of the switch whose case expression ends blk.
func (p *reader) caseTag(blk *cfg.Block) (ast.Expr, bool) {
	next := blk.Succs[1]
	if next.Kind != cfg.KindSwitchNextCase {
		return nil, false
	}
	sw := p.fn.Switches[next.Stmt]
	if sw == nil || sw.Tag == nil {
		return nil, false
	}
	return sw.Tag, true
}

// definitionOf follows a variable with one definition: m := r.Method.
func (p *reader) definitionOf(e ast.Expr) ast.Expr {
	for range 3 {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return e
		}
		v, ok := p.info.Uses[id].(*types.Var)
		if !ok || len(p.oracle.Defs(v)) != 1 || p.program.Params[v] != nil || p.oracle.Defs(v)[0].Index > 0 {
			return e
		}
		e = p.oracle.Defs(v)[0].Expr
	}
	return e
}

// methodsEqual keeps the methods that equal the constant e, or all others.
func (p *reader) methodsEqual(m httpmethod.Set, e ast.Expr, equal bool) httpmethod.Set {
	tv := p.info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.String {
		return m
	}
	name := constant.StringVal(tv.Value)
	bit := httpmethod.Of(name)
	if name == "" {
		bit = httpmethod.Of("GET") // net/http: for client requests only; servers never see it
	}
	return methodsWhere(m, bit, equal)
}

// methodsWhere keeps the methods that are the one of bit, or all others.
func methodsWhere(m, bit httpmethod.Set, equal bool) httpmethod.Set {
	if equal {
		return m & bit
	}
	if bit == httpmethod.Other {
		return m // one of many
	}
	return m &^ bit
}

// assume returns s where cond is known to be true or false.
func (p *analysis) assume(cond ast.Expr, holds bool, s State) State {
	switch e := ast.Unparen(cond).(type) {
	case *ast.Ident:
		if v, ok := p.info.Uses[e].(*types.Var); ok {
			return p.branchOn(v, holds, s)
		}
	case *ast.CallExpr:
		if method := p.oracle.TestedMethod(e); method != "" {
			s.restrict(methodsWhere(s.methods, httpmethod.Of(method), holds))
			return s
		}
		if i, ok := p.effects[e]; ok && p.list[i].Header == summary.May {
			return p.returned(i, holds, false, s) // if !check(w, r)
		}
		if v := p.oracle.FoundIn(e); v != nil && holds {
			s.nonNil = summary.Union(slices.Clip(s.nonNil), []*types.Var{v})
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return p.assume(e.X, !holds, s)
		}
	case *ast.BinaryExpr:
		if e.Op == token.EQL || e.Op == token.NEQ {
			return p.compared(e, holds == (e.Op == token.EQL), s)
		}
	}
	return s
}

func (p *analysis) compared(e *ast.BinaryExpr, equal bool, s State) State {
	for _, pair := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if p.types.IsRequestMethod(p.info, p.definitionOf(pair[0])) {
			s.restrict(p.methodsEqual(s.methods, pair[1], equal))
			return s
		}
		if !p.info.Types[pair[1]].IsNil() {
			continue
		}
		switch x := ast.Unparen(pair[0]).(type) {
		case *ast.Ident:
			v, ok := p.info.Uses[x].(*types.Var)
			if !ok {
				return s
			}
			if !equal {
				s.nonNil = summary.Union(slices.Clip(s.nonNil), []*types.Var{v})
				s.panicking = s.panicking || p.recovered(v)
			}
			return p.branchOn(v, equal == goast.IsError(v.Type()), s)
		case *ast.CallExpr:
			s.panicking = s.panicking || !equal && goast.IsRecover(p.info, x)
			if i, ok := p.effects[x]; ok && p.list[i].Header == summary.May {
				return p.returned(i, equal == goast.IsError(p.info.TypeOf(x)), false, s)
			}
		}
	}
	return s
}

// recovered reports whether v holds what recover gave, and nothing else:
// v := recover().
func (p *reader) recovered(v *types.Var) bool {
	defs := p.oracle.Defs(v)
	return len(defs) == 1 && goast.IsRecover(p.info, defs[0].Expr)
}
