// Package serving finds what answers the routes of a package: the handlers, each
// with the statuses that it can write, and the comments that document them. It joins
// what flow and route have found.
package serving

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

// A Subject is the package under analysis, with what the analyzers before have
// found in it.
type Subject struct {
	Pass     *analysis.Pass
	Conf     *settings.Configuration
	Flow     *flow.Result
	Routes   *route.Result
	Comments *CommentResult

	files  map[*token.File]*FileInfo
	byFunc map[*types.Func]*flow.Declared
}

// A FileInfo is what reporting needs to know of a file.
type FileInfo struct {
	Syntax    *ast.File
	Generated bool
	Test      bool
	// cgo: the file is what cmd/cgo made of the user's: its lines are the
	// user's, but its offsets are not, so that nothing in it can be fixed.
	CGo bool
	// names are those that the file declares; nil until somebody asks.
	Names map[string]bool
}

func NewSubject(pass *analysis.Pass, conf *settings.Configuration, flows *flow.Result, routes *route.Result, comments *CommentResult) *Subject {
	s := &Subject{Pass: pass, Conf: conf, Flow: flows, Routes: routes, Comments: comments, files: make(map[*token.File]*FileInfo)}
	for _, f := range pass.Files {
		tf := pass.Fset.File(f.FileStart)
		s.files[tf] = &FileInfo{
			Syntax:    f,
			Generated: ast.IsGenerated(f) && !settings.IsCgo(f),
			Test:      strings.HasSuffix(tf.Name(), "_test.go"),
			CGo:       settings.IsCgo(f),
		}
	}
	return s
}

// File returns the file that pos is in; nil for positions of other packages.
func (s *Subject) File(pos token.Pos) *FileInfo {
	if !pos.IsValid() {
		return nil
	}
	return s.files[s.Pass.Fset.File(pos)]
}

// InTest reports whether pos is in a test file, or in none of the package.
func (s *Subject) InTest(pos token.Pos) bool {
	f := s.File(pos)
	return f == nil || f.Test
}

// Position returns file:line:col, "" for no position.
func (s *Subject) Position(pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	return s.Pass.Fset.Position(pos).String()
}

// Declared returns the function of this package with its summary, or nil.
func (s *Subject) Declared(fn *types.Func) *flow.Declared {
	if fn == nil {
		return nil
	}
	if s.byFunc == nil {
		s.byFunc = make(map[*types.Func]*flow.Declared)
		list := s.Flow.Functions()
		for i := range list {
			if list[i].Func != nil {
				s.byFunc[list[i].Func] = &list[i]
			}
		}
	}
	return s.byFunc[fn]
}

// Enclosing returns the declaration of a function around pos, or nil.
func (s *Subject) Enclosing(pos token.Pos) *ast.FuncDecl {
	f := s.File(pos)
	if f == nil {
		return nil
	}
	for _, decl := range f.Syntax.Decls {
		if fd, ok := decl.(*ast.FuncDecl); ok && fd.Pos() <= pos && pos < fd.End() {
			return fd
		}
	}
	return nil
}

// SameModule reports whether a package is of the module that is checked.
func (s *Subject) SameModule(path string) bool {
	return SameModule(s.Module(), s.Pass.Pkg.Path(), path)
}

// Module returns the path of the module that is checked, "" where the driver does
// not say.
func (s *Subject) Module() string {
	if m := s.Pass.Module; m != nil {
		return m.Path
	}
	return ""
}

// SameModule reports whether a package is of the module, "" where it is not known,
// that another one is of.
func SameModule(module, of, path string) bool {
	if module != "" {
		return path == module || strings.HasPrefix(path, module+"/")
	}
	return root(path) == root(of)
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

// SpanOf returns a range of source.
func SpanOf(pos, end token.Pos) analysis.Range { return span{pos, end} }

func (s span) Pos() token.Pos { return s.pos }

func (s span) End() token.Pos { return s.end }
