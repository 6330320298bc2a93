// Package judge compares what a run has found in packages with documents, under a
// configuration, in the process of the command. What is found, the drivers keep; so
// another document costs no analysis. The rules are those that units run under a
// plain go vet.
package judge

import (
	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Run returns what the rules report of packages, under flags of the analyzer, given
// what an analyzer with -record has reported of them. Packages that cannot be
// judged, because of their configuration or its documents, are among failed.
func Run(records []finding.Finding, flags []string) (list []finding.Finding, failed []finding.PackageError, err error) {
	j, err := analyzer.NewJudge(flags)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range records {
		if r.Rule != analyzer.RecordCategory {
			continue // for the second pass
		}
		fset, found, err := j.Package(r.Message)
		if err != nil {
			failed = append(failed, finding.PackageError{Package: r.Package, Message: err.Error()})
			continue
		}
		for _, d := range found {
			list = append(list, finding.FromDiagnostic(fset, r.Package, d))
		}
	}
	return finding.Sort(list), failed, nil
}
