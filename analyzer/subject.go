package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A subject is the package under analysis, with what the analyzers before have
// found in it.
type subject struct {
	pass     *analysis.Pass
	conf     *settings.Configuration
	flow     *flow.Result
	routes   *route.Result
	comments *commentResult

	files  map[*token.File]*fileInfo
	byFunc map[*types.Func]*flow.Declared
}

// A fileInfo is what reporting needs to know of a file.
type fileInfo struct {
	syntax    *ast.File
	generated bool
	test      bool
	// cgo: the file is what cmd/cgo made of the user's: its lines are the
	// user's, but its offsets are not, so that nothing in it can be fixed.
	cgo bool
	// names are those that the file declares; nil until somebody asks.
	names map[string]bool
}

func newSubject(pass *analysis.Pass, conf *settings.Configuration, flows *flow.Result, routes *route.Result, comments *commentResult) *subject {
	s := &subject{pass: pass, conf: conf, flow: flows, routes: routes, comments: comments, files: make(map[*token.File]*fileInfo)}
	for _, f := range pass.Files {
		tf := pass.Fset.File(f.FileStart)
		s.files[tf] = &fileInfo{
			syntax:    f,
			generated: ast.IsGenerated(f) && !settings.IsCgo(f),
			test:      strings.HasSuffix(tf.Name(), "_test.go"),
			cgo:       settings.IsCgo(f),
		}
	}
	return s
}

// file returns the file that pos is in; nil for positions of other packages.
func (s *subject) file(pos token.Pos) *fileInfo {
	if !pos.IsValid() {
		return nil
	}
	return s.files[s.pass.Fset.File(pos)]
}

// inTest reports whether pos is in a test file, or in none of the package.
func (s *subject) inTest(pos token.Pos) bool {
	f := s.file(pos)
	return f == nil || f.test
}

// position returns file:line:col, "" for no position.
func (s *subject) position(pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	return s.pass.Fset.Position(pos).String()
}

// declared returns the function of this package with its summary, or nil.
func (s *subject) declared(fn *types.Func) *flow.Declared {
	if fn == nil {
		return nil
	}
	if s.byFunc == nil {
		s.byFunc = make(map[*types.Func]*flow.Declared)
		list := s.flow.Functions()
		for i := range list {
			if list[i].Func != nil {
				s.byFunc[list[i].Func] = &list[i]
			}
		}
	}
	return s.byFunc[fn]
}

// enclosing returns the declaration of a function around pos, or nil.
func (s *subject) enclosing(pos token.Pos) *ast.FuncDecl {
	f := s.file(pos)
	if f == nil {
		return nil
	}
	for _, decl := range f.syntax.Decls {
		if fd, ok := decl.(*ast.FuncDecl); ok && fd.Pos() <= pos && pos < fd.End() {
			return fd
		}
	}
	return nil
}

// sameModule reports whether a package is of the module that is checked.
func (s *subject) sameModule(path string) bool {
	if m := s.pass.Module; m != nil && m.Path != "" {
		return path == m.Path || strings.HasPrefix(path, m.Path+"/")
	}
	return root(path) == root(s.pass.Pkg.Path())
}

// root returns what is most likely the path of a package's module: three
// elements where the first is a host, else one.
func root(path string) string {
	parts := strings.Split(path, "/")
	n := 1
	if strings.Contains(parts[0], ".") {
		n = min(3, len(parts))
	}
	return strings.Join(parts[:n], "/")
}

// A span is a range of source.
type span struct{ pos, end token.Pos }

// spanOf returns a range of source.
func spanOf(pos, end token.Pos) analysis.Range { return span{pos, end} }

func (s span) Pos() token.Pos { return s.pos }

func (s span) End() token.Pos { return s.end }
