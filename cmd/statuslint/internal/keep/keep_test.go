package keep

import (
	"os"
	"path/filepath"
	"testing"
)

// TestResults keeps what a run has used, and nothing else.
func TestResults(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("HOME", dir)         // macOS
	t.Setenv("LocalAppData", dir) // Windows
	flags := []string{"-record"}
	get := func(r *Results, key string) (value int) {
		r.Get(key, &value)
		return value
	}
	first := Open(flags)
	first.Put("a", 1)
	first.Put("b", 2)
	if get(first, "a") != 1 {
		t.Error("a run does not find its own result")
	}
	shut(t, first)
	second := Open(flags)
	if get(second, "a") != 1 || get(Open([]string{"-tags=x"}), "a") != 0 {
		t.Error("results are not those of the flags")
	}
	second.Put("c", 3)
	shut(t, second)
	third := Open(flags)
	if get(third, "a") != 1 || get(third, "b") != 0 || get(third, "c") != 3 {
		t.Error("the file does not hold what the last run used")
	}
	files, err := filepath.Glob(filepath.Join(dir, "statuslint", "*"))
	if err != nil || len(files) > 1 {
		t.Errorf("%v, %v", files, err)
	}
	for _, file := range files {
		if err := os.WriteFile(file, []byte("cut"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if get(Open(flags), "a") != 0 {
		t.Error("a file that was cut short is read")
	}
}

// TestNowhere keeps nothing, and fails nothing, where there is no directory.
func TestNowhere(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	r := Open(nil)
	r.Put("a", 1)
	shut(t, r)
}

func shut(t *testing.T, r *Results) {
	t.Helper()
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
