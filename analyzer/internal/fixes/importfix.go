package fixes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"golang.org/x/tools/go/analysis"
)

// The import that a fix of magic needs, in the file's own style.

// addImport adds an import of net/http in the file's own style.
func (c *Fixer) addImport(file *serving.FileInfo, pos token.Pos) qualifier {
	const name = "http"
	q := qualifier{name: name}
	if c.taken(file, pos, name) || buildsHTTP(c.Pass.Pkg.Path()) {
		return q // http is something else here, or importing it would be a cycle
	}
	at, text, ok := importEdit(file.Syntax, c.Pass.Fset)
	if !ok {
		return q
	}
	q.edits = []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(text)}}
	q.ok = true
	return q
}

// taken reports whether name means anything in the file or the package.
func (c *Fixer) taken(file *serving.FileInfo, pos token.Pos, name string) bool {
	if scope := c.Pass.Pkg.Scope().Innermost(pos); scope != nil {
		if _, obj := scope.LookupParent(name, token.NoPos); obj != nil {
			return true
		}
	}
	return c.Pass.Pkg.Scope().Lookup(name) != nil || c.namesIn(file)[name]
}

// namesIn returns what the file declares, fields aside. It is read once: a file
// may have thousands of numbers.
func (c *Fixer) namesIn(file *serving.FileInfo) map[string]bool {
	if file.Names != nil {
		return file.Names
	}
	file.Names = make(map[string]bool)
	ast.Inspect(file.Syntax, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.Pass.TypesInfo.Defs[id] != nil && !isField(c.Pass.TypesInfo.Defs[id]) {
			file.Names[id.Name] = true
		}
		return true
	})
	return file.Names
}

func isField(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField()
}

// buildsHTTP reports whether net/http may depend on the package: the standard
// library's own packages.
func buildsHTTP(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first == "net" || first == "internal" || first == "vendor" || first == "crypto"
}

// importEdit returns where and how to add an import of net/http: within the
// first group of imports, in order, else after the last single import, else
// after the package clause.
func importEdit(file *ast.File, fset *token.FileSet) (token.Pos, string, bool) {
	const quoted = `"net/http"`
	var last *ast.GenDecl
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			break
		}
		last = gen
		if gen.Lparen.IsValid() && len(gen.Specs) > 0 && !importsC(gen) {
			return inGroup(gen, fset, quoted)
		}
	}
	if last != nil {
		return behind(file, fset, last.End()), "\nimport " + quoted, true
	}
	return behind(file, fset, file.Name.End()), "\n\nimport " + quoted, true
}

// behind returns pos, or the end of the comment that follows it on its line:
// package p // import "example.com/p".
func behind(file *ast.File, fset *token.FileSet, pos token.Pos) token.Pos {
	lines := fset.File(pos)
	for _, group := range file.Comments {
		if group.Pos() < pos || lines.Line(group.Pos()) != lines.Line(pos) {
			continue // of another line
		}
		between := slices.ContainsFunc(file.Decls, func(d ast.Decl) bool { return pos <= d.Pos() && d.Pos() < group.Pos() })
		if between {
			break // package p; var x int // of x
		}
		return group.End()
	}
	return pos
}

func importsC(gen *ast.GenDecl) bool {
	for _, spec := range gen.Specs {
		if spec.(*ast.ImportSpec).Path.Value == `"C"` {
			return true
		}
	}
	return false
}

// inGroup inserts the import before the first of its block that sorts after
// it. The blocks of a group are parted by blank lines; the standard library's
// comes first where there is one.
func inGroup(gen *ast.GenDecl, fset *token.FileSet, quoted string) (token.Pos, string, bool) {
	prev := gen.Specs[0].(*ast.ImportSpec)
	if strings.Contains(strings.Split(prev.Path.Value, "/")[0], ".") {
		return specStart(prev), quoted + "\n\n\t", true // no block of the standard library
	}
	for _, s := range gen.Specs {
		spec := s.(*ast.ImportSpec)
		if fset.Position(spec.Pos()).Line > fset.Position(prev.End()).Line+1 {
			break // the next block
		}
		if spec.Path.Value >= quoted { // _ "net/http" sorts after it
			return specStart(spec), quoted + "\n\t", true
		}
		prev = spec
	}
	end := prev.End()
	if prev.Comment != nil {
		end = prev.Comment.End()
	}
	return end, "\n\t" + quoted, true
}

func specStart(spec *ast.ImportSpec) token.Pos {
	if spec.Doc != nil {
		return spec.Doc.Pos()
	}
	return spec.Pos()
}
