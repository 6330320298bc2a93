package register

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// chains reads chains of calls that together register a route.
type chains struct {
	*scope
	rooted map[*types.Var][]*ast.CallExpr // by the variable that they begin with; made when first asked for
}

// links are what the calls of one chain say together.
type links struct {
	Registration
	base  ast.Expr       // what the chain stands on: a router, or a group
	names []strval.Value // that the route is given
	found bool
	// held: a variable or a function holds the beginning, which says the handler.
	held bool
}

// read reads a chain of calls that together register a route, in any order:
// r.Methods("GET").Path("/x").Handler(h), ws.GET("/x").To(h). commit is the
// call that takes the chain (ws.Route), where there is one.
func (x *chains) read(s origin.Site, call, commit *ast.CallExpr, b origin.Bindings) []Registration {
	l, ok := x.links(s, call, b)
	if !ok || !l.found || l.Handler == nil || l.held {
		return nil
	}
	if commit != nil {
		l.base = x.groups.BaseOf(commit, x.src.Callee(commit), nil)
	} else if v := x.holding(s); v != nil {
		x.declarations.on(&l.Declared, v)
		x.stepsOn(&l, v, call, b)
	}
	return x.finder.onGroups(l.Registration, l.base, b)
}

// links reads a chain from its last call on.
func (x *chains) links(s origin.Site, call *ast.CallExpr, b origin.Bindings) (links, bool) {
	l := links{Registration: Registration{Site: s, Bound: b, Paths: []strval.Value{nil}}}
	last := call
	for depth := 0; call != nil && depth < 64; depth++ {
		fn := x.src.Callee(call)
		if fn == nil {
			return l, false
		}
		r := x.types.RegisterOf(fn)
		if r != nil && r.Role == framework.Named {
			l.Named = x.strings.Of(origin.Arg(call, r.Path.Index()), b)
		}
		if r != nil && !routertype.Continues(r) && (r.Role != framework.Route || l.Handler != nil) {
			l.base = call // a group, on which the chain stands, or a route before
			break
		}
		x.link(&l, call, fn, r, b)
		l.base = x.groups.BaseOf(call, fn, r)
		next, v := x.next(l.base)
		if next != nil && ast.Expr(next) != ast.Unparen(l.base) {
			l.held = l.Handler == nil
		}
		if v != nil {
			x.stepsOn(&l, v, last, b)
		}
		call = next
	}
	return l, true
}

// link adds what one call of a chain says.
func (x *chains) link(l *links, call *ast.CallExpr, fn *types.Func, r *framework.Register, b origin.Bindings) {
	x.declarations.call(&l.Declared, call, fn)
	if entry := x.table.Func(fn); entry != nil && entry.Configures {
		for _, a := range call.Args {
			x.configured(&l.Registration, a, b)
		}
	}
	switch {
	case r == nil:
		l.Guards = append(x.groups.GuardsOf(call, fn), l.Guards...) // r.Group("/x").Use(auth).GET(…)
	case r.Role == framework.Name:
		l.names = append(l.names, x.strings.Of(origin.Arg(call, r.Path.Index()), b)...)
	default:
		l.found = true
		x.step(&l.Registration, call, fn, r, b)
	}
}

// holding returns the variable that is assigned what a call returns, or nil.
func (x *chains) holding(s origin.Site) *types.Var {
	as, ok := s.Parent().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 {
		return nil
	}
	return x.src.Target(as.Lhs[0])
}

// stepsOn adds what other statements say of the chain that v holds:
// route := r.Path("/x"); route.Methods("GET").
func (x *chains) stepsOn(l *links, v *types.Var, but *ast.CallExpr, b origin.Bindings) {
	if _, ok := x.src.Params[v]; ok || v.IsField() {
		return // of many chains
	}
	for _, call := range x.rootedAt(v) {
		if call == but {
			continue // the one that is read
		}
		for call != nil {
			fn := x.src.Callee(call)
			r := x.types.RegisterOf(fn)
			if r != nil && (r.Role == framework.Step && !r.Handler.Given() || r.Role == framework.Name) {
				x.link(l, call, fn, r, b)
			}
			sel, ok := x.src.Selector(call)
			if !ok {
				break // a function
			}
			call, _ = ast.Unparen(sel.X).(*ast.CallExpr)
		}
	}
}

// rootedAt returns the whole chains that begin with the variable v.
func (x *chains) rootedAt(v *types.Var) []*ast.CallExpr {
	if x.rooted == nil {
		x.rooted = make(map[*types.Var][]*ast.CallExpr)
		for _, s := range x.src.Calls {
			if id, ok := ast.Unparen(origin.RootOf(s.Call)).(*ast.Ident); ok && !x.layout.Continued(s.Call) {
				if w := x.src.Target(id); w != nil {
					x.rooted[w] = append(x.rooted[w], s.Call)
				}
			}
		}
	}
	return x.rooted[v]
}

// next returns the call that a chain goes on with: e itself, or the one that
// a variable, which is returned as well, holds: route := r.Path("/x"); route.Handler(h).
func (x *chains) next(e ast.Expr) (*ast.CallExpr, *types.Var) {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		if begun := x.begun(e); begun != nil {
			return begun, nil
		}
		return x.types.Known(e), nil
	case *ast.Ident:
		v := x.src.Target(e)
		call, ok := ast.Unparen(x.src.FirstOf(v)).(*ast.CallExpr)
		if !ok || x.types.Known(call) == nil {
			return nil, nil
		}
		if r := x.types.RegisterOf(x.src.Callee(call)); r == nil || !routertype.Continues(r) {
			return nil, nil
		}
		return call, v
	}
	return nil, nil
}

// begun returns the chain that a function of the package begins and returns. One
// that takes strings begins another for each call, which is not followed.
func (x *chains) begun(call *ast.CallExpr) *ast.CallExpr {
	fn := x.src.Callee(call)
	decl := x.src.Decls[fn]
	if decl == nil || decl.Body == nil {
		return nil
	}
	for p := range fn.Signature().Params().Variables() {
		if routertype.IsString(p.Type()) {
			return nil
		}
	}
	rets := origin.ReturnsOf(decl.Body)
	if len(rets) != 1 || len(rets[0].Results) != 1 {
		return nil
	}
	begins, ok := ast.Unparen(rets[0].Results[0]).(*ast.CallExpr)
	if !ok || x.types.Known(begins) == nil {
		return nil
	}
	if r := x.types.RegisterOf(x.src.Callee(begins)); r == nil || !routertype.Continues(r) {
		return nil // a group
	}
	return begins
}
