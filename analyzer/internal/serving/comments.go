package serving

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
	Op    *document.CommentOperation
	Group *ast.CommentGroup
	file  string        // its name, without directories
	decl  *ast.FuncDecl // that it stands above, or in; nil elsewhere
}

// A CommentResult is what the comments of a package document, and a way to
// ask for those of others.
type CommentResult struct {
	List []commented
	// byFunc are those above or in a function, the first with a route of each.
	ByFunc map[*types.Func]commented
	pass   *analysis.Pass
}

// Of returns what the comment of a function documents, and the full names of the
// functions that carry it, or nil: the function itself, or those that implement
// it, where it is a method of an interface.
func (r *CommentResult) Of(fn *types.Func) (*Documented, []string) {
	if cm, ok := r.ByFunc[fn]; ok && fn.Pkg() == r.pass.Pkg {
		return cm.fact(), []string{fn.FullName()}
	}
	fact := new(Documented)
	if fn.Pkg() != r.pass.Pkg && r.pass.ImportObjectFact(fn, fact) {
		return fact, append([]string{fn.FullName()}, fact.Carriers...)
	}
	if !IsAbstract(fn) {
		return nil, nil
	}
	return r.behind(fn)
}

// behind returns the comments of the methods, in this package and in those that it
// imports, that implement a method of an interface.
func (r *CommentResult) behind(fn *types.Func) (*Documented, []string) {
	iface, ok := fn.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil, nil
	}
	implements := func(m *types.Func) bool {
		recv := m.Signature().Recv()
		return m.Name() == fn.Name() && recv != nil && !types.IsInterface(recv.Type()) && types.Implements(recv.Type(), iface)
	}
	var out *Documented
	var found []string
	for m, cm := range r.ByFunc {
		if implements(m) {
			out, found = out.join(cm.fact()), append(found, m.FullName())
		}
	}
	for _, f := range r.pass.AllObjectFacts() {
		m, ok := f.Object.(*types.Func)
		fact, isDoc := f.Fact.(*Documented)
		if ok && isDoc && m.Pkg() != r.pass.Pkg && implements(m) {
			out, found = out.join(fact), append(found, m.FullName())
		}
	}
	slices.Sort(found)
	return out, found
}

// ListedIn returns the statuses that the comments of another package list.
func (r *CommentResult) ListedIn(pkg *types.Package) []int {
	fact := new(listed)
	if pkg == nil || !r.pass.ImportPackageFact(pkg, fact) {
		return nil
	}
	return fact.Codes
}

// NewComments returns the analyzer that reads the comments of a package that
// document routes (4.4).
func NewComments() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintcomments",
		Doc:        "read the comments that document routes, for statuslint",
		Run:        runComments,
		ResultType: reflect.TypeFor[*CommentResult](),
		FactTypes:  []analysis.Fact{new(Documented), new(listed)},
	}
}

func runComments(pass *analysis.Pass) (any, error) {
	var out []commented
	for _, f := range pass.Files {
		name := filepath.Base(pass.Fset.Position(f.FileStart).Filename)
		for _, group := range f.Comments {
			if !MayDocument(group) {
				continue
			}
			if op := document.ReadComment(Comment(pass.Fset, group)); op != nil {
				out = append(out, commented{Op: op, Group: group, file: name, decl: declOf(f, group)})
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
		if len(cm.Op.Routes) > 0 {
			pass.ExportObjectFact(fn, cm.fact())
		}
	}
	r := &CommentResult{List: out, ByFunc: byFunc, pass: pass}
	r.exportInterfaces()
	return r, nil
}

// exportInterfaces says of the methods of this package's interfaces what the
// Comments of their implementations here document: an importer may know the
// interface alone.
func (r *CommentResult) exportInterfaces() {
	if len(r.ByFunc) == 0 {
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

// Routes returns the routes that it documents.
func (cm commented) routes() []document.Operation {
	if cm.Op == nil {
		return nil
	}
	return cm.Op.Routes
}

// MayDocument is a quick look, so that other comments cost nothing.
func MayDocument(group *ast.CommentGroup) bool {
	for _, comment := range group.List {
		if strings.Contains(comment.Text, "@") || strings.Contains(comment.Text, "swagger:") {
			return true
		}
	}
	return false
}

// Comment returns the lines of a group, without the marks of comments.
func Comment(fset *token.FileSet, group *ast.CommentGroup) document.Comment {
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

// Documents returns the comments of the package as documents, one for each file.
func (r *CommentResult) Documents() []*document.Document {
	byFile := make(map[string]*document.Document)
	base := ""
	for _, cm := range r.List {
		if cm.Op.BasePath != "" {
			base = cm.Op.BasePath
		}
	}
	var order []*document.Document
	for _, cm := range r.List {
		if len(cm.Op.Routes) == 0 {
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
		d.Operations = append(d.Operations, cm.Op.Routes...)
	}
	return order
}

// IsAbstract reports whether fn is a method of an interface.
func IsAbstract(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}
