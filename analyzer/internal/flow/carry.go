package flow

import "go/types"

// Which types can be statuses, or carry them.

// isInteger reports whether t is an integer that can be a status. Those that the
// standard library names are none: time.Duration, token.Pos.
func isInteger(t types.Type) bool {
	return isNumber(t) && (types.Identical(t, t.Underlying()) || !isStdType(t))
}

func isNumber(t types.Type) bool {
	if t == nil {
		return false // not type-checked
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// mayCarry reports whether a value of type t can hold a status, or a value
// that does: integers, errors, functions, structs, and lists of them.
func mayCarry(t types.Type) bool { return mayCarryIn(t, maxNesting) }

func mayCarryIn(t types.Type, depth int) bool {
	if depth == 0 || isStdType(t) && !carriesInStd(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return isInteger(t) && u.Kind() != types.Uint8 && u.Kind() != types.Int8 // a byte holds no status
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
	if isError(t) {
		return true
	}
	if _, ok := t.Underlying().(*types.Signature); ok {
		return true
	}
	m, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	return m != nil
}

func isEmptyInterface(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.Empty()
}
