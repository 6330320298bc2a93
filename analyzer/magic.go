package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/fixes"
	"github.com/statuslint/statuslint/analyzer/internal/record"
)

// recordMagic records statuses that are written as numbers.
//
//	(3.1) Every integer literal, or constant expression made of literals alone,
//	that is a status, wherever it stands.
//	(3.2) Ranges and arithmetic are class boundaries: silent.
//	(3.3) A number is a status because it flows to, or is compared with, a
//	status; never because of a name. Package flow decides.
//	(3.4) A named constant is not magic.
//	(3.5) Reported at the number, with a fix where there is a safe one.
//	(3.6) allow lists numbers that may stay.
func recordMagic(r *record.Recorder) {
	for _, n := range r.Flow.Numbers {
		if !n.Literal || n.Code < 100 || n.Code > 599 {
			continue // named, or no status
		}
		// Have: a literal that is a status
		f := r.File(n.Expr.Pos())
		if f == nil || f.Generated {
			continue
		}
		name, fix := (&fixes.Fixer{Subject: r.Subject}).ConstantFor(f, n)
		subject := fmt.Sprintf("status %d written as a number", n.Code)
		message := subject
		if name != "" {
			message += ": use " + name
		}
		if f.CGo {
			fix = nil // its offsets are not those of the user's file
		}
		r.Add(record.Finding{Rule: "magic", At: r.Node(n.Expr), Message: message, Subject: subject, Code: int(n.Code), Fix: fix})
	}
}
