package flow

import (
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// numbers returns the constants that are statuses, in source order.
func (k *kinds) numbers() []Number {
	var out []Number
	for e, r := range k.marks {
		code, ok := goast.IntValue(k.info, e)
		if !ok {
			continue // not an integer
		}
		role := Spoken
		for _, s := range []Role{Received, Compared, Written} {
			if r&s.bit() != 0 {
				role = s
			}
		}
		out = append(out, Number{Expr: e, Code: code, Role: role, Literal: goast.IsLiteral(k.info, e), Tested: r&written == Written.bit()})
	}
	sortNumbers(out)
	return out
}
