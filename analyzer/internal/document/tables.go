package document

import (
	"fmt"
	"slices"
	"strings"
)

// Listed reports whether a configured table lists the status: it then needs no
// operation to list it (4.6).
func (s *Set) Listed(code int) bool {
	for _, t := range s.tables {
		if documents(t, code) {
			return true
		}
	}
	return false
}

func documents(d *Document, code int) bool {
	return slices.ContainsFunc(d.Codes, func(c Code) bool { return c.Code == code }) || inRanges(d.Ranges, code)
}

// Tables are what speaks for the whole API.
type Tables struct {
	docs     []*Document
	union    []int
	comments bool // all of union is of comments, which are those of one package
	common   []int
	BuiltIn  bool // the built-in table, because nothing else speaks
}

// Lacks says, for a message, that the tables do not list a status.
func (t *Tables) Lacks() string {
	switch {
	case t.BuiltIn:
		return "the built-in table does not list it (set docs to yours)"
	case len(t.docs) == 0 && t.comments:
		return "no comment in this package documents it"
	case len(t.docs) == 0:
		return "no documented operation lists it"
	}
	names := make([]string, 0, len(t.docs))
	for _, d := range t.docs {
		names = append(names, d.File)
	}
	verb := " does not list it"
	if len(names) > 1 {
		verb = " do not list it"
	}
	return strings.Join(names, ", ") + verb
}

// DeleteSuccesses returns the successes that the tables allow a DELETE, with
// where they do (3.13): those of rows that name DELETE, with those of rows that
// name no method; none where no row names DELETE.
func (s *Set) DeleteSuccesses() ([]int, string) {
	var codes []int
	where := ""
	for _, d := range s.tables {
		for _, c := range d.Codes {
			if c.Code < 200 || c.Code > 299 || c.Stated || len(c.Methods) > 0 && !slices.Contains(c.Methods, "DELETE") {
				continue // no success, no row, or another method's
			}
			codes = append(codes, c.Code)
			if where == "" && slices.Contains(c.Methods, "DELETE") {
				where = fmt.Sprintf(", as %s:%d documents", d.File, c.Line)
			}
		}
	}
	if where == "" {
		return nil, ""
	}
	slices.Sort(codes)
	return slices.Compact(codes), where
}

// Tables returns what statuses outside of operations are held against (4.6):
// the configured tables; without any, the codes that some operation lists, with
// those of comments; where there are none, the built-in table. It is nil where
// nothing speaks: comments are the documentation, and have no tables.
func (s *Set) Tables() *Tables {
	if len(s.tables) > 0 {
		return &Tables{docs: s.tables, common: s.common}
	}
	var union []int
	comments := true
	for _, o := range s.operations {
		comments = comments && o.doc.Kind == Comments
		if o.doc.Partial {
			return nil // what the rest lists is not known
		}
		union = append(union, plain(o.op.Codes)...)
	}
	slices.Sort(union)
	union = slices.Compact(union)
	if len(union) > 0 {
		return &Tables{union: union, comments: comments, common: s.common}
	}
	if s.CommentsOnly || len(s.operations) > 0 {
		return nil
	}
	return &Tables{docs: []*Document{Default()}, BuiltIn: true}
}

// Documents reports whether the tables list the status.
func (t *Tables) Documents(code int) bool {
	for _, d := range t.docs {
		if documents(d, code) {
			return true
		}
	}
	return slices.Contains(t.union, code) || slices.Contains(t.common, code) && !t.BuiltIn
}
