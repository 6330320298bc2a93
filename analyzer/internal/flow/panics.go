package flow

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// panics notes that a handler may panic with an error that it does not recover itself:
// a middleware may answer it, with the status that the error carries or with another.
// Where it carries none, that counts if a function that is in sight recovers: an error
// that nobody recovers has no answer.
func (s *summariser) panics(b *summary.FuncSummary, bound absval.Subst) {
	if b.Panics.IsBottom() {
		return
	}
	v := s.Carried(s.Substitute(b.Panics, bound)).Flat()
	if len(v.Origins) > 0 || s.recovers() {
		s.out.Complete = false
	}
}

// recovers reports whether a function of this package, or of one that it imports,
// recovers.
func (s *summariser) recovers() bool {
	return s.Recovers() || slices.ContainsFunc(s.Pass.AllPackageFacts(), func(f analysis.PackageFact) bool {
		_, ok := f.Fact.(*fact.RecoversFact)
		return ok
	})
}
