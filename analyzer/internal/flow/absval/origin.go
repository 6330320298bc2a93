package absval

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
)

// A Via says how a handler comes to a status.
type Via uint8

const (
	Direct     Via = iota + 1 // named in a call of a sink
	Passed                    // named in the handler, written by a helper that it is passed to
	Helper                    // named in a helper that the handler calls
	Returned                  // carried by a value that the handler returns
	Mapper                    // one arm of a function that maps errors to statuses
	Implicit                  // nothing names it: the default of net/http or of the framework
	Middleware                // written by what wraps the handler
)

// String returns the word of (5.5).
func (v Via) String() string {
	return [...]string{"", "direct", "passed", "helper", "returned", "mapper", "implicit", "middleware"}[v]
}

// An Origin is one status that a value is or carries, with its provenance.
type Origin struct {
	Code    int            // HTTP status code
	Expr    ast.Expr       // names it, in this package; nil where nothing here does
	Call    ast.Node       // chose it, in this package, where Expr is nil: notFound()
	Via     Via            // Direct; Helper or Mapper once it has come out of a function
	Sole    bool           // that function yields no other
	Methods httpmethod.Set // under which the function chooses it
	From    *types.Func    // the function of another package that chooses it; nil for this package
}

// WithVia returns the origin as having come the given way. An arm of a mapper
// remains one, and what nothing names remains unnamed.
func (o Origin) WithVia(via Via, sole bool) Origin {
	if o.Via != Mapper && o.Via != Implicit {
		o.Via, o.Sole = via, sole
	}
	return o
}

// maxOrigins bounds the statuses of a value. No function chooses among more
// than the registry holds (RFC 9110 §16.2 lists 62); beyond that, the value may
// be anything.
const maxOrigins = 128

// AddOrigin adds o to a list, once.
func AddOrigin(list []Origin, o Origin) []Origin {
	if slices.Contains(list, o) {
		return list
	}
	return append(list, o)
}

// Codes returns the distinct status codes of a list, in its order.
func Codes(list []Origin) []int {
	var out []int
	for _, o := range list {
		if !slices.Contains(out, o.Code) {
			out = append(out, o.Code)
		}
	}
	return out
}

// Fixed returns the statuses that a call chooses and no expression names.
func Fixed(codes []int, call ast.Node) Value { return ofCodes(codes, call, Direct) }

// Implied returns the statuses that a call may choose by itself, under
// conditions that the code does not show.
func Implied(codes []int, call ast.Node) Value { return ofCodes(codes, call, Implicit) }

func ofCodes(codes []int, call ast.Node, via Via) Value {
	var out Value
	for _, c := range codes {
		out.Origins = append(out.Origins, Origin{Code: c, Call: call, Via: via})
	}
	return out
}
