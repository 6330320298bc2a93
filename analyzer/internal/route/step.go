package route

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// step adds what one call of a chain says.
func (x *index) step(rec *record, call *ast.CallExpr, fn *types.Func, r *framework.Register, b bindings) {
	entry := x.table.Func(fn)
	rec.framework = entry.Framework
	rec.group.clean = rec.group.clean || x.clean(fn)
	if r.Path >= 0 {
		paths := x.texts(arg(call, r.Path), b)
		if r.Several {
			paths = words(paths, " ")
		}
		if len(paths) > 0 {
			rec.paths = cross(paths, rec.paths)
		} else {
			rec.group.param = unknownParam
		}
	}
	rec.methods = append(rec.methods, x.stepMethods(call, fn, r, b)...)
	rec.pattern = rec.pattern || r.From == framework.MethodPattern
	x.actions(rec, call, r, b)
	if h := x.handlerArg(call, r, b); h != nil {
		rec.handler = h
	} else if r.Role == framework.Route && r.Handler < 0 && r.From == framework.MethodFixed && len(call.Args) > 1 && entry.Framework != "go-restful/v3" {
		rec.handler = call.Args[len(call.Args)-1] // files: StaticFS(path, fs)
	}
}

// stepMethods returns the methods that one call of a chain says.
func (x *index) stepMethods(call *ast.CallExpr, fn *types.Func, r *framework.Register, b bindings) []text {
	var out []text
	switch r.From {
	case framework.MethodFixed:
		for _, m := range r.Methods {
			out = append(out, literal(m))
		}
	case framework.MethodArg:
		for _, a := range call.Args[min(r.MethodArg, len(call.Args)):x.methodEnd(call, fn, r)] {
			out = append(out, x.list(a, b)...)
		}
	}
	return out
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
