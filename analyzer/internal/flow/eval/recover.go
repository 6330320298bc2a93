package eval

import (
	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
)

// A Panicking is what the calls of one function may panic with, while its effects are
// being found.
type Panicking struct {
	Value    absval.Value
	Unknown  bool // a function that is not known may panic with anything
	Deferred bool // the call at hand is deferred
}

// recoveredValue returns what a function recovers that the call at hand calls: nothing
// where the call is not deferred.
func (x *Evaluator) recoveredValue() absval.Value {
	if !x.Panics.Deferred {
		return absval.Value{}
	}
	v := x.Panics.Value
	v.Top = v.Top || x.Panics.Unknown
	return v
}
