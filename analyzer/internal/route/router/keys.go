package router

import (
	"fmt"
	"go/types"
)

// ResultKey and typeKey name, across packages, the router that a function
// returns, and the one that values of a type serve.
func ResultKey(fn *types.Func) string { return fn.FullName() + "#result" }

func typeKey(named *types.TypeName) string { return named.Pkg().Path() + "." + named.Name() + "#type" }

// GroupKey names a parameter that is a group, across packages.
func GroupKey(fn *types.Func, i int) string { return fmt.Sprintf("%s#%d", fn.FullName(), i) }

// A generated server registers its own handlers, in functions that are given a
// router, or return one. Where those are put, the methods answer that
// implement its interface:
//
//	r.Mount("/v1", api.Handler(server))
//	api.HandlerFromMux(server, r)

// ServerKey names what a generated package registers, across packages.
func ServerKey(pkg *types.Package) string { return pkg.Path() + "#server" }
