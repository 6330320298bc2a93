package analyzer_test

import (
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestMapped follows an error whose type, whose mapper and whose origin are in
// three packages.
func TestMapped(t *testing.T) {
	a := only(t, analyzer.Options{}, "magic", "undocumented")
	analysistest.Run(t, testdata(t), a, "mapped", "mapped/web", "mapper")
}
