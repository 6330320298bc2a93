package setup

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/statuslint/statuslint/analyzer"
)

// module is a tree with documents of each kind, and with files that only look
// like some.
const module = `
-- go.mod --
module example.com/shop
-- api/openapi.yaml --
# Copyright, in a comment.
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /pets/{id}:
    get: {responses: {"200": {description: ok}, "404": {description: none}}}
    delete: {responses: {"204": {description: gone}}}
-- public/openapi.json --
{"info": {"title": "Shop"}, "openapi": "3.0.3", "paths": {"/pets/{id}": {"get": {"responses": {"200": {}}}, "delete": {"responses": {"204": {}}}}}}
-- clients/mail.json --
{"swagger": "2.0", "paths": {"/send": {"post": {"responses": {"202": {"description": "sent"}}}}}}
-- docs/statuses.md --
# Statuses

| Code | Meaning |
| --- | --- |
| 200 OK | as asked |
| 201 Created | made |
| 400 Bad Request | not understood |
| 404 Not Found | not there |
| 500 Internal Server Error | broken |
-- README.md --
Answers 200, 404, 500 or 503; see docs.
-- CHANGELOG.md --
| Code | Since |
| --- | --- |
| 200 OK | 1 |
| 400 Bad Request | 1 |
| 401 Unauthorized | 1 |
| 404 Not Found | 1 |
| 500 Internal Server Error | 1 |
-- web/web.go --
package web

// Get gets a pet.
// @Success 200 {object} Pet
// @Router /pets/{id} [get]
func Get() {}
-- config.yaml --
version: "3"
openapi_enabled: true
-- vendor/x/openapi.yaml --
openapi: 3.0.3
paths: {/x: {get: {responses: {"200": {}}}}}
-- web/testdata/openapi.yaml --
openapi: 3.0.3
paths: {/x: {get: {responses: {"200": {}}}}}
-- other/go.mod --
module example.com/other
-- other/openapi.yaml --
openapi: 3.0.3
paths: {/x: {get: {responses: {"200": {}}}}}
`

