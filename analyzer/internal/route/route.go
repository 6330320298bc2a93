// Package route finds who answers what: the handlers that are registered, and
// the method and path under which they are.
package route

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A Handler is what answers a route. Exactly one of Func, Lit is set where it
// is known; Expr is the endpoint's expression in the registration.
type Handler struct {
	Func *types.Func  // declared function or method, of this package or another
	Lit  *ast.FuncLit // function literal of this package
	Expr ast.Expr
	// Factory: Func is called, and what it returns answers.
	Factory bool
}

// A Route is one registration of one handler under one method and path.
type Route struct {
	Method string // upper case; "" where any method is answered
	Path   string // {name} for parameters, {name...} for the rest of a path; "" where unknown
	// Suffix: the path's prefix is not known (a group that came as a parameter).
	Suffix bool
	// Group is the parameter that the group came as, "" where it did not.
	Group string
	// Open: the router leaves the package (Group says how); another may put it
	// under a prefix. Where none does, the path is whole.
	Open      bool
	Framework string // "" for a shape or a comment
	Handler   Handler
	Pos       token.Pos // of the registration
	// Comment: the route was read from @Router or swagger: above the handler.
	Comment bool
	Test    bool // registered in a _test.go file
	// Relative: the package knows the whole path of the route too, from callers
	// of its own; another package may put it elsewhere.
	Relative bool
	// Struct describes the route (huma.Operation{…}), where a literal does.
	Struct *ast.CompositeLit
	// Changed: the success that Struct describes is changed on the way.
	Changed bool
	// Wrapped: a literal that calls the handler may answer in its place.
	Wrapped bool
	// Declared is what the registration says of the route's statuses.
	Declared Declaration
}

// A Mount says that a group under a prefix is passed to a function of another
// package, which registers on it.
type Mount struct {
	Group  string // the parameter: "example.com/users.Register#0"
	Prefix string
	Within string // the parameter that the prefix is below, "" where it is whole
	Open   bool   // where nothing is known of Within, the prefix is whole
	// Else: only where nothing else puts the group under a prefix.
	Else bool
	// Partial: more comes before the prefix, and is not known.
	Partial bool
}

// A Result is what route knows of one package.
type Result struct {
	Routes []Route // in source order
	Mounts []Mount
}
