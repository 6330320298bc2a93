package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// callback records that the parameter of r.Route(path, func(r Router) { … })
// is a group under the path.
func (x *index) callback(call *ast.CallExpr, r *framework.Register) {
	x.groupFor(call, arg(call, r.Callback))
}

// groupFor notes that a callback gets the group that a call makes.
func (x *index) groupFor(call *ast.CallExpr, callback ast.Expr) {
	var params []*types.Var
	switch f := ast.Unparen(callback).(type) {
	case *ast.FuncLit:
		params = literalVars(x.info, f)
	case *ast.Ident, *ast.SelectorExpr:
		if fn := x.funcOf(f); fn != nil {
			for v := range fn.Signature().Params().Variables() {
				params = append(params, v)
			}
		}
	}
	if len(params) > 0 {
		x.values[params[0]] = append(x.values[params[0]], origin{expr: call, index: -1, group: true})
	}
}

// funcOf returns the declared function that e names, or nil.
func (x *index) funcOf(e ast.Expr) *types.Func {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		fn, _ := x.info.Uses[e].(*types.Func)
		return origin0(fn)
	case *ast.SelectorExpr:
		fn, _ := x.info.Uses[e.Sel].(*types.Func)
		return origin0(fn)
	}
	return nil
}

func origin0(fn *types.Func) *types.Func {
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// A mounting is a call that puts a router under a path, or one of a function
// of the project's own that does.
type mounting struct {
	call *ast.CallExpr
	// bound are the arguments of the calls of such functions, outermost last.
	bound []bindings
	// prefix and base are what a function of another package says that it does.
	fact *mountFact
}

func (x *index) mount(call *ast.CallExpr, r *framework.Register) {
	x.mountAt(mountedArg(call, r), mounting{call: call}, 0)
}

// mountedArg returns the argument that a call mounts: the last, where others may
// stand before it.
func mountedArg(call *ast.CallExpr, r *framework.Register) ast.Expr {
	if r.Position == framework.Last && len(call.Args) > 0 {
		return call.Args[len(call.Args)-1]
	}
	return arg(call, r.Handler)
}

// place returns the groups that a call of a framework's function mounts under.
func (x *index) place(call *ast.CallExpr, r *framework.Register, b bindings, depth int) []group {
	gs := x.callGroups(call, b, depth)
	path := arg(call, r.Path)
	if r.Role != framework.Mount || path == nil || !isText(x.info.TypeOf(path)) {
		return gs // StripPrefix, which makes the group; app.Use(sub)
	}
	clean := x.clean(x.callee(call))
	for i := range gs {
		gs[i].clean = gs[i].clean || clean
	}
	return x.extend(gs, path, b)
}

// isText reports whether t is a string, or a list of them.
func isText(t types.Type) bool {
	if list, ok := t.Underlying().(*types.Slice); ok {
		t = list.Elem()
	}
	return isString(t)
}

// mountAt records that what e is has been mounted. What a function is given to
// mount, its callers mount.
func (x *index) mountAt(e ast.Expr, m mounting, depth int) {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok && depth < maxWrap {
			for _, ret := range returnsOf(lit.Body) {
				for _, r := range ret.Results {
					x.mountAt(r, m, depth+1) // func() http.Handler { …; return r }()
				}
			}
			return
		}
	}
	obj := x.mounted(e)
	if obj == nil {
		return
	}
	x.mounts[obj] = append(x.mounts[obj], m)
	v, ok := obj.(*types.Var)
	if !ok || depth == maxWrap {
		return
	}
	if o, ok := x.params[v]; ok && o.index >= 0 {
		x.handing = append(x.handing, handed{o.fn, o.index, m, depth})
	}
}

// A handed is a parameter that a function mounts.
type handed struct {
	fn    *types.Func
	index int
	mounting
	depth int
}

