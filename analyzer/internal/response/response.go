// Package response answers which types are HTTP responses, which functions and
// values are handlers, and which types can carry a status, for every stage
// alike. The table of frameworks answers for their types; net/http's interfaces
// answer for all others, as go/types objects.
package response

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Types answers for the types that one package meets. It caches, and is not
// safe for concurrent use.
type Types struct {
	pkg       *types.Package
	table     *framework.Table
	responses map[types.Type]bool
	writer    *types.Interface // net/http.ResponseWriter; nil where nothing imports it
	handler   *types.Interface // net/http.Handler
	method    *types.Var       // net/http.Request.Method
}

// New returns the Types of a package.
func New(pkg *types.Package, table *framework.Table) *Types {
	t := &Types{pkg: pkg, table: table, responses: make(map[types.Type]bool)}
	if http := goast.FindImport(pkg, "net/http"); http != nil {
		t.writer = goast.InterfaceOf(http, "ResponseWriter")
		t.handler = goast.InterfaceOf(http, "Handler")
		t.method = goast.FieldNamed(http, "Request", "Method")
	}
	return t
}

// IsResponse reports whether a value of type typ is a response, or contains
// one: an http.ResponseWriter, a framework's context, a struct around either.
func (t *Types) IsResponse(typ types.Type) bool {
	return typ != nil && t.responseIn(typ, maxHolders)
}

// maxHolders bounds how many structs deep a response is looked for: an event
// in an event of a user's own framework.
const maxHolders = 4

// responseIn looks depth structs deep.
func (t *Types) responseIn(typ types.Type, depth int) bool {
	typ = types.Unalias(typ)
	if p, ok := typ.Underlying().(*types.Pointer); ok {
		typ = types.Unalias(p.Elem())
	}
	if known, ok := t.responses[typ]; ok {
		return known
	}
	if depth == 0 {
		return false
	}
	t.responses[typ] = false // a type that contains itself
	is := t.decide(typ, depth)
	if is || depth == maxHolders {
		t.responses[typ] = is
	} else {
		delete(t.responses, typ)
	}
	return is
}

func (t *Types) decide(typ types.Type, depth int) bool {
	if named, ok := typ.(*types.Named); ok {
		if entry := t.table.Type(named.Origin().Obj()); entry != nil {
			return entry.Response
		}
	}
	if t.ImplementsWriter(typ) {
		return true
	}
	if t.IsForeign(typ) {
		return false
	}
	if i, ok := typ.Underlying().(*types.Interface); ok {
		return t.yieldsResponse(i, depth)
	}
	st, ok := typ.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if t.responseIn(f.Type(), depth-1) {
			return true
		}
	}
	return false
}

// yieldsResponse reports whether a method of an interface returns the response:
// interface{ Writer() http.ResponseWriter }.
func (t *Types) yieldsResponse(i *types.Interface, depth int) bool {
	for m := range i.Methods() {
		sig := m.Signature()
		if sig.Params().Len() == 0 && sig.Results().Len() == 1 && t.responseIn(sig.Results().At(0).Type(), depth-1) {
			return true
		}
	}
	return false
}

// IsForeign reports whether typ is declared by the standard library or by a
// framework: which of those are responses, the table knows.
func (t *Types) IsForeign(typ types.Type) bool {
	named, ok := typ.(*types.Named)
	return ok && t.IsForeignPackage(named.Obj().Pkg())
}

// IsForeignPackage reports whether pkg is of the standard library, or of a
// framework of the table.
func (t *Types) IsForeignPackage(pkg *types.Package) bool {
	return pkg == nil || goast.IsStd(pkg) || t.table.Known(pkg.Path())
}

// ImplementsWriter reports whether typ, or a pointer to it, implements
// http.ResponseWriter.
func (t *Types) ImplementsWriter(typ types.Type) bool {
	if t.writer == nil {
		return false
	}
	if _, ok := typ.(*types.TypeParam); ok {
		return false
	}
	return types.Implements(typ, t.writer) || !types.IsInterface(typ) && types.Implements(types.NewPointer(typ), t.writer)
}

// IsWriteHeader reports whether fn keeps the contract of
// http.ResponseWriter.WriteHeader: a method of that name and parameter on a
// type that implements the interface.
func (t *Types) IsWriteHeader(fn *types.Func) bool {
	if t.writer == nil || fn.Name() != "WriteHeader" {
		return false
	}
	sig := fn.Signature()
	return sig.Recv() != nil && sig.Params().Len() == 1 && t.ImplementsWriter(sig.Recv().Type())
}

// IsRequestMethod reports whether e is the HTTP method of the request:
// r.Method, a field of the table's, a response's method Method() (fiber's
// c.Method()), or a conversion of them to a string.
func (t *Types) IsRequestMethod(info *types.Info, e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		s := info.Selections[e]
		if s == nil || s.Kind() != types.FieldVal {
			return false
		}
		v := s.Obj().(*types.Var)
		f := t.table.Field(v)
		return t.method != nil && v == t.method || f != nil && f.Role == framework.VerbField
	case *ast.CallExpr:
		if info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return t.IsRequestMethod(info, e.Args[0]) // Have: string(ctx.Method())
		}
		fn := goast.Callee(info, e)
		if fn == nil || fn.Name() != "Method" || fn.Signature().Recv() == nil {
			return false
		}
		return len(e.Args) == 0 && t.IsResponse(fn.Signature().Recv().Type())
	}
	return false
}
