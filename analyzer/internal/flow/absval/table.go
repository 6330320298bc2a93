package absval

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// A Table is what a map, an array or a slice holds, by constant keys: a table of
// statuses or errors. Its elements depend on no parameters.
//
//	var statusOf = map[Code]int{Missing: 404, Locked: 423}
type Table struct{ elements []Element } // sorted by key

// An Element is what a table holds under one key.
type Element struct {
	Key   string // constant.Value.ExactString
	Value Value
}

// maxElements bounds a table. Beyond it, an element may be any.
const maxElements = 1024

// NewTable returns the table of some elements, or nil where they are too many, or one
// of them depends on a parameter.
func NewTable(elements []Element) *Table {
	if len(elements) == 0 || len(elements) > maxElements {
		return nil
	}
	for _, e := range elements {
		if !e.Value.isClosed() {
			return nil
		}
	}
	out := slices.Clone(elements)
	slices.SortStableFunc(out, func(a, b Element) int { return strings.Compare(a.Key, b.Key) })
	return &Table{out}
}

// isClosed reports whether v is the same for every caller.
func (v Value) isClosed() bool {
	closed := !v.DependsOnCallers() && len(v.Funcs)+len(v.Pending)+len(v.Guarded) == 0
	for _, f := range v.Fields {
		closed = closed && f.Value.isClosed()
	}
	return closed
}

// Elements returns the elements, sorted by key.
func (t *Table) Elements() []Element { return t.elements }

// At returns what the table holds under a key: the zero value where it is not in it.
func (t *Table) At(c constant.Value) Value {
	i, ok := slices.BinarySearchFunc(t.elements, c.ExactString(), func(e Element, key string) int { return strings.Compare(e.Key, key) })
	if !ok {
		return Value{MayBeOther: true}
	}
	return t.elements[i].Value
}

// All returns what an element may be, whichever it is: one arm of a map from
// something to statuses.
func (t *Table) All() Value {
	var out Value
	for _, e := range t.elements {
		out = out.Join(e.Value)
	}
	if codes := len(Codes(out.Origins)); codes > 1 || len(out.Fields) > 0 {
		out = out.WithVia(Mapper, false)
	}
	return out
}

// Map returns the table with f applied to each element, nil where that depends on a
// parameter.
func (t *Table) Map(f func(Value) Value) *Table {
	out := slices.Clone(t.elements)
	for i := range out {
		out[i].Value = f(out[i].Value)
	}
	return NewTable(out)
}

func (t *Table) equal(u *Table) bool {
	if t == nil || u == nil || t == u {
		return t == u
	}
	return slices.EqualFunc(t.elements, u.elements, func(a, b Element) bool { return a.Key == b.Key && a.Value.Equal(b.Value) })
}

// A Lookup is an element of a table of which the caller knows the key, or the table.
type Lookup struct {
	Table *Table     // nil where the parameter Of is the table
	Of    *types.Var //
	Key   *types.Var // the parameter that is the key, or the struct with the key in Field
	Field *types.Var
	Const string // the key itself, where Key is nil
}

func (l Lookup) equal(m Lookup) bool {
	return l.Of == m.Of && l.Key == m.Key && l.Field == m.Field && l.Const == m.Const && l.Table.equal(m.Table)
}

// any returns what the element may be, whatever the key is.
func (l Lookup) any() Value {
	if l.Table != nil {
		return l.Table.All()
	}
	return Value{Params: []*types.Var{l.Of}}
}

func addLookup(list []Lookup, l Lookup) []Lookup {
	if slices.ContainsFunc(list, l.equal) {
		return list
	}
	return append(slices.Clip(list), l)
}

// WithLookups returns v with each element that a caller knows given by f.
func (v Value) WithLookups(f func(Lookup) Value) Value {
	list := v.Lookups
	v.Lookups = nil
	for _, l := range list {
		v = v.Join(f(l))
	}
	return v
}

// MapLookups returns v with f applied to what each of its lookups may find.
func (v Value) MapLookups(f func(Value) Value) Value {
	list := v.Lookups
	v.Lookups = nil
	out := Value{}
	if !v.IsBottom() || len(list) == 0 {
		out = f(v)
	}
	for _, l := range list {
		if l.Table != nil {
			if t := l.Table.Map(f); t != nil {
				l.Table = t
				out = out.Join(Value{Lookups: []Lookup{l}})
				continue
			}
		}
		out = out.Join(f(l.any()))
	}
	return out
}

// in returns what l finds where the parameters in e are bound.
func (l Lookup) in(e Subst) Value {
	if l.Table == nil {
		if b, ok := e.Binding(l.Of); ok {
			v := b.Value.Flat()
			switch {
			case v.Table != nil:
				l.Table, l.Of = v.Table, nil
			case b.Facts.Alias != nil:
				l.Of = b.Facts.Alias
			default:
				return v
			}
		}
	}
	if l.Key == nil {
		return l.find([]constant.Value{parseConst(l.Const)})
	}
	b, ok := e.Binding(l.Key)
	switch {
	case !ok:
		return Value{Lookups: []Lookup{l}} // of a function further out
	case b.Facts.Alias != nil:
		l.Key = b.Facts.Alias
		return Value{Lookups: []Lookup{l}}
	}
	return l.find(b.constants(l.Field))
}

// find returns what l finds under one of some keys; nil stands for any.
func (l Lookup) find(keys []constant.Value) Value {
	if len(keys) == 0 {
		return l.any()
	}
	var out Value
	for _, c := range keys {
		if l.Table != nil {
			out = out.Join(l.Table.At(c))
		} else {
			out = out.Join(Value{Lookups: []Lookup{{Of: l.Of, Const: c.ExactString()}}})
		}
	}
	return out
}

// Index returns the element of v under a key: a constant where c is not nil, else the
// parameter, or its field, that is given. ok is false where nothing distinguishes the
// elements of v.
func (v Value) Index(c constant.Value, key, field *types.Var) (element Value, ok bool) {
	l := Lookup{Table: v.Table, Key: key, Field: field}
	if c != nil {
		l.Const = c.ExactString()
	}
	if v.Table == nil {
		if len(v.Params) != 1 || len(v.Origins)+len(v.Fields)+len(v.Calls)+len(v.Reads)+len(v.Lookups)+len(v.Funcs)+len(v.Pending)+len(v.Guarded) > 0 || v.Top || v.MayBeOther {
			return Value{}, false
		}
		l.Of = v.Params[0]
		return Value{Lookups: []Lookup{l}}, true
	}
	if c != nil {
		return v.Table.At(c), true
	}
	return Value{Lookups: []Lookup{l}}, true
}

// isTableKey reports whether a constant can be a key of a table.
func isTableKey(c constant.Value) bool {
	return c != nil && (c.Kind() == constant.Int || c.Kind() == constant.String || c.Kind() == constant.Bool)
}

// KeyOf returns a constant as the key of an element; ok is false for another value.
func KeyOf(c constant.Value) (key string, ok bool) {
	if !isTableKey(c) {
		return "", false
	}
	return c.ExactString(), true
}
