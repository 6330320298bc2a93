package typestate

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// A fact is the outcome of a condition: that an expression equals a constant, or
// does not. Two conditions are the same if they are written alike and mean the
// same variables. Facts serve to find paths that contradict themselves; what
// changes behind the back of the function can only hide such a path.
type fact struct {
	expr  string // see exprKey
	value string // the constant, as constant.Value.ExactString; "nil"; "true" for a condition
	holds bool
}

// maxFacts bounds the facts of a state. Beyond it, conditions are not recorded.
const maxFacts = 64

func addFact(list []fact, f fact) []fact {
	if len(list) == maxFacts || slices.Contains(list, f) {
		return list
	}
	return append(slices.Clip(list), f)
}

// contradicts reports whether f cannot hold where list does.
func contradicts(list []fact, f fact) bool {
	return slices.ContainsFunc(list, func(g fact) bool {
		if g.expr != f.expr {
			return false
		}
		if g.value == f.value {
			return g.holds != f.holds
		}
		return g.holds && f.holds
	})
}

func withoutVar(list []fact, name string) []fact {
	return slices.DeleteFunc(slices.Clone(list), func(f fact) bool { return strings.Contains(f.expr, name) })
}

// truth evaluates a condition where facts hold; known is false where they do not
// decide it.
func (p *reader) truth(cond ast.Expr, facts []fact) (is, known bool) {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			is, known = p.truth(e.X, facts)
			return !is, known
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			x, xKnown := p.truth(e.X, facts)
			y, yKnown := p.truth(e.Y, facts)
			decides := e.Op == token.LOR // true || y
			if xKnown && x == decides || yKnown && y == decides {
				return decides, true
			}
			return !decides, xKnown && yKnown
		}
	}
	if f, ok := p.factOf(cond, true); ok && contradicts(facts, f) {
		return false, true
	}
	if f, ok := p.factOf(cond, false); ok && contradicts(facts, f) {
		return true, true
	}
	return false, false
}

// factsOf returns what holds where a condition is true, or false: of x && y that
// is true, both.
func (p *reader) factsOf(cond ast.Expr, holds bool) []fact {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return p.factsOf(e.X, !holds)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND && holds || e.Op == token.LOR && !holds {
			return append(p.factsOf(e.X, holds), p.factsOf(e.Y, holds)...)
		}
	}
	if f, ok := p.factOf(cond, holds); ok {
		return []fact{f}
	}
	return nil
}

// factOf returns what holds where a condition that has no parts is true, or false.
func (p *reader) factOf(cond ast.Expr, holds bool) (fact, bool) {
	cond = ast.Unparen(cond)
	switch e := cond.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return p.factOf(e.X, !holds)
		}
	case *ast.BinaryExpr:
		if f, ok := p.comparison(e, holds); ok {
			return f, true
		}
	}
	key, ok := p.exprKey(cond)
	return fact{key, "true", holds}, ok
}

// comparison returns what a comparison says. len(x) > 0 says that len(x) is not 0,
// x >= y that x < y is false.
func (p *reader) comparison(e *ast.BinaryExpr, holds bool) (fact, bool) {
	x, xOK := p.exprKey(e.X)
	y, yOK := p.exprKey(e.Y)
	if !xOK || !yOK {
		return fact{}, false
	}
	if e.Op == token.EQL || e.Op == token.NEQ {
		holds = holds == (e.Op == token.EQL)
		if p.isConst(e.X) {
			x, y = y, x
		} else if !p.isConst(e.Y) {
			if y < x {
				x, y = y, x
			}
			return fact{x + "==" + y, "true", holds}, true
		}
		return fact{x, y, holds}, true
	}
	switch {
	case e.Op == token.GTR && y == "0" && strings.HasPrefix(x, "len("):
		return fact{x, "0", !holds}, true
	case e.Op == token.LSS:
		return fact{x + "<" + y, "true", holds}, true
	case e.Op == token.GEQ:
		return fact{x + "<" + y, "true", !holds}, true
	case e.Op == token.GTR:
		return fact{y + "<" + x, "true", holds}, true
	case e.Op == token.LEQ:
		return fact{y + "<" + x, "true", !holds}, true
	}
	return fact{}, false
}

func (p *reader) isConst(e ast.Expr) bool {
	tv := p.info.Types[e]
	return tv.Value != nil || tv.IsNil()
}

// exprKey returns a text that is the same for expressions that are written alike
// and mean the same variables. ok is false for an expression with statements in it.
func (p *reader) exprKey(e ast.Expr) (key string, ok bool) {
	e = ast.Unparen(e)
	if tv := p.info.Types[e]; tv.Value != nil {
		return tv.Value.ExactString(), true
	}
	switch e := e.(type) {
	case *ast.Ident:
		return p.identKey(e), true
	case *ast.SelectorExpr:
		x, ok := p.exprKey(e.X)
		return x + "." + e.Sel.Name, ok
	case *ast.StarExpr:
		x, ok := p.exprKey(e.X)
		return "*" + x, ok
	case *ast.UnaryExpr:
		x, ok := p.exprKey(e.X)
		return e.Op.String() + x, ok && e.Op != token.ARROW
	case *ast.BinaryExpr:
		x, xOK := p.exprKey(e.X)
		y, yOK := p.exprKey(e.Y)
		return "(" + x + e.Op.String() + y + ")", xOK && yOK
	case *ast.IndexExpr:
		x, xOK := p.exprKey(e.X)
		y, yOK := p.exprKey(e.Index)
		return x + "[" + y + "]", xOK && yOK
	case *ast.TypeAssertExpr:
		x, ok := p.exprKey(e.X)
		return x + ".(" + types.ExprString(e.Type) + ")", ok && e.Type != nil
	case *ast.CallExpr:
		return p.callKey(e)
	}
	return "", false
}

func (p *reader) callKey(call *ast.CallExpr) (string, bool) {
	key, ok := p.exprKey(call.Fun)
	args := make([]string, len(call.Args))
	for i, arg := range call.Args {
		k, argOK := p.exprKey(arg)
		args[i], ok = k, ok && argOK
	}
	return key + "(" + strings.Join(args, ",") + ")", ok
}

func (p *reader) identKey(id *ast.Ident) string {
	switch obj := p.info.ObjectOf(id).(type) {
	case *types.Var:
		return varKey(obj)
	case *types.Nil:
		return "nil"
	}
	return id.Name
}

// varKey returns a text for a variable that no other has.
func varKey(v *types.Var) string { return v.Name() + "@" + strconv.Itoa(int(v.Pos())) + ";" }
