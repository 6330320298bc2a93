package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

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
	for _, d := range x.structs(e, b, 0) {
		lit := d.lit
		rec := record{site: s, bound: b, framework: x.table.Func(fn).Framework, lit: lit}
		rec.paths = x.texts(x.named(lit, r.Fields.Path), d.bound)
		rec.methods = x.texts(x.named(lit, r.Fields.Method), d.bound)
		rec.handler = x.named(lit, r.Fields.Handler)
		if r.Fields.Handler == "" {
			h := x.handlerArg(s.call, r, b)
			rec.handler = x.handsTo(s, h, b)
			rec.wrapped = rec.handler != h
		}
		rec.changed = x.changes(s)
		x.declaredFields(&rec.declared, lit)
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

// A description is a struct literal that describes a route, and what holds there.
type description struct {
	lit   *ast.CompositeLit
	bound bindings
}

// structs returns the struct literals that e denotes, lists, or that a function
// of the package makes of what it is given.
func (x *index) structs(e ast.Expr, b bindings, depth int) []description {
	if lit := x.structLiteral(e, 0); lit != nil && structs.Of(x.info.TypeOf(lit)) != nil {
		return []description{{lit, b}}
	}
	var out []description
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && structs.Of(x.info.TypeOf(e)) != nil && depth < maxWrap {
		fn := x.callee(call)
		if decl := x.decls[fn]; decl != nil && decl.Body != nil {
			for _, ret := range returnsOf(decl.Body) {
				if len(ret.Results) > 0 {
					out = append(out, x.structs(ret.Results[0], x.resolved(arguments(fn, call), b), depth+1)...)
				}
			}
		}
		return out
	}
	for _, el := range x.elements(e, 0) {
		out = append(out, x.structs(el.value, b, depth+1)...)
	}
	return out
}

// named returns the value of the field of that name in a struct literal.
func (x *index) named(lit *ast.CompositeLit, name string) ast.Expr {
	for f, val := range structs.Fields(x.info, lit) {
		if f.Name() == name {
			return val
		}
	}
	return nil
}

// describing returns the parameter that describes what a call registers, as a
// whole: func register(api huma.API, op huma.Operation, h …) { huma.Register(api, op, h) }.
func (x *index) describing(s site) *types.Var {
	r := x.registerOf(x.callee(s.call))
	if r == nil || r.Struct < 0 {
		return nil
	}
	id, ok := ast.Unparen(arg(s.call, r.Struct)).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := x.info.Uses[id].(*types.Var)
	if o, ok := x.params[v]; !ok || o.fn != s.fn || structs.Of(v.Type()) == nil {
		return nil
	}
	return v
}

// changes reports whether the function around a call changes the success that
// what it was given describes: op.DefaultStatus = 201.
func (x *index) changes(s site) bool {
	v, decl := x.describing(s), x.decls[s.fn]
	if v == nil || decl == nil {
		return false
	}
	found := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for _, lhs := range as.Lhs {
			f := x.table.Field(x.target(lhs))
			found = found || f != nil && f.Role == framework.DefaultField
		}
		return true
	})
	return found
}

// handsTo returns the handler that the function around a call was given, where
// h is a literal that calls it.
func (x *index) handsTo(s site, h ast.Expr, b bindings) ast.Expr {
	e := ast.Unparen(h)
	if id, ok := e.(*ast.Ident); ok {
		if v := x.target(id); v != nil && len(x.values[v]) == 1 {
			e = ast.Unparen(x.values[v][0].expr)
		}
	}
	lit, ok := e.(*ast.FuncLit)
	if !ok || s.fn == nil {
		return h
	}
	out := h
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
			v, _ := x.info.Uses[id].(*types.Var)
			if val := b[v]; val != nil && x.params[v].fn == s.fn && x.isHandler(v.Type()) {
				out = val
			}
		}
		return true
	})
	return out
}
