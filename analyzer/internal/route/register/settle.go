package register

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A struct that describes a route may be changed before it is registered, by tests
// of its own fields:
//
//	func register(api huma.API, op huma.Operation, h …) {
//		if op.DefaultStatus == 0 && op.Method == http.MethodPost { op.DefaultStatus = 201 }
//		huma.Register(api, op, h)
//	}
//
// What it is then is found by running the statements of the function on what is
// known of the fields. Where a test is not known, both branches are taken.

// A settler runs the statements of one function for one struct.
type settler struct {
	*scope
	v     *types.Var        // the struct, or the pointer to it
	lit   *ast.CompositeLit // what v is at first; nil where it is the zero value
	bound origin.Bindings   // what holds in lit, and in the function
	at    ast.Node          // where the result is read; nil for the ends of the function
	ends  []settled
}

// A settled is what is known of the fields of a struct in one state: those that have
// been assigned, nil where the value is not known. Under the key nil stands that none
// is known.
type settled map[*types.Var]constant.Value

// maxSettled bounds the states that a function is followed in. Beyond it, nothing is
// known.
const maxSettled = 16

// settle returns the states of the struct in v where control reaches at; nil where
// it does not, as far as is known.
func (x *settler) settle(body *ast.BlockStmt, start []settled) []settled {
	left := x.block(body.List, start)
	if x.at == nil {
		x.ends = append(x.ends, left...)
	}
	return x.ends
}

// block runs statements, and returns the states behind the last of them.
func (x *settler) block(list []ast.Stmt, in []settled) []settled {
	for _, s := range list {
		if len(in) == 0 {
			return nil // never reached
		}
		if len(in) > maxSettled {
			in = []settled{{nil: nil}}
		}
		in = x.stmt(s, in)
	}
	return in
}

func (x *settler) stmt(s ast.Stmt, in []settled) []settled {
	switch s := s.(type) {
	case *ast.BlockStmt:
		return x.block(s.List, in)
	case *ast.LabeledStmt:
		return x.stmt(s.Stmt, in)
	case *ast.IfStmt:
		return x.branches(s, in)
	case *ast.SwitchStmt:
		return x.clauses(s, in)
	case *ast.RangeStmt:
		return x.loop(s.Body, in)
	case *ast.ForStmt:
		return x.loop(s.Body, in)
	case *ast.ReturnStmt:
		if x.at == nil || x.holds(s) {
			x.ends = append(x.ends, in...)
		}
		return nil
	}
	if x.holds(s) {
		x.ends = append(x.ends, in...)
		return nil
	}
	if as, ok := s.(*ast.AssignStmt); ok && !x.escapes(s) {
		return each(in, func(st settled) settled { return x.assign(as, st) })
	}
	if x.touches(s) {
		return []settled{{nil: nil}}
	}
	return in
}

// holds reports whether the place where the result is read is in n.
func (x *settler) holds(n ast.Node) bool {
	return x.at != nil && n.Pos() <= x.at.Pos() && x.at.End() <= n.End()
}

func each(in []settled, f func(settled) settled) []settled {
	out := make([]settled, len(in))
	for i, st := range in {
		out[i] = f(st)
	}
	return out
}

func (x *settler) branches(s *ast.IfStmt, in []settled) []settled {
	if s.Init != nil {
		in = x.stmt(s.Init, in)
	}
	var out []settled
	for _, st := range in {
		is, known := x.truth(s.Cond, st)
		if is || !known {
			out = append(out, x.block(s.Body.List, []settled{st})...)
		}
		if !is || !known {
			if s.Else != nil {
				out = append(out, x.stmt(s.Else, []settled{st})...)
			} else {
				out = append(out, st)
			}
		}
	}
	return out
}

func (x *settler) clauses(s *ast.SwitchStmt, in []settled) []settled {
	if s.Init != nil {
		in = x.stmt(s.Init, in)
	}
	var out []settled
	for _, st := range in {
		out = append(out, x.cases(s, st)...)
	}
	return out
}

