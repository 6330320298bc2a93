package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestOutside says, outside of every module, what is missing and which module is
// near.
func TestOutside(t *testing.T) {
	dir := t.TempDir()
	check := func(want string, args ...string) {
		t.Helper()
		if r := statuslint(t, dir, args...); r.code != exitFailed || !strings.HasSuffix(r.stderr, want+"\n") || strings.Count(r.stderr, "\n") != 1 {
			t.Errorf("%q: %+v, want %s", args, r, want)
		}
	}
	const cause = "has a go.mod: run statuslint within a module"
	write(t, filepath.Join(dir, "main.go"), "package main\n\nfunc main() {}\n")
	for _, args := range [][]string{{"./..."}, {"main.go"}, {"routes"}, {"docs", "-missing"}} {
		check(cause, args...)
	}
	write(t, filepath.Join(dir, "src", "web", "go.mod"), "module example.com/web\n")
	check(cause+", such as "+filepath.Join("src", "web"), "./...")
}
