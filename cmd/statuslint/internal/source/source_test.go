package source

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// library is what the tests of this process share.
var library = NewLibrary(packages.Load)

// unpack writes a module of which one package imports net/http, and one nothing.
func unpack(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":      "module example.com/m\n\ngo 1.25.0\n",
		"m.go":        "package m\n\nimport (\n\t\"net/http\"\n\n\t_ \"example.com/m/sub\"\n)\n\nvar H http.Handler\n",
		"m_test.go":   "package m\n",
		"x_test.go":   "package m_test\n\nimport _ \"example.com/m\"\n",
		"sub/sub.go":  "package sub\n\nimport _ \"strings\"\n",
		"sub/sub2.go": "package sub\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestLoad takes for roots what go vet looks at, and type-checks what has
// nothing to do with statuses without bodies.
func TestLoad(t *testing.T) {
	o := Options{Library: library, Dir: unpack(t), Patterns: []string{"./..."}}
	g, err := o.load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var roots []string
	for _, id := range slices.Sorted(maps.Keys(g.nodes)) {
		n := g.nodes[id]
		if n.root {
			roots = append(roots, id)
		}
		if n.standard() && n.source {
			t.Errorf("%s is to be analysed", id)
		}
		if list := n.failures(); len(list) > 0 {
			t.Errorf("%s: %s", id, list)
		}
	}
	if got := strings.Join(roots, ", "); got != "example.com/m [example.com/m.test], example.com/m/sub, example.com/m_test [example.com/m.test]" {
		t.Errorf("named are %s", got)
	}
}

// TestPanic keeps one package's failure from the others.
func TestPanic(t *testing.T) {
	a := &analysis.Analyzer{Name: "a", Doc: "panics in one package", Run: func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "m" {
			panic("oh")
		}
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: "seen"})
		return nil, nil
	}}
	list, failed, err := Run(context.Background(), Options{Library: library, Dir: unpack(t), Patterns: []string{"./..."}, Analyzer: a, Progress: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	if len(failed) != 1 || !strings.Contains(failed[0].Message, "internal error: oh") || failed[0].Package != "example.com/m" {
		t.Errorf("failed: %+v", failed)
	}
	if len(list) != 2 {
		t.Errorf("found: %+v", list)
	}
}

// TestDependencies runs on a package whose dependency was not named and has
// something wrong with it: files to embed that are not there do not matter to the
// package, an error of types is reported, and the package analysed all the same.
func TestDependencies(t *testing.T) {
	a := &analysis.Analyzer{Name: "a", Doc: "reports each package", Run: func(pass *analysis.Pass) (any, error) {
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: "seen"})
		return nil, nil
	}}
	for _, c := range []struct {
		text, failed string
		found        int
	}{
		{"package sub\n\nimport \"embed\"\n\n//go:embed dist/*\nvar FS embed.FS\n", "", 2},
		{"package sub\n\nvar X int = \"\"\n", "example.com/m/sub does not type-check: ", 2},
		{"package sub\n\nimport _ \"example.com/gone\"\n", "example.com/m/sub does not type-check: ", 2},
	} {
		dir := unpack(t)
		if err := os.WriteFile(filepath.Join(dir, "sub", "sub.go"), []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		list, failed, err := Run(context.Background(), Options{Library: library, Dir: dir, Patterns: []string{"."}, Analyzer: a, Progress: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != c.found {
			t.Errorf("%s: found %+v", c.text, list)
		}
		if c.failed == "" && len(failed) > 0 || c.failed != "" && (len(failed) == 0 || !strings.HasPrefix(failed[0].Message, c.failed)) {
			t.Errorf("%s: failed %+v, want %s", c.text, failed, c.failed)
		}
	}
}

// TestStandard recognizes the standard library by its paths.
func TestStandard(t *testing.T) {
	for path, want := range map[string]bool{"net/http": true, "vendor/golang.org/x/net/http2/hpack": true, "example.com/x": false, "command-line-arguments": false} {
		n := &node{Package: &packages.Package{PkgPath: path}}
		if n.standard() != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}
