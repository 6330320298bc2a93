package origin

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

func (x *Index) add(lhs ast.Expr, o Origin) {
	if v := x.Target(lhs); v != nil {
		x.give(v, o)
	}
}

// give records that v gets a value. What tests assign to the server's own
// fields and parameters does not describe the server.
func (x *Index) give(v *types.Var, o Origin) {
	if x.IsTest(o.Expr) && !x.isTestPos(v.Pos()) {
		return
	}
	x.Values[v] = append(x.Values[v], o)
}

func (x *Index) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return
	}
	for i, lhs := range s.Lhs {
		if e, ok := ast.Unparen(lhs).(*ast.IndexExpr); ok && len(s.Lhs) == len(s.Rhs) {
			x.put(e, s.Rhs[i])
			continue
		}
		if len(s.Lhs) == len(s.Rhs) {
			x.add(lhs, Origin{Expr: s.Rhs[i], Index: -1, Set: true})
		} else {
			x.add(lhs, Origin{Expr: s.Rhs[0], Index: i, Set: true})
		}
	}
}

// put records table[key] = value as a row of the table.
func (x *Index) put(e *ast.IndexExpr, value ast.Expr) {
	if v := x.Target(e.X); v != nil && (!x.IsTest(e) || x.isTestPos(v.Pos())) {
		x.Rows[v] = append(x.Rows[v], Element{e.Index, value})
	}
}

func (x *Index) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		switch {
		case len(s.Values) == len(s.Names):
			x.add(name, Origin{Expr: s.Values[i], Index: -1})
		case len(s.Values) == 1:
			x.add(name, Origin{Expr: s.Values[0], Index: i})
		}
	}
}

func (x *Index) ranged(s *ast.RangeStmt) {
	if s.Key != nil {
		x.add(s.Key, Origin{Expr: s.X, Index: -1, Key: true})
	}
	if s.Value != nil {
		x.add(s.Value, Origin{Expr: s.X, Index: -1, Elem: true})
	}
}

func (x *Index) composite(lit *ast.CompositeLit) {
	filled := make(map[*types.Var]bool)
	for f, val := range structs.Fields(x.info, lit) {
		filled[f] = true
		x.give(f, Origin{Expr: val, Index: -1})
	}
	st := structs.Of(x.info.TypeOf(lit))
	if st == nil || x.IsTest(lit) {
		return // no struct, or none of the server
	}
	for f := range st.Fields() {
		if !filled[f.Origin()] {
			x.omitted[f.Origin()] = true
		}
	}
}

// MayBeZero reports whether the field v may be left at its zero value where it is
// read: statements set it, and a literal of its struct does not.
func (x *Index) MayBeZero(v *types.Var) bool {
	if !v.IsField() || !x.omitted[v] || len(x.Values[v]) == 0 {
		return false
	}
	return !slices.ContainsFunc(x.Values[v], func(o Origin) bool { return !o.Set })
}

// Reassigned returns what a parameter v has been set to where e reads it: by the
// one statement of the function that sets it, which no condition guards.
//
//	route = path.Join(r.prefix, route)
func (x *Index) Reassigned(v *types.Var, e ast.Expr) ast.Expr {
	owner, ok := x.Params[v]
	if !ok {
		return nil
	}
	var set ast.Expr
	for _, o := range x.Values[v] {
		if !o.Set {
			continue // passed by a caller
		}
		if set != nil || o.Index >= 0 {
			return nil // more than once, or of several results
		}
		set = o.Expr
	}
	decl := x.Decls[owner.Func]
	if set == nil || e.Pos() < set.End() || decl == nil || decl.Body == nil {
		return nil
	}
	for _, s := range decl.Body.List {
		if as, ok := s.(*ast.AssignStmt); ok && slices.Contains(as.Rhs, set) {
			return set
		}
	}
	return nil
}

// passParams records the arguments of a call as values of the parameters.
func (x *Index) passParams(call *ast.CallExpr, fn *types.Func) {
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(call.Args) {
			return
		}
		if sig.Variadic() && i == sig.Params().Len()-1 {
			for _, a := range call.Args[i:] {
				x.give(sig.Params().At(i), Origin{Expr: a, Index: -1})
			}
			return
		}
		x.give(sig.Params().At(i), Origin{Expr: call.Args[i], Index: -1})
	}
}

// literalParams records the arguments of func(x) { … }(a).
func (x *Index) literalParams(call *ast.CallExpr) {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	if !ok {
		return
	}
	for i, p := range LiteralVars(x.info, lit) {
		if i < len(call.Args) {
			x.give(p, Origin{Expr: call.Args[i], Index: -1})
		}
	}
}

// LiteralVars returns the parameters of a function literal.
func LiteralVars(info *types.Info, lit *ast.FuncLit) []*types.Var {
	sig, ok := info.TypeOf(lit).(*types.Signature)
	if !ok {
		return nil
	}
	var out []*types.Var
	for v := range sig.Params().Variables() {
		out = append(out, v)
	}
	return out
}
