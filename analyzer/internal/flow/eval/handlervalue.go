package eval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// A value is converted where it is put into an interface: a variable, a field, an
// element, an argument, a result. A text carries no status there, as before. A value
// with a method ServeHTTP becomes a handler in an http.Handler: from there on the
// function that serves is what is followed, bound to the value.

// converted returns v, the value of e, as it is found in a place of type t.
func (x *Evaluator) converted(v absval.Value, e ast.Expr, t types.Type) absval.Value {
	from := x.Info.TypeOf(e)
	if t == nil || from == nil || !types.IsInterface(t) || goast.IsTuple(from) {
		return v // as it is, or one of several results
	}
	if !response.MayCarry(from) && !goast.IsError(from) {
		return absval.Value{} // Have: a text in an any
	}
	if !x.Types.ImplementsHandler(t) {
		return v
	}
	if served, ok := x.Served(v, from); ok {
		return served
	}
	return v
}

// Served returns the handlers that serve a request where v, of type t, does. ok is
// false where t is an interface, which is a handler as it is, or has no method
// ServeHTTP.
func (x *Evaluator) Served(v absval.Value, t types.Type) (served absval.Value, ok bool) {
	if t == nil || types.IsInterface(t) {
		return absval.Value{}, false
	}
	obj, index, _ := types.LookupFieldOrMethod(t, true, x.Pass.Pkg, "ServeHTTP")
	m, ok := obj.(*types.Func)
	if !ok {
		return absval.Value{}, false
	}
	served = x.Function(m)
	if x.Types.IsServeHTTP(m) && x.SummaryOf(served.Funcs[0]) == nil {
		return x.promoted(v, t, index), true // Have: struct{ http.Handler }, http.HandlerFunc
	}
	recv := x.embedded(v, t, index)
	served.Funcs[0].Recv = &recv
	if len(v.Funcs) > 0 && x.SummaryOf(served.Funcs[0]) == nil && x.Types.IsForeignPackage(m.Pkg()) {
		return v, true // Have: handlers.MethodHandler{"PUT": put}
	}
	return served, true
}

// promoted returns the handler whose method ServeHTTP is selected from v, of type
// t, by a path of embedded fields and the index of the method.
func (x *Evaluator) promoted(v absval.Value, t types.Type, index []int) absval.Value {
	v = x.embedded(v, t, index)
	if v.Empty() {
		return absval.Unknown()
	}
	return v
}

// embedded returns what the embedded fields lead to from v, of type t, by all but
// the last of index.
func (x *Evaluator) embedded(v absval.Value, t types.Type, index []int) absval.Value {
	for _, i := range index[:len(index)-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return absval.Unknown()
		}
		f := st.Field(i).Origin()
		v, t = x.pick(v, f), f.Type()
	}
	return v
}

// placeOf returns the type of what a definition of v fills: v, a field or an element
// of it. It is nil where that is not known.
func placeOf(d program.Def, v *types.Var) types.Type {
	switch {
	case d.Field != nil:
		return d.Field.Type()
	case d.Weak:
		return elementType(v.Type()) // v[i] = x
	}
	return v.Type()
}

// elementType returns the type of the elements of a list or map, or nil.
func elementType(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Map:
		return u.Elem()
	case *types.Pointer:
		return elementType(u.Elem())
	}
	return nil
}
