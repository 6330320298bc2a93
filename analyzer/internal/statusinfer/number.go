package statusinfer

import (
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A Role says in which capacity a number stands where a status belongs.
type Role uint8

const (
	Written  Role = iota + 1 // it flows to a response
	Compared                 // it is compared with a status
	Received                 // it is put where a received status belongs: http.Response{StatusCode: 418}
	Spoken                   // it is named only: http.StatusText(404)
)

// A Number is a constant expression proved to be a status.
type Number struct {
	Expr ast.Expr
	Code int64
	Role Role
	// Literal: the expression is made of literals alone (3.1); a named
	// constant is not.
	Literal bool
	// Tested: it is written only where a test finds that it is a status.
	Tested bool
}

// Numbers returns the constants that are statuses, in source order, each once.
func (r *Result) Numbers() []Number {
	if r.Empty() {
		return nil
	}
	var out []Number
	for e, l := range r.g.marks {
		code, ok := goast.IntValue(r.Info, e)
		if !ok {
			continue // not an integer
		}
		out = append(out, Number{Expr: e, Code: code, Role: roleOf(l), Literal: goast.IsLiteral(r.Info, e), Tested: l&written == Written.bit()})
	}
	slices.SortFunc(out, func(a, b Number) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	return out
}

// roleOf returns the role of a label that says most.
func roleOf(l label) Role {
	for _, r := range []Role{Written, Compared, Received} {
		if l&r.bit() != 0 {
			return r
		}
	}
	return Spoken
}
