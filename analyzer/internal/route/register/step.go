package register

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// Controllers answer by their methods, which a registration finds by name:
//
//	web.Router("/pets/:id", &PetController{})                        // Get, Delete, …
//	web.Router("/pets", &PetController{}, "get,head:List;post:Create")
//	web.AutoRouter(&PetController{})                                 // /pet/list, …
//	app.Resource("/pets", PetsResource{})                            // List, Show, …

// actions records which methods of a controller a call registers.
func (x *chains) actions(rec *Registration, call *ast.CallExpr, r *framework.Register, b origin.Bindings) {
	if r.From != framework.MethodByName {
		return
	}
	rec.actions, rec.auto = r.Actions, r.Auto
	e := x.mapping(call, r)
	if e == nil {
		return
	}
	rec.actions = nil
	for _, t := range x.strings.Of(e, b) {
		if s, ok := t.Plain(); ok {
			rec.actions = append(rec.actions, mapped(s)...)
		}
	}
}

// mapping returns the argument that says which methods answer which requests.
func (x *chains) mapping(call *ast.CallExpr, r *framework.Register) ast.Expr {
	if r.Mapping == 0 || r.Mapping >= len(call.Args) {
		return nil
	}
	e := call.Args[r.Mapping]
	if option, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if inner := x.types.RegisterOf(x.src.Callee(option)); inner != nil && inner.Mapping > 0 {
			// Have: web.RouterWithOpts("/pets", c, web.WithRouterMethods(c, "get:List"))
			return origin.Arg(option, inner.Mapping)
		}
	}
	return e
}

// mapped reads "get,head:List;post:Create"; * is any method.
func mapped(s string) []framework.Action {
	var out []framework.Action
	for part := range strings.SplitSeq(s, ";") {
		verbs, name, ok := strings.Cut(part, ":")
		if !ok {
			continue // the framework panics
		}
		for verb := range strings.SplitSeq(verbs, ",") {
			if verb = strings.ToUpper(strings.TrimSpace(verb)); verb == "*" {
				verb = ""
			}
			out = append(out, framework.Action{Func: strings.TrimSpace(name), Method: verb})
		}
	}
	return out
}

// step adds what one call of a chain says.
func (x *chains) step(rec *Registration, call *ast.CallExpr, fn *types.Func, r *framework.Register, b origin.Bindings) {
	entry := x.table.Func(fn)
	rec.Framework = entry.Framework
	rec.Group.Clean = rec.Group.Clean || x.types.CleansPaths(fn)
	if r.Path.Given() {
		paths := x.strings.Of(origin.Arg(call, r.Path.Index()), b)
		if r.Several {
			paths = strval.Words(paths, " ")
		}
		if len(paths) > 0 {
			rec.Paths = strval.Cross(paths, rec.Paths)
		} else {
			rec.Group.Param = strval.UnknownParam
		}
	}
	rec.Methods = append(rec.Methods, x.groups.StepMethods(call, fn, r, b)...)
	rec.Pattern = rec.Pattern || r.From == framework.MethodPattern
	x.actions(rec, call, r, b)
	if h := x.handlers.arg(call, r, b); h != nil {
		rec.Handler = h
		rec.Guards = append(rec.Guards, x.guards(call, fn, r)...)
	} else if r.Role == framework.Route && !r.Handler.Given() && r.From == framework.MethodFixed && len(call.Args) > 1 {
		rec.Handler = call.Args[len(call.Args)-1] // files: StaticFS(path, fs)
		rec.Serves = r.Serves
		if r.Below != "" {
			rec.Paths = below(rec.Paths, r.Below)
		}
	}
}

// below returns the paths below each of the paths, which may end with a slash.
func below(paths []strval.Value, rest string) []strval.Value {
	var out []strval.Value
	for _, p := range paths {
		end, _ := p.Known()
		next := rest
		if strings.HasSuffix(end, "/") {
			next = strings.TrimPrefix(rest, "/")
		}
		out = append(out, append(p[:len(p):len(p)], strval.Literal(next)...))
	}
	return out
}

// guards returns the middlewares among the arguments of a registration: before the
// handler, where that is the last, else behind it.
//
//	r.GET("/pets", auth, list)          // gin, fiber
//	e.GET("/pets", list, auth)          // echo
func (x *chains) guards(call *ast.CallExpr, fn *types.Func, r *framework.Register) []router.Guard {
	if !fn.Signature().Variadic() || call.Ellipsis.IsValid() || r.Handler.Index() >= len(call.Args) {
		return nil
	}
	rest := call.Args[r.Handler.Index()+1:]
	if r.Position == framework.Last {
		rest = call.Args[r.Handler.Index() : len(call.Args)-1]
	}
	var out []router.Guard
	for _, arg := range rest {
		if t := x.info.TypeOf(arg); t != nil && x.types.IsHandler(t) && (r.Position == framework.Last || x.types.IsMiddleware(t)) {
			out = append(out, router.Guard{Expr: arg})
		}
	}
	return out
}
