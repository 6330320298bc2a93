package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/fixes"
	"golang.org/x/tools/go/analysis"
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
	for _, n := range c.Flow.Numbers {
		if !n.Literal || n.Code < 100 || n.Code > 599 || slices.Contains(c.Conf.Allow, int(n.Code)) {
			continue // named, no status, or accepted
		}
		// Have: a literal that is a status
		f := c.File(n.Expr.Pos())
		if f == nil || f.Generated {
			continue
		}
		name, fix := (&fixes.Fixer{Subject: c.Subject}).ConstantFor(f, n)
		subject := fmt.Sprintf("status %d written as a number", n.Code)
		message := subject
		if name != "" {
			message += ": use " + name
		}
		c.add(finding{rule: "magic", at: n.Expr, message: message, subject: subject}, func(d *analysis.Diagnostic) {
			if fix != nil && !f.CGo {
				d.SuggestedFixes = []analysis.SuggestedFix{*fix}
			}
		})
	}
}
