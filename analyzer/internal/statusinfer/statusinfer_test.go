package statusinfer

import (
	"golang.org/x/tools/go/analysis"
	"os"
	"path/filepath"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestFacts demands of each function and field what importers need to know of
// the statuses in it.
func TestFacts(t *testing.T) {
	dir, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(filepath.Join(dir, "src/roles/roles.go")); err != nil { // for the cache of go test
		t.Fatal(err)
	}
	analysistest.Run(t, dir, New(func(*analysis.Pass) []framework.Own { return nil }), "roles")
}
