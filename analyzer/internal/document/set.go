package document

import (
	"slices"
	"strings"
)

// A Set is all that is documented for one package: what the configuration names
// for it, and the package's own comments.
type Set struct {
	tables     []*Document
	operations []indexed
	// CommentsOnly: comments are the documentation of the whole module (4.6).
	CommentsOnly bool
	// StrictDefault: a default response documents nothing (4.3).
	StrictDefault bool
	// Configured: the configuration names documents, be it for other packages.
	Configured bool
	common     []int
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
	s.Configured = s.Configured || d.Kind != Comments
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
	out := *s
	out.tables, out.operations = slices.Clone(s.tables), slices.Clip(s.operations)
	out.Add(d)
	return &out
}

// HasOperations reports whether a configured document has operations.
func (s *Set) HasOperations() bool { return slices.ContainsFunc(s.operations, s.configured) }

// configured reports whether an operation is one of the configured documents: of
// an OpenAPI document, or of a comment where comments are the documentation.
func (s *Set) configured(o indexed) bool { return o.doc.Kind != Comments || s.CommentsOnly }

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
// parameters. Where two documents list the same operation, each of them counts
// for it. Where the path's prefix is not known (suffix), the operation is the
// only one that ends so; unclear reports that there are several.
func (s *Set) Operation(method, path string, suffix bool) (m *Match, unclear bool) {
	if method == "" {
		return nil, false
	}
	want := segments(path)
	if m := s.find(method, path, suffix, want, exact); m != nil {
		return m, false
	}
	if suffix && len(want) > 0 {
		if m := s.find(method, path, suffix, want, endsWith); m != nil {
			if len(m.also) > 0 {
				return nil, true
			}
			return m, false
		}
	}
	if method == "HEAD" { // answered as its GET (RFC 9110 §9.3.2)
		if m, unclear := s.Operation("GET", path, suffix); m != nil || unclear {
			return m, unclear
		}
	}
	return s.find("", path, suffix, want, exact), false // a path of which no operation could be read
}

// find returns the best operation that fits, with those that fit as well.
func (s *Set) find(method, path string, suffix bool, want []string, fits func(have, want []string) bool) *Match {
	var best *Match
	rank := -1
	for _, o := range s.operations {
		if o.op.Method != method || !mayCover(o.doc, path, suffix) {
			continue
		}
		for _, prefix := range o.prefixes {
			have := append(slices.Clip(prefix), o.segments...)
			if !fits(have, want) {
				continue
			}
			m := &Match{op: o.op, doc: o.doc}
			switch n := spelled(have, want); {
			case n > rank:
				best, rank = m, n
			case n == rank && best.op != o.op:
				best.also = append(best.also, m)
			}
			break
		}
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
