package analyzer_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// download fetches the modules that the packages below dir need: analysistest
// looks for them in the module cache alone.
func download(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

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
	download(t, dir)
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
