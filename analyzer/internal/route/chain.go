package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// links are what the calls of one chain say together.
type links struct {
	record
	base  ast.Expr // what the chain stands on: a router, or a group
	names []text   // that the route is given
	found bool
	// held: a variable or a function holds the beginning, which says the handler.
	held bool
}

// chain reads a chain of calls that together register a route, in any order:
// r.Methods("GET").Path("/x").Handler(h), ws.GET("/x").To(h). commit is the
// call that takes the chain (ws.Route), where there is one.
func (x *index) chain(s site, call, commit *ast.CallExpr, b bindings) []record {
	l, ok := x.links(s, call, b)
	if !ok || !l.found || l.handler == nil || l.held {
		return nil
	}
	if commit != nil {
		l.base = x.baseOf(commit, x.callee(commit), nil)
	} else if v := x.holding(s); v != nil {
		x.declaredOn(&l.declared, v)
		x.stepsOn(&l, v, call, b)
	}
	return x.onGroups(l.record, l.base, b)
}

// links reads a chain from its last call on.
func (x *index) links(s site, call *ast.CallExpr, b bindings) (links, bool) {
	l := links{record: record{site: s, bound: b, paths: []text{nil}}}
	last := call
	for depth := 0; call != nil && depth < 64; depth++ {
		fn := x.callee(call)
		if fn == nil {
			return l, false
		}
		r := x.registerOf(fn)
		if r != nil && r.Role == framework.Named {
			l.named = x.texts(arg(call, r.Path), b)
		}
		if r != nil && !goesOn(r) && (r.Role != framework.Route || l.handler != nil) {
			l.base = call // a group, on which the chain stands, or a route before
			break
		}
		x.link(&l, call, fn, r, b)
		l.base = x.baseOf(call, fn, r)
		next, v := x.chained(l.base)
		if next != nil && ast.Expr(next) != ast.Unparen(l.base) {
			l.held = l.handler == nil
		}
		if v != nil {
			x.stepsOn(&l, v, last, b)
		}
		call = next
	}
	return l, true
}

// goesOn reports whether a call of such a function goes on with the route that
// the call before it begins, and does not begin one: Combo("/x").Get(h).Delete(g).
func goesOn(r *framework.Register) bool {
	return r.Role == framework.Step || r.Role == framework.Name
}

// link adds what one call of a chain says.
func (x *index) link(l *links, call *ast.CallExpr, fn *types.Func, r *framework.Register, b bindings) {
	x.declaredBy(&l.declared, call, fn)
	switch {
	case r == nil:
	case r.Role == framework.Name:
		l.names = append(l.names, x.texts(arg(call, r.Path), b)...)
	default:
		l.found = true
		x.step(&l.record, call, fn, r, b)
	}
}

// holding returns the variable that is assigned what a call returns, or nil.
func (x *index) holding(s site) *types.Var {
	as, ok := s.parent().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 {
		return nil
	}
	return x.target(as.Lhs[0])
}

// stepsOn adds what other statements say of the chain that v holds:
// route := r.Path("/x"); route.Methods("GET").
func (x *index) stepsOn(l *links, v *types.Var, but *ast.CallExpr, b bindings) {
	if _, ok := x.params[v]; ok || v.IsField() {
		return // of many chains
	}
	for _, call := range x.rootedAt(v) {
		if call == but {
			continue // the one that is read
		}
		for call != nil {
			fn := x.callee(call)
			r := x.registerOf(fn)
			if r != nil && (r.Role == framework.Step && r.Handler < 0 || r.Role == framework.Name) {
				x.link(l, call, fn, r, b)
			}
			sel, ok := x.selector(call)
			if !ok {
				break // a function
			}
			call, _ = ast.Unparen(sel.X).(*ast.CallExpr)
		}
	}
}

// rootedAt returns the whole chains that begin with the variable v.
func (x *index) rootedAt(v *types.Var) []*ast.CallExpr {
	if x.rooted == nil {
		x.rooted = make(map[*types.Var][]*ast.CallExpr)
		for _, s := range x.calls {
			if id, ok := ast.Unparen(rootOf(s.call)).(*ast.Ident); ok && !x.within[s.call] {
				if w := x.target(id); w != nil {
					x.rooted[w] = append(x.rooted[w], s.call)
				}
			}
		}
	}
	return x.rooted[v]
}

func (x *index) baseOf(call *ast.CallExpr, fn *types.Func, r *framework.Register) ast.Expr {
	if r != nil {
		return x.base(call, fn, r)
	}
	if sel, ok := x.selector(call); ok {
		return sel.X
	}
	return nil
}

// chained returns the call that a chain goes on with: e itself, or the one that
// a variable, which is returned as well, holds: route := r.Path("/x"); route.Handler(h).
func (x *index) chained(e ast.Expr) (*ast.CallExpr, *types.Var) {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		if begun := x.begun(e); begun != nil {
			return begun, nil
		}
		return x.known(e), nil
	case *ast.Ident:
		v := x.target(e)
		call, ok := ast.Unparen(x.firstOf(v)).(*ast.CallExpr)
		if !ok || x.known(call) == nil {
			return nil, nil
		}
		if r := x.registerOf(x.callee(call)); r == nil || !goesOn(r) {
			return nil, nil
		}
		return call, v
	}
	return nil, nil
}

// begun returns the chain that a function of the package begins and returns. One
// that is given texts begins another for each call, which is not followed.
func (x *index) begun(call *ast.CallExpr) *ast.CallExpr {
	fn := x.callee(call)
	decl := x.decls[fn]
	if decl == nil || decl.Body == nil {
		return nil
	}
	for p := range fn.Signature().Params().Variables() {
		if isString(p.Type()) {
			return nil
		}
	}
	rets := returnsOf(decl.Body)
	if len(rets) != 1 || len(rets[0].Results) != 1 {
		return nil
	}
	begins, ok := ast.Unparen(rets[0].Results[0]).(*ast.CallExpr)
	if !ok || x.known(begins) == nil {
		return nil
	}
	if r := x.registerOf(x.callee(begins)); r == nil || !goesOn(r) {
		return nil // a group
	}
	return begins
}

// firstOf returns the expression that v gets its value from, where there is one;
// those that go on with v itself aside: route = route.Path("/x").
func (x *index) firstOf(v *types.Var) ast.Expr {
	if v == nil {
		return nil
	}
	var out ast.Expr
	for _, o := range x.values[v] {
		if id, ok := ast.Unparen(rootOf(o.expr)).(*ast.Ident); ok && x.info.Uses[id] == v {
			continue
		}
		if out != nil || o.group {
			return nil
		}
		out = o.expr
	}
	return out
}

// known returns the call if its function belongs to a framework.
func (x *index) known(call *ast.CallExpr) *ast.CallExpr {
	fn := x.callee(call)
	if fn == nil || fn.Pkg() == nil || !x.table.Known(fn.Pkg().Path()) {
		return nil
	}
	return call
}
