package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Which types can be statuses, or carry them.

// mayCarry reports whether a value of type t can hold a status, or a value
// that does: integers, errors, functions, structs, and lists of them.
func mayCarry(t types.Type) bool { return mayCarryIn(t, goast.MaxNesting) }

func mayCarryIn(t types.Type, depth int) bool {
	if depth == 0 || goast.IsStdType(t) && !carriesInStd(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return goast.IsInteger(t) && u.Kind() != types.Uint8 && u.Kind() != types.Int8 // a byte holds no status
	case *types.Slice:
		return mayCarryIn(u.Elem(), depth-1)
	case *types.Array:
		return mayCarryIn(u.Elem(), depth-1)
	case *types.Pointer:
		return mayCarryIn(u.Elem(), depth-1)
	case *types.Chan:
		return false // order is lost in a channel
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
