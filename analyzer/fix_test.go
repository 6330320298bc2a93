package analyzer_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// TestFixes applies every fix of magic, and demands that the result is
// formatted, compiles, and has nothing left that could be fixed.
func TestFixes(t *testing.T) {
	cases := make(map[string][]byte)
	paths, err := filepath.Glob(filepath.Join(testdata(t), "src", "fixes", "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases[strings.TrimSuffix(filepath.Base(path), ".go")] = src
	}
	fixed := applied(t, cases)
	again := applied(t, fixed)
	fset := analysistest.Fset()
	std := withRespond(t, fset, analysistest.Standard())
	for name, src := range cases {
		t.Run(name, func(t *testing.T) {
			got := fixed[name]
			wantFix := !bytes.Contains(src, []byte("// no fix"))
			if changed := !bytes.Equal(src, got); changed != wantFix {
				t.Fatalf("changed: %v, want %v\n%s", changed, wantFix, got)
			}
			compiles(t, fset, std, name, got)
			if formatted, err := format.Source(got); err != nil || !bytes.Equal(formatted, got) {
				t.Errorf("not formatted (%v):\n%s", err, got)
			}
			for line := range strings.Lines(string(src)) {
				header := strings.HasPrefix(line, "package ") || strings.HasPrefix(line, "import ")
				if header && !strings.Contains(string(got), line) {
					t.Errorf("%q is gone:\n%s", line, got)
				}
			}
			if !bytes.Equal(again[name], got) {
				t.Errorf("a second run changes more:\n%s", again[name])
			}
		})
	}
}

// otherFile is beside each case, for those that import nothing themselves.
const otherFile = `package p

import "respond"

func sendAny(w *respond.Writer, code int) { w.Send(code) }
`

// applied returns the cases with the fixes that the analyzer suggests for
// them. Each is a package of its own; one run loads them all.
func applied(t *testing.T, cases map[string][]byte) map[string][]byte {
	t.Helper()
	root := t.TempDir()
	var pkgs []string
	for name, src := range cases {
		dir := filepath.Join(root, "src", name)
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".go"), src, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "other.go"), []byte(otherFile), 0o666); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, name)
	}
	link(t, filepath.Join(root, "src", "respond"), "../testdata/src/respond")
	out := make(map[string][]byte)
	for _, r := range analysistest.Run(silent{t}, root, only(t, analyzer.Options{}, "magic"), pkgs...) {
		name := r.Action.Package.PkgPath
		out[name] = patched(r.Action.Package.Fset, cases[name], r.Action.Diagnostics)
	}
	return out
}

// patched returns src with the fixes of the findings; edits that several have
// in common are made once, as drivers do.
func patched(fset *token.FileSet, src []byte, found []analysis.Diagnostic) []byte {
	var edits []analysis.TextEdit
	for _, d := range found {
		for _, fix := range d.SuggestedFixes {
			for _, edit := range fix.TextEdits {
				if !slices.ContainsFunc(edits, func(e analysis.TextEdit) bool { return e.Pos == edit.Pos && e.End == edit.End }) {
					edits = append(edits, edit)
				}
			}
		}
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].Pos > edits[j].Pos })
	for _, e := range edits {
		start, end := fset.Position(e.Pos).Offset, fset.Position(e.End).Offset
		src = slices.Concat(src[:start], e.NewText, src[end:])
	}
	return src
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
	var files []*ast.File
	for _, text := range []string{string(src), otherFile} {
		f, err := parser.ParseFile(fset, name, text, parser.ParseComments)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		files = append(files, f)
	}
	conf := types.Config{Importer: std, FakeImportC: true}
	if _, err := conf.Check("p", fset, files, nil); err != nil {
		t.Errorf("%v\n%s", err, src)
	}
}

// withRespond adds the package that the cases send by to an importer.
func withRespond(t *testing.T, fset *token.FileSet, std types.Importer) types.Importer {
	t.Helper()
	f, err := parser.ParseFile(fset, "../testdata/src/respond/respond.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: std}
	respond, err := conf.Check("respond", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return analysistest.Importer(func(path string) (*types.Package, error) {
		if path == "respond" {
			return respond, nil
		}
		return std.Import(path)
	})
}
