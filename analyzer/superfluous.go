package analyzer

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// checkSuperfluous reports statuses that are not sent.
//
//	(3.22) Reported at the later write, with the earlier one related. Only where
//	a path leads from one to the other that the conditions on it do not
//	contradict, and where both are known to send. Where the later write is in a
//	helper that others share, at the handler's call of it.
//
// net/http logs "superfluous response.WriteHeader call" for exactly these.
func checkSuperfluous(c *checker) {
	for _, s := range c.Flow.Functions() {
		for _, w := range s.Superfluous {
			f := c.File(w.Node.Pos())
			if f == nil || f.Test {
				continue
			}
			message, subject := c.superfluousMessage(w)
			c.add(finding{rule: "superfluous", at: w.Node, message: message, subject: subject}, related(w.Earlier, "the header was sent here"))
		}
	}
}

// superfluousMessage returns the message of a finding, and its subject, without
// the place of the earlier write.
func (c *checker) superfluousMessage(w flow.Superfluous) (message, subject string) {
	var names []string
	for _, code := range w.Codes {
		names = append(names, status.Named(code))
	}
	at := c.Pass.Fset.Position(w.Earlier.Pos())
	noun, verb := "status", "is"
	if len(names) > 1 {
		noun, verb = "statuses", "are"
	}
	subject = fmt.Sprintf("%s %s %s not sent", noun, strings.Join(names, ", "), verb)
	return fmt.Sprintf("%s: the header was sent at %s:%d", subject, filepath.Base(at.Filename), at.Line), subject
}
