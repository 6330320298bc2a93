package pathcond

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// literals returns the conjunction that m stands for.
func (r *ReachingDefs) literals(m PredSet) absval.PathCond {
	var out absval.PathCond
	for i, t := range r.preds {
		for j, holds := range []bool{true, false} {
			if m&(1<<(2*i+j)) != 0 {
				out = append(out, absval.Literal{Predicate: t, Holds: holds})
			}
		}
	}
	return out
}

// Cond returns m as a path condition: what it says of parameters.
func (r *ReachingDefs) Cond(m PredSet) absval.PathCond {
	all := slices.DeleteFunc(r.literals(m), func(l absval.Literal) bool { return r.locals[l.Param] != nil })
	return absval.PathCond(nil).And(all)
}

// localTests are the tests of local variables that hold errors, with the places
// where they are.
type localTests map[*types.Var]map[errset.Predicate][]*ast.Ident

// A finder numbers the tests at the ends of the blocks of one function.
type finder struct {
	*Analysis
	fn     *program.Function
	preds  []absval.Predicate
	edges  map[*cfg.Block][2]PredSet
	locals localTests
	dead   map[*cfg.Block][2]bool
	// counted are the variables that ++ and += change; nil before the first.
	counted map[*types.Var]bool
	// clauses are the type switches of the body, by clause; nil before the first.
	clauses map[ast.Stmt]*ast.TypeSwitchStmt
	cases   map[ast.Stmt]int // types of a clause that were met
}

// findPredicates finds the tests of fn, and what each says on the two edges of its
// block.
func (x *Analysis) findPredicates(fn *program.Function, g *cfg.CFG) *finder {
	f := &finder{
		Analysis: x, fn: fn,
		edges: make(map[*cfg.Block][2]PredSet), locals: make(localTests), dead: make(map[*cfg.Block][2]bool), cases: make(map[ast.Stmt]int),
	}
	for _, blk := range g.Blocks {
		if !blk.Live || len(blk.Succs) != 2 {
			continue // goes one way
		}
		if yes, no, ok := f.typeCase(blk); ok {
			f.edge(blk, yes, no)
			continue
		}
		if len(blk.Nodes) == 0 {
			continue // a type switch over something else
		}
		e, ok := blk.Nodes[len(blk.Nodes)-1].(ast.Expr)
		if !ok {
			continue // a loop over elements, a select
		}
		f.edge(blk, f.literalsAt(blk, e, true), f.literalsAt(blk, e, false))
		f.compared(blk, e)
	}
	return f
}

// edge records what holds on the two edges of a block.
func (f *finder) edge(blk *cfg.Block, yes, no absval.PathCond) {
	if pair := [2]PredSet{f.set(yes), f.set(no)}; pair != [2]PredSet{} {
		f.edges[blk] = [2]PredSet{f.edges[blk][0] | pair[0], f.edges[blk][1] | pair[1]}
	}
}

// set numbers the predicates of a conjunction.
func (f *finder) set(w absval.PathCond) PredSet {
	var m PredSet
	for _, l := range w {
		i := slices.Index(f.preds, l.Predicate)
		if i < 0 && len(f.preds) == maxPredicates {
			continue // one too many
		}
		if i < 0 {
			i = len(f.preds)
			f.preds = append(f.preds, l.Predicate)
		}
		if l.Holds {
			m |= 1 << (2 * i)
		} else {
			m |= 2 << (2 * i)
		}
	}
	return m
}

func negate(l absval.Literal) absval.Literal {
	l.Holds = !l.Holds
	return l
}

// literalsAt returns what holds where the condition e at the end of blk has the
// given outcome.
func (f *finder) literalsAt(blk *cfg.Block, e ast.Expr, holds bool) absval.PathCond {
	if next := blk.Succs[1]; next.Kind == cfg.KindSwitchNextCase {
		sw := f.fn.Switches[next.Stmt]
		clause, _ := next.Stmt.(*ast.CaseClause)
		switch {
		case sw == nil || clause == nil:
		case len(clause.List) > 1 && holds:
			return f.disjunction(clause, clause.List, func(e ast.Expr) absval.PathCond { return f.caseLiteral(sw, e, true) })
		default:
			return f.caseLiteral(sw, e, holds)
		}
	}
	return f.literalsOf(e, holds)
}

// caseLiteral returns what holds where a value of a case is met, or is not.
func (f *finder) caseLiteral(sw *ast.SwitchStmt, e ast.Expr, holds bool) absval.PathCond {
	if sw.Tag == nil {
		return f.literalsOf(e, holds)
	}
	return f.one(f.equal(sw.Tag, e), holds)
}

// disjunction returns what holds where one of several conditions does, at n: that
// an error in one variable is one of several.
func (f *finder) disjunction(n ast.Node, list []ast.Expr, literals func(ast.Expr) absval.PathCond) absval.PathCond {
	var v *types.Var
	var of []errset.Predicate
	var ids []*ast.Ident
	for _, e := range list {
		w := literals(e)
		if len(w) != 1 || w[0].Of != absval.Error || !w[0].Holds || v != nil && w[0].Param != v {
			return nil // of something else, or of another variable
		}
		v = w[0].Param
		of = append(of, w[0].Err)
		ids = append(ids, f.locals[v][w[0].Err]...)
	}
	pred := errset.Predicate{Kind: errset.AnyOf, Any: f.disjunctionAt(n, of)}
	if len(ids) > 0 {
		f.locals[v][pred] = ids
	}
	return absval.PathCond{{Predicate: absval.Predicate{Param: v, Of: absval.Error, Err: pred}, Holds: true}}
}

// disjunctionAt returns the disjunction of the tests at n: the same pointer each
// time.
func (x *Analysis) disjunctionAt(n ast.Node, of []errset.Predicate) *errset.Disjunction {
	if x.disjunctions[n] == nil {
		x.disjunctions[n] = &errset.Disjunction{Of: of}
	}
	return x.disjunctions[n]
}

// equal returns the literals that say that a tag equals the value of a case.
func (f *finder) equal(tag, value ast.Expr) []absval.Literal {
	if c, ok := f.comparison(f.fn, tag, token.EQL, value); ok {
		return []absval.Literal{c}
	}
	if c, ok := f.errorComparison(tag, value); ok {
		return []absval.Literal{c}
	}
	return nil
}

func (f *finder) one(list []absval.Literal, holds bool) absval.PathCond {
	if len(list) != 1 {
		return nil
	}
	if !holds {
		return absval.PathCond{negate(list[0])}
	}
	return list
}

// operands returns a, b and c of a || b || c.
func operands(e ast.Expr) []ast.Expr {
	if or, ok := ast.Unparen(e).(*ast.BinaryExpr); ok && or.Op == token.LOR {
		return append(operands(or.X), operands(or.Y)...)
	}
	return []ast.Expr{e}
}

// literalsOf returns what holds where e evaluates to the given outcome.
func (f *finder) literalsOf(e ast.Expr, holds bool) absval.PathCond {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return f.literalsOf(e.X, !holds)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND && holds || e.Op == token.LOR && !holds {
			return append(f.literalsOf(e.X, holds), f.literalsOf(e.Y, holds)...)
		}
		if e.Op == token.LOR {
			return f.disjunction(e, operands(e), func(e ast.Expr) absval.PathCond { return f.literalsOf(e, true) })
		}
	}
	c, ok := f.literalOf(f.fn, e)
	if !ok {
		c, ok = f.errorTest(e)
	}
	if !ok {
		if c, ok = f.togetherLiteral(e); !ok {
			return nil
		}
	}
	return f.one([]absval.Literal{c}, holds)
}
