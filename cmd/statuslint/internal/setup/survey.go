package setup

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// A Document is a document that was found, with what it says and what of the
// server it documents.
type Document struct {
	File       string // relative to the module's root, with slashes
	Kind       string // OpenAPI or table
	Operations int
	Statuses   int    // different ones
	Routes     int    // that it has an operation for
	Unused     string // why it is not proposed; "" if it is
	Packages   []string
	Paths      []string

	matched []bool // by index of the route
	key     string // its operations, by which copies are known
}

// A Survey is what a module has of documents.
type Survey struct {
	Documents []*Document
	Comments  int // operations that comments document
	Commented int // routes that a comment documents
	Routes    int
	Cut       bool // files were left out, since there are too many
}

// NewSurvey reads the candidates of a module at root, and compares them with its
// routes, whose positions are relative to root. A candidate that cannot be read
// is no document.
func NewSurvey(root string, c Candidates, routes []analyzer.RouteJSON) *Survey {
	s := &Survey{Routes: len(routes), Cut: c.Cut}
	for _, name := range c.OpenAPI {
		if d := read(root, name, "openapi"); d != nil && d.Operations > 0 {
			d.matched, _ = analyzer.MatchRoutes(filepath.Join(root, filepath.FromSlash(name)), routes) // no error: it was read
			for _, ok := range d.matched {
				if ok {
					d.Routes++
				}
			}
			s.Documents = append(s.Documents, d)
		}
	}
	for _, name := range c.Tables {
		if d := read(root, name, "table"); d != nil {
			s.Documents = append(s.Documents, d)
		}
	}
	s.comments(root, c.Comments, routes)
	s.judge()
	s.scopes(routes)
	return s
}

// read reads a candidate; nil if it is no document of the kind.
func read(root, name, kind string) *Document {
	d, err := analyzer.ReadDocument(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil || d.Kind != kind {
		return nil
	}
	statuses := make(map[int]bool)
	for _, c := range d.Codes {
		statuses[c.Code] = true
	}
	var keys []string
	for _, op := range d.Operations {
		keys = append(keys, op.Method+" "+op.Path+"\n")
		for _, code := range op.Codes {
			statuses[code] = true
		}
	}
	if kind == "table" && !listsStatuses(statuses) {
		return nil
	}
	slices.Sort(keys)
	out := &Document{File: name, Kind: "OpenAPI", Operations: len(d.Operations), Statuses: len(statuses), key: strings.Join(keys, "")}
	if kind == "table" {
		out.Kind = "table"
	}
	return out
}

// listsStatuses reports whether a table is one of an API's statuses: it has five
// at least, a success and two client errors among them. A page that only
// mentions statuses has fewer.
func listsStatuses(statuses map[int]bool) bool {
	classes := make(map[int]int)
	for code := range statuses {
		classes[code/100]++
	}
	return len(statuses) >= 5 && classes[2] >= 1 && classes[4] >= 2
}

// comments counts the operations that comments document, and the routes that
// have one.
func (s *Survey) comments(root string, files []string, routes []analyzer.RouteJSON) {
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue // documents nothing
		}
		d, err := analyzer.ReadDocument(filepath.Join(root, filepath.FromSlash(name)))
		if err == nil && d.Kind == "comments" {
			s.Comments += len(d.Operations)
		}
	}
	for _, r := range routes {
		file, _, _ := strings.Cut(r.Document, ":")
		if strings.HasSuffix(file, ".go") {
			s.Commented++
		}
	}
}

// judge decides which documents are proposed: those that document a route, and
// tables. Of two with the same operations it is the YAML one with the shorter
// name. Where no route is known, all of them are.
func (s *Survey) judge() {
	slices.SortStableFunc(s.Documents, func(a, b *Document) int {
		return cmp.Or(
			strings.Compare(a.Kind, b.Kind),
			b.Routes-a.Routes,
			boolOrder(strings.HasSuffix(b.File, ".json"))-boolOrder(strings.HasSuffix(a.File, ".json")),
			len(a.File)-len(b.File),
			strings.Compare(a.File, b.File),
		)
	})
	first := make(map[string]string)
	for _, d := range s.Documents {
		if d.Kind != "OpenAPI" {
			continue // a table is for all routes
		}
		if other, ok := first[d.key]; ok {
			d.Unused = "has the operations of " + other
			continue
		}
		first[d.key] = d.File
		if d.Routes == 0 && s.Routes > 0 {
			d.Unused = "documents none of the routes"
		}
	}
}

func boolOrder(later bool) int {
	if later {
		return -1
	}
	return 0
}

// CommentsOnly reports whether the comments are the documentation of the module:
// most routes have one, and no document is proposed.
func (s *Survey) CommentsOnly() bool {
	for _, d := range s.Documents {
		if d.Unused == "" {
			return false
		}
	}
	return s.Comments > 0 && 2*s.Commented >= s.Routes
}

// Describe says what a document holds.
func (d *Document) Describe(routes int) string {
	text := fmt.Sprintf("%s, %s", d.Kind, plural(d.Statuses, "status"))
	if d.Kind == "OpenAPI" {
		text = fmt.Sprintf("%s, %s, %s", d.Kind, plural(d.Operations, "operation"), plural(d.Statuses, "status"))
	}
	switch {
	case d.Unused != "":
		text += "; " + d.Unused
	case d.Kind == "OpenAPI" && routes > 0:
		text += fmt.Sprintf("; documents %d of %s", d.Routes, plural(routes, "route"))
	}
	return text
}

// plural counts things.
func plural(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "s"):
		return fmt.Sprintf("%d %ses", n, what)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
