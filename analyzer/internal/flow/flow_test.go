package flow

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

func testdata(t *testing.T, files ...string) string {
	t.Helper()
	dir, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files { // for the cache of go test
		if _, err := os.ReadFile(filepath.Join(dir, "src", f)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func none(*analysis.Pass) []framework.Own { return nil }

// TestFacts demands of each function what importers need to know of it.
func TestFacts(t *testing.T) {
	analysistest.Run(t, testdata(t, "facts/facts.go"), New(none), "facts")
}

// TestDeterminism encodes every fact of a package several times, in analyses of
// their own: go vet keys its cache by the bytes.
func TestDeterminism(t *testing.T) {
	dir := testdata(t, "facts/facts.go")
	var first []string
	for range 5 {
		results := analysistest.Run(silent{t}, dir, New(none), "facts")
		var encoded []string
		for _, of := range results[0].Action.AllObjectFacts() {
			var b bytes.Buffer
			if err := gob.NewEncoder(&b).Encode(of.Fact); err != nil {
				t.Fatal(err)
			}
			encoded = append(encoded, fmt.Sprintf("%v %x", of.Object, b.Bytes()))
		}
		slices.Sort(encoded)
		if first == nil {
			first = encoded
		}
		if len(encoded) == 0 || !slices.Equal(first, encoded) {
			t.Fatalf("facts differ between runs:\n%s\n%s", strings.Join(first, "\n"), strings.Join(encoded, "\n"))
		}
	}
}

// silent leaves expectations to TestFacts.
type silent struct{ *testing.T }

func (silent) Errorf(string, ...any) {}

// TestCrashers analyses programs that are hard on analyzers: nothing may panic.
func TestCrashers(t *testing.T) {
	for _, r := range analysistest.Run(silent{t}, testdata(t), New(none), "crashers/...") {
		if r.Action.Err != nil {
			t.Errorf("%v: %v", r.Action, r.Action.Err)
		}
	}
}

// chain returns a package of n handlers and helpers that call each other, in
// chains and in circles.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("package p\n\nimport \"net/http\"\n\n")
	for i := range n {
		fmt.Fprintf(&b, "func h%d(w http.ResponseWriter, r *http.Request) {\n\tif r.Method == \"DELETE\" {\n\t\tw.WriteHeader(404)\n\t\treturn\n\t}\n\thelp%d(w, %d)\n}\n\n", i, i, 200+i%100)
		next := (i + 1) % n
		if i%50 == 49 {
			next = i - 49 // a circle
		}
		fmt.Fprintf(&b, "func help%d(w http.ResponseWriter, code int) {\n\tif code == 0 {\n\t\thelp%d(w, code)\n\t}\n\tw.WriteHeader(code)\n}\n\n", i, next)
	}
	return b.String()
}

// BenchmarkChain shows that cost grows as calls do.
func BenchmarkChain(b *testing.B) {
	for _, n := range []int{500, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			pkg := filepath.Join(dir, "src", "p")
			if err := os.MkdirAll(pkg, 0o777); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(pkg, "p.go"), []byte(chain(n)), 0o666); err != nil {
				b.Fatal(err)
			}
			results := analysistest.Run(b, dir, New(none), "p")
			pass := passOf(results[0])
			b.ResetTimer()
			for range b.N {
				index, err := program.Analyzer.Run(pass)
				if err != nil {
					b.Fatal(err)
				}
				pass.ResultOf = map[*analysis.Analyzer]any{program.Analyzer: index}
				run(pass, statusinfer.Run(pass, framework.New(nil)))
			}
		})
	}
}
