package register

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// described reads registrations by structs.
type described struct{ *scope }

// read reads a registration by a struct, or a list of them:
// huma.Register(api, huma.Operation{…}, h), server.AddRoutes([]rest.Route{…}).
func (x *described) read(s origin.Site, fn *types.Func, r *framework.Register, b origin.Bindings) []Registration {
	e := origin.Arg(s.Call, r.Struct.Index())
	if e == nil {
		return nil
	}
	if val, ok := x.strings.Bound(e, b); ok {
		e = val
	}
	var out []Registration
	for _, d := range x.literals(e, b, 0) {
		lit := d.lit
		rec := Registration{Site: s, Bound: b, Framework: x.table.Func(fn).Framework, Struct: lit}
		rec.Paths = x.strings.Of(x.field(lit, r.Fields.Path), d.bound)
		rec.Methods = x.strings.Of(x.field(lit, r.Fields.Method), d.bound)
		rec.Handler = x.field(lit, r.Fields.Handler)
		if r.Fields.Handler == "" {
			h := x.handlers.arg(s.Call, r, b)
			rec.Handler = x.handlers.calledBy(s, h, b)
			rec.Wrapped = rec.Handler != h
		}
		x.success(&rec, s, origin.Arg(s.Call, r.Struct.Index()), d)
		x.declarations.fields(&rec.Declared, lit)
		if rec.Handler == nil || len(rec.Paths) == 0 {
			continue // not known
		}
		gs := x.groups.Of(x.groups.Base(s.Call, fn, r), b)
		gs = x.options(s.Call, gs, b)
		for _, g := range gs {
			rec.Group = g
			out = append(out, rec)
		}
	}
	return out
}

// options applies prefixes that are passed as options: rest.WithPrefix("/v1").
func (x *described) options(call *ast.CallExpr, gs []router.Group, b origin.Bindings) []router.Group {
	for _, a := range call.Args {
		opt, ok := ast.Unparen(a).(*ast.CallExpr)
		if !ok {
			continue
		}
		if r := x.types.RegisterOf(x.src.Callee(opt)); r != nil && r.Role == framework.Prefix && x.src.Callee(opt).Signature().Recv() == nil {
			gs = x.groups.Extend(gs, origin.Arg(opt, r.Path.Index()), b)
		}
	}
	return gs
}

// A description is a struct literal that describes a route, and what holds there.
type description struct {
	lit   *ast.CompositeLit
	bound origin.Bindings
	// changed: a function that makes it assigns the success.
	changed bool
}

// made returns the struct literals that a call of a function of the package returns.
func (x *described) made(call *ast.CallExpr, b origin.Bindings, depth int) []description {
	fn := x.src.Callee(call)
	decl := x.src.Decls[fn]
	if decl == nil || decl.Body == nil {
		return nil // of another package
	}
	var out []description
	for _, ret := range origin.ReturnsOf(decl.Body) {
		if len(ret.Results) > 0 {
			out = append(out, x.literals(ret.Results[0], x.strings.Resolved(origin.Arguments(fn, call), b), depth+1)...)
		}
	}
	if x.assignsDefault(decl) {
		for i := range out {
			out[i].changed = true
		}
	}
	return out
}

// literals returns the struct literals that e denotes, lists, or that a function
// of the package makes of what it is given.
func (x *described) literals(e ast.Expr, b origin.Bindings, depth int) []description {
	if lit := x.strings.StructLiteral(e, 0); lit != nil && structs.Of(x.info.TypeOf(lit)) != nil {
		return []description{{lit, b, false}}
	}
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && structs.Of(x.info.TypeOf(e)) != nil && depth < origin.MaxWrap {
		return x.made(call, b, depth)
	}
	var out []description
	for _, el := range x.strings.ElementsAt(e, 0) {
		out = append(out, x.literals(el.Value, b, depth+1)...)
	}
	return out
}

// field returns the value of the field of that name in a struct literal.
func (x *described) field(lit *ast.CompositeLit, name string) ast.Expr {
	for f, val := range structs.Fields(x.info, lit) {
		if f.Name() == name {
			return val
		}
	}
	return nil
}
