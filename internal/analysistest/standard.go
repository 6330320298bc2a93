package analysistest

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"sync"
)

// An Importer imports by a function.
type Importer func(path string) (*types.Package, error)

// Import calls the function.
func (f Importer) Import(path string) (*types.Package, error) { return f(path) }

// A standard imports packages of the standard library from export data.
type standard struct {
	sync.Mutex
	files map[string]string // export data, by path
	types types.Importer
}

func newStandard(fset *token.FileSet) *standard {
	s := &standard{files: make(map[string]string)}
	s.types = importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if s.files[path] == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(s.files[path])
	})
	return s
}

// list asks the go command for the export data of packages that it was not
// asked for before. It compiles those that are not in the build cache.
func (s *standard) list(paths []string) error {
	s.Lock()
	defer s.Unlock()
	var missing []string
	for _, path := range paths {
		if s.files[path] == "" {
			missing = append(missing, path)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	args := append([]string{"list", "-export", "-f", `{"ImportPath": {{printf "%q" .ImportPath}}, "Dir": {{printf "%q" .Export}}}`}, missing...)
	return goCommand(os.TempDir(), []string{"GO111MODULE=off", "GOFLAGS="}, func(l *listed) { s.files[l.ImportPath] = l.Dir }, args...)
}

// Import imports a package of the standard library.
func (s *standard) Import(path string) (*types.Package, error) {
	if err := s.list([]string{path}); err != nil {
		return nil, err
	}
	s.Lock()
	defer s.Unlock()
	return s.types.Import(path)
}

// Standard returns an importer of the standard library, for source that a test
// makes; its positions are in the file set of Fset.
func Standard() types.Importer {
	return Importer(func(path string) (*types.Package, error) {
		if path == "unsafe" {
			return types.Unsafe, nil
		}
		return shared.std.Import(path)
	})
}

// Fset returns the file set of all that is loaded.
func Fset() *token.FileSet { return shared.fset }
