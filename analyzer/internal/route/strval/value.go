package strval

import (
	"go/types"
	"strings"
)

// UnknownParam stands for a prefix that is not known.
var UnknownParam = types.NewParam(0, nil, "", types.Typ[types.String])

// Words splits values that list several: "GET,POST", "/one /two".
func Words(list []Value, between string) []Value {
	var out []Value
	for _, t := range list {
		s, ok := t.Plain()
		if !ok {
			out = append(out, t)
			continue
		}
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(between, r) }) {
			out = append(out, Literal(word))
		}
	}
	return out
}

// A Value is a string that is known but for parameters of the function that it
// was found in.
type Value []Segment

// A Segment is a constant string, or a parameter that stands for one.
type Segment struct {
	Lit   string
	Param *types.Var
}

// Literal returns the value that is the string s.
func Literal(s string) Value { return Value{{Lit: s}} }

// Plain returns the value as a string, and whether it is known in full.
func (t Value) Plain() (string, bool) {
	var b strings.Builder
	for _, p := range t {
		if p.Param != nil {
			return "", false
		}
		b.WriteString(p.Lit)
	}
	return b.String(), true
}

// Known returns the end of the value that is known, and whether it is the whole.
func (t Value) Known() (string, bool) {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].Param != nil {
			s, _ := t[i+1:].Plain()
			return s, false
		}
	}
	s, _ := t.Plain()
	return s, true
}

// maxValues bounds how many strings one expression may be.
const maxValues = 256

// Cross returns each value of a with each of b appended.
func Cross(a, b []Value) []Value {
	var out []Value
	for _, s := range a {
		for _, t := range b {
			if len(out) == maxValues {
				return out
			}
			out = append(out, append(s[:len(s):len(s)], t...))
		}
	}
	return out
}

// follow appends what comes next to values. What is not known of the regexp of a
// parameter, "/{name:" + re.String() + "}", is no part of the path.
func follow(left, right []Value) []Value {
	var out []Value
	for _, l := range left {
		if len(right) == 0 && l.inRegexp() {
			out = append(out, l)
		}
		for _, r := range right {
			if len(out) < maxValues {
				out = append(out, l.then(r))
			}
		}
	}
	return out
}

func (t Value) then(u Value) Value {
	out := t[:len(t):len(t)]
	for _, p := range u {
		if p.Param == nil || !out.inRegexp() {
			out = append(out, p)
		}
	}
	return out
}

// inRegexp reports whether the value ends inside of {name:regexp}.
func (t Value) inRegexp() bool {
	depth, named := 0, false
	end, _ := t.Known()
	for _, r := range end {
		switch r {
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
		case ':':
			named = depth == 1 || named && depth > 0
		}
	}
	return depth > 0 && named
}
