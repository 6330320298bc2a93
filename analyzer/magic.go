package analyzer

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// checkMagic reports statuses that are written as numbers.
//
//	(3.1) Every integer literal, or constant expression made of literals alone,
//	that is a status, wherever it stands.
//	(3.2) Ranges and arithmetic are class boundaries: silent.
//	(3.3) A number is a status because it flows to, or is compared with, a
//	status; never because of a name. Package flow decides.
//	(3.4) A named constant is not magic.
//	(3.5) Reported at the number, with a fix where there is a safe one.
//	(3.6) allow lists numbers that may stay.
func checkMagic(c *checker) {
	for _, n := range c.flow.Numbers {
		if !n.Literal || n.Code < 100 || n.Code > 599 || slices.Contains(c.settings.Allow, int(n.Code)) {
			continue // named, no status, or accepted
		}
		// Have: a literal that is a status
		f := c.file(n.Expr.Pos())
		if f == nil || f.generated {
			continue
		}
		name, fix := c.constantFor(f, n)
		message := fmt.Sprintf("status %d written as a number", n.Code)
		if name != "" {
			message += ": use " + name
		}
		c.report("magic", n.Expr, message, func(d *analysis.Diagnostic) {
			if fix != nil && !f.cgo {
				d.SuggestedFixes = []analysis.SuggestedFix{*fix}
			}
		})
	}
}

// checkInvalid reports numbers that are no status.
//
//	(3.17) WriteHeader panics outside 100 to 999; 600 to 999 have no meaning
//	(RFC 9110 §15). Framework sentinels (gin's -1) are silent, and so is 0, which
//	stands for "none chosen yet" in carriers.
func checkInvalid(c *checker) {
	for _, n := range c.flow.Numbers {
		f := c.file(n.Expr.Pos())
		if f == nil || f.test || n.Role != flow.Written || n.Code >= 100 && n.Code <= 599 || n.Code <= 0 {
			continue
		}
		if n.Code < 100 || n.Code > 999 {
			c.report("invalid", n.Expr, fmt.Sprintf("%d is no status: net/http panics outside 100 to 999", n.Code))
			continue
		}
		c.report("invalid", n.Expr, fmt.Sprintf("%d is no status: 600 to 999 have no meaning", n.Code))
	}
}

// checkNobody reports bodies that are lost.
//
//	(3.16) 1xx, 204, 205 and 304 with a body in the same call or on the same
//	path: net/http drops it or fails the write. An empty body is silent.
func checkNobody(c *checker) {
	for _, s := range c.flow.Functions() {
		for _, b := range s.Bodies {
			f := c.file(b.Node.Pos())
			if f == nil || f.test {
				continue
			}
			message := fmt.Sprintf("status %s allows no body, but one is written", named(b.Status.Code))
			c.report("nobody", b.Node, message)
		}
	}
}
