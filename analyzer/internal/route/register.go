package route

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// A record is a registration as it stands in the code: it may depend on
// parameters of the function around it.
type record struct {
	site      site
	framework string
	methods   []text // nil: any
	paths     []text
	pattern   bool // the method is in the path
	group     group
	handler   ast.Expr
	bound     bindings
	lit       *ast.CompositeLit // that describes it
	relative  bool
}

// A wrapper is a function of which calling it registers a route.
type wrapper struct {
	record  record
	handler *types.Var // the parameter that is the handler
}

// collect finds the records of every call, those of wrappers where they are called.
func (x *index) collect() []record {
	var out []record
	for _, s := range x.calls {
		if x.within[s.call] || !x.mayRegister(s.call) {
			continue // a step of a longer chain, or of no router
		}
		x.steps = 0
		for _, b := range x.loops(s) {
			out = append(out, x.records(s, b)...)
		}
	}
	return x.unwrap(out)
}

// mayRegister reports whether the call is of a function of a router, or of one
// that the user's configuration names.
func (x *index) mayRegister(call *ast.CallExpr) bool {
	fn := x.callee(call)
	return fn != nil && (x.registerOf(fn) != nil || fn.Signature().Recv() != nil && x.table.Known(fn.Pkg().Path()))
}

// loops returns the bindings under which a call in the body of loops over
// literal tables runs: one for each element.
func (x *index) loops(s site) []bindings {
	out := []bindings{nil}
	for _, n := range s.outer {
		r, ok := n.(*ast.RangeStmt)
		if !ok || s.call.Pos() < r.Body.Pos() {
			continue // no loop around the call
		}
		elems := x.elements(r.X, 0)
		if len(elems) == 0 {
			continue // a table that is not known
		}
		var next []bindings
		for _, b := range out {
			for _, e := range elems {
				next = append(next, b.with(x, r, e))
			}
		}
		if len(next) <= maxRows {
			out = next
		}
	}
	return out
}

// maxRows bounds how many routes one call in a loop may register.
const maxRows = 4096

// An element is one row of a table.
type element struct{ key, value ast.Expr }

func (b bindings) with(x *index, r *ast.RangeStmt, e element) bindings {
	out := make(bindings, len(b)+2)
	for k, v := range b {
		out[k] = v
	}
	bind := func(lhs, val ast.Expr) {
		if lhs == nil || val == nil {
			return
		}
		if v := x.target(lhs); v != nil {
			out[v] = val
		}
	}
	bind(r.Key, e.key)
	bind(r.Value, e.value)
	return out
}

// elements returns the rows of the table that e denotes.
func (x *index) elements(e ast.Expr, depth int) []element {
	if e == nil || depth > maxFollow {
		return nil
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return rows(e)
	case *ast.UnaryExpr:
		return x.elements(e.X, depth+1)
	case *ast.Ident, *ast.SelectorExpr:
		v := x.target(e)
		if v == nil || !x.follow(v) {
			return nil
		}
		defer x.leave(v)
		var out []element
		for _, o := range x.values[v] {
			if !o.elem && !o.key && o.index <= 0 {
				out = append(out, x.elements(o.expr, depth+1)...)
			}
		}
		return out
	case *ast.CallExpr:
		return x.calledElements(e, depth)
	}
	return nil
}

func rows(lit *ast.CompositeLit) []element {
	var out []element
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			out = append(out, element{kv.Key, kv.Value})
		} else {
			out = append(out, element{nil, elt})
		}
	}
	return out
}

func (x *index) calledElements(call *ast.CallExpr, depth int) []element {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.info.Uses[id].(*types.Builtin); ok && b.Name() == "append" && len(call.Args) > 0 {
			out := x.elements(call.Args[0], depth+1)
			for _, a := range call.Args[1:] {
				if call.Ellipsis.IsValid() {
					out = append(out, x.elements(a, depth+1)...)
				} else {
					out = append(out, element{nil, a})
				}
			}
			return out
		}
	}
	if x.info.Types[call.Fun].IsType() && len(call.Args) == 1 {
		return x.elements(call.Args[0], depth+1)
	}
	var out []element
	if decl := x.decls[x.callee(call)]; decl != nil && decl.Body != nil {
		for _, ret := range returnsOf(decl.Body) {
			if len(ret.Results) == 1 {
				out = append(out, x.elements(ret.Results[0], depth+1)...)
			}
		}
	}
	return out
}

// records returns what one call registers.
func (x *index) records(s site, b bindings) []record {
	fn := x.callee(s.call)
	if fn == nil {
		return nil
	}
	call := s.call
	r := x.registerOf(fn)
	if r != nil && r.Role == framework.Commit {
		if inner, ok := arg(call, 0).(*ast.CallExpr); ok {
			return x.chain(s, inner, call, b)
		}
		return nil
	}
	if r != nil && (r.Role == framework.Route || r.Role == framework.Step) {
		if r.Struct >= 0 {
			return x.described(s, fn, r, b)
		}
		return x.chain(s, call, nil, b)
	}
	if r == nil && fn.Signature().Recv() != nil && x.table.Known(fn.Pkg().Path()) {
		return x.chain(s, call, nil, b) // route.Name("x"), at the end of a chain
	}
	return nil
}

