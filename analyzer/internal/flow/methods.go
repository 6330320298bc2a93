package flow

import "slices"

// methodNames are the HTTP methods that are told apart (RFC 9110 §9, RFC 5789,
// and QUERY); all others share the last bit.
var methodNames = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"}

const (
	otherMethod Methods = 1 << 10
	allMethods          = otherMethod<<1 - 1
	noMethod    Methods = 1 << 15 // contradictory tests: never reached
)

// MethodSet returns the set of one method.
func MethodSet(name string) Methods {
	if i := slices.Index(methodNames, name); i >= 0 {
		return 1 << i
	}
	return otherMethod
}

// Has reports whether m holds the method.
func (m Methods) Has(name string) bool { return m == 0 || m&MethodSet(name) != 0 }

// Any reports whether m holds every method.
func (m Methods) Any() bool { return m == 0 }

// Names returns the methods in m, in the order of RFC 9110; nil where it is any.
func (m Methods) Names() []string {
	var out []string
	for i, name := range methodNames {
		if m != 0 && m&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// of turns a plain mask into a set, in which all is none.
func maskToSet(mask Methods) Methods {
	switch mask & allMethods {
	case allMethods:
		return 0
	case 0:
		return noMethod
	}
	return mask & allMethods
}

func (m Methods) mask() Methods {
	if m == 0 {
		return allMethods
	}
	return m & allMethods
}

func (m Methods) and(n Methods) Methods { return maskToSet(m.mask() & n.mask()) }

func (m Methods) or(n Methods) Methods { return maskToSet(m.mask() | n.mask()) }
