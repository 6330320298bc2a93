package absval

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/errset"
)

// What a function does may depend on its arguments: a status that is 0, a body
// that is nil, a list that is empty. A path condition says so in terms of the
// function's own parameters; each call site resolves it.
//
//	func reply(w http.ResponseWriter, v any, status ...int) {
//		code := http.StatusOK        // where len(status) > 0 is false
//		if len(status) > 0 {
//			code = status[0]         // where it is true
//		}
//		w.WriteHeader(code)
//	}

// An Aspect is what a predicate looks at.
type Aspect uint8

const (
	Whole  Aspect = iota // the value
	Length               // len(p)
	IsNil                // p == nil
	Error                // errors.Is(p, …), p.(T): see Predicate.Err
)

// A Predicate compares an argument with a constant, or tests an error.
type Predicate struct {
	Param *types.Var
	Field *types.Var // of the struct that Param is or points to; nil for Param itself
	Of    Aspect
	Op    token.Token      // EQL, LSS or LEQ; the other comparisons are these, negated
	With  string           // the constant, as constant.Value.ExactString; "" for IsNil
	Err   errset.Predicate // of Error alone
}

// A Literal is a predicate or its negation.
type Literal struct {
	Predicate
	Holds bool
}

// A PathCond is a conjunction of literals. The empty one always holds.
type PathCond []Literal

// MaxLiterals bounds a conjunction. Dropping literals over-approximates: what
// depends on more is taken to happen in more cases.
const MaxLiterals = 6

// MaxErrorLiterals bounds the tests of errors in a conjunction, besides. The
// default arm of an error mapper depends on every test before it.
const MaxErrorLiterals = 30

// And returns the conjunction of w and v.
func (w PathCond) And(v PathCond) PathCond {
	out := slices.Clip(w)
	for _, l := range v {
		if !slices.Contains(out, l) && out.hasRoomFor(l) {
			out = append(out, l)
		}
	}
	return out
}

// hasRoomFor reports whether w stays within its bounds with one more literal.
func (w PathCond) hasRoomFor(l Literal) bool {
	n := 0
	for _, m := range w {
		if (m.Of == Error) == (l.Of == Error) {
			n++
		}
	}
	if l.Of == Error {
		return n < MaxErrorLiterals
	}
	return n < MaxLiterals
}

// ErrorTests returns what w says of the error that p is.
func (w PathCond) ErrorTests(p *types.Var) []errset.Test {
	var out []errset.Test
	for _, l := range w {
		switch {
		case l.Param != p || l.Field != nil:
		case l.Of == Error:
			out = append(out, errset.Test{Predicate: l.Err, Holds: l.Holds})
		case l.Of == IsNil:
			out = append(out, errset.Test{Predicate: errset.Predicate{Kind: errset.IsNil}, Holds: l.Holds})
		}
	}
	return out
}

// Contradicts reports whether w and v cannot both hold.
func (w PathCond) Contradicts(v PathCond) bool {
	for _, l := range v {
		l.Holds = !l.Holds
		if slices.Contains(w, l) {
			return true
		}
	}
	return false
}

// A Truth is the value of a predicate at a call site.
type Truth uint8

const (
	Undecided Truth = iota // not known
	Holds
	Fails
)

// not returns the truth of the negation.
func (t Truth) not() Truth {
	switch t {
	case Holds:
		return Fails
	case Fails:
		return Holds
	}
	return Undecided
}

// compare applies a predicate to a constant.
func (p Predicate) compare(c constant.Value) Truth {
	with := parseConst(p.With)
	if with.Kind() != c.Kind() {
		return Undecided
	}
	if constant.Compare(c, p.Op, with) {
		return Holds
	}
	return Fails
}

// parseConst is the inverse of constant.Value.ExactString, for booleans,
// strings and integers.
func parseConst(s string) constant.Value {
	switch {
	case s == "true" || s == "false":
		return constant.MakeBool(s == "true")
	case len(s) > 0 && s[0] == '"':
		return constant.MakeFromLiteral(s, token.STRING, 0)
	case len(s) > 0 && s[0] == '-':
		return constant.UnaryOp(token.SUB, constant.MakeFromLiteral(s[1:], token.INT, 0), 0)
	}
	return constant.MakeFromLiteral(s, token.INT, 0)
}