// chain reads a chain of calls that together register a route, in any order:
// r.Methods("GET").Path("/x").Handler(h), ws.GET("/x").To(h). commit is the
// call that takes the chain (ws.Route), where there is one.
func (x *index) chain(s site, call, commit *ast.CallExpr, b bindings) []record {
	rec := record{site: s, bound: b, paths: []text{nil}}
	var base ast.Expr
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
			found = true
			x.step(&rec, call, fn, r, b)
		}
		base = x.baseOf(call, fn, r)
		call = x.chained(base)
	}
	if !found || rec.handler == nil {
		return nil
	}
	if commit != nil {
		base = x.baseOf(commit, x.callee(commit), nil)
	}
	return x.onGroups(rec, base, b)
}

func (x *index) baseOf(call *ast.CallExpr, fn *types.Func, r *framework.Register) ast.Expr {
	if r != nil {
		return x.base(call, fn, r)
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
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
	if h := x.handlerArg(call, r); h != nil {
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
func (x *index) handlerArg(call *ast.CallExpr, r *framework.Register) ast.Expr {
	if r.Handler < 0 || r.Handler >= len(call.Args) {
		return nil
	}
	if r.Position == framework.Last {
		return call.Args[len(call.Args)-1]
	}
	return call.Args[r.Handler]
}

// described reads a registration by a struct, or a list of them:
// huma.Register(api, huma.Operation{…}, h), server.AddRoutes([]rest.Route{…}).
func (x *index) described(s site, fn *types.Func, r *framework.Register, b bindings) []record {
	e := arg(s.call, r.Struct)
	if e == nil {
		return nil
	}
	if val, ok := x.bound(e, b); ok {
		e = val
	}
	var out []record
	for _, lit := range x.structs(e) {
		rec := record{site: s, bound: b, framework: x.table.Func(fn).Framework, lit: lit}
		rec.paths = x.texts(x.named(lit, r.Fields.Path), b)
		rec.methods = x.texts(x.named(lit, r.Fields.Method), b)
		rec.handler = x.named(lit, r.Fields.Handler)
		if r.Fields.Handler == "" {
			rec.handler = x.handlerArg(s.call, r)
		}
		if rec.handler == nil || len(rec.paths) == 0 {
			continue // not known
		}
		gs := x.groups(x.base(s.call, fn, r), b)
		gs = x.options(s.call, gs, b)
		for _, g := range gs {
			rec.group = g
			out = append(out, rec)
		}
	}
	return out
}

// options applies prefixes that are passed as options: rest.WithPrefix("/v1").
func (x *index) options(call *ast.CallExpr, gs []group, b bindings) []group {
	for _, a := range call.Args {
		opt, ok := ast.Unparen(a).(*ast.CallExpr)
		if !ok {
			continue
		}
		if r := x.registerOf(x.callee(opt)); r != nil && r.Role == framework.Prefix && x.callee(opt).Signature().Recv() == nil {
			gs = x.extend(gs, arg(opt, r.Path), b)
		}
	}
	return gs
}

// structs returns the struct literals that e denotes, or lists.
func (x *index) structs(e ast.Expr) []*ast.CompositeLit {
	if lit := x.structLiteral(e, 0); lit != nil && structOf(x.info.TypeOf(lit)) != nil {
		return []*ast.CompositeLit{lit}
	}
	var out []*ast.CompositeLit
	for _, el := range x.elements(e, 0) {
		if lit := x.structLiteral(el.value, 0); lit != nil {
			out = append(out, lit)
		}
	}
	return out
}

// named returns the value of the field of that name in a struct literal.
func (x *index) named(lit *ast.CompositeLit, name string) ast.Expr {
	st := structOf(x.info.TypeOf(lit))
	if st == nil || name == "" {
		return nil
	}
	for i, elt := range lit.Elts {
		if f, val := fieldElt(x.info, st, i, elt); f != nil && f.Name() == name {
			return val
		}
	}
	return nil
}

// onGroups makes a record for each group that base may be.
func (x *index) onGroups(rec record, base ast.Expr, b bindings) []record {
	var out []record
	for _, g := range x.stateful(rec.site, x.groups(base, b), b) {
		r := rec
		r.group = g
		r.group.clean = r.group.clean || rec.group.clean
		if rec.group.param != nil {
			r.group.param = rec.group.param
		}
		out = append(out, r)
	}
	return out
}

// stateful adds the prefixes of closures around the call that register on the
// same router: m.Group("/x", func() { m.Get("/y", h) }).
func (x *index) stateful(s site, gs []group, b bindings) []group {
	for i := len(s.outer) - 1; i > 0; i-- {
		lit, ok := s.outer[i].(*ast.FuncLit)
		if !ok {
			continue
		}
		call, ok := s.outer[i-1].(*ast.CallExpr)
		if !ok || !slices.Contains(call.Args, ast.Expr(lit)) {
			continue
		}
		r := x.registerOf(x.callee(call))
		if r == nil || r.Role != framework.Stateful {
			continue // another callback
		}
		var out []group
		for _, t := range x.texts(arg(call, r.Path), b) {
			for _, g := range gs {
				out = append(out, group{prefix: t}.join(g))
			}
		}
		if len(out) > 0 {
			gs = out
		}
	}
	return gs
}

// splitPattern takes the method from "DELETE /pets/{id}", and the host from
// "example.com/pets" (net/http.ServeMux: [METHOD ][HOST]/[PATH]).
func splitPattern(p string) (method, path string) {
	if before, after, found := strings.Cut(p, " "); found {
		method, p = before, strings.TrimLeft(after, " \t")
	} else if before, after, found := strings.Cut(p, "\t"); found {
		method, p = before, strings.TrimLeft(after, " \t")
	}
	if i := strings.Index(p, "/"); i > 0 {
		p = p[i:]
	}
	return strings.ToUpper(method), p
}
