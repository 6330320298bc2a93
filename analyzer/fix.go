package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// The fix of magic: (3.5) net/http's constant under the name that the file
// imports it by, with the import where there is none. It is left out wherever
// it would not compile, or would change a value.

// constantFor returns the name of the constant that stands for the number, as
// the message shows it, and the fix that writes it; either may be missing.
func (c *checker) constantFor(file *ast.File, n flow.Number) (string, *analysis.SuggestedFix) {
	name := constantName(int(n.Code))
	if name == "" {
		return "", nil // 499
	}
	q := c.qualifier(file, n.Expr.Pos())
	if q.pkg != nil && !sameConstant(q.pkg, name, n.Code) {
		return "http." + name, nil // a framework without this one
	}
	text := name
	if q.name != "." {
		text = q.name + "." + name
	}
	shown := text
	if !q.ok {
		return "http." + name, nil
	}
	edits := append(q.edits, analysis.TextEdit{Pos: n.Expr.Pos(), End: n.Expr.End(), NewText: []byte(text)})
	return shown, &analysis.SuggestedFix{Message: "Replace " + types.ExprString(n.Expr) + " with " + text, TextEdits: edits}
}

// sameConstant reports whether pkg declares the constant with that value.
func sameConstant(pkg *types.Package, name string, code int64) bool {
	k, ok := pkg.Scope().Lookup(name).(*types.Const)
	if !ok {
		return false
	}
	b, ok := k.Type().(*types.Basic)
	return ok && b.Kind() == types.UntypedInt && k.Val().ExactString() == strconv.FormatInt(code, 10)
}

// A qualifier is how a file names the package that holds the constants.
type qualifier struct {
	name  string // "http", an alias, "." for a dot import
	pkg   *types.Package
	edits []analysis.TextEdit // that add the import
	ok    bool                // the name means the package at the number
}

// qualifier finds how to write net/http's constants at pos.
func (c *checker) qualifier(file *ast.File, pos token.Pos) qualifier {
	if q, ok := c.imported(file, pos, "net/http"); ok {
		return q
	}
	for _, path := range c.settings.table().Constants() {
		if q, ok := c.imported(file, pos, path); ok {
			return q
		}
	}
	return c.addImport(file, pos)
}

// imported finds the constants of a package that the file imports.
func (c *checker) imported(file *ast.File, pos token.Pos, path string) (qualifier, bool) {
	for _, spec := range file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != path {
			continue // another package
		}
		obj := c.pass.TypesInfo.PkgNameOf(spec)
		if obj == nil || obj.Name() == "_" {
			continue // imported for its side effects
		}
		if obj.Name() == "." {
			return qualifier{name: ".", pkg: obj.Imported(), ok: c.visible(pos, obj.Imported())}, true
		}
		ok := c.means(pos, obj.Name(), obj)
		return qualifier{name: obj.Name(), pkg: obj.Imported(), ok: ok}, true
	}
	return qualifier{}, false
}

// means reports whether name denotes obj at pos: that nothing shadows it.
func (c *checker) means(pos token.Pos, name string, obj types.Object) bool {
	scope := c.pass.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(name, pos)
	return found == obj
}

// visible reports whether the constants of a dot import can be written at pos.
func (c *checker) visible(pos token.Pos, pkg *types.Package) bool {
	scope := c.pass.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent("StatusOK", pos)
	return found != nil && found.Pkg() == pkg
}

// addImport adds an import of net/http in the file's own style.
func (c *checker) addImport(file *ast.File, pos token.Pos) qualifier {
	const name = "http"
	q := qualifier{name: name}
	if c.taken(file, pos, name) || buildsHTTP(c.pass.Pkg.Path()) {
		return q // http is something else here, or importing it would be a cycle
	}
	at, text, ok := importEdit(file, c.pass.Fset)
	if !ok {
		return q
	}
	q.edits = []analysis.TextEdit{{Pos: at, End: at, NewText: []byte(text)}}
	q.ok = true
	return q
}

// taken reports whether name means anything in the file or the package.
func (c *checker) taken(file *ast.File, pos token.Pos, name string) bool {
	if scope := c.pass.Pkg.Scope().Innermost(pos); scope != nil {
		if _, obj := scope.LookupParent(name, token.NoPos); obj != nil {
			return true
		}
	}
	if c.pass.Pkg.Scope().Lookup(name) != nil {
		return true
	}
	taken := false
	ast.Inspect(file, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		taken = taken || ok && id.Name == name && c.pass.TypesInfo.Defs[id] != nil && !isField(c.pass.TypesInfo.Defs[id])
		return !taken
	})
	return taken
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
		return last.End(), "\nimport " + quoted, true
	}
	return file.Name.End(), "\n\nimport " + quoted, true
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
		if spec.Path.Value > quoted {
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

// named returns "404 (Not Found)".
func named(code int) string {
	if text := statusText(code); text != "" {
		return fmt.Sprintf("%d (%s)", code, text)
	}
	return strconv.Itoa(code)
}