func unpack(t *testing.T, text string) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(text)).Files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestFind leaves out what others wrote, what tests read, other modules, and
// histories.
func TestFind(t *testing.T) {
	got := Find(unpack(t, module), Whole)
	want := Candidates{
		OpenAPI:  []string{"api/openapi.yaml", "clients/mail.json", "public/openapi.json"},
		Tables:   []string{"docs/statuses.md", "README.md"},
		Comments: []string{"web/web.go"},
	}
	slices.Sort(want.Tables)
	slices.Sort(got.Tables)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestFindOpenAPI finds the same OpenAPI documents, and none where there is a
// configuration.
func TestFindOpenAPI(t *testing.T) {
	root := unpack(t, module)
	if got := FindOpenAPI(root, Brief); len(got) != 3 {
		t.Errorf("got %q", got)
	}
	if got := FindOpenAPI(root, Limits{Files: 5, Read: 5, Head: 100}); len(got) > 1 {
		t.Errorf("within limits: %q", got)
	}
	if err := os.WriteFile(filepath.Join(root, "web", ".statuslint.yml"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := FindOpenAPI(root, Brief); got != nil {
		t.Errorf("with a configuration: %q", got)
	}
}

func route(method, path, registered, document string) analyzer.RouteJSON {
	return analyzer.RouteJSON{Method: method, Path: path, Registered: registered, Document: document}
}

// TestSurvey proposes what documents a route, of two copies the YAML one, and
// says why the others are left out.
func TestSurvey(t *testing.T) {
	root := unpack(t, module)
	s := NewSurvey(root, Find(root, Whole), []analyzer.RouteJSON{
		route("GET", "/pets/{pet}", "main.go:7:2", "web/web.go:5"),
		route("DELETE", "/pets/{pet}", "main.go:8:2", ""),
		route("GET", "/health", "main.go:9:2", ""),
	})
	var got []string
	for _, d := range s.Documents {
		got = append(got, d.File+": "+d.Describe(s.Routes))
	}
	want := []string{
		"api/openapi.yaml: OpenAPI, 2 operations, 3 statuses; documents 2 of 3 routes",
		"public/openapi.json: OpenAPI, 2 operations, 2 statuses; has the operations of api/openapi.yaml",
		"clients/mail.json: OpenAPI, 1 operation, 1 status; documents none of the routes",
		"docs/statuses.md: table, 5 statuses",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s.Comments != 1 || s.Commented != 1 || s.CommentsOnly() {
		t.Errorf("comments: %+v", s)
	}
	const config = `docs:
  - api/openapi.yaml  # OpenAPI, 2 operations, 3 statuses; documents 2 of 3 routes
  - docs/statuses.md  # table, 5 statuses
#   - public/openapi.json  # OpenAPI, 2 operations, 2 statuses; has the operations of api/openapi.yaml
#   - clients/mail.json  # OpenAPI, 1 operation, 1 status; documents none of the routes
# Comments of swag and go-swagger document their own handlers in any case.
# With this line, they are the documentation of the whole module:
#   - comments  # 1 operation in comments; 1 of 3 routes
`
	if text := string(s.Config()); !strings.Contains(text, config) {
		t.Errorf("got\n%s\nwant in it\n%s", text, config)
	}
}

// TestConfigIsRead demands of each proposal that the analyzer takes it, with its
// examples too, when they are made lines of it.
func TestConfigIsRead(t *testing.T) {
	root := unpack(t, module)
	surveys := map[string]*Survey{
		"nothing":  {},
		"all":      NewSurvey(root, Find(root, Whole), []analyzer.RouteJSON{route("GET", "/pets/{pet}", "main.go:7:2", "")}),
		"comments": {Comments: 2, Commented: 2, Routes: 3},
		"odd name": {Documents: []*Document{{File: "a b/# c: d.yaml", Kind: "OpenAPI"}, {File: "@x.md", Kind: "table"}}},
	}
	for name, s := range surveys {
		text := s.Config()
		if _, err := analyzer.ParseConfig("x", text); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
		_, examples, _ := strings.Cut(string(text), "show the defaults.\n")
		if _, err := analyzer.ParseConfig("x", []byte(strings.ReplaceAll("\n"+examples, "\n# ", "\n"))); err != nil {
			t.Errorf("%s: %v\n%s", name, err, examples)
		}
	}
}

// TestScopes separates services by their directories, else by their paths,
// else not at all.
func TestScopes(t *testing.T) {
	const services = `
-- services/a/a.yaml --
openapi: 3.0.3
paths:
  /v1/pets: {get: {responses: {"200": {}}}}
  /health: {get: {responses: {"200": {}}}}
-- services/b/b.yaml --
openapi: 3.0.3
paths:
  /v2/orders: {get: {responses: {"200": {}}}}
  /v2/orders/{id}: {get: {responses: {"200": {}}}}
  /health: {get: {responses: {"200": {}}}}
`
	root := unpack(t, services)
	for name, test := range map[string]struct {
		routes []analyzer.RouteJSON
		a, b   string
	}{
		"directories": {[]analyzer.RouteJSON{
			route("GET", "/v1/pets", "services/a/web/web.go:3:1", ""), route("GET", "/health", "services/a/web/web.go:4:1", ""),
			route("GET", "/v2/orders", "services/b/main.go:3:1", ""), route("GET", "/health", "services/b/main.go:4:1", ""),
		}, `packages: ["./services/a/..."]`, `packages: ["./services/b/..."]`},
		"paths": {[]analyzer.RouteJSON{
			route("GET", "/v1/pets", "main.go:3:1", ""), route("GET", "/v2/orders", "main.go:4:1", ""), route("GET", "/v2/orders/{x}", "main.go:5:1", ""),
		}, `paths: ["/v1/**"]`, `paths: ["/v2/**"]`},
		"one package, shared paths": {[]analyzer.RouteJSON{
			route("GET", "/health", "main.go:3:1", ""), route("GET", "/v2/orders", "main.go:4:1", ""),
		}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := NewSurvey(root, Find(root, Whole), test.routes)
			text := string(s.Config())
			for _, want := range []string{test.a, test.b} {
				if !strings.Contains(text, want) {
					t.Errorf("%s is not in\n%s", want, text)
				}
			}
			if test.a == "" && (strings.Contains(text, "packages:") || strings.Contains(text, "paths:")) {
				t.Errorf("scopes though nothing separates the services:\n%s", text)
			}
		})
	}
}
