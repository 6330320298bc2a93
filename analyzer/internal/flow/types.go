package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A typeInfo answers what a type has to do with responses and statuses.
type typeInfo struct {
	*index
	table     *framework.Table
	facts     *facts
	responses map[types.Type]bool
	writer    *types.Interface // net/http.ResponseWriter; nil where nothing imports it
	method    *types.Var       // net/http.Request.Method
	serve     *types.Interface // net/http.Handler
	impls     map[*types.Func][]*function
	carriers  []carrierMethod
}

// A carrierMethod is a method of an interface that yields the status which the
// value carries: StatusCode() int.
type carrierMethod struct {
	method *types.Func
	iface  *types.Interface
	result int
}

func newTypeInfo(x *index, table *framework.Table, f *facts) *typeInfo {
	t := &typeInfo{index: x, table: table, facts: f, responses: make(map[types.Type]bool)}
	if pkg := goast.FindImport(x.pass.Pkg, "net/http"); pkg != nil {
		t.writer = goast.InterfaceOf(pkg, "ResponseWriter")
		t.serve = goast.InterfaceOf(pkg, "Handler")
		t.method = goast.FieldNamed(pkg, "Request", "Method")
	}
	return t
}

// isResponse reports whether a value of type t is a response, or holds one: an
// http.ResponseWriter, a framework's context, a struct around either.
func (t *typeInfo) isResponse(typ types.Type) bool {
	return typ != nil && t.responseIn(typ, maxHolders)
}

// maxHolders bounds how many structs deep a response is looked for: an event
// of an event of a framework of one's own.
const maxHolders = 4

// responseIn looks depth structs deep.
func (t *typeInfo) responseIn(typ types.Type, depth int) bool {
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
	t.responses[typ] = false // a type that holds itself
	is := t.decide(typ, depth)
	if is || depth == maxHolders {
		t.responses[typ] = is
	} else {
		delete(t.responses, typ)
	}
	return is
}

func (t *typeInfo) decide(typ types.Type, depth int) bool {
	if named, ok := typ.(*types.Named); ok {
		if entry := t.table.Type(named.Origin().Obj()); entry != nil {
			return entry.Response
		}
	}
	if t.implementsWriter(typ) {
		return true
	}
	st, ok := typ.Underlying().(*types.Struct)
	if !ok || t.isForeign(typ) {
		return false
	}
	for f := range st.Fields() {
		if t.responseIn(f.Type(), depth-1) {
			return true
		}
	}
	return false
}

// isForeign reports whether typ is declared by the standard library or by a
// framework: what of theirs is a response, the table knows.
func (t *typeInfo) isForeign(typ types.Type) bool {
	named, ok := typ.(*types.Named)
	if !ok {
		return false
	}
	return t.isKnown(named.Obj().Pkg())
}

// isKnown reports whether pkg is of the standard library, or of a framework of
// the table.
func (t *typeInfo) isKnown(pkg *types.Package) bool {
	return pkg == nil || goast.IsStd(pkg) || t.table.Known(pkg.Path())
}

func (t *typeInfo) implementsWriter(typ types.Type) bool {
	if t.writer == nil {
		return false
	}
	if _, ok := typ.(*types.TypeParam); ok {
		return false
	}
	return types.Implements(typ, t.writer) || !types.IsInterface(typ) && types.Implements(types.NewPointer(typ), t.writer)
}

// isWriteHeader reports whether fn keeps the contract of
// http.ResponseWriter.WriteHeader: a method of that name and parameter on a
// type that implements the interface.
func (t *typeInfo) isWriteHeader(fn *types.Func) bool {
	if t.writer == nil || fn.Name() != "WriteHeader" {
		return false
	}
	sig := fn.Signature()
	return sig.Recv() != nil && sig.Params().Len() == 1 && t.implementsWriter(sig.Recv().Type())
}

// isServe reports whether fn is the method of http.Handler, or keeps its
// contract for a function type (http.HandlerFunc).
func (t *typeInfo) isServe(fn *types.Func) bool {
	if t.serve == nil || fn.Name() != "ServeHTTP" {
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	switch recv.Type().Underlying().(type) {
	case *types.Interface, *types.Signature:
		return t.byObj[fn] == nil
	}
	return false
}

// isMethod reports whether e is the HTTP method of the request: r.Method, a
// field of the table's, a response's method Method() (fiber's c.Method()), or a
// conversion of them to a string.
func (t *typeInfo) isMethod(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		s := t.info.Selections[e]
		if s == nil || s.Kind() != types.FieldVal {
			return false
		}
		v := s.Obj().(*types.Var)
		f := t.table.Field(v)
		return t.method != nil && v == t.method || f != nil && f.Role == framework.VerbField
	case *ast.CallExpr:
		if t.info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return t.isMethod(e.Args[0]) // Have: string(ctx.Method())
		}
		fn := goast.Callee(t.info, e)
		if fn == nil || fn.Name() != "Method" || fn.Signature().Recv() == nil {
			return false
		}
		return len(e.Args) == 0 && t.isResponse(fn.Signature().Recv().Type())
	}
	return false
}
