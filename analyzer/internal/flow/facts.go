package flow

import (
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// facts looks up what other packages' analysis found.
type facts struct {
	pass       *analysis.Pass
	fields     *statusinfer.Fields
	behaviours map[*types.Func]*summary.FuncSummary
}

func newFacts(pass *analysis.Pass, fields *statusinfer.Fields) *facts {
	return &facts{pass: pass, fields: fields, behaviours: make(map[*types.Func]*summary.FuncSummary)}
}

// of returns the fact of a function of another package, or nil.
func (f *facts) of(fn *types.Func) *funcFact {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == f.pass.Pkg {
		return nil
	}
	fact := new(funcFact)
	if !f.pass.ImportObjectFact(fn.Origin(), fact) {
		return nil
	}
	return fact
}
