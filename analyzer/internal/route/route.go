// Package route finds who answers what: the handlers that are registered, and the
// methods and paths under which they are. Its layers are origin (an index of the
// package), routertype (what types are to a server), strval (constant strings),
// router (groups, mounts, prefixes) and register (registrations); each uses those
// before it.
package route

import (
	"go/token"

	"github.com/statuslint/statuslint/analyzer/internal/route/register"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
)

type (
	// A Handler is what answers a route.
	Handler = register.Handler
	// A Declaration is what a registration says of the statuses of its route.
	Declaration = register.Declaration
	// A Mount says where a group lies that another package registers on.
	Mount = router.Mount
	// A PathCase is the part of a handler that answers one path.
	PathCase = register.PathCase
	// A Guard is a middleware that stands before a route.
	Guard = router.Guard
)

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
	// Success is what the registration chooses where all is well.
	Success register.Success
	// Wrapped: a literal that calls the handler may answer in its place.
	Wrapped bool
	// Serves are the statuses that the framework's own handler may answer, where
	// the registration installs one: of files.
	Serves []int
	// Router: the handler is a router, whose routes answer.
	Router bool
	// Guards are the middlewares that stand before the route (3.11b), in the order
	// in which they run.
	Guards []Guard
	// Cases are the parts of the handler that answer one path each, where it reads
	// the path itself.
	Cases []PathCase
	// Declared is what the registration says of the route's statuses.
	Declared Declaration
}

// A Result is what route knows of one package.
type Result struct {
	Routes []Route // in source order
	Mounts []Mount
}
