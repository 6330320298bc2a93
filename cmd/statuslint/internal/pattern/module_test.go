package pattern

import (
	"os"
	"path/filepath"
	"testing"
)

func TestIsModule(t *testing.T) {
	dir := t.TempDir()
	for _, m := range []string{"a", "b"} {
		if err := os.MkdirAll(filepath.Join(dir, m, "in"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, m, "go.mod"), []byte("module "+m+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		dir      string
		patterns []string
		want     bool
	}{
		{"a", []string{"./..."}, true},
		{"a", []string{filepath.Join(dir, "a", "...")}, true},
		{"a", []string{"."}, false},
		{"a", []string{"./in/..."}, false},
		{"a/in", []string{"./..."}, false},
		{"", []string{"./a/...", "./b/..."}, true},
		{"", []string{"./a/...", "./b/in"}, false},
		{"a", nil, false},
	} {
		g := Group{Dir: filepath.Join(dir, c.dir), Patterns: c.patterns}
		if got := g.IsModule(); got != c.want {
			t.Errorf("%v in %q: %v", c.patterns, c.dir, got)
		}
	}
}
