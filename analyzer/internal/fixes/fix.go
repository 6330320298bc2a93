// Package fixes writes the fixes of findings: constants in place of numbers, with the
// import that they need, and lines of comments that document statuses.
package fixes

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// The fix of magic: (3.5) net/http's constant under the name that the file
// imports it by, with the import where there is none. It is left out wherever
// it would not compile, or would change a value.

// A Fixer finds the fixes of findings in one package.
type Fixer struct{ *serving.Subject }

// ConstantFor returns the name of the constant that stands for the number, as
// the message shows it, and the fix that writes it; either may be missing.
func (c *Fixer) ConstantFor(file *serving.FileInfo, n flow.Number) (string, *analysis.SuggestedFix) {
	name := status.Constant(int(n.Code))
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
	number := replaceable(c.Pass.TypesInfo, n.Expr)
	if number == nil {
		return shown, nil // a type would change
	}
	edits := append(q.edits, analysis.TextEdit{Pos: number.Pos(), End: number.End(), NewText: []byte(text)})
	return shown, &analysis.SuggestedFix{Message: "Replace " + types.ExprString(number) + " with " + text, TextEdits: edits}
}

// replaceable returns the part of a number that an untyped constant can stand
// for without changing a type, or nil. 404 and int(404) give way as a whole; of
// int64(404) only what is converted does, or a := int64(404) would become an
// int; of a := 'È', a rune, nothing.
func replaceable(info *types.Info, number ast.Expr) ast.Expr {
	if onlyIntegers(number) || types.Identical(info.TypeOf(number), types.Typ[types.Int]) {
		return number
	}
	call, ok := ast.Unparen(number).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || !info.Types[call.Fun].IsType() {
		return nil
	}
	// Have: int64(404)
	return call.Args[0]
}

// onlyIntegers reports whether e is made of integer literals and operators
// alone, so that its type is what the place makes of an untyped integer.
func onlyIntegers(e ast.Expr) bool {
	only := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			only = only && n.Kind == token.INT
		case *ast.CallExpr:
			only = false
		}
		return only
	})
	return only
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
func (c *Fixer) qualifier(file *serving.FileInfo, pos token.Pos) qualifier {
	if q, ok := c.imported(file.Syntax, pos, "net/http"); ok {
		return q
	}
	for _, path := range framework.New(nil).Constants() {
		if q, ok := c.imported(file.Syntax, pos, path); ok {
			return q
		}
	}
	return c.addImport(file, pos)
}

// imported finds the constants of a package that the file imports.
func (c *Fixer) imported(file *ast.File, pos token.Pos, path string) (qualifier, bool) {
	for _, spec := range file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != path {
			continue // another package
		}
		obj := c.Pass.TypesInfo.PkgNameOf(spec)
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
func (c *Fixer) means(pos token.Pos, name string, obj types.Object) bool {
	scope := c.Pass.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent(name, pos)
	return found == obj
}

// visible reports whether the constants of a dot import can be written at pos.
func (c *Fixer) visible(pos token.Pos, pkg *types.Package) bool {
	scope := c.Pass.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, found := scope.LookupParent("StatusOK", pos)
	return found != nil && found.Pkg() == pkg
}
