package link

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// A signature is the type of a method as text. Text is equal for identical types,
// whichever package writes it. A type parameter is a hole.
type signature string

const hole = '$'

func signatureOf(sig *types.Signature) signature {
	w := new(typeWriter)
	w.signature(sig)
	return signature(w.String())
}

// matches reports whether two signatures are identical, or may be with something in
// place of their type parameters.
func (s signature) matches(t signature) bool {
	if !strings.ContainsRune(string(s), hole) && !strings.ContainsRune(string(t), hole) {
		return s == t
	}
	return unify(string(s), string(t))
}

// unify matches two texts, of which a hole in one stands for a type in the other.
func unify(s, t string) bool {
	for len(s) > 0 && len(t) > 0 {
		switch {
		case s[0] == hole:
			return fill(s[1:], t)
		case t[0] == hole:
			return fill(t[1:], s)
		case s[0] != t[0]:
			return false
		}
		s, t = s[1:], t[1:]
	}
	return len(s) == len(t)
}

// fill matches s with what is left of t after each text that may be a type.
func fill(s, t string) bool {
	depth := 0
	for i, r := range t {
		switch r {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			depth--
		case ',', ';':
			if depth == 0 {
				return false // the next type
			}
		}
		if depth < 0 {
			return false
		}
		if depth == 0 && unify(s, t[i+1:]) {
			return true
		}
	}
	return false
}

// A typeWriter writes types, without aliases and with whole import paths.
type typeWriter struct{ strings.Builder }

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
	default: // a type parameter, or a union in a constraint
		w.WriteByte(hole)
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
