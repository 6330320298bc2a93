package record

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/fixes"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A Recorder makes the record of a package under analysis.
type Recorder struct {
	*serving.Finder
	out       *Package
	nodes     map[analysis.Range]Node
	functions map[*types.Func]int        // in out.Functions, from 1
	known     []*serving.Handler         // of registrations
	varUses   map[*types.Var][]token.Pos // in functions, of package variables that are not exported
}

// NewRecorder returns a recorder of a package in which nothing is found yet.
func NewRecorder(s *serving.Subject) *Recorder {
	r := &Recorder{
		Finder:    &serving.Finder{Subject: s},
		nodes:     make(map[analysis.Range]Node),
		functions: make(map[*types.Func]int),
	}
	r.out = &Package{
		Path: s.Pass.Pkg.Path(), Name: s.Pass.Pkg.Name(), Dir: settings.PackageDir(s.Pass), Module: s.Module(),
		Mounts: s.Routes.Mounts, Comments: s.Comments.Documents(), Listed: make(map[string][]int), Fset: s.Pass.Fset,
	}
	return r
}

// Add adds what a rule finds without looking at documents.
func (r *Recorder) Add(f Finding) { r.out.Findings = append(r.out.Findings, f) }

// AddDirective adds a directive.
func (r *Recorder) AddDirective(d Directive) { r.out.Directives = append(r.out.Directives, d) }

// AddProblem adds something of a comment that cannot be read.
func (r *Recorder) AddProblem(at analysis.Range, message string) {
	r.out.Problems = append(r.out.Problems, Finding{Rule: "undocumented", At: r.Node(at), Message: message})
}

// Record returns the record of the package: what was added, and what answers its
// routes.
func (r *Recorder) Record() *Package {
	for _, f := range r.Pass.Files {
		info := r.File(f.Package)
		r.out.Files = append(r.out.Files, File{
			Start: f.FileStart, Clause: r.Node(f.Name), Package: f.Package, Generated: info.Generated, Test: info.Test,
		})
	}
	list := r.Flow.Functions()
	for i := range list {
		if fn := list[i].Func; fn != nil {
			r.functions[fn] = i + 1
		}
	}
	for i := range list {
		r.out.Functions = append(r.out.Functions, r.function(&list[i]))
	}
	for _, rt := range r.Routes.Routes {
		if !rt.Test {
			r.out.Routes = append(r.out.Routes, r.route(rt))
		}
	}
	for _, h := range r.Commented(r.known) {
		r.out.Commented = append(r.out.Commented, r.handler(h))
	}
	r.out.Named, r.out.Unknown = r.Conf.Named(r.Pass.Pkg)
	r.declarations()
	return r.out
}

// Node returns a range of the package's source as a node of the record.
func (r *Recorder) Node(rng analysis.Range) Node {
	if rng == nil || reflect.ValueOf(rng).Kind() == reflect.Pointer && reflect.ValueOf(rng).IsNil() || !rng.Pos().IsValid() {
		return Node{}
	}
	n, ok := r.nodes[rng]
	if !ok {
		n = Node{len(r.nodes) + 1, rng.Pos(), rng.End()}
		r.nodes[rng] = n
	}
	return n
}

func (r *Recorder) function(d *flow.Declared) Function {
	f := Function{Summary: r.summary(d.Summary, nil), Node: r.Node(d.Node()), At: r.Node(d.Name()), OnlyCalled: r.Flow.OnlyCalled(d.Func)}
	if d.Func != nil {
		f.Func, f.Own, f.Base = r.fn(d.Func), d.Func.Pkg() == r.Pass.Pkg, d.Func.Name()
	}
	return f
}

func (r *Recorder) fn(fn *types.Func) *Func {
	if fn == nil {
		return nil
	}
	out := &Func{Name: fn.FullName(), Position: r.Position(fn.Pos()), Abstract: serving.IsAbstract(fn)}
	if pkg := fn.Pkg(); pkg != nil {
		out.Package = pkg.Path()
		if codes := r.Comments.ListedIn(pkg); len(codes) > 0 && pkg != r.Pass.Pkg {
			r.out.Listed[pkg.Path()] = codes
		}
	}
	return out
}

// route records a route, that of an unknown handler as well.
func (r *Recorder) route(rt route.Route) Route {
	out := Route{
		Pos: rt.Pos, Handler: r.handlerName(rt.Handler), HandlerPos: r.handlerPosition(rt.Handler),
		Group: rt.Group, Open: rt.Open, Relative: rt.Relative, AnySubtree: rt.Framework == "net/http" || rt.Framework == "",
	}
	h := r.HandlerOf(rt)
	out.Known = h != nil
	if h == nil {
		h = &serving.Handler{Method: rt.Method, Path: rt.Path, Suffix: rt.Suffix, Func: rt.Handler.Func, Summary: new(flow.Summary)}
	}
	for _, part := range r.Parts(h) {
		out.Parts = append(out.Parts, r.handler(part))
		if out.Known && !rt.Relative {
			r.known = append(r.known, part)
		}
	}
	return out
}

