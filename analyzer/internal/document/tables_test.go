package document

import (
	"strings"
	"testing"
)

// TestTablesOfSet finds what statuses outside of operations are held against
// (4.6): configured tables, else what some operation lists, else the
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
		says         string // of what it lacks; "" where there are no tables
	}{
		{"a table", []*Document{table}, false, []int{200, 409, 503, 499}, []int{201, 404}, "codes.md does not list it"},
		{"tables", []*Document{table, second}, false, []int{200, 409, 410}, []int{404}, "codes.md, more.md do not list it"},
		{"a table and operations", []*Document{spec, table}, false, []int{200}, []int{201, 404}, "codes.md does not list it"},
		{"operations", []*Document{spec}, false, []int{201, 404, 499}, []int{200, 409, 418}, "no documented operation lists it"},
		{"operations and comments", []*Document{spec, comments}, false, []int{201, 404}, []int{200}, "no documented operation lists it"},
		{"comments, which document their own handlers", []*Document{comments}, false, []int{404, 409}, []int{418, 499}, "the built-in table does not list it"},
		{"default alone", []*Document{silent}, false, nil, nil, ""},
		{"a document of which not all could be read", []*Document{partial}, false, nil, nil, ""},
		{"nothing", nil, false, []int{200, 404}, []int{418, 499}, "the built-in table does not list it"},
		{"nothing, and comments are all there is", nil, true, nil, nil, ""},
		{"comments, and they are all there is", []*Document{comments}, true, []int{404}, []int{201}, "no comment in this package documents it"},
	} {
		tables := NewSet(c.docs, []int{499}, c.commentsOnly).TablesFor("/x", false)
		if tables == nil {
			if c.says != "" {
				t.Errorf("%s: no tables", c.name)
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
	if NewSet([]*Document{{Kind: OpenAPI, Operations: spec.Operations[:1]}}, nil, false).TablesFor("/x", false).Documents(418) {
		t.Error("a default is for its own operation alone (4.6)")
	}
	set := NewSet([]*Document{spec, table}, nil, false)
	if !set.Listed(409, "", false) || !set.Listed(503, "", false) || set.Listed(404, "", false) {
		t.Error("what a configured table lists needs no operation")
	}
}

// TestCovers compares paths with what documents cover (4.8).
func TestCovers(t *testing.T) {
	for _, c := range []struct {
		base, scope, path string
		suffix            bool
		want              Coverage
	}{
		{"/", "", "/pets", false, Inside},
		{"", "", "", false, Inside},
		{"/api/v1", "", "/api/v1/pets", false, Inside},
		{"/api/v1", "", "/api/v1", false, Inside},
		{"/api/v1", "", "/api/v10/pets", false, Outside},
		{"/api/v1", "", "/login", false, Outside},
		{"/api/v1", "", "/pets", true, Unclear},
		{"/api/v1", "", "", false, Unclear},
		{"/", "/api/**", "/api/pets/{id}", false, Inside},
		{"/", "/api/*", "/api/pets/{id}", false, Outside},
		{"/api", "/**", "/login", true, Inside},
		{"/", "/api/**", "/pets", true, Unclear},
	} {
		d := &Document{Kind: OpenAPI, Base: c.base}
		if c.scope != "" {
			d.Scope = []string{c.scope}
		}
		if got := Covers(d, c.path, c.suffix); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// TestScopes demands that a document says nothing outside of its scope.
func TestScopes(t *testing.T) {
	a := &Document{File: "a.yaml", Kind: OpenAPI, Scope: []string{"/a/**"}, Operations: []Operation{
		{Method: "GET", Path: "/a/x", Codes: []Code{{Code: 410}}, Default: true},
		{Method: "GET", Path: "/b/x", Codes: []Code{{Code: 200}}},
	}}
	b := &Document{File: "b.yaml", Kind: OpenAPI, Scope: []string{"/b/**"}, Operations: []Operation{
		{Method: "GET", Path: "/b/x", Codes: []Code{{Code: 201}}},
	}}
	s := NewSet([]*Document{a, b}, nil, false)
	if m, _ := s.Operation("GET", "/b/x", false); m == nil || m.Where() != "b.yaml:0" || m.Documents(200, false) {
		t.Errorf("GET /b/x is documented by %+v", m)
	}
	if tables := s.TablesFor("/b/y", false); tables == nil || tables.Documents(410) || !tables.Documents(201) {
		t.Errorf("b has %+v", tables)
	}
	for name, tables := range map[string]*Tables{
		"outside of all scopes":     s.TablesFor("/c", false),
		"the end of a path":         s.TablesFor("/y", true),
		"no route":                  s.Tables(),
		"an operation with default": NewSet([]*Document{{Kind: OpenAPI, Operations: a.Operations}}, nil, false).Tables(),
	} {
		if tables != nil {
			t.Errorf("%s: there are %+v", name, tables)
		}
	}
	ranges := &Document{Kind: OpenAPI, Operations: []Operation{{Method: "GET", Path: "/", Codes: []Code{{Code: 200}}, Ranges: []Range{{Lo: 400, Hi: 499}}}}}
	if tables := NewSet([]*Document{ranges}, nil, false).Tables(); !tables.Documents(410) || tables.Documents(503) {
		t.Errorf("ranges: %+v", tables)
	}
}

// TestOperations finds the operation of a route where several fit.
func TestOperationTwice(t *testing.T) {
	doc := func(file string, code int, paths ...string) *Document {
		d := &Document{File: file, Kind: OpenAPI}
		for _, p := range paths {
			d.Operations = append(d.Operations, Operation{Method: "GET", Path: p, Codes: []Code{{Code: code}}})
		}
		return d
	}
	both := NewSet([]*Document{doc("a.yaml", 200, "/x"), doc("a.json", 404, "/x")}, nil, false)
	if m, unclear := both.Operation("GET", "/x", false); m == nil || unclear || !m.Documents(200, false) || !m.Documents(404, false) || m.Documents(410, false) {
		t.Errorf("two documents of one operation: %+v", m)
	}
	ends := NewSet([]*Document{doc("a.yaml", 200, "/a/x", "/b/x", "/b/y")}, nil, false)
	if m, unclear := ends.Operation("GET", "/x", true); m != nil || !unclear {
		t.Errorf("two operations end so: %+v, %v", m, unclear)
	}
	if m, unclear := ends.Operation("GET", "/y", true); m == nil || unclear {
		t.Errorf("one operation ends so: %+v, %v", m, unclear)
	}
	if m, unclear := ends.Operation("GET", "/b/x", false); m == nil || unclear {
		t.Errorf("the whole path is known: %+v, %v", m, unclear)
	}
}
