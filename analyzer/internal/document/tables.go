package document

import (
	"fmt"
	"slices"
	"strings"
)

// Listed reports whether a configured table that may cover the path lists the
// status: it then needs no operation to list it (4.6).
func (s *Set) Listed(code int, path string, suffix bool) bool {
	return slices.ContainsFunc(s.tables, func(t *Document) bool {
		return Covers(t, path, suffix) != Outside && documents(t, code)
	})
}

func documents(d *Document, code int) bool {
	return slices.ContainsFunc(d.Codes, func(c Code) bool { return c.Code == code }) || inRanges(d.Ranges, code)
}

// Tables are what documents more than one route.
type Tables struct {
	docs     []*Document
	union    []int
	wide     []Range // further statuses that some operation may document
	comments bool    // all of union is of comments, which are those of one package
	common   []int
	BuiltIn  bool // the built-in table, because there is no other document
}

// Lacks says, for a message, that the tables do not list a status.
func (t *Tables) Lacks() string {
	switch {
	case t.BuiltIn:
		return "the built-in table does not list it (set docs to your own documents)"
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

// DeleteSuccesses returns the successes that the tables which cover the path
// allow a DELETE, with where they do (3.13): those of rows that name DELETE, with
// those of rows that name no method; none where no row names DELETE.
func (s *Set) DeleteSuccesses(path string, suffix bool) ([]int, string) {
	var codes []int
	where := ""
	for _, d := range s.tables {
		if Covers(d, path, suffix) == Outside {
			continue // another part of the server
		}
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

// TablesFor returns what the statuses of a route are held against that has no
// operation (4.6): the configured tables that cover it; without any, the codes
// that some operation of the documents that cover it lists. It is nil where
// there are none: outside of all scopes (4.8), where it is not known whether the
// route lies in one, and where comments are the documentation and list none. The
// built-in table is used where no document is configured.
func (s *Set) TablesFor(path string, suffix bool) *Tables {
	t, unclear := s.covering(path, suffix)
	if unclear && len(t.docs) == 0 {
		return nil
	}
	return s.orBuiltIn(t)
}

// Tables returns what the statuses of a function are held against of which no
// route is known in its package. A document that covers a part of the server
// says nothing then, and an operation of any route may document what it lists by
// a range or by default.
func (s *Set) Tables() *Tables {
	t, unclear := s.covering("", false)
	if unclear && len(t.docs) == 0 {
		return nil
	}
	for _, o := range s.operations {
		if len(t.docs) > 0 || !s.configured(o) {
			continue // tables are for everything
		}
		t.wide = append(t.wide, o.op.Ranges...)
		if o.op.Unknown || o.op.Default && !s.StrictDefault {
			return nil // any status may be documented
		}
	}
	return s.orBuiltIn(t)
}

// covering collects the tables that cover a path, and the codes of the operations
// of documents that do. unclear: it is not known of all whether they do.
func (s *Set) covering(path string, suffix bool) (t *Tables, unclear bool) {
	t = &Tables{comments: true, common: s.common}
	for _, d := range s.tables {
		switch Covers(d, path, suffix) {
		case Inside:
			t.docs = append(t.docs, d)
		case Unclear:
			unclear = true
		}
	}
	if len(t.docs) > 0 {
		return t, unclear
	}
	for _, o := range s.operations {
		if !s.configured(o) {
			continue // a comment, which documents its own handler (4.4)
		}
		switch Covers(o.doc, path, suffix) {
		case Inside:
			t.comments = t.comments && o.doc.Kind == Comments
			t.union = append(t.union, plain(o.op.Codes)...)
			unclear = unclear || o.doc.Partial // what the rest lists is not known
		case Unclear:
			unclear = true
		}
	}
	slices.Sort(t.union)
	t.union = slices.Compact(t.union)
	return t, unclear
}

// orBuiltIn returns the tables, the built-in one where no document is
// configured, or nil where there are none.
func (s *Set) orBuiltIn(t *Tables) *Tables {
	switch {
	case len(t.docs)+len(t.union) > 0:
		return t
	case s.Configured || s.CommentsOnly:
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
	return slices.Contains(t.union, code) || inRanges(t.wide, code) || slices.Contains(t.common, code) && !t.BuiltIn
}
