package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// A commented is a group of comments that documents routes, and where it stands.
type commented struct {
	op    *document.CommentOperation
	group *ast.CommentGroup
	file  string        // its name, without directories
	decl  *ast.FuncDecl // that it stands above, or in; nil elsewhere
}

// A commentResult is what the comments of a package document, and a way to
// ask for those of others.
type commentResult struct {
	list []commented
	// byFunc are those above or in a function, the first with a route of each.
	byFunc map[*types.Func]commented
	pass   *analysis.Pass
}

// of returns what the comment of a function documents, and the full names of the
// functions that carry it, or nil: the function itself, or those that implement
// it, where it is a method of an interface.
func (r *commentResult) of(fn *types.Func) (*documented, []string) {
	if cm, ok := r.byFunc[fn]; ok && fn.Pkg() == r.pass.Pkg {
		return cm.fact(), []string{fn.FullName()}
	}
	fact := new(documented)
	if fn.Pkg() != r.pass.Pkg && r.pass.ImportObjectFact(fn, fact) {
		return fact, append([]string{fn.FullName()}, fact.Carriers...)
	}
	if !isAbstract(fn) {
		return nil, nil
	}
	return r.behind(fn)
}

// behind returns the comments of the methods, in this package and in those that it
// imports, that implement a method of an interface.
func (r *commentResult) behind(fn *types.Func) (*documented, []string) {
	iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil, nil
	}
	implements := func(m *types.Func) bool {
		recv := m.Signature().Recv()
		return m.Name() == fn.Name() && recv != nil && !types.IsInterface(recv.Type()) && types.Implements(recv.Type(), iface)
	}
	var out *documented
	var found []string
	for m, cm := range r.byFunc {
		if implements(m) {
			out, found = out.join(cm.fact()), append(found, m.FullName())
		}
	}
	for _, f := range r.pass.AllObjectFacts() {
		m, ok := f.Object.(*types.Func)
		fact, isDoc := f.Fact.(*documented)
		if ok && isDoc && m.Pkg() != r.pass.Pkg && implements(m) {
			out, found = out.join(fact), append(found, m.FullName())
		}
	}
	slices.Sort(found)
	return out, found
}

// listedIn returns the statuses that the comments of another package list.
func (r *commentResult) listedIn(pkg *types.Package) []int {
	fact := new(listed)
	if pkg == nil || !r.pass.ImportPackageFact(pkg, fact) {
		return nil
	}
	return fact.Codes
}

// newComments returns the analyzer that reads the comments of a package that
// document routes (4.4).
func newComments() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintcomments",
		Doc:        "read the comments that document routes, for statuslint",
		Run:        runComments,
		ResultType: reflect.TypeFor[*commentResult](),
		FactTypes:  []analysis.Fact{new(documented), new(listed)},
	}
}

func runComments(pass *analysis.Pass) (any, error) {
	var out []commented
	for _, f := range pass.Files {
		name := filepath.Base(pass.Fset.Position(f.FileStart).Filename)
		for _, group := range f.Comments {
			if !mayDocument(group) {
				continue
			}
			if op := document.ReadComment(comment(pass.Fset, group)); op != nil {
				out = append(out, commented{op: op, group: group, file: name, decl: declOf(f, group)})
			}
		}
	}
	if codes := codesOf(out); len(codes) > 0 {
		pass.ExportPackageFact(&listed{codes})
	}
	byFunc := make(map[*types.Func]commented)
	for _, cm := range out {
		if cm.decl == nil {
			continue // of no handler
		}
		fn, ok := pass.TypesInfo.Defs[cm.decl.Name].(*types.Func)
		if !ok || fn.Name() == "_" {
			continue // nobody can ask for it
		}
		if len(byFunc[fn].routes()) == 0 {
			byFunc[fn] = cm
		}
		if len(cm.op.Routes) > 0 {
			pass.ExportObjectFact(fn, cm.fact())
		}
	}
	r := &commentResult{list: out, byFunc: byFunc, pass: pass}
	r.exportInterfaces()
	return r, nil
}

// exportInterfaces says of the methods of this package's interfaces what the
// comments of their implementations here document: an importer may know the
// interface alone.
func (r *commentResult) exportInterfaces() {
	if len(r.byFunc) == 0 {
		return // nothing to say
	}
	scope := r.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue // no type of its own
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok {
			continue
		}
		for m := range iface.ExplicitMethods() {
			if fact, found := r.behind(m); fact != nil {
				fact.Carriers = found
				r.pass.ExportObjectFact(m, fact)
			}
		}
	}
}

// routes returns the routes that it documents.
func (cm commented) routes() []document.Operation {
	if cm.op == nil {
		return nil
	}
	return cm.op.Routes
}

// mayDocument is a quick look, so that other comments cost nothing.
func mayDocument(group *ast.CommentGroup) bool {
	for _, comment := range group.List {
		if strings.Contains(comment.Text, "@") || strings.Contains(comment.Text, "swagger:") {
			return true
		}
	}
	return false
}

// comment returns the lines of a group, without the marks of comments.
func comment(fset *token.FileSet, group *ast.CommentGroup) document.Comment {
	var out document.Comment
	for _, comment := range group.List {
		line := fset.Position(comment.Pos()).Line
		if text, ok := strings.CutPrefix(comment.Text, "//"); ok {
			out.Lines = append(out.Lines, document.CommentLine{Text: text, Line: line})
			continue
		}
		text := strings.TrimSuffix(strings.TrimPrefix(comment.Text, "/*"), "*/")
		for i, l := range strings.Split(text, "\n") {
			out.Lines = append(out.Lines, document.CommentLine{Text: l, Line: line + i, Block: true})
		}
	}
	return out
}

// declOf returns the function that a group stands above, or inside of. Files
// may have thousands of both.
func declOf(f *ast.File, group *ast.CommentGroup) *ast.FuncDecl {
	i := sort.Search(len(f.Decls), func(i int) bool { return f.Decls[i].End() > group.Pos() })
	if i == len(f.Decls) {
		return nil // behind the last
	}
	d, ok := f.Decls[i].(*ast.FuncDecl)
	if !ok {
		return nil
	}
	if d.Doc == group || d.Body != nil && d.Body.Pos() < group.Pos() && group.End() < d.Body.End() {
		return d
	}
	return nil
}

// documents returns the comments of the package as documents, one for each file.
func (r *commentResult) documents() []*document.Document {
	byFile := make(map[string]*document.Document)
	base := ""
	for _, cm := range r.list {
		if cm.op.BasePath != "" {
			base = cm.op.BasePath
		}
	}
	var order []*document.Document
	for _, cm := range r.list {
		if len(cm.op.Routes) == 0 {
			continue
		}
		d := byFile[cm.file]
		if d == nil {
			d = &document.Document{File: cm.file, Kind: document.Comments}
			if base != "" {
				d.Prefixes = []string{base}
			}
			byFile[cm.file] = d
			order = append(order, d)
		}
		d.Operations = append(d.Operations, cm.op.Routes...)
	}
	return order
}

// isAbstract reports whether fn is a method of an interface.
func isAbstract(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}
