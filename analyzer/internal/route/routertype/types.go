// Package routertype reports what types are to a server: routers and groups,
// handlers and middlewares, controllers. It knows the table of frameworks, and the
// shapes of routers that the table does not hold.
package routertype

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// A Types answers questions about the types of one package.
type Types struct {
	pass  *analysis.Pass
	info  *types.Info
	table *framework.Table
	src   *origin.Index

	responses  *response.Types
	registries map[*types.TypeName]bool // types that functions register routes on
}

// New returns the answers for the package of a pass.
func New(pass *analysis.Pass, table *framework.Table, src *origin.Index) *Types {
	return &Types{pass: pass, info: pass.TypesInfo, table: table, src: src, responses: response.New(pass.Pkg, table), registries: make(map[*types.TypeName]bool)}
}

// Continues reports whether a call of such a function goes on with the route that
// the call before it begins, and does not begin one: Combo("/x").Get(h).Delete(g).
func Continues(r *framework.Register) bool {
	return r.Role == framework.Step || r.Role == framework.Name
}

// Known returns the call if its function belongs to a framework.
func (x *Types) Known(call *ast.CallExpr) *ast.CallExpr {
	fn := x.src.Callee(call)
	if fn == nil || fn.Pkg() == nil || !x.table.KnownPackage(fn.Pkg()) {
		return nil
	}
	return call
}

// IsGroup reports whether t is a router or group that the table knows.
func (x *Types) IsGroup(t types.Type) bool {
	named := goast.NamedOf(t)
	return named != nil && named.Obj().Pkg() != nil && x.table.Known(named.Obj().Pkg().Path())
}

// CleansPaths reports whether fn's framework joins paths by path.Join.
func (x *Types) CleansPaths(fn *types.Func) bool {
	entry := x.table.Func(fn)
	if entry == nil {
		return false
	}
	f := x.table.Framework(entry.Framework)
	return f != nil && f.CleanJoin
}

// RegisterOf returns what the table says that fn registers, or nil.
func (x *Types) RegisterOf(fn *types.Func) *framework.Register {
	if entry := x.table.Func(fn); entry != nil {
		return entry.Register
	}
	return nil
}

// TemplateOf returns what the table says of a function that makes a path, or nil.
func (x *Types) TemplateOf(fn *types.Func) *framework.Template {
	if entry := x.table.Func(fn); entry != nil {
		return entry.Template
	}
	return nil
}

// MakesGroup reports whether a method of a router returns a router.
func (x *Types) MakesGroup(fn *types.Func) bool {
	sig := fn.Signature()
	return sig.Results().Len() > 0 && x.IsRouter(sig.Results().At(0).Type()) && x.IsRouter(sig.Recv().Type())
}

// IsString reports whether t is a string type.
func IsString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// IsRouter reports whether t is a router or group of the table, or has the
// shape of one: methods named like verbs, or one that takes a pattern and a handler
// beside one that makes a part of the router.
func (x *Types) IsRouter(t types.Type) bool {
	n := x.verbs(t)
	if x.IsGroup(t) {
		return n > 0
	}
	return n >= 3 || n > 0 && x.handlesPatterns(t) && x.makesParts(t)
}

// MakesParts reports whether t is a router of the project's own that makes others of
// its type.
func (x *Types) MakesParts(t types.Type) bool {
	return !x.IsGroup(t) && x.IsRouter(t) && x.makesParts(t)
}

// handlesPatterns reports whether t has a method Handle or HandleFunc that takes a
// pattern and a handler, as http.ServeMux has.
func (x *Types) handlesPatterns(t types.Type) bool {
	for _, name := range []string{"HandleFunc", "Handle"} {
		obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
		m, ok := obj.(*types.Func)
		if !ok || m.Signature().Params().Len() != 2 || m.Signature().Variadic() {
			continue
		}
		in := m.Signature().Params()
		if IsString(in.At(0).Type()) && x.surelyHandler(in.At(1).Type()) {
			return true
		}
	}
	return false
}

