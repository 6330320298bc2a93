package router

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
)

// A mounting is a call that puts a router under a path, or one of a function
// of the project's own that does.
type mounting struct {
	call *ast.CallExpr
	// bound are the arguments of the calls of such functions, outermost last.
	bound []origin.Bindings
	// prefix and base are what a function of another package says that it does.
	fact *MountFact
}

// mountedArg returns the argument that a call mounts: the last, where others may
// stand before it.
func mountedArg(call *ast.CallExpr, r *framework.Register) ast.Expr {
	if r.Position == framework.Last && len(call.Args) > 0 {
		return call.Args[len(call.Args)-1]
	}
	return origin.Arg(call, r.Handler.Index())
}

// place returns the groups that a call of a framework's function mounts under.
func (x *Groups) place(call *ast.CallExpr, r *framework.Register, b origin.Bindings, depth int) []Group {
	gs := x.OfCall(call, b, depth)
	path := origin.Arg(call, r.Path.Index())
	if r.Role != framework.Mount || path == nil || !isText(x.info.TypeOf(path)) {
		return gs // StripPrefix, which makes the group; app.Use(sub)
	}
	clean := x.types.CleansPaths(x.src.Callee(call))
	for i := range gs {
		gs[i].Clean = gs[i].Clean || clean
	}
	return x.Extend(gs, path, b)
}

// isText reports whether t is a string, or a list of them.
func isText(t types.Type) bool {
	if list, ok := t.Underlying().(*types.Slice); ok {
		t = list.Elem()
	}
	return routertype.IsString(t)
}

// ofMount returns the groups that a mounting puts a router under.
func (x *Groups) ofMount(m mounting, b origin.Bindings, depth int) []Group {
	if m.fact != nil {
		return x.OfFact(m.fact.Under, m.call, b, depth)
	}
	gs := x.place(m.call, x.types.RegisterOf(x.src.Callee(m.call)), b, depth)
	for _, given := range m.bound {
		var out []Group
		for _, g := range gs {
			for _, t := range g.Prefix.Bind(given, x.strings) {
				h := g
				h.Prefix = t
				out = append(out, h)
			}
		}
		gs = out
	}
	return gs
}
