package analyzer_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestFixes applies every fix of magic, and demands that the result is
// formatted, compiles, and has nothing left that could be fixed.
func TestFixes(t *testing.T) {
	if testing.Short() {
		t.Skip("type-checks net/http from source")
	}
	dir := testdata(t)
	cases := filepath.Join(dir, "src", "fixes")
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	std := importer.ForCompiler(fset, "source", nil) // type-checks net/http once
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".go")
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(cases, e.Name())
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			fixed := applied(t, path, src)
			wantFix := !bytes.Contains(src, []byte("// no fix"))
			if changed := !bytes.Equal(src, fixed); changed != wantFix {
				t.Fatalf("changed: %v, want %v\n%s", changed, wantFix, fixed)
			}
			compiles(t, fset, std, name, fixed)
			if formatted, err := format.Source(fixed); err != nil || !bytes.Equal(formatted, fixed) {
				t.Errorf("not formatted (%v):\n%s", err, fixed)
			}
			if again := applied(t, path, fixed); !bytes.Equal(again, fixed) {
				t.Errorf("a second run changes more:\n%s", again)
			}
		})
	}
}

// applied returns src with the fixes that the analyzer suggests for it.
func applied(t *testing.T, path string, src []byte) []byte {
	t.Helper()
	root := t.TempDir()
	pkg := filepath.Join(root, "src", "p")
	if err := os.MkdirAll(pkg, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pkg, filepath.Base(path)), src, 0o666); err != nil {
		t.Fatal(err)
	}
	link(t, filepath.Join(root, "src", "respond"), "../testdata/src/respond")
	results := analysistest.Run(silent{t}, root, only(t, analyzer.Options{}, "magic"), "p")
	var edits []analysis.TextEdit
	fset := results[0].Action.Package.Fset
	for _, d := range results[0].Action.Diagnostics {
		for _, fix := range d.SuggestedFixes {
			for _, edit := range fix.TextEdits {
				if !slices.ContainsFunc(edits, func(e analysis.TextEdit) bool { return e.Pos == edit.Pos && e.End == edit.End }) {
					edits = append(edits, edit)
				}
			}
		}
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].Pos > edits[j].Pos })
	out := src
	for _, e := range edits {
		start, end := fset.Position(e.Pos).Offset, fset.Position(e.End).Offset
		out = slices.Concat(out[:start], e.NewText, out[end:])
	}
	return out
}

// silent ignores that findings are not expected: the fixes are looked at.
type silent struct{ *testing.T }

func (silent) Errorf(string, ...any) {}

func link(t *testing.T, at, to string) {
	t.Helper()
	abs, err := filepath.Abs(to)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(abs, at); err != nil {
		t.Fatal(err)
	}
}

func compiles(t *testing.T, fset *token.FileSet, std types.Importer, name string, src []byte) {
	t.Helper()
	f, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	conf := types.Config{Importer: std, FakeImportC: true}
	if importsOf(f, "respond") {
		return // a package of the test's own
	}
	if _, err := conf.Check("p", fset, []*ast.File{f}, nil); err != nil {
		t.Errorf("%v\n%s", err, src)
	}
}

func importsOf(f *ast.File, path string) bool {
	return slices.ContainsFunc(f.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == `"`+path+`"` })
}