// makesParts reports whether a method of t returns another router of its type, of a
// path, of middlewares, of both or of nothing: r.Mount("/api"), r.With(auth), r.Group().
func (x *Types) makesParts(t types.Type) bool {
	if _, ok := t.(*types.Pointer); !ok && !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		m, ok := set.At(i).Obj().(*types.Func)
		if !ok || m.Signature().Results().Len() != 1 || !types.Identical(m.Signature().Results().At(0).Type(), t) {
			continue // it returns something else
		}
		if _, ok := x.middlewares(m); ok {
			return true
		}
	}
	return false
}

// middlewares returns the index of the first of the middlewares that a function takes,
// behind a path if it takes one first; the number of its parameters where it takes none.
// ok is false for a function that takes anything else.
func (x *Types) middlewares(fn *types.Func) (first int, ok bool) {
	sig := fn.Signature()
	n := sig.Params().Len()
	if n > 0 && IsString(sig.Params().At(0).Type()) {
		first = 1 // Have: r.Group("/api", auth)
	}
	for i := first; i < n; i++ {
		if !x.IsMiddleware(goast.ElementOf(sig, i)) {
			return 0, false
		}
	}
	return first, true
}

// GuardsOf returns what is known of a function that takes middlewares: by the table,
// or as a method of a router of which nothing else is known. Where that returns a
// router, they guard what is registered on the result, else what is registered later.
// It returns nil for another function.
func (x *Types) GuardsOf(fn *types.Func) *framework.Guards {
	if g := x.table.Guards(fn); g != nil {
		return g
	}
	if fn == nil || fn.Signature().Recv() == nil || x.table.KnownPackage(fn.Pkg()) {
		return nil
	}
	first, ok := x.middlewares(fn)
	switch {
	case !ok || first == fn.Signature().Params().Len() || !x.IsRouter(fn.Signature().Recv().Type()):
		return nil // it takes none, or is no router's
	case x.MakesGroup(fn):
		return &framework.Guards{From: first, Order: framework.ReturnedOnly}
	case first > 0:
		return nil // it may guard the path alone
	}
	return &framework.Guards{Order: framework.LaterGroups}
}

// verbs counts the methods of t that are named like verbs, and take a path.
func (x *Types) verbs(t types.Type) int {
	n := 0
	for _, names := range [][]string{{"GET", "Get"}, {"POST", "Post"}, {"PUT", "Put"}, {"DELETE", "Delete", "Del"}, {"PATCH", "Patch"}, {"HandleFunc", "Handle"}} {
		for _, name := range names {
			obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
			m, ok := obj.(*types.Func)
			if ok && m.Signature().Params().Len() >= 2 && IsString(m.Signature().Params().At(0).Type()) {
				n++
				break
			}
		}
	}
	return n
}

// CallbackOf returns the argument of a method call that is a function of one
// router of the method's own kind, where the method takes a path first, or nothing
// else and is a router's.
func (x *Types) CallbackOf(call *ast.CallExpr, fn *types.Func) ast.Expr {
	sig := fn.Signature()
	if sig.Recv() == nil || sig.Params().Len() == 0 {
		return nil
	}
	recv := sig.Recv().Type()
	if !IsString(sig.Params().At(0).Type()) && (sig.Params().Len() > 1 || !x.IsRouter(recv)) {
		return nil
	}
	for i := 0; i < sig.Params().Len() && i < len(call.Args); i++ {
		f, ok := sig.Params().At(i).Type().Underlying().(*types.Signature)
		if !ok || f.Params().Len() != 1 {
			continue // no callback
		}
		p := f.Params().At(0).Type()
		if types.Identical(p, recv) || types.IsInterface(p) && x.verbs(p) > 0 && types.Implements(recv, p.Underlying().(*types.Interface)) {
			return call.Args[i]
		}
	}
	return nil
}

// IsRegistry reports whether functions of the package of t register routes on a
// value of it: huma.Register(api, …).
func (x *Types) IsRegistry(t types.Type) bool {
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
		if r := x.RegisterOf(fn); r != nil && r.Role == framework.Route {
			known = true
		}
	}
	x.registries[named.Obj()] = known
	return known
}
