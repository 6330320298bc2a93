package flow

import (
	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
)

// A Via says how a handler comes to a status.
type Via = absval.Via

// The ways in which a handler comes to a status: see package absval.
const (
	Direct     = absval.Direct
	Passed     = absval.Passed
	Helper     = absval.Helper
	Returned   = absval.Returned
	Mapper     = absval.Mapper
	Implicit   = absval.Implicit
	Middleware = absval.Middleware
)
