package response

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// IsHandler reports whether a value of type typ is a handler, or a list or map
// of them: a function, or an interface with a method, that takes a response.
func (t *Types) IsHandler(typ types.Type) bool { return t.handlerIn(typ, goast.MaxNesting) }

func (t *Types) handlerIn(typ types.Type, depth int) bool {
	if depth == 0 || typ == nil {
		return false
	}
	switch u := typ.Underlying().(type) {
	case *types.Signature:
		return t.Takes(u)
	case *types.Interface:
		for m := range u.Methods() {
			if t.Takes(m.Signature()) {
				return true
			}
		}
	case *types.Slice:
		return t.handlerIn(u.Elem(), depth-1)
	case *types.Map:
		return t.handlerIn(u.Elem(), depth-1)
	}
	return false
}

// Takes reports whether a function of that signature takes a response.
func (t *Types) Takes(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if t.IsResponse(p.Type()) {
			return true
		}
	}
	return false
}

// ServeHTTP returns the method ServeHTTP of a value of type typ, where it is
// neither an interface nor a function; else nil.
func (t *Types) ServeHTTP(typ types.Type) *types.Func {
	if typ == nil || types.IsInterface(typ) {
		return nil
	}
	if _, ok := typ.Underlying().(*types.Signature); ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(typ, true, t.pkg, "ServeHTTP")
	m, _ := obj.(*types.Func)
	return m
}

// ImplementsHandler reports whether typ implements http.Handler.
func (t *Types) ImplementsHandler(typ types.Type) bool {
	return t.handler != nil && types.Implements(typ, t.handler)
}

// IsServeHTTP reports whether fn is the method of http.Handler, or that of a
// function type of another package that keeps its contract (http.HandlerFunc):
// a call of it serves a handler that is known elsewhere.
func (t *Types) IsServeHTTP(fn *types.Func) bool {
	if t.handler == nil || fn.Name() != "ServeHTTP" {
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	switch recv.Type().Underlying().(type) {
	case *types.Interface:
		return true
	case *types.Signature:
		return fn.Pkg() != t.pkg
	}
	return false
}

// IsHandlerMethod reports whether fn is the method ServeHTTP of http.Handler or of
// a type that implements it.
func (t *Types) IsHandlerMethod(fn *types.Func) bool {
	if t.handler == nil || fn.Name() != "ServeHTTP" {
		return false
	}
	recv := fn.Signature().Recv()
	return recv != nil && (types.Implements(recv.Type(), t.handler) || types.Implements(types.NewPointer(recv.Type()), t.handler))
}

// Some handlers never see the response. They return an object that writes
// itself, to which an adapter, generated or written by hand, gives the response:
// oapi-codegen's VisitXResponse(w), go-swagger's WriteResponse(w, producer).
// The object carries what its method writes, with what its fields contain.

// SelfWriters returns the methods by which a value of the named type writes
// itself as a response. A type that takes the request too is a handler, and
// one that is a response writes what it is given.
func (t *Types) SelfWriters(named *types.Named) []*types.Func {
	if named.TypeParams().Len() > 0 || types.IsInterface(named) || t.IsForeign(named) {
		return nil
	}
	var out []*types.Func
	for m := range named.Methods() {
		if t.writesItself(m) && !t.IsResponse(named) {
			out = append(out, m)
		}
	}
	return out
}

// IsSelfWriter reports whether typ is an interface of objects that write
// themselves.
func (t *Types) IsSelfWriter(typ types.Type) bool {
	i, ok := typ.Underlying().(*types.Interface)
	if !ok || t.ImplementsWriter(typ) {
		return false
	}
	for m := range i.Methods() {
		if t.writesItself(m) {
			return true
		}
	}
	return false
}

// writesItself reports whether the method m, of a type or of an interface, is
// given a response to write its receiver to.
func (t *Types) writesItself(m *types.Func) bool {
	sig := m.Signature()
	if !m.Exported() || sig.Params().Len() == 0 || sig.Params().Len() > 2 || sig.Results().Len() > 1 {
		return false
	}
	if sig.Results().Len() == 1 && !goast.IsError(sig.Results().At(0).Type()) {
		return false
	}
	for p := range sig.Params().Variables() {
		if goast.IsRequest(p.Type()) {
			return false // a handler
		}
	}
	first := sig.Params().At(0).Type()
	if !t.IsResponse(first) {
		return false
	}
	if t.writer != nil && types.Implements(first, t.writer) {
		return true
	}
	return framework.IsVisitor(m.Name()) // Have: a context, which holds the request as well
}
