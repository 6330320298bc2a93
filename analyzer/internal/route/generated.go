package route

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/register"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// Servers that generators write register handlers of their own, and hand each
// request on to a method of an interface that the user implements. The
// generators say above the method, or above the type that calls it, which
// operation it answers:
//
//	type ServerInterface interface {            // oapi-codegen
//		// (DELETE /pets/{id})
//		DeletePet(w http.ResponseWriter, r *http.Request, id string)
//	}
//	type Handler interface {                    // ogen
//		// DELETE /pets/{id}
//		DeletePet(ctx context.Context, params DeletePetParams) (DeletePetRes, error)
//	}
//	// DeletePet swagger:route DELETE /pets/{id} pets deletePet
//	type DeletePet struct { Handler DeletePetHandler }   // go-swagger

// A servedFact says which operations a method of an interface answers.
type servedFact struct{ Operations []operation }

// An operation is a method and a path, as the document spells them.
type operation struct{ Method, Path string }

// AFact marks a fact.
func (*servedFact) AFact() {}

// String is what // want comments match.
func (f *servedFact) String() string {
	var words []string
	for _, o := range f.Operations {
		words = append(words, o.Method+" "+o.Path)
	}
	return fmt.Sprintf("answers %s", strings.Join(words, ", "))
}

// generated finds the routes that implementations of generated interfaces answer.
type generated struct {
	pass     *analysis.Pass
	info     *types.Info
	src      *origin.Index
	types    *routertype.Types
	handlers *register.Handlers
	served   map[*types.Func][]operation // by methods of interfaces of generated code
}

func newGenerated(pass *analysis.Pass, src *origin.Index, t *routertype.Types, finder *register.Finder) *generated {
	x := &generated{pass: pass, info: pass.TypesInfo, src: src, types: t, handlers: finder.Handlers()}
	x.served = x.operations()
	return x
}

// operations finds what the generated files of the package say of interfaces
// of theirs, and exports it to other packages.
func (x *generated) operations() map[*types.Func][]operation {
	out := make(map[*types.Func][]operation)
	for _, file := range x.pass.Files {
		if !ast.IsGenerated(file) {
			continue // only generators keep to the form
		}
		for _, decl := range file.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok || d.Tok != token.TYPE {
				continue // no type
			}
			for _, spec := range d.Specs {
				spec := spec.(*ast.TypeSpec)
				x.operationsOf(spec, d.Doc, out)
			}
		}
	}
	for m, list := range out {
		x.pass.ExportObjectFact(m, &servedFact{list})
	}
	return out
}

func (x *generated) operationsOf(spec *ast.TypeSpec, doc *ast.CommentGroup, out map[*types.Func][]operation) {
	switch t := spec.Type.(type) {
	case *ast.InterfaceType:
		for _, m := range t.Methods.List {
			if len(m.Names) != 1 {
				continue // embedded
			}
			fn, _ := x.info.Defs[m.Names[0]].(*types.Func)
			if op, ok := operationIn(m.Doc, ""); ok && fn != nil {
				out[fn] = append(out[fn], op)
			}
		}
	case *ast.StructType:
		if spec.Doc != nil {
			doc = spec.Doc
		}
		if op, ok := operationIn(doc, framework.RouteMark); ok {
			for _, fn := range x.handlersIn(t) {
				out[fn] = append(out[fn], op)
			}
		}
	}
}

// handlersIn returns the methods of the handler interfaces that a struct of go-swagger
// has in its fields.
func (x *generated) handlersIn(t *ast.StructType) []*types.Func {
	var out []*types.Func
	for _, f := range t.Fields.List {
		named := goast.NamedOf(x.info.TypeOf(f.Type))
		if named == nil || named.Obj().Pkg() != x.pass.Pkg {
			continue // the context
		}
		if i, ok := named.Underlying().(*types.Interface); ok && i.NumMethods() == 1 {
			out = append(out, i.Method(0))
		}
	}
	return out
}

// operationIn reads METHOD /path from the line of a comment that holds nothing
// else, in parentheses or not, or from what follows a word.
func operationIn(doc *ast.CommentGroup, after string) (operation, bool) {
	if doc == nil {
		return operation{}, false
	}
	for line := range strings.Lines(doc.Text()) {
		line = strings.TrimSpace(line)
		if after != "" {
			_, rest, found := strings.Cut(line, after)
			if !found {
				continue // another line
			}
			line = rest
		} else if inner, ok := strings.CutPrefix(line, "("); ok {
			line = strings.TrimSuffix(inner, ")")
		}
		words := strings.Fields(line)
		if len(words) < 2 || after == "" && len(words) != 2 {
			continue // prose
		}
		if httpmethod.Is(words[0]) && strings.HasPrefix(words[1], "/") {
			return operation{words[0], words[1]}, true
		}
	}
	return operation{}, false
}

