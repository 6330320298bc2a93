package pathcond

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// errorTest reads a condition as a test of an error in a variable: errors.Is,
// errors.As, a comparison, or the ok of a type assertion.
func (f *finder) errorTest(e ast.Expr) (absval.Literal, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return f.errorCall(e)
	case *ast.BinaryExpr:
		if e.Op != token.EQL && e.Op != token.NEQ {
			return absval.Literal{}, false
		}
		l, ok := f.errorComparison(e.X, e.Y)
		if !ok {
			l, ok = f.errorComparison(e.Y, e.X)
		}
		l.Holds = l.Holds == (e.Op == token.EQL)
		return l, ok
	case *ast.Ident:
		return f.assertion(e)
	}
	return absval.Literal{}, false
}

// errorCall reads errors.Is(err, sentinel) and errors.As(err, &target).
func (f *finder) errorCall(call *ast.CallExpr) (absval.Literal, bool) {
	obj := goast.Callee(f.info, call)
	if obj == nil || len(call.Args) != 2 {
		return absval.Literal{}, false
	}
	switch {
	case goast.IsFunc(obj, "errors", "Is"):
		if s := f.sentinelOf(call.Args[1]); s != nil {
			return f.errorLiteral(call.Args[0], errset.Predicate{Kind: errset.Is, Obj: s})
		}
	case goast.IsFunc(obj, "errors", "As"):
		if p, ok := f.info.TypeOf(call.Args[1]).Underlying().(*types.Pointer); ok {
			if pred, ok := errset.Typed(errset.As, p.Elem()); ok {
				return f.errorLiteral(call.Args[0], pred)
			}
		}
	}
	return absval.Literal{}, false
}

// errorComparison reads err == sentinel and err == nil.
func (f *finder) errorComparison(left, right ast.Expr) (absval.Literal, bool) {
	if goast.IsNil(f.info, ast.Unparen(right)) {
		return f.errorLiteral(left, errset.Predicate{Kind: errset.IsNil})
	}
	if s := f.sentinelOf(right); s != nil {
		return f.errorLiteral(left, errset.Predicate{Kind: errset.Same, Obj: s})
	}
	return absval.Literal{}, false
}

// assertion reads ok of _, ok := err.(T).
func (f *finder) assertion(id *ast.Ident) (absval.Literal, bool) {
	v, ok := f.info.Uses[id].(*types.Var)
	if !ok || len(f.Defs[v]) != 1 {
		return absval.Literal{}, false
	}
	as, ok := f.Defs[v][0].At.(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 2 || len(as.Rhs) != 1 {
		return absval.Literal{}, false
	}
	assert, ok := ast.Unparen(as.Rhs[0]).(*ast.TypeAssertExpr)
	if !ok || assert.Type == nil {
		return absval.Literal{}, false
	}
	// Have: v, ok := x.(T), with nothing else assigned to ok.
	if f.reassigned(assert.X) {
		return absval.Literal{}, false
	}
	pred, ok := errset.Typed(errset.HasType, f.info.TypeOf(assert.Type))
	if !ok {
		return absval.Literal{}, false
	}
	return f.errorLiteral(assert.X, pred)
}

// reassigned reports whether e is a variable that may hold another value later
// than where it is asserted.
func (f *finder) reassigned(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return true
	}
	v, ok := f.info.Uses[id].(*types.Var)
	if !ok {
		return true
	}
	if f.Params[v] != nil {
		return len(f.Defs[v]) > 0
	}
	return len(f.Defs[v]) != 1
}

// typeCase reads one type of a case of a type switch: blk ends where it is tried.
// ok is false for another block.
func (f *finder) typeCase(blk *cfg.Block) (yes, no absval.PathCond, ok bool) {
	body := blk.Succs[0]
	clause, ok := body.Stmt.(*ast.CaseClause)
	if !ok || body.Kind != cfg.KindSwitchCaseBody || blk.Succs[1].Kind != cfg.KindSwitchNextCase {
		return nil, nil, false
	}
	sw := f.typeSwitch(clause)
	if sw == nil {
		return nil, nil, false
	}
	i := f.cases[clause]
	f.cases[clause]++
	operand := operandOf(sw)
	if operand == nil || i >= len(clause.List) {
		return nil, nil, false
	}
	literal := func(e ast.Expr) absval.PathCond { return f.typeLiteral(operand, e) }
	yes = literal(clause.List[i])
	for _, l := range yes {
		no = append(no, negate(l))
	}
	if len(clause.List) > 1 {
		yes = f.disjunction(clause, clause.List, literal)
	}
	return yes, no, true
}

