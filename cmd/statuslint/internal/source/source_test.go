package source

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == NoCompile {
		os.Exit(RunTool(os.Args[2:])) // the test is the tool that load names
	}
	os.Exit(m.Run())
}

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

// TestLoad shows what is relied on of the go command: with tools that do not
// compile, go list names the export data that is in the build cache, and goes on
// without what is not. Where it fails after a change of Go, this driver is
// slower, and right all the same.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command many times")
	}
	dir := unpack(t)
	cmd := exec.Command("go", "vet", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go vet: %v\n%s", err, out)
	}
	o := Options{Dir: dir, Patterns: []string{"./..."}}
	warm, err := o.load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"strings", "net/http", "crypto/tls"} {
		if n := warm.nodes[path]; n == nil || n.light || n.source {
			t.Errorf("%s has no export data, though it is compiled", path)
		}
	}
	var roots []string
	for _, id := range []string{"example.com/m", "example.com/m [example.com/m.test]", "example.com/m_test [example.com/m.test]", "example.com/m.test", "example.com/m/sub"} {
		if n := warm.nodes[id]; n != nil && n.root {
			roots = append(roots, id)
		}
	}
	if got := strings.Join(roots, ", "); got != "example.com/m [example.com/m.test], example.com/m_test [example.com/m.test], example.com/m/sub" {
		t.Errorf("named are %s", got)
	}
	t.Setenv("GOCACHE", t.TempDir())
	cold, err := o.load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if n := cold.nodes["strings"]; !n.light {
		t.Error("strings has export data, though nothing is compiled")
	}
	for _, n := range cold.nodes {
		if list := n.listed(); len(list) > 0 {
			t.Errorf("%s: %s", n.ID, list)
		}
	}
	if len(cold.nodes) != len(warm.nodes) {
		t.Errorf("%d packages without a build cache, %d with one", len(cold.nodes), len(warm.nodes))
	}
}

// TestPanic keeps one package's failure from the others.
func TestPanic(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	a := &analysis.Analyzer{Name: "a", Doc: "panics in one package", Run: func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "m" {
			panic("oh")
		}
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: "seen"})
		return nil, nil
	}}
	list, failed, err := Run(context.Background(), Options{Dir: unpack(t), Patterns: []string{"./..."}, Analyzer: a, Progress: io.Discard})
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
// package, an error of types is told.
func TestDependencies(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	a := &analysis.Analyzer{Name: "a", Doc: "reports each package", Run: func(pass *analysis.Pass) (any, error) {
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: "seen"})
		return nil, nil
	}}
	for _, c := range []struct {
		text, failed string
		found        int
	}{
		{"package sub\n\nimport \"embed\"\n\n//go:embed dist/*\nvar FS embed.FS\n", "", 2},
		{"package sub\n\nvar X int = \"\"\n", "not analysed: example.com/m/sub does not type-check: ", 0},
	} {
		dir := unpack(t)
		if err := os.WriteFile(filepath.Join(dir, "sub", "sub.go"), []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		list, failed, err := Run(context.Background(), Options{Dir: dir, Patterns: []string{"."}, Analyzer: a, Progress: io.Discard})
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

// TestStandard tells the standard library by its paths.
func TestStandard(t *testing.T) {
	for path, want := range map[string]bool{"net/http": true, "vendor/golang.org/x/net/http2/hpack": true, "example.com/x": false, "command-line-arguments": false} {
		n := &node{Package: &packages.Package{PkgPath: path}}
		if n.standard() != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}
