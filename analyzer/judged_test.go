package analyzer_test

import (
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestJudged holds handlers against documents that settle what each rule asks.
func TestJudged(t *testing.T) {
	a := only(t, analyzer.Options{}, "undocumented", "delete", "unwritten")
	analysistest.Run(t, testdata(t), a, "judged")
}
