package analyzer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestFrameworks runs on servers of the real frameworks: each with sinks,
// registrations in several forms, and DELETE handlers that are right, wrong,
// implicit, and by helper.
func TestFrameworks(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the modules of testdata/frameworks")
	}
	dir, err := filepath.Abs("../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasSuffix(e.Name(), "case") {
			continue // go.mod
		}
		t.Run(e.Name(), func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(dir, e.Name(), "*.go"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no cases: %v", err)
			}
			for _, f := range files {
				if _, err := os.ReadFile(f); err != nil { // for the cache of go test
					t.Fatal(err)
				}
			}
			a := only(t, analyzer.Options{}, "magic", "undocumented", "delete", "nobody", "invalid")
			analysistest.Run(t, dir, a, "./"+e.Name())
		})
	}
}
