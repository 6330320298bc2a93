package route

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A router leaves its package where an exported function returns it, or where a
// type that serves requests holds it. Another package may put it under a path:
//
//	func Router() http.Handler { r := chi.NewRouter(); …; return r }
//	r.Mount("/api", users.Router())
//
// A parameter that no function has stands for the group under which it does.

// returner returns the functions of this package that return the variable v.
func (x *index) returner(v *types.Var) []*types.Func {
	if x.returners == nil {
		x.returners = make(map[*types.Var][]*types.Func)
		for fn, decl := range x.decls {
			if decl.Body != nil {
				x.returned(fn, decl)
			}
		}
		for _, fns := range x.returners {
			slices.SortFunc(fns, func(a, b *types.Func) int { return int(a.Pos() - b.Pos()) })
		}
	}
	return x.returners[v]
}

func (x *index) returned(fn *types.Func, decl *ast.FuncDecl) {
	for _, ret := range returnsOf(decl.Body) {
		for _, r := range ret.Results {
			for _, w := range x.routersIn(r, 0) {
				if !slices.Contains(x.returners[w], fn) {
					x.returners[w] = append(x.returners[w], fn)
				}
			}
		}
	}
}

// routersIn returns the variables and fields that e hands out: r, s.router,
// and those that a function of the package returns.
func (x *index) routersIn(e ast.Expr, depth int) []*types.Var {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		w := x.target(e)
		if w == nil || w.Parent() == x.pass.Pkg.Scope() || !x.isHandler(w.Type()) {
			return nil // of the package, or no router
		}
		if _, ok := x.params[w]; ok {
			return nil // the caller's
		}
		return []*types.Var{w}
	case *ast.CallExpr:
		return x.routersOf(e, depth)
	}
	return nil
}

// routersOf returns the routers that a call hands out: those that a function of
// the package returns, or what a middleware is put around.
func (x *index) routersOf(call *ast.CallExpr, depth int) []*types.Var {
	if depth == maxWrap {
		return nil
	}
	var out []*types.Var
	if decl := x.decls[x.callee(call)]; decl != nil && decl.Body != nil {
		for _, ret := range returnsOf(decl.Body) {
			for _, r := range ret.Results {
				out = append(out, x.routersIn(r, depth+1)...)
			}
		}
	}
	if inner := x.wrapped(call); inner != nil && len(out) == 0 {
		return x.routersIn(inner, depth+1)
	}
	return out
}

// leaving marks groups of a router that leaves the package.
func (x *index) leaving(v *types.Var, gs []group) []group {
	p := x.exit(v)
	if p == nil {
		return gs
	}
	out := make([]group, len(gs))
	for i, g := range gs {
		if g.param == nil {
			g.param = p
		}
		out[i] = g
	}
	return out
}

// exit returns the parameter that stands for where v is put, nil where it does
// not leave the package.
func (x *index) exit(v *types.Var) *types.Var {
	if x.pass.Pkg.Name() == "main" || !x.isHandler(v.Type()) {
		return nil
	}
	if key := x.holder(v); key != "" {
		return x.exitOf(key)
	}
	if o, ok := x.params[v]; ok && o.index < 0 {
		// Have: func (h *Handler) routes() { h.HandleFunc(…) }
		if named := goast.NamedOf(v.Type()); named != nil && named.Obj().Exported() && named.Obj().Pkg() == x.pass.Pkg {
			return x.exitOf(typeKey(named.Origin().Obj()))
		}
	}
	for _, fn := range x.returner(v) {
		if fn.Exported() && len(x.callers[fn]) == 0 {
			x.results[resultKey(fn)] = fn
			return x.exitOf(resultKey(fn))
		}
	}
	return nil
}

func (x *index) exitOf(key string) *types.Var {
	for p, k := range x.exits {
		if k == key {
			return p
		}
	}
	p := types.NewParam(0, nil, "", types.Typ[types.Invalid])
	x.exits[p] = key
	return p
}

// resultKey and typeKey name, across packages, the router that a function
// returns, and the one that values of a type serve.
func resultKey(fn *types.Func) string      { return fn.FullName() + "#result" }
func typeKey(named *types.TypeName) string { return named.Pkg().Path() + "." + named.Name() + "#type" }

// holder returns the key of the type of this package that serves what v holds:
// v is a field of it, or flows into one.
func (x *index) holder(v *types.Var) string {
	if x.holders == nil {
		x.holders = make(map[*types.Var]string)
		scope := x.pass.Pkg.Scope()
		for _, name := range scope.Names() {
			if tn, ok := scope.Lookup(name).(*types.TypeName); ok && tn.Exported() && !tn.IsAlias() {
				x.hold(tn)
			}
		}
	}
	return x.holders[v]
}

func (x *index) hold(tn *types.TypeName) {
	st := structs.Of(tn.Type())
	if st == nil || !x.isServer(types.NewPointer(tn.Type())) {
		return
	}
	for f := range st.Fields() {
		if !x.isHandler(f.Type()) {
			continue // no router
		}
		if _, ok := f.Type().Underlying().(*types.Signature); ok {
			continue // a function
		}
		x.holders[f] = typeKey(tn)
		for _, o := range x.values[f] {
			for _, v := range x.routersIn(o.expr, 0) {
				x.holders[v] = typeKey(tn)
			}
		}
	}
}
