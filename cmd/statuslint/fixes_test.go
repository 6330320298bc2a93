package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFixPlaces demands that what -fix leaves is shown where it stands after
// the fix, also on lines that the fix changed, and with its own source line.
func TestFixPlaces(t *testing.T) {
	dir := unpack(t, "left")
	r := statuslint(t, dir, "-driver", "source", "-undocumented=false", "-superfluous=false", "-fix", "-c", "0", "./...")
	r.want(t, exitFindings, `api/api.go:6:64: magic: status 499 written as a number
6	func Get(w web.Writer) { w.Reply(http.StatusNotFound); w.Reply(499) }
api/api.go:9:10: magic: status 498 written as a number
9		w.Reply(498)
`)
	again := statuslint(t, dir, "-driver", "source", "-undocumented=false", "-superfluous=false", "-c", "0", "./...")
	if again.stdout != r.stdout {
		t.Errorf("after -fix:\n%s", again.stdout)
	}
}

// TestDiffApplies demands that git can apply what -diff prints, from the
// module's directory and from one below it.
func TestDiffApplies(t *testing.T) {
	for _, from := range []string{".", "api"} {
		dir := unpack(t, "fixes")
		execute(t, dir, "git", "init", "-q")
		r := statuslint(t, filepath.Join(dir, from), "-driver", "source", "-undocumented=false", "-diff", "./...")
		patch := filepath.Join(dir, "fixes.patch")
		write(t, patch, r.stdout)
		applied := execute(t, filepath.Join(dir, from), "git", "apply", patch)
		text := read(t, filepath.Join(dir, "api", "api.go"))
		if applied.code != 0 || !strings.Contains(text, "w.Reply(http.StatusNotFound)") {
			t.Errorf("git apply from %s: %s\n%s", from, applied.stderr, text)
		}
	}
}

// TestDiffOutside demands that a patch of files outside of the working directory applies
// in the directory that a line names.
func TestDiffOutside(t *testing.T) {
	dir := unpack(t, "fixes")
	execute(t, dir, "git", "init", "-q")
	write(t, filepath.Join(dir, "sub", "sub.go"), "package sub\n")
	r := statuslint(t, filepath.Join(dir, "sub"), "-driver", "source", "-undocumented=false", "-diff", "../...")
	_, in, ok := strings.Cut(r.stderr, "the patch applies in ")
	in, _, _ = strings.Cut(in, "\n")
	if !ok || in != dir {
		t.Fatalf("the patch applies in %q, want %q", in, dir)
	}
	patch := filepath.Join(dir, "fixes.patch")
	write(t, patch, r.stdout)
	if applied := execute(t, dir, "git", "apply", patch); applied.code != 0 {
		t.Errorf("git apply: %s\n%s", applied.stderr, r.stdout)
	}
}