// typeLiteral returns what holds where operand has the type that e names, or is
// nil where e is.
func (f *finder) typeLiteral(operand, e ast.Expr) absval.PathCond {
	pred := errset.Predicate{Kind: errset.IsNil}
	if !goast.IsNil(f.info, e) {
		var ok bool
		if pred, ok = errset.Typed(errset.HasType, f.info.TypeOf(e)); !ok {
			return nil
		}
	}
	if l, ok := f.errorLiteral(operand, pred); ok {
		return absval.PathCond{l}
	}
	return nil
}

// operandOf returns x of switch x.(type), or nil.
func operandOf(sw *ast.TypeSwitchStmt) ast.Expr {
	var e ast.Expr
	switch s := sw.Assign.(type) {
	case *ast.AssignStmt:
		e = s.Rhs[0]
	case *ast.ExprStmt:
		e = s.X
	}
	if assert, ok := ast.Unparen(e).(*ast.TypeAssertExpr); ok {
		return assert.X
	}
	return nil
}

// typeSwitch returns the type switch that a clause belongs to, or nil.
func (f *finder) typeSwitch(clause *ast.CaseClause) *ast.TypeSwitchStmt {
	if f.clauses == nil {
		f.clauses = make(map[ast.Stmt]*ast.TypeSwitchStmt)
		ast.Inspect(f.fn.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.TypeSwitchStmt:
				for _, c := range n.Body.List {
					f.clauses[c] = n
				}
			}
			return true
		})
	}
	return f.clauses[clause]
}

// errorLiteral states a predicate of the error in the variable that e is.
func (f *finder) errorLiteral(e ast.Expr, pred errset.Predicate) (absval.Literal, bool) {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return absval.Literal{}, false
	}
	v, ok := f.info.Uses[id].(*types.Var)
	if !ok || v.IsField() || !types.IsInterface(v.Type()) {
		return absval.Literal{}, false
	}
	if f.Params[v] != nil {
		if f.Unchanged(f.fn, id) == nil {
			return absval.Literal{}, false // another value was assigned to it
		}
	} else {
		if f.Escapes[v] || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() || f.Params[v] != nil {
			return absval.Literal{}, false // it may change in between
		}
		if f.locals[v] == nil {
			f.locals[v] = make(map[errset.Predicate][]*ast.Ident)
		}
		if !slices.Contains(f.locals[v][pred], id) {
			f.locals[v][pred] = append(f.locals[v][pred], id)
		}
	}
	return absval.Literal{Predicate: absval.Predicate{Param: v, Of: absval.Error, Err: pred}, Holds: true}, true
}

// sentinelOf returns the package variable that e names, nil for another
// expression.
func (f *finder) sentinelOf(e ast.Expr) *types.Var {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	v, ok := f.info.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Pkg() == nil || v.Parent() != v.Pkg().Scope() || !goast.IsError(v.Type()) {
		return nil
	}
	return v
}

// Feasible reports whether some errors of the local variables pass the tests in m.
// What is tested of parameters, callers decide.
func (x *Analysis) Feasible(fn *program.Function, m PredSet) bool {
	r := x.Of(fn)
	if len(r.locals) == 0 {
		return true
	}
	literals := r.literals(m)
	for _, l := range literals {
		if r.locals[l.Param] == nil || l.Of != absval.Error {
			continue // of something else
		}
		var s errset.Set
		for _, id := range r.locals[l.Param][l.Err] {
			s = s.Join(x.tested(fn, r, id))
		}
		if !s.Feasible(literals.ErrorTests(l.Param)) {
			return false
		}
	}
	return true
}

// tested returns the errors that a variable may hold where id tests it. While
// that is being found it may be any error: which definitions lead to the test may
// depend on the test itself, in a loop.
func (x *Analysis) tested(fn *program.Function, r *ReachingDefs, id *ast.Ident) errset.Set {
	if s, ok := r.errors[id]; ok {
		return s
	}
	r.errors[id] = errset.Top()
	s := x.errorsOf(fn, id)
	r.errors[id] = s
	return s
}

// FeasibleEdge reports whether some error takes edge i of blk, which ends with a
// test.
func (x *Analysis) FeasibleEdge(fn *program.Function, blk *cfg.Block, i int) bool {
	r := x.Of(fn)
	if i < 2 && r.dead[blk][i] {
		return false
	}
	pair, ok := r.edges[blk]
	if !ok || len(r.locals) == 0 {
		return true
	}
	return x.Feasible(fn, r.ends[blk].Assume(pair[i]))
}

// ErrorTests returns what is known of the error in v where n stands.
func (x *Analysis) ErrorTests(fn *program.Function, n ast.Node, v *types.Var) []errset.Test {
	if fn == nil || fn.Body == nil {
		return nil
	}
	r := x.Of(fn)
	return r.literals(r.at[n]).ErrorTests(v)
}
