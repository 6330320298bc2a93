package analyzer_test

import (
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestJoined holds handlers against comments of their own package, whichever
// package registers them, and reports each finding once.
func TestJoined(t *testing.T) {
	a := only(t, analyzer.Options{}, "undocumented", "delete", "unwritten")
	analysistest.Run(t, testdata(t), a, "joined", "joined/api", "joined/model")
}
