package route

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// shapes finds registrations on routers never heard of: a method named like a
// verb, or given one, a constant path, and a function that takes a response.
func (x *index) shapes(known []Route) []Route {
	seen := make(map[ast.Expr]bool)
	for _, r := range known {
		seen[r.Handler.Expr] = true
	}
	var out []Route
	for _, s := range x.calls {
		fn := x.callee(s.call)
		if fn == nil || fn.Signature().Recv() == nil || x.table.Func(fn) != nil || len(s.call.Args) < 2 {
			continue // a function, or one that is known
		}
		x.steps = 0
		method, path := x.shapedVerb(s.call, fn)
		if method == "" || x.wrappers[fn] != nil {
			continue // no verb
		}
		texts := x.texts(s.call.Args[path], nil)
		last := s.call.Args[len(s.call.Args)-1]
		if len(texts) != 1 || seen[last] || !x.takesResponse(last) {
			continue // no constant path, or no handler
		}
		p, ok := texts[0].plain()
		if !ok || p != "" && !strings.HasPrefix(p, "/") {
			continue
		}
		x.steps = 0
		rec := record{site: s, paths: texts, methods: []text{literal(method)}, handler: last}
		sel, ok := x.selector(s.call)
		if !ok {
			continue // a method value from elsewhere
		}
		for _, g := range x.groups(sel.X, nil) {
			rec.group = g
			for _, whole := range x.unwrap([]record{rec}) {
				out = append(out, x.routes(whole)...)
			}
		}
	}
	return out
}

// shapedVerb returns the method that a call names, by the name of what it calls
// or as a constant before the path, and which argument is the path.
func (x *index) shapedVerb(call *ast.CallExpr, fn *types.Func) (method string, path int) {
	if method = strings.ToUpper(fn.Name()); httpmethod.Is(method) {
		return method, 0
	}
	if len(call.Args) < 3 {
		return "", 0
	}
	// Have: r.Add("DELETE", "/pets/{id}", h)
	texts := x.texts(call.Args[0], nil)
	if len(texts) != 1 {
		return "", 0
	}
	if method, _ = texts[0].plain(); httpmethod.Is(method) {
		return method, 1
	}
	return "", 0
}

// takesResponse reports whether e is a function with a parameter that is a response.
func (x *index) takesResponse(e ast.Expr) bool {
	t := x.info.TypeOf(e)
	if t == nil {
		return false
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return x.serveHTTP(e) != nil
	}
	for p := range sig.Params().Variables() {
		if x.isResponse(p.Type(), 4) {
			return true
		}
	}
	return false
}

func (x *index) isResponse(t types.Type, depth int) bool {
	named := goast.NamedOf(t)
	if named == nil || depth == 0 {
		return false
	}
	if entry := x.table.Type(named.Origin().Obj()); entry != nil {
		return entry.Response
	}
	st := structs.Of(named)
	if pkg := named.Obj().Pkg(); st == nil || pkg == nil || x.table.Known(pkg.Path()) {
		return false
	}
	for f := range st.Fields() {
		if x.isResponse(f.Type(), depth-1) {
			return true
		}
	}
	return false
}

// isRegistry reports whether functions of the package of t register routes on a
// value of it: huma.Register(api, …).
func (x *index) isRegistry(t types.Type) bool {
	named := goast.NamedOf(t)
	if named == nil || named.Obj().Pkg() == nil || !x.table.Known(named.Obj().Pkg().Path()) {
		return false
	}
	known, ok := x.registries[named.Obj()]
	if ok {
		return known
	}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		fn, ok := scope.Lookup(name).(*types.Func)
		if !ok || fn.Signature().Params().Len() == 0 || goast.NamedOf(fn.Signature().Params().At(0).Type()) != named {
			continue // a method of it, or another matter
		}
		if r := x.registerOf(fn); r != nil && r.Role == framework.Route {
			known = true
		}
	}
	x.registries[named.Obj()] = known
	return known
}
