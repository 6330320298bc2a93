package interp

import (
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestErrorSteps demands that an error that is nine times another one, and so on,
// takes a step for each, and not a power of them.
func TestErrorSteps(t *testing.T) {
	dir, err := filepath.Abs("../../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	statuses := statusinfer.New(func(*analysis.Pass) []framework.Own { return nil })
	steps := &analysis.Analyzer{
		Name: "steps",
		Doc:  "count the steps of the longest evaluation of an error",
		Run: func(pass *analysis.Pass) (any, error) {
			return New(pass, pass.ResultOf[statuses].(*statusinfer.Result)).Errors.MostSteps(), nil
		},
		Requires:   []*analysis.Analyzer{statuses},
		ResultType: reflect.TypeFor[int](),
		FactTypes:  []analysis.Fact{new(fact.SummaryFact), new(fact.SentinelFact), new(fact.AnalysedFact), new(fact.PlainFact), new(fact.ImplementationsFact), new(fact.RecoversFact)},
	}
	for _, c := range []struct {
		pkg  string
		most int
	}{
		{"crashers/joins", 1000}, // 30 definitions of 9 operands
		{"flow/arms", 1000},
	} {
		for _, r := range analysistest.Run(t, dir, steps, c.pkg) {
			if n := r.Action.Result.(int); n < 2 || n > c.most {
				t.Errorf("%s: %d steps, want 2 to %d", c.pkg, n, c.most)
			}
		}
	}
}
