// Package register finds registrations: the calls that say which handler answers
// which method and path, directly, in chains, by structs, or through functions of
// the project that register what they are given.
package register

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A Finder finds the registrations of one package.
type Finder struct{ *scope }

// scope is what the parts of this package share.
type scope struct {
	pass     *analysis.Pass
	info     *types.Info
	table    *framework.Table
	src      *origin.Index
	types    *routertype.Types
	strings  *strval.Eval
	contexts *strval.Contexts
	layout   *router.Layout
	groups   *router.Groups

	finder       *Finder
	handlers     *Handlers
	chains       *chains
	described    *described
	declarations *declarations
	wrappers     *wrappers
	names        *names
	split        *splitter
}

// New prepares the search for the registrations of a package.
func New(pass *analysis.Pass, table *framework.Table, src *origin.Index, t *routertype.Types, eval *strval.Eval, contexts *strval.Contexts, routers *router.Routers) *Finder {
	sc := &scope{pass: pass, info: pass.TypesInfo, table: table, src: src, types: t, strings: eval, contexts: contexts, layout: routers.Layout, groups: routers.Groups}
	sc.finder = &Finder{sc}
	sc.handlers = &Handlers{sc}
	sc.chains = &chains{scope: sc}
	sc.described = &described{sc}
	sc.declarations = &declarations{scope: sc}
	sc.declarations.findModifiers()
	sc.wrappers = &wrappers{scope: sc, byFunc: make(map[*types.Func][]wrapper)}
	sc.names = &names{scope: sc}
	sc.split = &splitter{sc}
	return sc.finder
}

// Handlers resolves the expressions of registrations to what answers.
func (x *Finder) Handlers() *Handlers { return x.handlers }

// Modified reports whether statements outside of registrations add to what they declare.
func (x *Finder) Modified() bool { return x.declarations.modified }

// Unsettled reports whether statements outside of registrations choose the successes
// of routes.
func (x *Finder) Unsettled() bool { return x.declarations.chosen }

// Export exports which functions register what they are given.
func (x *Finder) Export() { x.wrappers.export() }

// InTest reports whether a registration stands in a test.
func (x *Finder) InTest(rec Registration) bool { return x.src.IsTest(rec.Site.Call) }

// ofFact returns what a call of another package's function registers.
func (x *Finder) ofFact(s origin.Site, fn *types.Func, b origin.Bindings) []Registration {
	f := x.layout.Fact(fn)
	if f == nil {
		return nil
	}
	var out []Registration
	for _, r := range f.Routes {
		rec := Registration{Site: s, Bound: b, Framework: r.Framework, Pattern: r.Pattern, Handler: x.variadicArg(s.Call, fn, r.Handler)}
		for _, m := range r.Methods {
			rec.Methods = append(rec.Methods, x.groups.StringsOf(m, s.Call, b)...)
		}
		for _, p := range r.Paths {
			rec.Paths = append(rec.Paths, x.groups.StringsOf(p, s.Call, b)...)
		}
		if rec.Handler == nil {
			continue // called without
		}
		for _, g := range x.groups.Stateful(s, x.groups.OfFact(r.Under, s.Call, b, 0), b) {
			next := rec
			next.Group = g
			out = append(out, next)
		}
	}
	return out
}

// variadicArg returns argument i, the last of those for a variadic parameter.
func (x *Finder) variadicArg(call *ast.CallExpr, fn *types.Func, i int) ast.Expr {
	if sig := fn.Signature(); sig.Variadic() && i == sig.Params().Len()-1 && len(call.Args) > i {
		return call.Args[len(call.Args)-1]
	}
	return origin.Arg(call, i)
}