// cases runs the clauses of a switch that one state may take.
func (x *settler) cases(s *ast.SwitchStmt, st settled) []settled {
	var out []settled
	var other *ast.CaseClause
	for _, stmt := range s.Body.List {
		c := stmt.(*ast.CaseClause)
		if c.List == nil {
			other = c
			continue
		}
		is, known := x.matches(s.Tag, c.List, st)
		if is || !known {
			out = append(out, x.clause(c, st)...)
		}
		if is && known {
			return out
		}
	}
	if other != nil {
		return append(out, x.clause(other, st)...)
	}
	return append(out, st)
}

// clause runs one clause; what falls through to the next is not followed.
func (x *settler) clause(c *ast.CaseClause, st settled) []settled {
	if n := len(c.Body); n > 0 {
		if b, ok := c.Body[n-1].(*ast.BranchStmt); ok && b.Tok == token.FALLTHROUGH {
			st = settled{nil: nil}
		}
	}
	return x.block(c.Body, []settled{st})
}

// matches reports whether the tag of a switch is one of the expressions of a case.
func (x *settler) matches(tag ast.Expr, list []ast.Expr, st settled) (is, known bool) {
	known = true
	for _, e := range list {
		one, ok := x.truth(e, st)
		if tag != nil {
			one, ok = x.compare(token.EQL, x.value(tag, st), x.value(e, st))
		}
		if one && ok {
			return true, true
		}
		known = known && ok
	}
	return false, known
}

// loop runs the body of a loop once, where the result is read in it; the turns
// before may have assigned what this one does.
func (x *settler) loop(body *ast.BlockStmt, in []settled) []settled {
	if !x.holds(body) {
		if x.touches(body) {
			return []settled{{nil: nil}}
		}
		return in
	}
	if !x.madeIn(body) && x.touches(body) {
		in = []settled{{nil: nil}}
	}
	x.block(body.List, in)
	return in
}

// madeIn reports whether v is a variable of the loop around a body.
func (x *settler) madeIn(body *ast.BlockStmt) bool {
	return body.Pos() <= x.v.Pos() && x.v.Pos() < body.End() || x.bound[x.v] != nil && x.src.Params[x.v].Func == nil
}

// assign returns the state after an assignment.
func (x *settler) assign(s *ast.AssignStmt, st settled) settled {
	for i, lhs := range s.Lhs {
		lhs = ast.Unparen(lhs)
		if star, ok := lhs.(*ast.StarExpr); ok {
			lhs = ast.Unparen(star.X)
		}
		if x.isSubject(lhs) {
			st = settled{nil: nil}
			if len(s.Lhs) == len(s.Rhs) && x.isFirst(s.Rhs[i]) {
				st = settled{}
			}
			continue
		}
		f := x.fieldOf(lhs)
		if f == nil {
			continue // another variable, or a part of a field: op.Extensions["x"]
		}
		st = maps.Clone(st)
		st[f] = nil
		if len(s.Lhs) == len(s.Rhs) && s.Tok == token.ASSIGN {
			st[f] = x.value(s.Rhs[i], st)
		}
	}
	return st
}

// isFirst reports whether e is what v is at first: its only value.
func (x *settler) isFirst(e ast.Expr) bool {
	values := x.src.Values[x.v]
	return len(values) == 1 && values[0].Expr == e
}

// isSubject reports whether e names the struct.
func (x *settler) isSubject(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && x.info.ObjectOf(id) == x.v
}

// within reports whether e is part of the struct.
func (x *settler) within(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && x.info.ObjectOf(id) == x.v
		return !found
	})
	return found
}

// fieldOf returns the field of the struct that e selects, or nil.
func (x *settler) fieldOf(e ast.Expr) *types.Var {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok || !x.isSubject(sel.X) {
		return nil
	}
	f, _ := x.info.Uses[sel.Sel].(*types.Var)
	return f
}

// touches reports whether n may change the struct.
func (x *settler) touches(n ast.Node) bool {
	found := x.escapes(n)
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			found = found || slices.ContainsFunc(n.Lhs, x.within)
		case *ast.IncDecStmt:
			found = found || x.within(n.X)
		}
		return !found
	})
	return found
}

