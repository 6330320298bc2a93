package report

import (
	"cmp"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Severities are the severities of findings, the gravest first.
var Severities = []string{"error", "warning", "note"}

// Severity returns the severity of a finding: error, unless the configuration
// says otherwise.
func Severity(f finding.Finding) string { return cmp.Or(f.Severity, "error") }
