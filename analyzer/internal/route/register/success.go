package register

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A Success is the success that a registration chooses for its route. The zero
// Success leaves the choice to the framework.
type Success struct {
	Codes []int // that it may choose
	Set   bool  // it chooses one of Codes, whatever happens
	Open  bool  // it may choose others, which are not known
}

// add adds a success that is chosen in some case; 0 leaves it to the framework.
func (s *Success) add(v constant.Value) {
	code, exact := int64(0), false
	if v != nil && v.Kind() == constant.Int {
		code, exact = constant.Int64Val(v)
	}
	switch {
	case !exact:
		s.Open = true
	case code == 0:
		s.Set = false
	case !slices.Contains(s.Codes, int(code)):
		s.Codes = append(s.Codes, int(code))
	}
}

// defaultField returns the field of a struct type that names the success, or nil.
func (x *scope) defaultField(t types.Type) *types.Var {
	st := structs.Of(t)
	if st == nil {
		return nil
	}
	for f := range st.Fields() {
		if e := x.table.Field(f); e != nil && e.Role == framework.DefaultField {
			return f.Origin()
		}
	}
	return nil
}

// success finds what d, which e denotes in a registration, says of the success, and
// what the function around the registration makes of its path and its method.
func (x *described) success(rec *Registration, s origin.Site, e ast.Expr, d description) {
	f := x.defaultField(x.info.TypeOf(d.lit))
	if f == nil {
		return // the framework chooses
	}
	sx := &settler{scope: x.scope, lit: d.lit, bound: d.bound, at: s.Call}
	states := []settled{{}}
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		sx.v, _ = x.info.Uses[id].(*types.Var)
	}
	if body := x.bodyFor(sx, s); body != nil {
		states = sx.settle(body, states)
	}
	rec.Success = Success{Set: true, Open: d.changed || x.madeBy(e, 0) || len(states) == 0 || x.changedOutside(s, sx.v, 0)}
	for _, st := range states {
		rec.Success.add(sx.field(f, st))
	}
	rec.Success.Set = rec.Success.Set && len(rec.Success.Codes) > 0
}

// madeBy reports whether a function of the package makes what e denotes, and assigns
// the success of it.
func (x *described) madeBy(e ast.Expr, depth int) bool {
	if e == nil || depth > origin.MaxFollow {
		return false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return x.madeBy(e.X, depth+1)
	case *ast.Ident:
		v := x.src.Target(e)
		return v != nil && slices.ContainsFunc(x.src.Values[v], func(o origin.Origin) bool { return x.madeBy(o.Expr, depth+1) })
	case *ast.CallExpr:
		decl := x.src.Decls[x.src.Callee(e)]
		if decl == nil || decl.Body == nil {
			return false
		}
		return x.assignsDefault(decl) || slices.ContainsFunc(origin.ReturnsOf(decl.Body), func(r *ast.ReturnStmt) bool {
			return len(r.Results) > 0 && x.madeBy(r.Results[0], depth+1)
		})
	}
	return false
}

// bodyFor returns the body of the function around a call in which the struct of sx is
// a variable; nil where there is none.
func (x *described) bodyFor(sx *settler, s origin.Site) *ast.BlockStmt {
	if sx.v == nil {
		return nil // Have: huma.Register(api, huma.Operation{…}, h)
	}
	for _, n := range slices.Backward(s.Outer) {
		if lit, ok := n.(*ast.FuncLit); ok && lit.Pos() <= sx.v.Pos() && sx.v.Pos() < lit.End() {
			return lit.Body
		}
	}
	decl := x.src.Decls[s.Func]
	if decl == nil {
		return nil // at package level
	}
	return decl.Body
}

// changedOutside reports whether a function that passes on the struct in v, which
// it is given itself, assigns the success of it.
func (x *described) changedOutside(s origin.Site, v *types.Var, depth int) bool {
	o, ok := x.src.Params[v]
	if v == nil || !ok || depth == origin.MaxWrap {
		return false
	}
	for _, c := range x.src.Callers[o.Func] {
		id, ok := ast.Unparen(origin.Arg(c.Call, o.Index)).(*ast.Ident)
		if !ok {
			continue // a literal
		}
		w, _ := x.info.Uses[id].(*types.Var)
		if decl := x.src.Decls[c.Func]; decl != nil && w != nil && x.assignsDefault(decl) || x.changedOutside(c, w, depth+1) {
			return true
		}
	}
	return false
}

// assignsDefault reports whether a statement in n assigns a field that names the
// success.
func (x *scope) assignsDefault(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		found = found || ok && slices.ContainsFunc(as.Lhs, x.isDefault)
		return !found
	})
	return found
}

// isDefault reports whether e is x.F, where F names the success.
func (x *scope) isDefault(e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	v, _ := x.info.Uses[sel.Sel].(*types.Var)
	f := x.table.Field(v)
	return f != nil && f.Role == framework.DefaultField
}

// configured adds the success that a function chooses which configures a
// registration: huma.Get(api, "/x", h, func(o *huma.Operation) { o.DefaultStatus = 202 }).
func (x *chains) configured(rec *Registration, e ast.Expr, b origin.Bindings) {
	sig, ok := x.info.TypeOf(e).Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 || sig.Results().Len() > 0 || x.types.TakesResponse(e) {
		return // the handler, or no function
	}
	f := x.defaultField(sig.Params().At(0).Type())
	if f == nil {
		return // it configures something else
	}
	body, v, bound := x.configuring(e, b)
	if body == nil {
		if made, ok := ast.Unparen(e).(*ast.CallExpr); !ok || x.types.Known(made) == nil {
			rec.Success.Open = true // made elsewhere
		}
		return
	}
	sx := &settler{scope: x.scope, v: v, bound: bound}
	var start []settled
	for _, code := range rec.Success.Codes {
		start = append(start, settled{nil: nil, f: constant.MakeInt64(int64(code))})
	}
	if !rec.Success.Set {
		start = append(start, settled{nil: nil, f: constant.MakeInt64(0)})
	}
	rec.Success.Codes, rec.Success.Set = nil, true
	for _, st := range sx.settle(body, start) {
		rec.Success.add(sx.field(f, st))
	}
	rec.Success.Set = rec.Success.Set && len(rec.Success.Codes) > 0
}

// configuring returns the body of the function that e is, or that a function of the
// package makes, with its parameter and what is bound in it.
func (x *chains) configuring(e ast.Expr, b origin.Bindings) (*ast.BlockStmt, *types.Var, origin.Bindings) {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		if vars := origin.LiteralVars(x.info, e); len(vars) == 1 {
			return e.Body, vars[0], b
		}
	case *ast.Ident, *ast.SelectorExpr:
		fn := x.src.FuncOf(e)
		if decl := x.src.Decls[fn]; decl != nil && decl.Body != nil {
			return decl.Body, fn.Signature().Params().At(0), nil
		}
	case *ast.CallExpr:
		fn := x.src.Callee(e)
		decl := x.src.Decls[fn]
		if decl == nil || decl.Body == nil {
			return nil, nil, nil
		}
		rets := origin.ReturnsOf(decl.Body)
		if len(rets) != 1 || len(rets[0].Results) != 1 {
			return nil, nil, nil
		}
		if lit, ok := ast.Unparen(rets[0].Results[0]).(*ast.FuncLit); ok {
			return x.configuring(lit, x.strings.Resolved(origin.Arguments(fn, e), b))
		}
	}
	return nil, nil, nil
}
