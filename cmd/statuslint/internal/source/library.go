package source

import (
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"
)

// A Library is what the runs of one process share: the types of the standard
// library, which are checked once for the two revisions of a changelog, say. Its
// packages are identified by their files and by what they import, so that runs
// under different build tags share what the tags leave alone.
type Library struct {
	list func(*packages.Config, ...string) ([]*packages.Package, error)
	fset *token.FileSet // positions of what is shared and of each run's own

	mu       sync.Mutex
	standard map[string]lent // by package ID
}

// A lent package is one that has no body of a function in its types, and no
// facts: whoever imports it in whatever run may have it.
type lent struct {
	files   []string
	imports map[string]*types.Package
	types   *types.Package
}

// NewLibrary returns an empty library. Runs find packages by list, which is
// packages.Load or does what that does.
func NewLibrary(list func(*packages.Config, ...string) ([]*packages.Package, error)) *Library {
	return &Library{list: list, fset: token.NewFileSet(), standard: make(map[string]lent)}
}

// sharedRoot returns the directory of the standard library. It returns "" if one
// of its packages is to be analysed: those that import it need its own types.
func (g *graph) sharedRoot() string {
	n := g.nodes["runtime"]
	if n == nil || len(n.GoFiles) == 0 {
		return ""
	}
	dir := filepath.Dir(filepath.Dir(n.GoFiles[0]))
	for _, m := range g.nodes {
		if m.source && m.within(dir) {
			return ""
		}
	}
	return dir
}

// within reports whether the package's files are below a directory.
func (n *node) within(dir string) bool {
	return len(n.GoFiles) > 0 && strings.HasPrefix(n.GoFiles[0], dir+string(filepath.Separator))
}

// borrow gives a package of the standard library the types that another run has
// checked, and reports whether there are any. All that it imports was visited.
func (g *graph) borrow(n *node) bool {
	if g.goroot == "" || !n.within(g.goroot) {
		return false
	}
	g.Library.mu.Lock()
	defer g.Library.mu.Unlock()
	l, ok := g.Library.standard[n.ID]
	if !ok || !slices.Equal(l.files, n.GoFiles) || !maps.Equal(l.imports, n.importedTypes()) {
		return false
	}
	n.types = l.types
	return true
}

// lend keeps the types of a package of the standard library for other runs.
func (g *graph) lend(n *node) {
	if g.goroot == "" || !n.within(g.goroot) {
		return
	}
	g.Library.mu.Lock()
	defer g.Library.mu.Unlock()
	g.Library.standard[n.ID] = lent{n.GoFiles, n.importedTypes(), n.types}
}

// importedTypes returns the types of what the package imports, by import path.
func (n *node) importedTypes() map[string]*types.Package {
	imported := make(map[string]*types.Package)
	for path, m := range n.imports {
		imported[path] = m.types
	}
	return imported
}
