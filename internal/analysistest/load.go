// Package analysistest runs analyzers over packages of testdata, as
// golang.org/x/tools/go/analysis/analysistest does, and loads each package once
// in a process.
//
// The original loads and type-checks everything that a package imports, net/http
// and all below it included, from source in each call: five CPU seconds a call,
// of which the analysis is some hundredths. Here the standard library comes from
// the export data of the build cache, and packages are kept.
package analysistest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Long skips a test that takes minutes, unless STATUSLINT_LONG is set. The
// script .ci/run sets it.
func Long(t testing.TB) {
	t.Helper()
	if os.Getenv("STATUSLINT_LONG") == "" {
		t.Skip("takes minutes: set STATUSLINT_LONG=1 to run it")
	}
}

// IsLong reports whether tests that take minutes are to run.
func IsLong() bool { return os.Getenv("STATUSLINT_LONG") != "" }

// A tree is a directory with packages: a module, or a GOPATH whose packages are
// in src.
type tree struct {
	dir    string
	env    []string
	listed map[string]*listed           // by ID
	loaded map[string]*packages.Package // by ID
}

// A listed is a package as go list -json prints it.
type listed struct {
	ImportPath, Dir, Name, ForTest string
	Standard, DepOnly              bool
	GoFiles, CgoFiles, OtherFiles  []string
	SFiles, HFiles, CFiles         []string
	CompiledGoFiles                []string
	Imports                        []string
	ImportMap                      map[string]string
	Module                         *packages.Module
	Error                          *struct{ Err string }
	open                           *bool // whether it imports net/http, directly or not
}

// A cache holds what the tests of a process have loaded. Packages are not
// changed once they are loaded, so that tests that run in parallel share them.
type cache struct {
	sync.Mutex
	fset  *token.FileSet
	std   *standard
	trees map[string]*tree
	table map[string]bool // see Table
}

var shared = func() *cache {
	fset := token.NewFileSet()
	return &cache{fset: fset, std: newStandard(fset), trees: make(map[string]*tree), table: make(map[string]bool)}
}()

// Table names packages that drivers do not analyse, because the table of
// frameworks says what there is to say of them. It comes before the first call of
// Load or Run on the modules that import them.
func Table(paths ...string) {
	shared.Lock()
	defer shared.Unlock()
	for _, path := range paths {
		shared.table[path] = true
	}
}

// Load returns the packages of dir that the patterns name, their tests
// included, with syntax and types. Several patterns in one call cost one run of
// go list.
func Load(dir string, patterns ...string) ([]*packages.Package, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	shared.Lock()
	defer shared.Unlock()
	t, err := shared.tree(dir)
	if err != nil {
		return nil, err
	}
	roots, err := t.roots(patterns)
	if err != nil {
		return nil, err
	}
	if err := shared.std.list(t.standardImports()); err != nil {
		return nil, err
	}
	var out []*packages.Package
	for _, id := range roots {
		p := shared.load(t, id)
		if p.Name == "" {
			return nil, fmt.Errorf("no package %s: %v", id, p.Errors)
		}
		out = append(out, p)
	}
	return out, nil
}

// tree returns the tree of a directory. In a GOPATH, all of it is listed at once.
func (c *cache) tree(dir string) (*tree, error) {
	if t := c.trees[dir]; t != nil {
		return t, nil
	}
	t := &tree{
		dir: dir, env: []string{"GO111MODULE=on", "GOWORK=off", "GOFLAGS=-mod=mod"},
		listed: make(map[string]*listed), loaded: make(map[string]*packages.Package),
	}
	if gopath(dir) {
		t.env = []string{"GOPATH=" + dir, "GO111MODULE=off", "GOWORK=off", "GOFLAGS="}
		t.dir = filepath.Join(dir, "src")
		if err := t.list("./..."); err != nil {
			return nil, err
		}
	}
	c.trees[dir] = t
	return t, nil
}

// gopath reports whether a directory is a GOPATH. The encoding of facts is
// checked there, and not again for each module below a framework.
func gopath(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err != nil
}

