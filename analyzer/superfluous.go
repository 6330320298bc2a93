package analyzer

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// recordSuperfluous records statuses that are not sent.
//
//	(3.22) Reported at the later write, with the earlier one related. Only where
//	a path leads from one to the other that the conditions on it do not
//	contradict, and where both are known to send. Where the later write is in a
//	helper that others share, at the handler's call of it.
//
// net/http logs "superfluous response.WriteHeader call" for exactly these.
func recordSuperfluous(r *record.Recorder) {
	for _, s := range r.Flow.Functions() {
		for _, w := range s.Superfluous {
			f := r.File(w.Node.Pos())
			if f == nil || f.Test {
				continue
			}
			message, subject := superfluousMessage(r.Pass.Fset, w)
			r.Add(record.Finding{
				Rule: "superfluous", At: r.Node(w.Node), Message: message, Subject: subject,
				Related: []record.Related{{At: r.Node(w.Earlier), Message: "the header was sent here"}},
			})
		}
	}
}

// superfluousMessage returns the message of a finding, and its subject, without
// the place of the earlier write.
func superfluousMessage(fset *token.FileSet, w flow.Superfluous) (message, subject string) {
	var names []string
	for _, code := range w.Codes {
		names = append(names, status.Named(code))
	}
	at := fset.Position(w.Earlier.Pos())
	noun, verb := "status", "is"
	if len(names) > 1 {
		noun, verb = "statuses", "are"
	}
	subject = fmt.Sprintf("%s %s %s not sent", noun, strings.Join(names, ", "), verb)
	return fmt.Sprintf("%s: the header was sent at %s:%d", subject, filepath.Base(at.Filename), at.Line), subject
}
