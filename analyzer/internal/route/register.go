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
	changed   bool
	wrapped   bool
	declared  Declaration
	named     []text // it answers the route that has this name: named.go
	// of a controller, by whose methods it answers: controller.go
	actions []framework.Action
	auto    bool
	action  *types.Func
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
		for _, b := range x.rowsAt(s, 0) {
			out = append(out, x.records(s, b)...)
		}
	}
	own := x.namedRoutes()
	var parted []record
	for _, rec := range x.unwrap(out) {
		for _, rec := range x.byName(rec, own) {
			for _, rec := range x.byAction(rec) {
				parted = append(parted, x.byMethod(rec)...)
			}
		}
	}
	return parted
}

// mayRegister reports whether the call is of a function of a router, or of one
// that the user's configuration names.
func (x *index) mayRegister(call *ast.CallExpr) bool {
	fn := x.callee(call)
	return fn != nil && (x.registerOf(fn) != nil || fn.Signature().Recv() != nil && x.table.Known(fn.Pkg().Path()) || x.fact(fn) != nil)
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
	if r != nil && (r.Role == framework.Route || r.Role == framework.Step || r.Role == framework.Name) {
		if r.Struct >= 0 {
			return x.described(s, fn, r, b)
		}
		return x.chain(s, call, nil, b)
	}
	if r != nil && r.Role == framework.Mount {
		return x.mountedHandler(s, fn, r, b)
	}
	if r == nil && fn.Signature().Recv() != nil && x.table.Known(fn.Pkg().Path()) {
		return x.chain(s, call, nil, b) // route.Name("x"), at the end of a chain
	}
	return x.calledRoutes(s, fn, b)
}

// allMethods are those of the record, or else of the group that it is on.
func (rec record) allMethods() []text {
	if len(rec.methods) == 0 {
		return rec.group.methods
	}
	return rec.methods
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
