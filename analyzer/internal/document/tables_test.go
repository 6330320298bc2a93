package document

import (
	"strings"
	"testing"
)

// TestTablesOfSet finds what statuses outside of operations are held against
// (DESIGN 4.6): configured tables, else what some operation lists, else the
// built-in table.
func TestTablesOfSet(t *testing.T) {
	table := &Document{File: "codes.md", Kind: Table, Codes: []Code{{Code: 200}, {Code: 409}}, Ranges: []Range{{Lo: 500, Hi: 599}}}
	second := &Document{File: "more.md", Kind: Table, Codes: []Code{{Code: 410}}}
	spec := &Document{File: "api.yaml", Kind: OpenAPI, Operations: []Operation{
		{Method: "GET", Path: "/a", Codes: []Code{{Code: 201}}, Ranges: []Range{{Lo: 400, Hi: 499}}, Default: true},
		{Method: "PUT", Path: "/a", Codes: []Code{{Code: 404}}},
	}}
	silent := &Document{File: "b.yaml", Kind: OpenAPI, Operations: []Operation{{Method: "GET", Path: "/b", Default: true}}}
	partial := &Document{File: "c.yaml", Kind: OpenAPI, Partial: true, Operations: spec.Operations}
	comments := &Document{File: "a.go", Kind: Comments, Operations: spec.Operations[1:]}
	for _, c := range []struct {
		name         string
		docs         []*Document
		commentsOnly bool
		documents    []int
		lacks        []int
		says         string // of what it lacks; "" where nothing speaks
	}{
		{"a table", []*Document{table}, false, []int{200, 409, 503, 499}, []int{201, 404}, "codes.md does not list it"},
		{"tables", []*Document{table, second}, false, []int{200, 409, 410}, []int{404}, "codes.md, more.md do not list it"},
		{"a table and operations", []*Document{spec, table}, false, []int{200}, []int{201, 404}, "codes.md does not list it"},
		{"operations", []*Document{spec}, false, []int{201, 404, 499}, []int{200, 409, 418}, "no documented operation lists it"},
		{"operations and comments", []*Document{spec, comments}, false, []int{201, 404}, []int{200}, "no documented operation lists it"},
		{"comments", []*Document{comments}, false, []int{404, 499}, []int{201}, "no comment in this package documents it"},
		{"default alone", []*Document{silent}, false, nil, nil, ""},
		{"a document of which not all could be read", []*Document{partial}, false, nil, nil, ""},
		{"nothing", nil, false, []int{200, 404}, []int{418, 499}, "the built-in table does not list it"},
		{"nothing, and comments are all there is", nil, true, nil, nil, ""},
		{"comments, and they are all there is", []*Document{comments}, true, []int{404}, []int{201}, "no comment in this package documents it"},
	} {
		tables := NewSet(c.docs, []int{499}, c.commentsOnly).Tables()
		if tables == nil {
			if c.says != "" {
				t.Errorf("%s: nothing speaks", c.name)
			}
			continue
		}
		for _, code := range c.documents {
			if !tables.Documents(code) {
				t.Errorf("%s: lacks %d", c.name, code)
			}
		}
		for _, code := range c.lacks {
			if tables.Documents(code) {
				t.Errorf("%s: documents %d", c.name, code)
			}
		}
		if says := tables.Lacks(); c.says == "" || !strings.HasPrefix(says, c.says) {
			t.Errorf("%s: says %q, want %q", c.name, says, c.says)
		}
	}
	if NewSet([]*Document{{Kind: OpenAPI, Operations: spec.Operations[:1]}}, nil, false).Tables().Documents(418) {
		t.Error("a default speaks of its own operation alone (4.6)")
	}
	set := NewSet([]*Document{spec, table}, nil, false)
	if !set.Listed(409) || !set.Listed(503) || set.Listed(404) {
		t.Error("what a configured table lists needs no operation")
	}
}
