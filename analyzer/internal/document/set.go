package document

import (
	"slices"
	"strings"
)

// A Set is all that is documented: what the configuration names, and comments.
type Set struct {
	tables     []*Document
	operations []indexed
	// CommentsOnly: comments are the documentation of the whole module (4.6).
	CommentsOnly bool
	common       []int
}

// An indexed operation with its path cut into segments.
type indexed struct {
	op       *Operation
	doc      *Document
	prefixes [][]string
	segments []string
}

// NewSet returns the documents as a set. common are the statuses that no
// operation needs to list.
func NewSet(docs []*Document, common []int, commentsOnly bool) *Set {
	s := &Set{CommentsOnly: commentsOnly, common: common}
	for _, d := range docs {
		s.Add(d)
	}
	return s
}

// Add adds one document.
func (s *Set) Add(d *Document) {
	if d.Kind == Table {
		s.tables = append(s.tables, d)
		return
	}
	prefixes := [][]string{nil}
	for _, p := range d.Prefixes {
		prefixes = append(prefixes, segments(p))
	}
	for i := range d.Operations {
		op := &d.Operations[i]
		s.operations = append(s.operations, indexed{op, d, prefixes, segments(op.Path)})
	}
}

// With returns the set with a further document; s is not changed.
func (s *Set) With(d *Document) *Set {
	out := &Set{CommentsOnly: s.CommentsOnly, common: s.common, tables: slices.Clone(s.tables), operations: slices.Clip(s.operations)}
	out.Add(d)
	return out
}

// segments cuts a path; a parameter is "{}".
func segments(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = wildcard(p)
	}
	return parts
}

// wildcard replaces the parameters of a segment by {}, their names and regular
// expressions aside; one that takes the rest of a path is {...}.
func wildcard(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, rest, closed := strings.Cut(after, "}")
		if !closed {
			return b.String() + "{" + after
		}
		if strings.HasSuffix(name, "...") {
			b.WriteString("{...}")
		} else {
			b.WriteString("{}")
		}
		s = rest
	}
}

// Operation returns the operation of that method and path (4.7), or nil.
// Parameter names are left aside; a path that is spelled out beats one with
// parameters. Where the path's prefix is not known (suffix), the operation is
// the only one that ends so.
func (s *Set) Operation(method, path string, suffix bool) *Match {
	if method == "" {
		return nil
	}
	want := segments(path)
	if m := s.find(method, want, exact); m != nil {
		return m
	}
	if suffix && len(want) > 0 {
		if m := s.find(method, want, endsWith); m != nil {
			return m
		}
	}
	if method == "HEAD" { // answered as its GET (RFC 9110 §9.3.2)
		if m := s.Operation("GET", path, suffix); m != nil {
			return m
		}
	}
	if m := s.find("", want, exact); m != nil {
		return m // a path of which no operation could be read
	}
	return nil
}

// find returns the best operation that fits; nil where none or two fit as well.
func (s *Set) find(method string, want []string, fits func(have, want []string) bool) *Match {
	var best *Match
	rank, ties := -1, 0
	for _, o := range s.operations {
		if o.op.Method != method {
			continue
		}
		for _, prefix := range o.prefixes {
			have := append(slices.Clip(prefix), o.segments...)
			if !fits(have, want) {
				continue
			}
			switch n := spelled(have, want); {
			case n > rank:
				best, rank, ties = &Match{o.op, o.doc}, n, 0
			case n == rank && best.op != o.op:
				ties++
			}
			break
		}
	}
	if ties > 0 {
		return nil // which of them is meant is not known
	}
	return best
}

func exact(have, want []string) bool {
	if len(have) != len(want) {
		return false
	}
	for i := range have {
		if !fitsSegment(have[i], want[i]) {
			return false
		}
	}
	return true
}

func endsWith(have, want []string) bool {
	return len(have) > len(want) && exact(have[len(have)-len(want):], want)
}

// fitsSegment reports whether a segment of the document is that of a route: the
// same text, or parameters in the same places.
func fitsSegment(have, want string) bool {
	norm := func(s string) string { return strings.ReplaceAll(s, "{...}", "{}") }
	return norm(have) == norm(want)
}

// spelled counts the segments that are spelled out on both sides.
func spelled(have, want []string) int {
	n := 0
	for i := range want {
		if have[len(have)-len(want)+i] == want[i] && !strings.Contains(want[i], "{") {
			n++
		}
	}
	return n
}
