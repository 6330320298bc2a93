package fix

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiff compares the script with both texts: what it keeps and drops is the
// old one, what it keeps and adds the new one. Where patch is installed, it must
// take the diff.
func TestDiff(t *testing.T) {
	patch, _ := exec.LookPath("patch")
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		a, b := randomText(r), randomText(r)
		if n%2 == 0 {
			b = mutate(r, a)
		}
		var old, changed strings.Builder
		for _, s := range compare(splitLines([]byte(a)), splitLines([]byte(b))) {
			if s.op != '+' {
				old.WriteString(s.line)
			}
			if s.op != '-' {
				changed.WriteString(s.line)
			}
		}
		if old.String() != a || changed.String() != b {
			t.Fatalf("the script from %q to %q leads from %q to %q", a, b, old.String(), changed.String())
		}
		if patch != "" && n < 40 && a != b && a != "" && b != "" {
			checkPatch(t, a, b)
		}
	}
}

func checkPatch(t *testing.T, a, b string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(file, []byte(a), 0o666); err != nil {
		t.Fatal(err)
	}
	diff := Change{File: file, Old: []byte(a), New: []byte(b)}.Diff("f", "f")
	cmd := exec.Command("patch", "-s", file)
	cmd.Stdin = strings.NewReader(diff)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("patch: %v\n%s\n%s", err, out, diff)
	}
	if got, _ := os.ReadFile(file); string(got) != b {
		t.Fatalf("patch made %q, not %q, by\n%s", got, b, diff)
	}
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(40) {
		b.WriteString(string(rune('a'+r.IntN(4))) + "\n")
	}
	if r.IntN(3) == 0 {
		b.WriteString("end")
	}
	return b.String()
}

func mutate(r *rand.Rand, s string) string {
	lines := splitLines([]byte(s))
	for i := range lines {
		if r.IntN(12) == 0 {
			lines[i] = "changed\n"
		}
	}
	return strings.Join(lines, "")
}
