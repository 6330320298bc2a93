// Package httpmethod is the one list of HTTP methods, and sets of them.
package httpmethod

import "slices"

// Names are the methods that are distinguished: those of RFC 9110 §9 and
// RFC 5789, and QUERY. A Set has one bit for each, in this order, and one for
// all other methods.
var Names = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"}

// Is reports whether name is one of Names.
func Is(name string) bool { return slices.Contains(Names, name) }

// A Set is a set of methods. The zero value means any method.
type Set uint16

const (
	// Other is the set of all methods that Names does not have.
	Other Set = 1 << 10
	// Every has a bit for each method. It is a mask, see FromMask.
	Every = Other<<1 - 1
	// None is the empty set: tests that contradict each other.
	None Set = 1 << 15
)

// Of returns the set of one method.
func Of(name string) Set {
	if i := slices.Index(Names, name); i >= 0 {
		return 1 << i
	}
	return Other
}

// Has reports whether s has the method.
func (s Set) Has(name string) bool { return s == 0 || s&Of(name) != 0 }

// Any reports whether s has every method.
func (s Set) Any() bool { return s == 0 }

// Names returns the methods in s, in the order of Names; nil where it has all.
func (s Set) Names() []string {
	var out []string
	for i, name := range Names {
		if s != 0 && s&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// And returns the methods that both sets have.
func (s Set) And(t Set) Set { return FromMask(s.Mask() & t.Mask()) }

// Or returns the methods that one of the sets has.
func (s Set) Or(t Set) Set { return FromMask(s.Mask() | t.Mask()) }

// FromMask returns the set of the methods whose bits mask has.
func FromMask(mask Set) Set {
	switch mask & Every {
	case Every:
		return 0
	case 0:
		return None
	}
	return mask & Every
}

// Mask returns a bit for each method in s.
func (s Set) Mask() Set {
	if s == 0 {
		return Every
	}
	return s & Every
}
