package flow

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/link"
)

// LacksHandlers reports whether something is unknown of what a handler of the package
// sends: a status, or which arm of a mapper an error leads to.
func (r *Result) LacksHandlers() bool {
	return slices.ContainsFunc(r.Functions(), func(d Declared) bool {
		return d.Handles && (!d.Complete || slices.ContainsFunc(d.Statuses, func(s Status) bool { return s.Via == Mapper }))
	})
}

// Link returns what a driver that sees the whole module needs to know of the
// package, to have packages analysed again; nil where that is nothing.
func (r *Result) Link() *link.Package {
	if r.x == nil {
		return nil
	}
	p := link.Collect(r.x.Pass, r.x.Program, r.x.Linked)
	if p == nil {
		return nil
	}
	p.AddSent(r.x.Statuses.Sent())
	p.Learned, p.Sets = r.x.Statuses.Learned(), r.x.Statuses.Unproved()
	facts, err := json.Marshal([]any{r.x.Exported(), p.Funcs})
	if err != nil {
		return nil // not reached: facts are text and numbers
	}
	p.Digest = fmt.Sprintf("%x", sha256.Sum256(facts))
	return p
}
