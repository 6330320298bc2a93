package strval

import (
	"go/types"
	"path"
	"slices"
	"strings"
)

// UnknownParam stands for a prefix that is not known.
var UnknownParam = types.NewParam(0, nil, "", types.Typ[types.String])

// A Value is a string that is known but for parameters of the function that it
// was found in.
type Value []Segment

// A Segment is a constant string, a parameter that stands for one, or what
// path.Join makes of values of which one is not known in full.
type Segment struct {
	Lit   string
	Param *types.Var
	Join  []Value
}

// Literal returns the value that is the string s.
func Literal(s string) Value { return Value{{Lit: s}} }

// Unknown returns a value of which nothing is known.
func Unknown() Value { return Value{{Param: UnknownParam}} }

// join returns what path.Join makes of values.
func join(parts []Value) Value {
	elems := make([]string, 0, len(parts))
	for _, p := range parts {
		s, ok := p.Plain()
		if !ok {
			return Value{{Join: parts}}
		}
		elems = append(elems, s)
	}
	return Literal(path.Join(elems...))
}

// IsLiteral reports whether the segment is known in full.
func (p Segment) IsLiteral() bool { return p.Param == nil && p.Join == nil }

// end returns the end of a segment that is not known in full.
func (p Segment) end() string {
	var known string
	for i := len(p.Join) - 1; i >= 0; i-- {
		s, whole := p.Join[i].Known()
		known = path.Join("/", s, known) // path.Join puts a slash before each element
		if !whole {
			if s != "" && s[0] != '/' {
				known = known[1:] // the rest of an element whose beginning is not known
			}
			break
		}
	}
	if known == "/" {
		return ""
	}
	return known
}

// Plain returns the value as a string, and whether it is known in full.
func (t Value) Plain() (string, bool) {
	var b strings.Builder
	for _, p := range t {
		if !p.IsLiteral() {
			return "", false
		}
		b.WriteString(p.Lit)
	}
	return b.String(), true
}

// Known returns the end of the value that is known, and whether it is the whole.
func (t Value) Known() (string, bool) {
	for i := len(t) - 1; i >= 0; i-- {
		if !t[i].IsLiteral() {
			s, _ := t[i+1:].Plain()
			return t[i].end() + s, false
		}
	}
	s, _ := t.Plain()
	return s, true
}

// Params returns the parameters that the value depends on.
func (t Value) Params() []*types.Var {
	var out []*types.Var
	for _, p := range t {
		if p.Param != nil {
			out = append(out, p.Param)
		}
		for _, e := range p.Join {
			out = append(out, e.Params()...)
		}
	}
	return out
}

// Equal reports whether two values are the same.
func (t Value) Equal(u Value) bool {
	return slices.EqualFunc(t, u, func(p, q Segment) bool {
		return p.Lit == q.Lit && p.Param == q.Param && slices.EqualFunc(p.Join, q.Join, Value.Equal)
	})
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
		if p.IsLiteral() || !out.inRegexp() {
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
