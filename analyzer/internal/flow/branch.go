package flow

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

// edge returns the state on the way to successor i of blk: what the condition
// at the end of the block says of it.
func (p *pather) edge(blk *cfg.Block, i int, s pathState) pathState {
	if slips(blk) && s.unwritten {
		s.unwritten, s.slipped = false, true
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
		if p.x.types.IsRequestMethod(p.x.info, p.source(tag)) {
			s.only(p.restrict(s.methods, cond, holds))
		}
		return s
	}
	return p.assume(cond, holds, s)
}

// slips reports whether control leaves blk because no case of a type switch
// applied, and it has no default.
func slips(blk *cfg.Block) bool {
	if blk.Kind != cfg.KindSwitchNextCase || len(blk.Nodes) > 0 || len(blk.Succs) != 1 || blk.Succs[0].Kind != cfg.KindSwitchDone {
		return false
	}
	_, ok := blk.Succs[0].Stmt.(*ast.TypeSwitchStmt)
	return ok
}

// caseTag returns the tag of the switch whose case expression ends blk.
func (p *pather) caseTag(blk *cfg.Block) (ast.Expr, bool) {
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

// source follows a variable with one definition: m := r.Method.
func (p *pather) source(e ast.Expr) ast.Expr {
	for range 3 {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return e
		}
		v, ok := p.x.info.Uses[id].(*types.Var)
		if !ok || len(p.x.defs[v]) != 1 || p.x.Params[v] != nil || p.x.defs[v][0].Index > 0 {
			return e
		}
		e = p.x.defs[v][0].Expr
	}
	return e
}

// restrict keeps the methods that equal the constant e, or all others.
func (p *pather) restrict(m httpmethod.Set, e ast.Expr, equal bool) httpmethod.Set {
	tv := p.x.info.Types[e]
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
func (p *pather) assume(cond ast.Expr, holds bool, s pathState) pathState {
	switch e := ast.Unparen(cond).(type) {
	case *ast.Ident:
		if v, ok := p.x.info.Uses[e].(*types.Var); ok {
			return p.settle(v, holds, s)
		}
	case *ast.CallExpr:
		if entry := p.x.table.Func(goast.Callee(p.x.info, e)); entry != nil && entry.Tests != "" {
			s.only(methodsWhere(s.methods, httpmethod.Of(entry.Tests), holds))
			return s
		}
		if i, ok := p.effects[e]; ok && p.list[i].Header == summary.May {
			return p.outcomeOf(i, holds, false, s) // if !check(w, r)
		}
		if v := p.x.foundIn(e); v != nil && holds {
			s.nonNil = append(slices.Clone(s.nonNil), v)
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

func (p *pather) compared(e *ast.BinaryExpr, equal bool, s pathState) pathState {
	for _, pair := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if p.x.types.IsRequestMethod(p.x.info, p.source(pair[0])) {
			s.only(p.restrict(s.methods, pair[1], equal))
			return s
		}
		if !p.x.info.Types[pair[1]].IsNil() {
			continue
		}
		switch x := ast.Unparen(pair[0]).(type) {
		case *ast.Ident:
			v, ok := p.x.info.Uses[x].(*types.Var)
			if !ok {
				return s
			}
			if !equal {
				s.nonNil = append(slices.Clone(s.nonNil), v)
				s.panicking = s.panicking || p.x.recovered(v)
			}
			return p.settle(v, equal == goast.IsError(v.Type()), s)
		case *ast.CallExpr:
			s.panicking = s.panicking || !equal && goast.IsRecover(p.x.info, x)
			if i, ok := p.effects[x]; ok && p.list[i].Header == summary.May {
				return p.outcomeOf(i, equal == goast.IsError(p.x.info.TypeOf(x)), false, s)
			}
		}
	}
	return s
}

// recovered reports whether v holds what recover gave, and nothing else:
// v := recover().
func (x *evaluator) recovered(v *types.Var) bool {
	return len(x.defs[v]) == 1 && goast.IsRecover(x.info, x.defs[v][0].Expr)
}
