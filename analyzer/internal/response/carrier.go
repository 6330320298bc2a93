package response

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// MayCarry reports whether a value of type t can hold a status, or a value
// that does: integers, errors, functions, structs, and lists of them.
func MayCarry(t types.Type) bool { return mayCarry(t, goast.MaxNesting) }

func mayCarry(t types.Type, depth int) bool {
	if depth == 0 || goast.IsStdType(t) && !carriesInStd(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return goast.IsInteger(t) && u.Kind() != types.Uint8 && u.Kind() != types.Int8 // a byte holds no status
	case *types.Slice:
		return mayCarry(u.Elem(), depth-1)
	case *types.Array:
		return mayCarry(u.Elem(), depth-1)
	case *types.Pointer:
		return mayCarry(u.Elem(), depth-1)
	case *types.Chan:
		return false // the order of a channel is unknown
	}
	return true
}

// carriesInStd reports whether a type that the standard library declares can
// hold a status: errors and handlers can, requests and contexts cannot.
func carriesInStd(t types.Type) bool {
	if goast.IsError(t) {
		return true
	}
	if _, ok := t.Underlying().(*types.Signature); ok {
		return true
	}
	m, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	return m != nil
}
