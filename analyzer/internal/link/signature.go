package link

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// A signature is the type of a method as text. Text is equal for identical types,
// whichever package writes it.
type signature struct {
	Text string
	// Shape is the number of parameters and results. Where a type parameter is in
	// either of two signatures, they are compared by it alone, which takes more
	// types for implementations than there are.
	Shape   string
	Generic bool
}

func signatureOf(sig *types.Signature) signature {
	w := &typeWriter{}
	w.signature(sig)
	return signature{
		Text:    w.String(),
		Shape:   fmt.Sprintf("%d %d %t", sig.Params().Len(), sig.Results().Len(), sig.Variadic()),
		Generic: w.generic,
	}
}

func (s signature) matches(t signature) bool {
	if s.Generic || t.Generic {
		return s.Shape == t.Shape
	}
	return s.Text == t.Text
}

// A typeWriter writes types, without aliases and with whole import paths.
type typeWriter struct {
	strings.Builder
	generic bool // a type parameter occurs
}

func (w *typeWriter) typ(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		w.WriteString(types.Typ[max(0, min(int(t.Kind()), len(types.Typ)-1))].Name()) // byte is uint8
	case *types.Named:
		w.named(t)
	case *types.Pointer:
		w.of("*", t.Elem())
	case *types.Slice:
		w.of("[]", t.Elem())
	case *types.Array:
		w.of(fmt.Sprintf("[%d]", t.Len()), t.Elem())
	case *types.Map:
		w.of("map[", t.Key())
		w.of("]", t.Elem())
	case *types.Chan:
		w.of(fmt.Sprintf("chan%d ", t.Dir()), t.Elem())
	case *types.Signature:
		w.signature(t)
	case *types.Tuple:
		for v := range t.Variables() {
			w.of(",", v.Type())
		}
	case *types.Struct:
		w.fields(t)
	case *types.Interface:
		w.methods(t)
	case *types.TypeParam:
		w.generic = true
		w.WriteString("$")
	default:
		w.generic = true // a union: only in constraints
	}
}

func (w *typeWriter) of(prefix string, t types.Type) {
	w.WriteString(prefix)
	w.typ(t)
}

func (w *typeWriter) named(t *types.Named) {
	if pkg := t.Obj().Pkg(); pkg != nil {
		w.WriteString(pkg.Path() + ".")
	}
	w.WriteString(t.Obj().Name())
	for arg := range t.TypeArgs().Types() {
		w.of("|", arg)
	}
	if t.TypeArgs().Len() == 0 && t.TypeParams().Len() > 0 {
		w.generic = true // the generic type itself, in its own methods
	}
}

func (w *typeWriter) signature(t *types.Signature) {
	w.of("func(", t.Params())
	if t.Variadic() {
		w.WriteString("...")
	}
	w.of(")(", t.Results())
	w.WriteString(")")
}

func (w *typeWriter) fields(t *types.Struct) {
	w.WriteString("struct{")
	for i := range t.NumFields() {
		f := t.Field(i)
		w.member(f, f.Embedded())
		w.typ(f.Type())
		fmt.Fprintf(w, "%q;", t.Tag(i))
	}
	w.WriteString("}")
}

func (w *typeWriter) methods(t *types.Interface) {
	var list []*types.Func
	for m := range t.Methods() {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b *types.Func) int { return strings.Compare(a.Id(), b.Id()) })
	w.WriteString("interface{")
	for _, m := range list {
		w.member(m, false)
		w.signature(m.Signature())
		w.WriteString(";")
	}
	w.WriteString("}")
}

// member writes the name of a field or a method. One that is not exported is
// another in each package.
func (w *typeWriter) member(obj types.Object, embedded bool) {
	fmt.Fprintf(w, "%s %t ", obj.Id(), embedded)
}
