// Package flow finds what each function writes: which statuses reach a
// response, by which way, and where they are named. It follows values through
// variables, fields, results, helpers, closures and packages, exports what it
// finds as facts, and judges nothing.
package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/interp"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// Methods is a set of HTTP methods: those under which a status can be written.
// The zero value means any.
type Methods = httpmethod.Set

// A Status is one status that a function can write.
type Status struct {
	Code int
	Via  absval.Via
	// Expr names the status, in the package under analysis; nil where nothing
	// names it (http.NotFound, an implicit 200) or it is named elsewhere.
	Expr ast.Expr
	// At is the node of the function's own body that leads to the status: the
	// call of the sink or of the helper, the return statement; nil for an
	// implicit status of a function that writes nothing.
	At ast.Node
	// Methods restricts the status to requests of these methods (r.Method tests).
	Methods httpmethod.Set
	// Sole: the function that names it can write no other (3.10: a
	// helper of one fixed status).
	Sole bool
	// Elsewhere is the function of another package that names the status and
	// writes it; nil where this package does either.
	Elsewhere *types.Func
}

// A Summary is what one function does to the response it was given.
type Summary struct {
	Statuses []Status // in source order
	// Complete: no status was lost on the way; Statuses is all that there is.
	Complete bool
	// Handles: the function takes a response, or returns what a framework
	// writes: it can be a handler.
	Handles bool
	// Answers: functions that the function returns are called with the response, and
	// what they do is part of the summary.
	Answers bool
	// Bodies are the writes of a body with, or after, a status that forbids one.
	Bodies []Body
	// Superfluous are the statuses that are not sent, because the header was.
	Superfluous []Superfluous
	// Dispatches are the functions to which the function passes its own parameters
	// to: handlers themselves (3.15), restricted by r.Method tests.
	Dispatches []Dispatch
}

// A Dispatch is a call that passes the whole of a request to another handler.
type Dispatch struct {
	Methods httpmethod.Set
	Func    *types.Func  // declared, in this package or another; else
	Lit     *ast.FuncLit // a literal
	At      ast.Node     // the call
}

// A Superfluous is what one call writes after the header has been sent.
type Superfluous struct {
	Codes   []int    // in the order of the code that chooses them
	Node    ast.Node // the call that sends nothing
	Earlier ast.Node // the call that sent the header, in the same function
}

// A Body is a body that is written together with a status.
type Body struct {
	Status Status
	Node   ast.Node // the call that writes the body
}

// A Number is a constant expression proved to be a status, and a Role the
// capacity in which it stands: see package statusinfer.
type (
	Number = statusinfer.Number
	Role   = statusinfer.Role
)

// The roles of a number.
const (
	Written  = statusinfer.Written
	Compared = statusinfer.Compared
	Received = statusinfer.Received
	Spoken   = statusinfer.Spoken
)

// A Result is what flow knows of one package.
type Result struct {
	// Numbers are the constants that stand where statuses belong, in source order, each once.
	Numbers []Number

	x *interp.Interp
	// ownErrors are the frameworks whose error handler this package sets.
	ownErrors []string
	declared  []Declared
	called    map[*types.Func]use // nil before OnlyCalled was asked
}