// mountsThrough records the calls of functions that mount what they are given.
func (x *index) mountsThrough() {
	for i := 0; i < len(x.handing) && i < maxRows; i++ {
		h := x.handing[i]
		for _, c := range x.callers[h.fn] {
			m := h.mounting
			m.bound = append(m.bound[:len(m.bound):len(m.bound)], arguments(h.fn, c.call))
			x.mountAt(arg(c.call, h.index), m, h.depth+1)
		}
	}
}

// arguments binds the parameters of fn to what a call passes, a variadic one to
// the last of what it is given: handlers come last.
func arguments(fn *types.Func, call *ast.CallExpr) bindings {
	b := make(bindings)
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(call.Args) {
			break // f(g()), or a variadic one that is given nothing
		}
		e := call.Args[i]
		if sig.Variadic() && i == sig.Params().Len()-1 {
			e = call.Args[len(call.Args)-1]
		}
		b[sig.Params().At(i)] = e
	}
	return b
}

// mountedHandler returns the route of a function that is mounted as a router
// would be: r.Mount("/x", http.HandlerFunc(f)). It answers all below the path.
func (x *index) mountedHandler(s site, fn *types.Func, r *framework.Register, b bindings) []record {
	e := arg(s.call, r.Handler)
	if e == nil || r.Position == framework.Last || x.info.TypeOf(e) == nil {
		return nil // middleware may stand in its place
	}
	if _, ok := x.info.TypeOf(e).Underlying().(*types.Signature); !ok || x.mounted(e) != nil {
		return nil // a router
	}
	if h := x.handler(e, b); h.Lit == nil && (h.Func == nil || h.Func.Name() == "ServeHTTP") {
		return nil // not known, or of a router
	}
	rec := record{site: s, bound: b, framework: x.table.Func(fn).Framework, handler: e}
	rec.paths = cross(x.texts(arg(s.call, r.Path), b), []text{literal("/*")})
	return x.onGroups(rec, x.base(s.call, fn, r), b)
}

// mountGroups returns the groups that a mounting puts a router under.
func (x *index) mountGroups(m mounting, b bindings, depth int) []group {
	if m.fact != nil {
		return x.factGroups(m.fact.Under, m.call, b, depth)
	}
	gs := x.place(m.call, x.registerOf(x.callee(m.call)), b, depth)
	for _, given := range m.bound {
		var out []group
		for _, g := range gs {
			for _, t := range g.prefix.bind(given, x) {
				h := g
				h.prefix = t
				out = append(out, h)
			}
		}
		gs = out
	}
	return gs
}

// mounted returns the variable, or the function, that a mounted router comes from.
func (x *index) mounted(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		fn := x.callee(e)
		if fn == nil {
			return nil
		}
		if _, ok := x.decls[fn]; ok {
			return fn
		}
		for _, a := range e.Args { // http.StripPrefix("/x", sub)
			if obj := x.mounted(a); obj != nil {
				return obj
			}
		}
	case *ast.Ident, *ast.SelectorExpr:
		if v := x.target(e); v != nil {
			return v
		}
	}
	return nil
}

// grow records a prefix that is given to a router after it was made.
func (x *index) grow(call *ast.CallExpr, fn *types.Func, r *framework.Register) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Signature().Recv() == nil || fn.Signature().Results().Len() == 0 {
		return
	}
	// Have: ws.Path("/users"), which returns ws itself
	if !types.Identical(fn.Signature().Results().At(0).Type(), fn.Signature().Recv().Type()) || fn.Name() != "Path" {
		return
	}
	if v := x.target(rootOf(sel.X)); v != nil {
		x.grown[v] = append(x.grown[v], arg(call, r.Path))
	}
}

// rootOf follows a chain of calls to what it begins with.
func rootOf(e ast.Expr) ast.Expr {
	for {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return e
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return e
		}
		e = sel.X
	}
}

// arg returns argument i of a call, or nil.
func arg(call *ast.CallExpr, i int) ast.Expr {
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}
