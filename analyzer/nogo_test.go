package analyzer_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/statuslint/statuslint/analyzer"
)

// TestNogo runs the analyzer as Bazel's nogo does: each package alone, imports
// from export data, facts as bytes of gob and none for the standard library,
// settings as one flag, //nolint honoured. It demands what TestHosts demands
// of the other hosts.
func TestNogo(t *testing.T) {
	const corpus = "../testdata/hosts/corpus"
	dir, err := filepath.Abs(corpus)
	if err != nil {
		t.Fatal(err)
	}
	a := analyzer.New(analyzer.Options{})
	settings, err := json.Marshal(map[string]any{
		"docs":  []string{"api/codes.md", "api/openapi.yaml"},
		"rules": map[string]bool{"unwritten": true},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"config-json": string(settings), "base": dir} {
		if err := a.Flags.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	register(a)
	found := make(map[string]bool)
	h := &nogo{exports: make(map[string]string), facts: make(map[string][]byte)}
	for _, p := range h.list(t, corpus) {
		list, err := h.analyse(a, p)
		if err != nil {
			t.Fatalf("%s: %v", p.ImportPath, err)
		}
		if p.Module.Main {
			for _, d := range list {
				found[d] = true // also reported for the test variant
			}
		}
	}
	want, err := os.ReadFile("../testdata/hosts/findings.txt")
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(strings.TrimSpace(string(want)), "\n")
	wanted = slices.DeleteFunc(wanted, func(s string) bool { return strings.HasPrefix(s, "pets/pets.go:64:") }) // nolint
	got := slices.Sorted(maps.Keys(found))
	if !slices.Equal(got, wanted) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

// A nogo is what Bazel keeps between packages: files alone.
type nogo struct {
	root    string
	exports map[string]string // files, by package
	facts   map[string][]byte // by package
}

// A listed is a package as go list prints it.
type listed struct {
	ImportPath, Dir, Export, ForTest string
	Standard                         bool
	GoFiles, Deps                    []string
	ImportMap                        map[string]string
	Module                           *struct{ Main bool }
}

// list returns the packages to be analysed, and test variants, each after its imports.
func (h *nogo) list(t *testing.T, dir string) []*listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-test", "-export", "-json", "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	h.root, _ = filepath.Abs(dir)
	var list []*listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(listed)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		h.exports[p.ImportPath] = p.Export
		if !p.Standard && !strings.HasSuffix(p.ImportPath, ".test") { // the main of tests
			list = append(list, p)
		}
	}
}

// analyse analyses one package, keeps its facts, and returns its findings.
func (h *nogo) analyse(a *analysis.Analyzer, p *listed) ([]string, error) {
	u := &unit{fset: token.NewFileSet(), facts: make(facts)}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(u.fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		u.files = append(u.files, f)
	}
	open := func(path string) (io.ReadCloser, error) {
		if to, ok := p.ImportMap[path]; ok {
			path = to
		}
		return os.Open(h.exports[path])
	}
	path, _, _ := strings.Cut(p.ImportPath, " ") // "p [p.test]"
	config := types.Config{Importer: importer.ForCompiler(u.fset, "gc", open), GoVersion: "go1.25"}
	if err := u.check(path, config); err != nil {
		return nil, err
	}
	if err := h.decode(u, p); err != nil {
		return nil, err
	}
	if err := u.run(a); err != nil {
		return nil, err
	}
	if err := h.encode(u, p); err != nil {
		return nil, err
	}
	return h.findings(u), nil
}

// findings are those outside lines with //nolint.
func (h *nogo) findings(u *unit) []string {
	nolint := make(map[string]bool)
	for _, f := range u.files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, "//nolint:statuslint") {
					nolint[h.line(u.fset.Position(c.Pos()))] = true
				}
			}
		}
	}
	var list []string
	for _, d := range u.found {
		if at := u.fset.Position(d.Pos); !nolint[h.line(at)] {
			list = append(list, fmt.Sprintf("%s:%d: %s", h.line(at), at.Column, d.Message))
		}
	}
	return list
}

func (h *nogo) line(at token.Position) string {
	rel, err := filepath.Rel(h.root, at.Filename)
	if err != nil {
		rel = at.Filename
	}
	return fmt.Sprintf("%s:%d", filepath.ToSlash(rel), at.Line)
}

// A stored is a fact in a file.
type stored struct {
	Path   string
	Object objectpath.Path // "" for the package
	Fact   analysis.Fact
}

// encode keeps the facts that can be named in another process.
func (h *nogo) encode(u *unit, p *listed) error {
	var list []stored
	paths := new(objectpath.Encoder)
	for key, fact := range u.facts {
		switch {
		case key.obj == nil:
			list = append(list, stored{Path: key.pkg.Path(), Fact: fact})
		case key.obj.Pkg() == u.pkg:
			path, err := paths.For(key.obj)
			if err != nil {
				continue // local to a function: nobody can ask
			}
			list = append(list, stored{key.obj.Pkg().Path(), path, fact})
		}
	}
	var out bytes.Buffer
	err := gob.NewEncoder(&out).Encode(list)
	h.facts[p.ImportPath] = out.Bytes()
	return err
}

// decode returns what was kept of the packages that a package imports.
func (h *nogo) decode(u *unit, p *listed) error {
	known := reachable(u.pkg, make(map[string]*types.Package))
	for _, dep := range p.Deps {
		data, ok := h.facts[dep]
		if !ok {
			continue // of the standard library
		}
		var list []stored
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&list); err != nil {
			return err
		}
		for _, s := range list {
			pkg := known[s.Path]
			if pkg == nil {
				continue // nothing in this package can lead there
			}
			if s.Object == "" {
				u.facts.put(nil, pkg, s.Fact)
			} else if obj, err := objectpath.Object(pkg, s.Object); err == nil {
				u.facts.put(obj, nil, s.Fact)
			}
		}
	}
	return nil
}

func reachable(pkg *types.Package, known map[string]*types.Package) map[string]*types.Package {
	for _, imp := range pkg.Imports() {
		if known[imp.Path()] == nil {
			known[imp.Path()] = imp
			reachable(imp, known)
		}
	}
	return known
}

// register lets gob know the facts, as drivers do.
func register(a *analysis.Analyzer) {
	for _, f := range a.FactTypes {
		gob.Register(f)
	}
	for _, req := range a.Requires {
		register(req)
	}
}