// mountedHandler returns the route of a function that is mounted as a router
// would be: r.Mount("/x", http.HandlerFunc(f)). It answers all below the path.
func (x *Finder) mountedHandler(s origin.Site, fn *types.Func, r *framework.Register, b origin.Bindings) []Registration {
	e := origin.Arg(s.Call, r.Handler.Index())
	if e == nil || r.Position == framework.Last || x.info.TypeOf(e) == nil {
		return nil // middleware may stand in its place
	}
	if _, ok := x.info.TypeOf(e).Underlying().(*types.Signature); !ok || x.layout.Mounted(e) != nil {
		return nil // a router
	}
	if h := x.handlers.Of(e, b); h.Lit == nil && (h.Func == nil || h.Func.Name() == "ServeHTTP") {
		return nil // not known, or of a router
	}
	rec := Registration{Site: s, Bound: b, Framework: x.table.Func(fn).Framework, Handler: e}
	rec.Paths = strval.Cross(x.strings.Of(origin.Arg(s.Call, r.Path.Index()), b), []strval.Value{strval.Literal("/*")})
	return x.onGroups(rec, x.groups.Base(s.Call, fn, r), b)
}

// Collect finds the registrations of every call, those of wrappers where they are called.
func (x *Finder) Collect() []Registration {
	var out []Registration
	for _, s := range x.src.Calls {
		if x.layout.Continued(s.Call) || !x.mayRegister(s.Call) {
			continue // a step of a longer chain, or of no router
		}
		x.strings.Restart()
		for _, b := range x.contexts.At(s, 0) {
			for _, rec := range x.ofCall(s, b) {
				out = append(out, x.handlers.endpoint(rec))
			}
		}
	}
	for _, s := range x.src.Calls {
		if v := x.registrar(s); v != nil {
			out = append(out, x.ofValue(s, v)...)
		}
	}
	for _, rec := range x.served() {
		out = append(out, x.handlers.endpoint(rec))
	}
	own := x.names.collect()
	var parted []Registration
	for _, rec := range x.wrappers.unwrap(out) {
		for _, rec := range x.names.resolve(rec, own) {
			for _, rec := range x.split.byAction(rec) {
				parted = append(parted, x.split.byMethod(rec)...)
			}
		}
	}
	return parted
}

// mayRegister reports whether the call is of a function of a router, or of one
// that the user's configuration names.
func (x *Finder) mayRegister(call *ast.CallExpr) bool {
	fn := x.src.Callee(call)
	return fn != nil && (x.types.RegisterOf(fn) != nil || fn.Signature().Recv() != nil && x.table.KnownPackage(fn.Pkg()) || x.layout.Fact(fn) != nil)
}

// ofCall returns what one call registers.
func (x *Finder) ofCall(s origin.Site, b origin.Bindings) []Registration {
	fn := x.src.Callee(s.Call)
	if fn == nil {
		return nil
	}
	call := s.Call
	r := x.types.RegisterOf(fn)
	if r != nil && r.Role == framework.Commit {
		if inner, ok := origin.Arg(call, 0).(*ast.CallExpr); ok {
			return x.chains.read(s, inner, call, b)
		}
		return nil
	}
	if r != nil && (r.Role == framework.Route || r.Role == framework.Step || r.Role == framework.Name) {
		if r.Struct.Given() {
			return x.described.read(s, fn, r, b)
		}
		return x.chains.read(s, call, nil, b)
	}
	if r != nil && r.Role == framework.Mount {
		return x.mountedHandler(s, fn, r, b)
	}
	if r == nil && fn.Signature().Recv() != nil && x.table.KnownPackage(fn.Pkg()) {
		return x.chains.read(s, call, nil, b) // route.Name("x"), at the end of a chain
	}
	return x.ofFact(s, fn, b)
}

// onGroups makes a registration for each group that base may be.
func (x *Finder) onGroups(rec Registration, base ast.Expr, b origin.Bindings) []Registration {
	var out []Registration
	for _, g := range x.groups.Stateful(rec.Site, x.groups.Of(base, b), b) {
		r := rec
		r.Group = g
		r.Group.Clean = r.Group.Clean || rec.Group.Clean
		if rec.Group.Param != nil {
			r.Group.Param = rec.Group.Param
		}
		out = append(out, r)
	}
	return out
}
