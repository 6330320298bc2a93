package document

import (
	"fmt"
	"strings"
	"testing"
)

// ops writes the operations of a document, a line each.
func ops(d *Document) string {
	var b strings.Builder
	for _, o := range d.Operations {
		fmt.Fprintf(&b, "%s %s:%d", o.Method, o.Path, o.Line)
		for _, c := range o.Codes {
			fmt.Fprintf(&b, " %d", c.Code)
		}
		for _, r := range o.Ranges {
			b.WriteString(" " + r.Text)
		}
		if o.Default {
			b.WriteString(" default")
		}
		if o.Unknown {
			b.WriteString(" unknown")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestOpenAPI(t *testing.T) {
	for _, c := range []struct{ name, file, src, want, prefixes string }{
		{"2.0 with integers and a base path", "a.yaml", `swagger: "2.0"
basePath: /v1
paths:
  /pets:
    get:
      responses:
        200: {description: ok}
        default: {description: other}
        x-note: nothing
`, "GET /pets:5 200 default\n", "/v1"},
		{"3.0 in JSON", "a.json", `{"openapi": "3.0.3",
 "servers": [{"url": "https://example.com/api/{version}/x"}],
 "paths": {"/pets/{id}": {
  "parameters": [],
  "delete": {"responses": {"204": {}, "4XX": {}, "5xx": {}}}}}}
`, "DELETE /pets/{id}:5 204 4XX 5XX\n", "/api/{version}/x"},
		{"references, anchors and merges", "a.yaml", `openapi: 3.1.0
paths:
  /a: {$ref: '#/components/pathItems/a'}
  /b:
    get:
      responses:
        <<: &common {'401': {}, '500': {}}
        '200': {}
    put:
      responses: {$ref: 'other.yaml#/x'}
  /c: {$ref: '#/components/pathItems/circle'}
components:
  pathItems:
    a:
      post: {responses: {'201': {}}}
    circle: {$ref: '#/components/pathItems/circle'}
`, "POST /a:15 201\nGET /b:5 401 500 200\nPUT /b:9 unknown\n /c:11 unknown\n", ""},
		{"3.2", "a.yaml", `openapi: 3.2.0
paths:
  /s:
    query: {responses: {'200': {}}}
    additionalOperations:
      COPY: {responses: {'201': {}}}
`, "QUERY /s:4 200\nCOPY /s:6 201\n", ""},
		{"a template", "a.json", `{"swagger": "2.0", "basePath": "{{AppSubUrl}}/api/v1", "paths": {"/x": {"get": {"responses": {"200": {}}}}}}`, "GET /x:1 200\n", "/api/v1"},
		{"anchors, lists of merges, servers of paths, callbacks", "a.yaml", `openapi: "3.1.0"
info: &info
  title: x
servers:
  - url: https://{host}/v2
    variables: {host: {default: h}}
x-common: &errors
  "400": &bad {description: bad}
  '500': {description: boom}
x-auth: &auth
  401: {description: who}
paths:
  /a:
    parameters: []
    servers: [{url: /other}]
    summary: s
    get: &getA
      operationId: a
      responses:
        <<: [*errors, *auth]
        200:
          description: |
            ok
            404: not a key
        4XX: *bad
    head: *getA
    delete:
      <<: *getA
      responses: {"204": {description: x}}
  "/b/{id}":
    $ref: "#/components/pathItems/B"
  /c: &c
    get:
      responses: &r
        default: {$ref: '#/components/responses/E'}
  /d: *c
  /e/{x}.{fmt}:
    post:
      responses:
        '201': {description: made, content: {application/json: {schema: {type: object, properties: {responses: {type: string}}}}}}
      callbacks:
        done:
          '{$request.body#/url}':
            post:
              responses: {'299': {description: cb}}
webhooks:
  w: {post: {responses: {'298': {description: x}}}}
components:
  pathItems:
    B:
      get: {responses: {"200": {}, '2XX': {}}}
      x-foo: 1
  responses:
    E: {description: e}
`, "GET /a:17 400 500 401 200 4XX\nHEAD /a:26 400 500 401 200 4XX\nDELETE /a:27 204\nGET /b/{id}:51 200 2XX\nGET /c:33 default\nGET /d:33 default\nPOST /e/{x}.{fmt}:38 201\n", "/v2 /other"},
		{"2.0, with keys given twice", "a.json", `{
	"swagger": "2.0", "basePath": "/", "schemes": ["https"], "host": "x",
	"paths": {
		"x-internal": {"get": {"responses": {"200": {}}}},
		"/p": {"parameters": [{"$ref": "#/parameters/a"}], "get": {"responses": {"200": {"$ref": "#/responses/ok"}, "default": {"description": "d"}, "2XX": {}}},
		 "post": {"responses": {"$ref": "#/x-responses"}}},
		"/q/": {"get": {"tags": ["x"], "responses": {"20": {}, "200 ": {}, "abc": {}, "x-a": {}}}},
		"/p": {"delete": {"responses": {"204": {}}}}
	},
	"x-responses": {"202": {}},
	"responses": {"ok": {"description": "x"}}
}
`, "GET /p:5 200 default\nPOST /p:6 202\nGET /q/:7 200\nDELETE /p:8 204\n", ""},
		{"paths, methods and responses given twice", "a.yaml", `openapi: 3.0.3
paths:
  /a:
    get:
      responses: {"200": {}}
      responses: {"404": {}, "200": {}}
    get:
      responses: {"409": {}}
  /b:
    put: {responses: {"200": {}}}
  /b:
    put: {responses: {"4XX": {}}}
paths:
  /c:
    get: {responses: {"204": {}}}
`, "GET /a:4 200 404 200 409\nPUT /b:10 200 4XX\nGET /c:15 204\n", ""},
		{"a merge behind what it would override", "a.yaml", `openapi: 3.0.3
x: &x {responses: {"500": {}}}
paths:
  /a:
    get: {<<: *x, responses: {"200": {}}}
    put: {responses: {"200": {}}, <<: *x}
`, "GET /a:5 200\nPUT /a:6 200\n", ""},
		{"servers with variables, and relative ones", "a.yaml", `openapi: 3.1.0
servers:
  - url: https://{host}/{base}/v1
    variables:
      host: {default: x.example}
      base: {default: api, enum: [api, test/api]}
  - url: ./v2
  - url: ../v3/
  - url: "."
paths:
  /x:
    get: {responses: {"200": {}}}
`, "GET /x:12 200\n", "/{base}/v1 /api/v1 /test/api/v1 /v2 /v3"},
		{"odd keys, and a second document", "a.yml", `swagger: "2.0"
paths:
  /x:
    get:
      responses:
        200: ok
        0404: {}
        "409": null
        ? 410
        : {}
---
second: doc
`, "GET /x:4 200 404 409 410\n", ""},
		{"a template with actions inside of values", "a.yaml", `openapi: 3.0.3
info: {title: {{ .Title }}, version: {{ .Version }}}
{{- if .Base }}
servers: [{url: "https://x{{ .Base }}/v1"}, {url: {{ .Base }}/v2}]
{{- end }}
paths:
  /x:
    get: {responses: {"200": {}}}
`, "GET /x:8 200\n", "/v1 /v2"},
		{"a template of actions", "a.yaml", `openapi: 3.0.3
paths:
  /x:
    get:
      responses:
        '200': {description: "{{ .Values.text }}"}
{{- if .Admin }}
  /admin:
    delete:
      responses:
        '204': {}
{{- end }}
`, "GET /x:4 200\nDELETE /admin:9 204\n", ""},
	} {
		d, err := Read(c.file, []byte(c.src))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := ops(d); got != c.want || strings.Join(d.Prefixes, " ") != c.prefixes {
			t.Errorf("%s: read\n%s(%v), want\n%s(%s)", c.name, got, d.Prefixes, c.want, c.prefixes)
		}
	}
}

func TestOpenAPIProblems(t *testing.T) {
	d, err := Read("a.yaml", []byte("swagger: '2.0'\npaths:\n  /x:\n    get:\n      responses:\n        2XX: {}\n        \"40'\": {}\n        '200': {}\n    put:\n      responses:\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(d.Problems)
	for _, want := range []string{`6 "2XX" of GET /x`, `7 "40'" of GET /x`, "responses of PUT /x are empty"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s: lacks %q", got, want)
		}
	}
}

// specification returns a document of n operations.
func specification(n int, json bool) []byte {
	var b strings.Builder
	b.WriteString(`{"openapi": "3.0.0", "paths": {`)
	for i := range n {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n\"/r%d/{id}\": {\"get\": {\"description\": \"%s\", \"responses\": {\"200\": {\"description\": \"x\"}, \"404\": {\"description\": \"y\"}}}}", i, strings.Repeat("text ", 30))
	}
	b.WriteString("}}")
	if json {
		return []byte(b.String())
	}
	return []byte("# YAML, of which JSON is a part\n" + b.String())
}

func TestManyOperations(t *testing.T) {
	d, err := Read("a.json", specification(10_000, true))
	if err != nil || len(d.Operations) != 10_000 {
		t.Fatalf("%v, %d operations", err, len(d.Operations))
	}
	set := NewSet([]*Document{d}, nil, false)
	if m, _ := set.Operation("GET", "/r9999/{name}", false); m == nil || m.Describe() != "200, 404" {
		t.Errorf("%v", m)
	}
}

func BenchmarkJSON(b *testing.B) { benchmark(b, "a.json", specification(12_000, true)) }

func BenchmarkYAML(b *testing.B) { benchmark(b, "a.yaml", specification(12_000, false)) }

func benchmark(b *testing.B, name string, src []byte) {
	b.SetBytes(int64(len(src)))
	for range b.N {
		if _, err := Read(name, src); err != nil {
			b.Fatal(err)
		}
	}
}

func TestMatch(t *testing.T) {
	d := &Document{File: "api.yaml", Kind: OpenAPI, Prefixes: []string{"/v1"}, Operations: []Operation{
		{Method: "GET", Path: "/pets/{petId}", Line: 1, Codes: []Code{{Code: 200}}},
		{Method: "GET", Path: "/pets/mine", Line: 2, Codes: []Code{{Code: 202}}},
		{Method: "DELETE", Path: "/pets/{petId}", Line: 3, Codes: []Code{{Code: 204}}, Ranges: []Range{{Lo: 400, Hi: 499, Text: "4XX"}}},
		{Method: "PUT", Path: "/a/things/{x}", Line: 4, Default: true},
		{Method: "PUT", Path: "/b/things/{x}", Line: 5},
	}}
	set := NewSet([]*Document{d}, []int{500}, false)
	for _, c := range []struct {
		method, path string
		suffix       bool
		want         string
	}{
		{"GET", "/pets/{id}", false, "api.yaml:1"},
		{"GET", "/v1/pets/{id...}", false, "api.yaml:1"},
		{"GET", "/pets/mine", false, "api.yaml:2"},
		{"HEAD", "/pets/mine", false, "api.yaml:2"},
		{"DELETE", "/pets/{id}", false, "api.yaml:3"},
		{"POST", "/pets/{id}", false, ""},
		{"DELETE", "/{id}", true, "api.yaml:3"},
		{"DELETE", "/{id}", false, ""},
		{"PUT", "/things/{id}", true, ""}, // two fit
		{"", "/pets/mine", false, ""},
	} {
		got := ""
		if m, _ := set.Operation(c.method, c.path, c.suffix); m != nil {
			got = m.Where()
		}
		if got != c.want {
			t.Errorf("%s %s (suffix %v): %q, want %q", c.method, c.path, c.suffix, got, c.want)
		}
	}
	m, _ := set.Operation("DELETE", "/pets/{id}", false)
	if !m.Documents(404, false) || m.Documents(500, false) || m.Describe() != "204, 4XX" {
		t.Errorf("DELETE documents %s", m.Describe())
	}
	if put, _ := set.Operation("PUT", "/a/things/{x}", false); !put.Documents(418, false) || put.Documents(418, true) {
		t.Error("default documents everything, unless it is strict")
	}
	if tables := set.TablesFor("/x", false); tables.BuiltIn || !tables.Documents(202) || tables.Documents(409) || !tables.Documents(500) {
		t.Error("without tables, the codes of some operation are documented")
	}
}

func TestDeleteSuccesses(t *testing.T) {
	table, err := Read("codes.md", []byte("| Code | Text |\n|--|--|\n| 200 | Normal response code for GET operations |\n| 202 | taken on |\n| 204 | Normal response code for DELETE operations |\n"))
	if err != nil {
		t.Fatal(err)
	}
	codes, where := NewSet([]*Document{table}, nil, false).DeleteSuccesses("", false)
	if fmt.Sprint(codes) != "[202 204]" || where != ", as codes.md:5 documents" {
		t.Errorf("%v %q", codes, where)
	}
	// A sentence names no method, and is no row of those that need none.
	prose, err := Read("prose.md", []byte("A made shelf is answered with `201 Created`.\n\n| Verb | Answer |\n|--|--|\n| POST | it is 202 Accepted |\n\n| Code | Text |\n|--|--|\n| 202 | taken on |\n| 204 | Normal response code for DELETE operations |\n"))
	if err != nil {
		t.Fatal(err)
	}
	if codes, _ := NewSet([]*Document{prose}, nil, false).DeleteSuccesses("", false); fmt.Sprint(codes) != "[202 204]" {
		t.Errorf("%v of a page with a sentence", codes)
	}
	if codes, _ := NewSet(nil, nil, false).DeleteSuccesses("", false); codes != nil {
		t.Errorf("%v without tables", codes)
	}
}
