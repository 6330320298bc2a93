package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// chain reads a chain of calls that together register a route, in any order:
// r.Methods("GET").Path("/x").Handler(h), ws.GET("/x").To(h). commit is the
// call that takes the chain (ws.Route), where there is one.
func (x *index) chain(s site, call, commit *ast.CallExpr, b bindings) []record {
	rec := record{site: s, bound: b, paths: []text{nil}}
	var base ast.Expr
	var siblings []record // Combo("/x").Get(h).Delete(g)
	found := false
	for depth := 0; call != nil && depth < 64; depth++ {
		fn := x.callee(call)
		if fn == nil {
			return nil
		}
		r := x.registerOf(fn)
		if r != nil && r.Role != framework.Route && r.Role != framework.Step {
			base = call // a group, on which the chain stands
			break
		}
		if r != nil {
			if r.Role == framework.Route && r.Path < 0 && rec.handler != nil && x.handlerArg(call, r, b) != nil {
				siblings = append(siblings, rec)
				rec.methods, rec.handler = nil, nil
			}
			found = true
			x.step(&rec, call, fn, r, b)
		}
		x.declaredBy(&rec.declared, call, fn)
		base = x.baseOf(call, fn, r)
		call = x.chained(base)
	}
	if !found || rec.handler == nil {
		return nil
	}
	if commit != nil {
		base = x.baseOf(commit, x.callee(commit), nil)
	} else if as, ok := s.parent().(*ast.AssignStmt); ok && len(as.Lhs) == 1 {
		x.declaredOn(&rec.declared, as.Lhs[0])
	}
	out := x.onGroups(rec, base, b)
	for _, sibling := range siblings {
		out = append(out, x.onGroups(sibling, base, b)...)
	}
	return out
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

// chained returns the call that a chain goes on with: e itself, or the one
// that a variable holds (route := r.Path("/x"); route.Handler(h)).
func (x *index) chained(e ast.Expr) *ast.CallExpr {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return x.known(e)
	case *ast.Ident:
		v := x.target(e)
		if v == nil || len(x.values[v]) != 1 || x.values[v][0].group {
			return nil
		}
		call, ok := ast.Unparen(x.values[v][0].expr).(*ast.CallExpr)
		if !ok || x.known(call) == nil {
			return nil
		}
		if r := x.registerOf(x.callee(call)); r == nil || r.Role != framework.Step {
			return nil
		}
		return call
	}
	return nil
}

// known returns the call if its function belongs to a framework.
func (x *index) known(call *ast.CallExpr) *ast.CallExpr {
	fn := x.callee(call)
	if fn == nil || fn.Pkg() == nil || !x.table.Known(fn.Pkg().Path()) {
		return nil
	}
	return call
}

// step adds what one call of a chain says.
func (x *index) step(rec *record, call *ast.CallExpr, fn *types.Func, r *framework.Register, b bindings) {
	entry := x.table.Func(fn)
	rec.framework = entry.Framework
	rec.group.clean = rec.group.clean || x.clean(fn)
	if r.Path >= 0 {
		if paths := x.texts(arg(call, r.Path), b); len(paths) > 0 {
			rec.paths = cross(paths, rec.paths)
		} else {
			rec.group.param = unknownParam
		}
	}
	switch r.From {
	case framework.MethodFixed:
		for _, m := range r.Methods {
			rec.methods = append(rec.methods, literal(m))
		}
	case framework.MethodArg:
		for _, a := range call.Args[min(r.MethodArg, len(call.Args)):x.methodEnd(call, fn, r)] {
			rec.methods = append(rec.methods, x.list(a, b)...)
		}
	case framework.MethodPattern:
		rec.pattern = true
	}
	if h := x.handlerArg(call, r, b); h != nil {
		rec.handler = h
	} else if r.Role == framework.Route && r.Handler < 0 && r.From == framework.MethodFixed && len(call.Args) > 1 && entry.Framework != "go-restful/v3" {
		rec.handler = call.Args[len(call.Args)-1] // files: StaticFS(path, fs)
	}
}

// methodEnd returns the end of the arguments that are methods: all, where the
// parameter is variadic (Methods("GET", "POST")), else one.
func (x *index) methodEnd(call *ast.CallExpr, fn *types.Func, r *framework.Register) int {
	sig := fn.Signature()
	if sig.Variadic() && sig.Params().Len()-1 == r.MethodArg {
		return len(call.Args)
	}
	return min(r.MethodArg+1, len(call.Args))
}

// handlerArg returns the argument that is the endpoint.
func (x *index) handlerArg(call *ast.CallExpr, r *framework.Register, b bindings) ast.Expr {
	if r.Handler < 0 || r.Handler >= len(call.Args) {
		return nil
	}
	h := call.Args[r.Handler]
	if r.Position == framework.Last {
		h = call.Args[len(call.Args)-1]
	}
	return x.lastOf(x.deref(h, b))
}

// lastOf returns the last of a list of handlers, which is the endpoint; what is
// no list is returned as it is.
func (x *index) lastOf(h ast.Expr) ast.Expr {
	t := x.info.TypeOf(h)
	if t == nil {
		return h
	}
	if _, ok := t.Underlying().(*types.Slice); !ok {
		return h
	}
	if list := x.elements(h, 0); len(list) > 0 {
		return list[len(list)-1].value
	}
	return h
}
