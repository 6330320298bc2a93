package router

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// OfCall returns the group that a call makes.
func (x *Groups) OfCall(call *ast.CallExpr, b origin.Bindings, depth int) []Group {
	fn := x.src.Callee(call)
	if fn == nil || depth > origin.MaxFollow {
		return []Group{{}}
	}
	gs := x.madeBy(call, fn, b, depth)
	if g := x.types.GuardsOf(fn); g != nil {
		return withGuards(gs, x.guardsOf(call, g))
	}
	return gs
}

// madeBy returns the group that a call makes, without the middlewares that it is given.
func (x *Groups) madeBy(call *ast.CallExpr, fn *types.Func, b origin.Bindings, depth int) []Group {
	r := x.types.RegisterOf(fn)
	if r == nil {
		return x.ofOtherCall(call, fn, b, depth)
	}
	gs := x.At(x.Base(call, fn, r), b, depth+1)
	if r.Role == framework.Step {
		for i := range gs {
			gs[i].Methods = append(gs[i].Methods, x.StepMethods(call, fn, r, b)...)
		}
	}
	switch r.Role {
	case framework.Prefix, framework.PrefixFunc, framework.Step, framework.Stateful, framework.Route, framework.Wrap:
		if r.Path.Given() && r.Role != framework.Route {
			clean := x.types.CleansPaths(fn)
			for i := range gs {
				gs[i].Clean = gs[i].Clean || clean
			}
			if x.isGrowth(call, fn) {
				return gs // counted for the variable
			}
			return x.underAll(gs, call, fn, r, b)
		}
	}
	return gs
}

// underAll puts each of the paths of a call behind each of the groups: there may
// be several, NewGroup(api, "/v1", "/v2").
func (x *Groups) underAll(gs []Group, call *ast.CallExpr, fn *types.Func, r *framework.Register, b origin.Bindings) []Group {
	sig := fn.Signature()
	if !sig.Variadic() || r.Path.Index() < sig.Params().Len()-1 || r.Path.Index() >= len(call.Args) {
		return x.Extend(gs, origin.Arg(call, r.Path.Index()), b)
	}
	var out []Group
	for _, e := range call.Args[r.Path.Index():] {
		out = append(out, x.Extend(slices.Clone(gs), e, b)...)
	}
	return unique(out)
}

func (x *Groups) isGrowth(call *ast.CallExpr, fn *types.Func) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || fn.Name() != "Path" {
		return false
	}
	v := x.src.Target(origin.RootOf(sel.X))
	return v != nil && len(x.layout.grown[v]) > 0
}

// ofOtherCall is a call that the table does not know: a function of the package
// that returns a group, a method of the framework that returns its receiver,
// a constructor.
func (x *Groups) ofOtherCall(call *ast.CallExpr, fn *types.Func, b origin.Bindings, depth int) []Group {
	sel, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	isMethod = isMethod && fn.Signature().Recv() != nil
	if isMethod && !x.table.KnownPackage(fn.Pkg()) && (x.types.MakesGroup(fn) || x.types.CallbackOf(call, fn) != nil) {
		return x.ofUnknownRouter(call, fn, sel, b, depth)
	}
	if decl := x.src.Decls[fn]; decl != nil && decl.Body != nil {
		bound := x.strings.Resolved(origin.Arguments(fn, call), b)
		var out []Group
		for _, ret := range origin.ReturnsOf(decl.Body) {
			if len(ret.Results) > 0 && !x.info.Types[ret.Results[0]].IsNil() {
				out = append(out, x.At(ret.Results[0], bound, depth+1)...)
			}
		}
		if len(out) > 0 {
			return unique(out)
		}
		return []Group{{}}
	}
	if isMethod && x.table.KnownPackage(fn.Pkg()) {
		return x.At(sel.X, b, depth+1)
	}
	return []Group{{}}
}

// ofUnknownRouter is a method of a router that the table does not hold: one that takes a path
// first and returns a router is a group under it, one that takes none and
// returns a router is the same group.
func (x *Groups) ofUnknownRouter(call *ast.CallExpr, fn *types.Func, sel *ast.SelectorExpr, b origin.Bindings, depth int) []Group {
	sig := fn.Signature()
	gs := x.At(sel.X, b, depth+1)
	if sig.Params().Len() == 0 || !routertype.IsString(sig.Params().At(0).Type()) {
		return gs
	}
	return x.Extend(gs, origin.Arg(call, 0), b)
}

// StepMethods returns the methods that one call of a chain says.
func (x *Groups) StepMethods(call *ast.CallExpr, fn *types.Func, r *framework.Register, b origin.Bindings) []strval.Value {
	var out []strval.Value
	switch r.From {
	case framework.MethodFixed:
		for _, m := range r.Methods {
			out = append(out, strval.Literal(m))
		}
	case framework.MethodArg:
		for _, a := range call.Args[min(r.MethodArg, len(call.Args)):x.methodEnd(call, fn, r)] {
			out = append(out, x.strings.List(a, b)...)
		}
	}
	return out
}

// methodEnd returns the end of the arguments that are methods: all, where the
// parameter is variadic (Methods("GET", "POST")), else one.
func (x *Groups) methodEnd(call *ast.CallExpr, fn *types.Func, r *framework.Register) int {
	sig := fn.Signature()
	if sig.Variadic() && sig.Params().Len()-1 == r.MethodArg {
		return len(call.Args)
	}
	return min(r.MethodArg+1, len(call.Args))
}