func (r *Recorder) handler(h *serving.Handler) *Handler {
	out := &Handler{
		Summary: r.summary(h.Summary, h.Func), Method: h.Method, Path: h.Path, Suffix: h.Suffix,
		Body: r.Node(h.Body), At: r.Node(h.At), Registered: r.Node(h.Registered), Func: r.fn(h.Func),
		Comment: h.Comment, Declared: h.Declared, Parted: h.Parted, Shared: h.Shared, Implied: h.Implied(),
	}
	if h.Func == nil {
		return out
	}
	doc, behind := r.Comments.Of(h.Func)
	out.Own = doc
	if serving.IsAbstract(h.Func) {
		out.Behind = behind
	}
	out.Elsewhere = r.isElsewhere(h, doc)
	out.Fixes = r.fixes(h, doc)
	return out
}

// fixes returns the fixes that document the statuses of a handler in its comment.
func (r *Recorder) fixes(h *serving.Handler, doc *serving.Documented) map[int]*analysis.SuggestedFix {
	if _, ok := r.Comments.ByFunc[h.Func]; !ok {
		return nil
	}
	out := make(map[int]*analysis.SuggestedFix)
	fixer := &fixes.Fixer{Subject: r.Subject}
	for _, s := range h.Summary.Statuses {
		if doc != nil {
			if op := doc.Match(h.Method); op != nil && op.Documents(s.Code, true) {
				continue // it is there
			}
		}
		if _, ok := out[s.Code]; ok {
			continue // another way to it
		}
		if fix := fixer.DocumentFix(h.Func, s.Code); fix != nil {
			out[s.Code] = fix
		}
	}
	return out
}

// isElsewhere reports whether the handler is of another package of the module, and
// is documented there by a comment of its own, which it is compared with.
func (r *Recorder) isElsewhere(h *serving.Handler, doc *serving.Documented) bool {
	if pkg := h.Func.Pkg(); pkg == nil || pkg == r.Pass.Pkg || !r.SameModule(pkg.Path()) || doc == nil || doc.Match(h.Method) == nil {
		return false
	}
	own := r.Flow.Func(h.Func)
	return h.Factory || serving.IsAbstract(h.Func) || own != nil && own.Handles
}

func (r *Recorder) summary(s *flow.Summary, handler *types.Func) Summary {
	out := Summary{Complete: s.Complete, Handles: s.Handles}
	for _, st := range s.Statuses {
		out.Statuses = append(out.Statuses, r.status(st, s, handler))
	}
	for _, d := range s.Dispatches {
		out.Dispatches = append(out.Dispatches, Dispatch{Methods: d.Methods, At: r.Node(d.At), Func: d.Func != nil, To: r.functions[d.Func]})
	}
	return out
}

func (r *Recorder) status(s flow.Status, in *flow.Summary, handler *types.Func) Status {
	return Status{
		Code: s.Code, Via: s.Via, Expr: r.Node(s.Expr), At: r.Node(s.At), Methods: s.Methods, Sole: s.Sole, Elsewhere: r.fn(s.Elsewhere),
		Only: r.isOnlyStatusOf(s, in), Beyond: r.isBeyondBuiltIn(s), Called: r.called(s), Sites: r.sites(handler, s),
	}
}

// handlerName returns the full name of a handler; that of the function around a
// literal with .func added; the expression of one that is not known.
func (r *Recorder) handlerName(h route.Handler) string {
	switch {
	case h.Func != nil:
		return h.Func.FullName()
	case h.Lit != nil:
		return r.enclosingName(h.Lit.Pos()) + ".func"
	case h.Expr != nil:
		return types.ExprString(h.Expr)
	}
	return ""
}

func (r *Recorder) enclosingName(pos token.Pos) string {
	if decl := r.Enclosing(pos); decl != nil {
		if fn, ok := r.Pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
			return fn.FullName()
		}
	}
	return r.Pass.Pkg.Path()
}

func (r *Recorder) handlerPosition(h route.Handler) string {
	switch {
	case h.Func != nil:
		return r.Position(h.Func.Pos())
	case h.Lit != nil:
		return r.Position(h.Lit.Pos())
	case h.Expr != nil:
		return r.Position(h.Expr.Pos())
	}
	return ""
}

// declarations records the declarations around what is found.
func (r *Recorder) declarations() {
	for _, f := range r.Pass.Files {
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				r.declaration(decl.Pos(), decl.End(), funcName(decl))
			case *ast.GenDecl:
				r.general(decl)
			}
		}
	}
	r.keepDeclarations()
}

func (r *Recorder) declaration(from, to token.Pos, name string) {
	if from < to {
		r.out.Decls = append(r.out.Decls, Decl{from, to, name})
	}
}

// general records "var statuses" for each specification of a declaration, and
// "var" for what is between.
func (r *Recorder) general(decl *ast.GenDecl) {
	from := decl.Pos()
	for _, spec := range decl.Specs {
		name := ""
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			name = decl.Tok.String() + " " + spec.Names[0].Name
		case *ast.TypeSpec:
			name = "type " + spec.Name.Name
		default:
			continue // an import
		}
		r.declaration(from, spec.Pos(), decl.Tok.String())
		r.declaration(spec.Pos(), spec.End(), name)
		from = spec.End()
	}
	r.declaration(from, decl.End(), decl.Tok.String())
}