// routes returns the routes that functions of the package answer because
// they implement an interface of a generated server.
func (x *generated) routes() []Route {
	byMethod := maps.Clone(x.served)
	for _, of := range x.pass.AllObjectFacts() {
		fact, ok := of.Fact.(*servedFact)
		m, isFunc := of.Object.(*types.Func)
		if ok && isFunc && m.Pkg() != x.pass.Pkg {
			byMethod[m] = fact.Operations
		}
	}
	if len(byMethod) == 0 {
		return nil
	}
	var out []Route
	for _, m := range inOrder(byMethod) {
		i, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
		if !ok {
			continue // not reached: see operationsOf
		}
		for _, r := range append(x.implementations(m, i), x.converted(m, i)...) {
			r.Group = router.ServerKey(m.Pkg())
			out = appendRoutes(out, r, byMethod[m])
		}
	}
	return out
}

// inOrder returns the methods in an order that does not change from run to run.
func inOrder(byMethod map[*types.Func][]operation) []*types.Func {
	var out []*types.Func
	for m := range byMethod {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	return out
}

func appendRoutes(out []Route, r Route, ops []operation) []Route {
	for _, op := range ops {
		r.Method, r.Path = op.Method, op.Path
		r.Suffix, r.Open = true, true // a base path may come before it
		if !slices.ContainsFunc(out, func(o Route) bool {
			return o.Method == r.Method && o.Path == r.Path && o.Handler.Func == r.Handler.Func && o.Handler.Lit == r.Handler.Lit
		}) {
			out = append(out, r)
		}
	}
	return out
}

// implementations returns the methods of the package, written by hand, that
// implement the method m of the interface.
func (x *generated) implementations(m *types.Func, i *types.Interface) []Route {
	var out []Route
	for fn, decl := range x.src.Decls {
		recv := fn.Signature().Recv()
		if recv == nil || fn.Name() != m.Name() || x.src.InGenerated(decl) {
			continue // a function, another method, or one that forwards
		}
		named := goast.NamedOf(recv.Type())
		if named == nil || named.TypeParams().Len() > 0 || !x.implements(named, i, m) {
			continue // by chance of the same name
		}
		out = append(out, Route{
			Handler: register.Handler{Func: fn, Expr: decl.Name}, Pos: decl.Name.Pos(), Test: x.src.IsTest(decl),
		})
	}
	slices.SortFunc(out, func(a, b Route) int { return int(a.Pos - b.Pos) })
	return out
}

// implements reports whether the type implements the interface, or a part of a
// larger one that is put together by embedding: the method m.
func (x *generated) implements(named *types.Named, i *types.Interface, m *types.Func) bool {
	ptr := types.NewPointer(named)
	if types.Implements(ptr, i) {
		return true
	}
	obj, _, _ := types.LookupFieldOrMethod(ptr, true, x.pass.Pkg, m.Name())
	fn, ok := obj.(*types.Func)
	return ok && m.Signature().Params().Len() > 0 && types.Identical(fn.Signature(), m.Signature())
}

// converted returns the functions that are converted to a function type of the
// generated code whose method implements m: DeletePetHandlerFunc(f).
func (x *generated) converted(m *types.Func, i *types.Interface) []Route {
	var out []Route
	for _, call := range x.src.Conversions {
		named := goast.NamedOf(x.info.TypeOf(call))
		if named == nil || named.Obj().Pkg() != m.Pkg() || x.src.InGenerated(call) {
			continue // of another package
		}
		if !types.Implements(named, i) {
			continue // of another operation
		}
		h := x.handlers.Of(call.Args[0], nil)
		out = append(out, Route{Handler: h, Pos: call.Pos(), Test: x.src.IsTest(call)})
	}
	return out
}

// forwards reports whether the handler of a registration is one that a generator
// wrote, and that passes the request to what implements its interface: that
// is the handler.
func (x *generated) forwards(rec register.Registration) bool {
	if len(x.served) == 0 {
		return false
	}
	fn := x.handlers.Of(rec.Handler, rec.Bound).Func
	if fn == nil || fn.Signature().Recv() == nil || x.src.Decls[fn] == nil || !x.src.InGenerated(x.src.Decls[fn]) {
		return false
	}
	st := structs.Of(fn.Signature().Recv().Type())
	if st == nil {
		return false
	}
	for m := range x.served {
		for f := range st.Fields() {
			if m.Name() == fn.Name() && types.Identical(f.Type().Underlying(), m.Signature().Recv().Type().Underlying()) {
				return true
			}
		}
	}
	return false
}
