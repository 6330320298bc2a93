package router

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An exits knows the routers that leave the package.
type exits struct {
	*scope
	// keys stand for where routers go that leave the package.
	keys      map[*types.Var]string
	holders   map[*types.Var]string        // made when first asked for
	results   map[string]*types.Func       // the functions that return such routers, by key
	returners map[*types.Var][]*types.Func // made when first asked for
}

// keyOf names the parameter that a group came as, "" where it is none.
func (x *exits) keyOf(v *types.Var) string {
	if key, ok := x.keys[v]; ok {
		return key
	}
	if o, ok := x.src.Params[v]; ok {
		return GroupKey(o.Func, o.Index)
	}
	return ""
}

// A router leaves its package where an exported function returns it, or where a
// type that serves requests holds it. Another package may put it under a path:
//
//	func Router() http.Handler { r := chi.NewRouter(); …; return r }
//	r.Mount("/api", users.Router())
//
// A parameter that no function has stands for the group under which it does.

// returnersOf returns the functions of this package that return the variable v.
func (x *exits) returnersOf(v *types.Var) []*types.Func {
	if x.returners == nil {
		x.returners = make(map[*types.Var][]*types.Func)
		for fn, decl := range x.src.Decls {
			if decl.Body != nil {
				x.addReturns(fn, decl)
			}
		}
		for _, fns := range x.returners {
			slices.SortFunc(fns, func(a, b *types.Func) int { return int(a.Pos() - b.Pos()) })
		}
	}
	return x.returners[v]
}

func (x *exits) addReturns(fn *types.Func, decl *ast.FuncDecl) {
	for _, ret := range origin.ReturnsOf(decl.Body) {
		for _, r := range ret.Results {
			for _, w := range x.routersIn(r, 0) {
				if !slices.Contains(x.returners[w], fn) {
					x.returners[w] = append(x.returners[w], fn)
				}
			}
		}
	}
}

// routersIn returns the variables and fields that e yields: r, s.router,
// and those that a function of the package returns.
func (x *exits) routersIn(e ast.Expr, depth int) []*types.Var {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		w := x.src.Target(e)
		if w == nil || w.Parent() == x.pass.Pkg.Scope() || !x.types.IsHandler(w.Type()) {
			return nil // of the package, or no router
		}
		if _, ok := x.src.Params[w]; ok {
			return nil // the caller's
		}
		return []*types.Var{w}
	case *ast.CallExpr:
		return x.routersOf(e, depth)
	}
	return nil
}

// routersOf returns the routers that a call yields: those that a function of
// the package returns, or what a middleware is put around.
func (x *exits) routersOf(call *ast.CallExpr, depth int) []*types.Var {
	if depth == origin.MaxWrap {
		return nil
	}
	var out []*types.Var
	if decl := x.src.Decls[x.src.Callee(call)]; decl != nil && decl.Body != nil {
		for _, ret := range origin.ReturnsOf(decl.Body) {
			for _, r := range ret.Results {
				out = append(out, x.routersIn(r, depth+1)...)
			}
		}
	}
	if inner := x.types.Wrapped(call); inner != nil && len(out) == 0 {
		return x.routersIn(inner, depth+1)
	}
	return out
}

// leaving marks groups of a router that leaves the package.
func (x *exits) leaving(v *types.Var, gs []Group) []Group {
	p := x.exit(v)
	if p == nil {
		return gs
	}
	out := make([]Group, len(gs))
	for i, g := range gs {
		if g.Param == nil {
			g.Param = p
		}
		out[i] = g
	}
	return out
}

// exit returns the parameter that stands for where v is put, nil where it does
// not leave the package.
func (x *exits) exit(v *types.Var) *types.Var {
	if x.pass.Pkg.Name() == "main" || !x.types.IsHandler(v.Type()) {
		return nil
	}
	if key := x.holder(v); key != "" {
		return x.exitOf(key)
	}
	if o, ok := x.src.Params[v]; ok && o.Index < 0 {
		// Have: func (h *Handler) routes() { h.HandleFunc(…) }
		if named := goast.NamedOf(v.Type()); named != nil && named.Obj().Exported() && named.Obj().Pkg() == x.pass.Pkg {
			return x.exitOf(typeKey(named.Origin().Obj()))
		}
	}
	for _, fn := range x.returnersOf(v) {
		if fn.Exported() && len(x.src.Callers[fn]) == 0 {
			x.results[ResultKey(fn)] = fn
			return x.exitOf(ResultKey(fn))
		}
	}
	return nil
}

func (x *exits) exitOf(key string) *types.Var {
	for p, k := range x.keys {
		if k == key {
			return p
		}
	}
	p := types.NewParam(0, nil, "", types.Typ[types.Invalid])
	x.keys[p] = key
	return p
}

// holder returns the key of the type of this package that serves what v holds:
// v is a field of it, or flows into one.
func (x *exits) holder(v *types.Var) string {
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

func (x *exits) hold(tn *types.TypeName) {
	st := structs.Of(tn.Type())
	if st == nil || !x.types.IsServer(types.NewPointer(tn.Type())) {
		return
	}
	for f := range st.Fields() {
		if !x.types.IsHandler(f.Type()) {
			continue // no router
		}
		if _, ok := f.Type().Underlying().(*types.Signature); ok {
			continue // a function
		}
		x.holders[f] = typeKey(tn)
		for _, o := range x.src.Values[f] {
			for _, v := range x.routersIn(o.Expr, 0) {
				x.holders[v] = typeKey(tn)
			}
		}
	}
}
