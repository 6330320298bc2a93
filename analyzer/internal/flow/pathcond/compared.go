package pathcond

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// compared adds what a comparison of a number with a constant at the end of blk says
// on its edges: of the parameters that the number comes from. An edge that no value
// of the number takes is dead.
//
//	code = timed(code) // 504, or the parameter
//	if code == 409 {   // the parameter is 409
func (f *finder) compared(blk *cfg.Block, e ast.Expr) {
	number, with, equal := f.comparedWith(blk, e)
	if number == nil {
		return
	}
	c := f.info.Types[with].Value
	v := f.valueOf(f.fn, number)
	holds, mayHold := assume(v, c, true)
	fails, mayFail := assume(v, c, false)
	if !equal {
		holds, mayHold, fails, mayFail = fails, mayFail, holds, mayHold
	}
	if blk.Succs[1].Kind == cfg.KindSwitchNextCase && inCaseOfSeveral(blk) {
		holds, mayHold = nil, true // another value of the case leads to the body
	}
	f.edge(blk, holds, fails)
	if !mayHold || !mayFail {
		f.dead[blk] = [2]bool{!mayHold, !mayFail}
	}
}

// inCaseOfSeveral reports whether blk ends with one of several values of a case.
func inCaseOfSeveral(blk *cfg.Block) bool {
	clause, ok := blk.Succs[1].Stmt.(*ast.CaseClause)
	return ok && len(clause.List) > 1
}

// comparedWith returns the number that e, the condition at the end of blk, compares
// with a status or 0, and whether e holds where they are equal; nil for another
// condition, and for one that says something of a parameter by itself.
func (f *finder) comparedWith(blk *cfg.Block, e ast.Expr) (number, with ast.Expr, equal bool) {
	left, right, equal := f.operandsAt(blk, e)
	if left == nil {
		return nil, nil, false
	}
	if f.info.Types[left].Value != nil {
		left, right = right, left
	}
	left = ast.Unparen(left)
	if c, ok := goast.IntValue(f.info, right); !ok || c != 0 && (c < 100 || c > 999) || !isNumber(f.info.TypeOf(left)) {
		return nil, nil, false
	}
	if p, _ := f.subject(f.fn, left); p != nil || f.info.Types[left].Value != nil {
		return nil, nil, false
	}
	switch e := left.(type) {
	case *ast.Ident:
		if v, ok := f.info.Uses[e].(*types.Var); ok && !f.Escapes[v] && !f.counts(v) {
			return left, right, equal
		}
	case *ast.CallExpr:
		return left, right, equal
	}
	return nil, nil, false
}

// counts reports whether v is changed by ++, += and the like, which make no
// definitions.
func (f *finder) counts(v *types.Var) bool {
	if f.counted == nil {
		f.counted = make(map[*types.Var]bool)
		ast.Inspect(f.fn.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.IncDecStmt:
				f.counted[goast.RootVar(f.info, n.X)] = true
			case *ast.AssignStmt:
				if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
					f.counted[goast.RootVar(f.info, n.Lhs[0])] = true
				}
			}
			return true
		})
	}
	return f.counted[v]
}

// operandsAt returns the operands of the comparison at the end of blk, that of a case
// with the tag of its switch among them.
func (f *finder) operandsAt(blk *cfg.Block, e ast.Expr) (left, right ast.Expr, equal bool) {
	if next := blk.Succs[1]; next.Kind == cfg.KindSwitchNextCase {
		if sw := f.fn.Switches[next.Stmt]; sw == nil {
			return nil, nil, false
		} else if sw.Tag != nil {
			return sw.Tag, e, true
		}
	}
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || b.Op != token.EQL && b.Op != token.NEQ {
		return nil, nil, false
	}
	return b.X, b.Y, b.Op == token.EQL
}

// isNumber reports whether t is an integer type that can hold a status.
func isNumber(t types.Type) bool {
	if !goast.IsInteger(t) {
		return false
	}
	switch t.Underlying().(*types.Basic).Kind() {
	case types.Int8, types.Uint8, types.Int32: // a rune
		return goast.NamedOf(t) != nil && t.Underlying().(*types.Basic).Kind() == types.Int32
	}
	return true
}

// assume returns what holds of parameters where v equals c, or does not; ok is false
// where it never does.
func assume(v absval.Value, c constant.Value, equal bool) (w absval.PathCond, ok bool) {
	for i, alt := range possible(v, c, equal) {
		if i == 0 {
			w, ok = alt, true
			continue
		}
		w = slices.DeleteFunc(slices.Clone(w), func(l absval.Literal) bool { return !slices.Contains(alt, l) })
	}
	return w, ok
}

func isStatus(c constant.Value) bool {
	code, ok := constant.Int64Val(c)
	return ok && code >= 100 && code <= 999
}

// possible returns the conditions under which v equals c, or does not, by the ways in
// which it may.
func possible(v absval.Value, c constant.Value, equal bool) []absval.PathCond {
	var out []absval.PathCond
	other := v.MayBeOther && len(v.Others) == 0 && !(equal && isStatus(c)) // a number that is no status
	for _, o := range v.Others {
		other = other || (o == c.ExactString()) == equal
	}
	if v.Top || other || v.IsBottom() || len(v.Calls)+len(v.Fields)+len(v.Funcs)+len(v.Pending) > 0 {
		out = append(out, nil)
	}
	for _, code := range absval.Codes(v.Origins) {
		if constant.Compare(constant.MakeInt64(int64(code)), token.EQL, c) == equal {
			out = append(out, nil)
		}
	}
	of := func(p, field *types.Var) absval.PathCond {
		return absval.PathCond{{Predicate: absval.Predicate{Param: p, Field: field, Of: absval.Whole, Op: token.EQL, With: c.ExactString()}, Holds: equal}}
	}
	for _, p := range v.Params {
		if goast.IsInteger(p.Type()) {
			out = append(out, of(p, nil))
		} else {
			out = append(out, nil) // something in it
		}
	}
	for _, r := range v.Reads {
		out = append(out, of(r.Param, r.Field))
	}
	for _, alt := range v.Guarded {
		for _, w := range possible(alt.Value, c, equal) {
			out = append(out, alt.When.And(w))
		}
	}
	return out
}