// escapes reports whether n passes the struct to what may change it: its address, or
// the pointer that it is.
func (x *settler) escapes(n ast.Node) bool {
	_, pointer := x.v.Type().Underlying().(*types.Pointer)
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.UnaryExpr:
			found = found || n.Op == token.AND && x.within(n.X)
		case *ast.CallExpr:
			found = found || pointer && slices.ContainsFunc(n.Args, x.isSubject)
			if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok && x.isSubject(sel.X) && x.info.Selections[sel] != nil && x.info.Selections[sel].Kind() == types.MethodVal {
				found = true
			}
		}
		return !found
	})
	return found
}

// truth evaluates a condition.
func (x *settler) truth(e ast.Expr, st settled) (is, known bool) {
	v := x.value(e, st)
	if v == nil || v.Kind() != constant.Bool {
		return false, false
	}
	return constant.BoolVal(v), true
}

// value evaluates an expression; nil where it is not known.
func (x *settler) value(e ast.Expr, st settled) constant.Value {
	e = ast.Unparen(e)
	if v := x.info.Types[e].Value; v != nil {
		return v
	}
	if f := x.fieldOf(e); f != nil {
		return x.field(f, st)
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if v := x.value(e.X, st); e.Op == token.NOT && v != nil {
			return constant.UnaryOp(token.NOT, v, 0)
		}
		return nil
	case *ast.BinaryExpr:
		return x.binary(e, st)
	}
	return x.outside(e)
}

func (x *settler) binary(e *ast.BinaryExpr, st settled) constant.Value {
	l, r := x.value(e.X, st), x.value(e.Y, st)
	switch e.Op {
	case token.LAND, token.LOR:
		for _, v := range []constant.Value{l, r} {
			if v != nil && constant.BoolVal(v) == (e.Op == token.LOR) {
				return v // whatever the other is
			}
		}
		if l == nil || r == nil {
			return nil
		}
		return l
	case token.ADD:
		if l != nil && r != nil && l.Kind() == r.Kind() {
			return constant.BinaryOp(l, token.ADD, r)
		}
		return nil
	}
	if is, ok := x.compare(e.Op, l, r); ok {
		return constant.MakeBool(is)
	}
	return nil
}

func (x *settler) compare(op token.Token, l, r constant.Value) (is, known bool) {
	if l == nil || r == nil || l.Kind() != r.Kind() {
		return false, false
	}
	switch op {
	case token.EQL, token.NEQ:
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if l.Kind() == constant.Bool {
			return false, false
		}
	default:
		return false, false
	}
	return constant.Compare(l, op, r), true
}

// field returns what a field of the struct is in a state.
func (x *settler) field(f *types.Var, st settled) constant.Value {
	if _, ok := st[nil]; ok {
		if v, ok := st[f]; ok {
			return v // assigned since
		}
		return nil
	}
	if v, ok := st[f]; ok {
		return v
	}
	if x.lit != nil {
		for g, e := range structs.Fields(x.info, x.lit) {
			if g == f.Origin() {
				return x.outside(e)
			}
		}
	}
	b, ok := f.Type().Underlying().(*types.Basic)
	switch {
	case !ok:
		return nil
	case b.Info()&types.IsString != 0:
		return constant.MakeString("")
	case b.Info()&types.IsInteger != 0:
		return constant.MakeInt64(0)
	case b.Info()&types.IsBoolean != 0:
		return constant.MakeBool(false)
	}
	return nil
}

// outside evaluates an expression in which the struct does not occur.
func (x *settler) outside(e ast.Expr) constant.Value {
	e = x.strings.Deref(e, x.bound)
	if v := x.info.Types[e].Value; v != nil {
		return v
	}
	if t := x.info.TypeOf(e); t == nil || !isBasic(t, types.IsString) {
		return nil
	}
	if values := x.strings.Of(e, x.bound); len(values) == 1 {
		if s, ok := values[0].Plain(); ok {
			return constant.MakeString(s)
		}
	}
	return nil
}

func isBasic(t types.Type, info types.BasicInfo) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}
