package program

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// assign records x, y = a, b and x, y := f().
func (w *walker) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return // x += 1 makes no status
	}
	stores := false
	w.results(s)
	for i, lhs := range s.Lhs {
		stores = w.store(lhs, assigned(s.Rhs, i, len(s.Lhs), s)) || stores
	}
	if stores && w.fn != nil {
		w.fn.Stores = append(w.fn.Stores, s)
	}
}

// assigned returns the definition of the variable i of n on the left side.
func assigned(rhs []ast.Expr, i, n int, at ast.Node) Def {
	if len(rhs) == n {
		return Def{Expr: rhs[i], Index: -1, At: at}
	}
	return Def{Expr: rhs[0], Index: i, At: at}
}

// results records the variables that a statement gives the results of its only call.
func (w *walker) results(s *ast.AssignStmt) {
	if len(s.Rhs) != 1 {
		return
	}
	call, ok := ast.Unparen(s.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return
	}
	for _, lhs := range s.Lhs {
		if id, ok := lhs.(*ast.Ident); ok && id.Name != "_" {
			if v, ok := w.Info.ObjectOf(id).(*types.Var); ok {
				w.AssignedTo[call] = append(w.AssignedTo[call], v)
			}
		}
	}
}

// store records the definition of the variable at the root of lhs, and
// reports whether lhs is a field.
func (w *walker) store(lhs ast.Expr, d Def) bool {
	lhs = ast.Unparen(lhs)
	v := goast.RootVar(w.Info, lhs)
	if v == nil {
		return false // _, or the result of a call
	}
	if _, ok := lhs.(*ast.Ident); ok {
		w.define(v, d)
		return false
	}
	d.Weak = true
	d.Field = goast.FieldOf(w.Info, lhs)
	if sel, ok := lhs.(*ast.SelectorExpr); ok {
		_, d.Plain = ast.Unparen(sel.X).(*ast.Ident)
	}
	w.define(v, d)
	return d.Field != nil
}

func (w *walker) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		v, ok := w.Info.Defs[name].(*types.Var)
		if !ok || len(s.Values) == 0 {
			continue // a constant, or the zero value
		}
		w.define(v, assigned(s.Values, i, len(s.Names), s))
	}
}

func (w *walker) rangeOver(s *ast.RangeStmt) {
	elements := []ast.Expr{s.Value}
	if t := w.Info.TypeOf(s.X); t != nil {
		switch t.Underlying().(type) {
		case *types.Chan, *types.Signature: // for x := range c, for x, y := range seq
			elements = append(elements, s.Key)
		}
	}
	for _, e := range elements {
		if e == nil {
			continue // for range x, for i := range x
		}
		if v := goast.RootVar(w.Info, e); v != nil {
			w.define(v, Def{Expr: s.X, Index: -1, At: e})
		}
	}
}

// typeSwitch records that the variable of each clause is the operand.
func (w *walker) typeSwitch(s *ast.TypeSwitchStmt) {
	x := goast.TypeSwitchOperand(s)
	if x == nil {
		return // switch x.(type)
	}
	for _, clause := range s.Body.List {
		if v, ok := w.Info.Implicits[clause].(*types.Var); ok {
			w.define(v, Def{Expr: x, Index: -1, At: clause})
		}
	}
}

// fills records that a call which is given an error and the address of a
// variable may put into the variable what the error carries: errors.As.
func (w *walker) fills(call *ast.CallExpr) {
	var from ast.Expr
	for _, arg := range call.Args {
		if from == nil && goast.IsError(w.Info.TypeOf(arg)) {
			from = arg
		}
	}
	if from == nil {
		return // nothing that carries
	}
	for _, arg := range call.Args {
		// Have: f(err, …, &x)
		addr, ok := ast.Unparen(arg).(*ast.UnaryExpr)
		if !ok || addr.Op != token.AND {
			continue // no address
		}
		if v := goast.RootVar(w.Info, addr.X); v != nil {
			w.define(v, Def{Expr: from, Index: -1, At: call, Weak: true, Fills: true})
		}
	}
}

// mutates records the local variables into which a call may put something:
// its receiver and its arguments, b.SetStatus(404), set(&o). It is a weak
// definition of the variable; the called function's summary says more.
func (w *walker) mutates(call *ast.CallExpr) {
	if w.fn == nil {
		return
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if s := w.Info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			w.mutate(call, sel.X)
		}
	}
	for _, arg := range call.Args {
		w.mutate(call, arg)
	}
}

func (w *walker) mutate(call *ast.CallExpr, e ast.Expr) {
	e = ChainRoot(w.Info, e)
	t := w.Info.TypeOf(e)
	if t == nil || !holdsSome(t) {
		return
	}
	v := goast.RootVar(w.Info, e)
	if _, isField := e.(*ast.SelectorExpr); !isField {
		id, ok := e.(*ast.Ident)
		if !ok {
			return // what a call returns, an element
		}
		v, _ = w.Info.Uses[id].(*types.Var)
	}
	if v == nil || v.IsField() || v.Pkg() != w.Pkg || v.Parent() == v.Pkg().Scope() {
		return
	}
	w.define(v, Def{Expr: call, Index: -1, At: call, Weak: true, Into: call, Holder: t})
}

// ChainRoot returns what a chain of calls begins with, each of which returns a value
// of the type of its receiver: x in x.With(a).With(b), and in &x.
func ChainRoot(info *types.Info, e ast.Expr) ast.Expr {
	for {
		e = ast.Unparen(e)
		if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
			e = ast.Unparen(u.X)
		}
		call, ok := e.(*ast.CallExpr)
		if !ok {
			return e
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || info.Selections[sel] == nil || info.Selections[sel].Kind() != types.MethodVal || !types.Identical(info.TypeOf(call), info.TypeOf(sel.X)) {
			return e
		}
		e = sel.X
	}
}

// holdsSome reports whether t is, or points to, a named struct, which the standard
// library does not declare, with an integer, a function or a handler in it.
func holdsSome(t types.Type) bool {
	named := goast.NamedOf(t)
	if named == nil || goast.IsStd(named.Obj().Pkg()) {
		return false
	}
	st := structs.Of(named)
	return st != nil && hasSuchField(st, goast.MaxNesting)
}

// hasSuchField reports whether a struct has a field that is an integer, a function
// or a handler, or embeds a struct that has.
func hasSuchField(st *types.Struct, depth int) bool {
	for f := range st.Fields() {
		if goast.IsInteger(f.Type()) || goast.IsCallable(f.Type()) {
			return true
		}
		if inner := structs.Of(f.Type()); inner != nil && f.Embedded() && depth > 0 && hasSuchField(inner, depth-1) {
			return true
		}
	}
	return false
}

func (w *walker) define(v *types.Var, d Def) {
	d.Fn = w.fn
	if w.fn != nil && len(w.Defs[v]) == 0 && w.Params[v] == nil {
		w.fn.Locals = append(w.fn.Locals, v)
	}
	w.Defs[v] = append(w.Defs[v], d)
}