// list adds what go list prints on the patterns.
func (t *tree) list(patterns ...string) error {
	args := []string{"list", "-e", "-deps", "-test", "-json=ImportPath,Dir,Name,ForTest,Standard,DepOnly,GoFiles,CgoFiles,SFiles,HFiles,CFiles,Imports,ImportMap,Module,Error"}
	return goCommand(t.dir, t.env, func(l *listed) {
		if old := t.listed[l.ImportPath]; old != nil {
			old.DepOnly = old.DepOnly && l.DepOnly
			return
		}
		t.listed[l.ImportPath] = l
	}, append(args, patterns...)...)
}

// goCommand runs the go command, and passes on each package that it prints.
func goCommand(dir string, env []string, each func(*listed), args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), append(env, "PWD="+dir)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go %s: %w\n%s", args[0], err, stderr.Bytes())
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		l := new(listed)
		if err := dec.Decode(l); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		each(l)
	}
}

// roots returns the IDs of what the patterns name, sorted. It lists what is not
// listed yet.
func (t *tree) roots(patterns []string) ([]string, error) {
	var unknown []string
	for _, pattern := range patterns {
		if len(t.matching(pattern)) == 0 {
			unknown = append(unknown, pattern)
		}
	}
	if len(unknown) > 0 {
		if err := t.list(unknown...); err != nil {
			return nil, err
		}
	}
	ids := make(map[string]bool)
	for _, pattern := range patterns {
		found := t.matching(pattern)
		if len(found) == 0 {
			return nil, fmt.Errorf("no packages matched %s", pattern)
		}
		for _, id := range found {
			ids[id] = true
		}
	}
	return slices.Sorted(maps.Keys(ids)), nil
}

// matching returns the IDs of listed packages that a pattern names, with the
// variants that hold their tests.
func (t *tree) matching(pattern string) []string {
	name, below := strings.CutSuffix(strings.TrimPrefix(pattern, "./"), "/...")
	var ids []string
	for id, l := range t.listed {
		path := l.ImportPath
		if l.ForTest != "" {
			path = l.ForTest
		}
		if l.DepOnly || strings.HasSuffix(id, ".test") {
			continue // not named, or the main package of a test
		}
		if rel, err := filepath.Rel(t.dir, l.Dir); err == nil && strings.HasPrefix(pattern, ".") {
			path = filepath.ToSlash(rel)
		}
		if path == name || below && strings.HasPrefix(path, name+"/") {
			ids = append(ids, id)
		}
	}
	return ids
}

// standardImports returns the packages of the standard library that the listed
// ones import.
func (t *tree) standardImports() []string {
	paths := make(map[string]bool)
	for _, l := range t.listed {
		if l.Standard {
			continue // comes from export data, with what it imports
		}
		for _, path := range l.Imports {
			if dep := t.listed[path]; dep != nil && dep.Standard && path != "unsafe" {
				paths[path] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// isOpen reports whether a package can have to do with statuses: it is worked
// on here, or it reaches net/http or the server that frameworks have in its place.
func (t *tree) isOpen(l *listed) bool {
	if l.open == nil {
		l.open = new(bool)
		*l.open = !l.Standard && (l.Module == nil || l.Module.Main) || l.ImportPath == "net/http" || l.ImportPath == "github.com/valyala/fasthttp"
		for _, path := range l.Imports {
			if dep := t.listed[path]; dep != nil && t.isOpen(dep) {
				*l.open = true
			}
		}
	}
	return *l.open
}

// isAnalysed reports whether analyzers see the bodies of a package, as under the
// drivers: it is open, and no package of the table in another module.
func (c *cache) isAnalysed(t *tree, l *listed) bool {
	known := c.table[l.ImportPath] && l.Module != nil && !l.Module.Main
	return t.isOpen(l) && !known
}

// imports returns the types of what a package imports by a path.
func (c *cache) imports(t *tree, l *listed, path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if to, ok := l.ImportMap[path]; ok {
		path = to
	}
	dep := t.listed[path]
	switch {
	case dep == nil, dep.Standard: // cgo adds imports that are not listed
		return c.std.Import(path)
	}
	p := c.load(t, path)
	if p.Types == nil {
		return nil, fmt.Errorf("%s: %v", path, p.Errors)
	}
	return p.Types, nil
}
