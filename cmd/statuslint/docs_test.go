package main

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestCommentsWord takes the word comments for a document of -docs as of the
// configuration: the built-in table is not used (4.6).
func TestCommentsWord(t *testing.T) {
	dir := unpack(t, "documented")
	write(t, filepath.Join(dir, ".statuslint.yml"), "")
	main := filepath.Join(dir, "main.go")
	write(t, main, strings.Replace(read(t, main), "StatusNoContent", "StatusTeapot", 1))
	const finding = "main.go:13:17: undocumented: status 418 (I'm a teapot): the built-in table does not list it (set docs to your own documents)\n"
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "-delete=false", "./...").want(t, exitFindings, finding)
		statuslint(t, dir, "-driver", driver, "-docs", "comments", "./...").want(t, exitClean, "")
	}
	t.Run("go vet", func(t *testing.T) {
		analysistest.Long(t)
		if v := goVet(t, dir, "-docs=comments", "./..."); v.code != 0 {
			t.Errorf("%+v", v)
		}
	})
}

// TestRepeated prints each status of an operation once.
func TestRepeated(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.go"), "package a\n\n// @Failure 404 {object} x\n// @Failure 404 {object} y\n// @Router /x [get]\n")
	write(t, filepath.Join(dir, "a.json"), `{"openapi": "3.0.0", "paths": {"/x": {"get": {"responses": {"4XX": {}, "404": {}, "4xx": {}, "404": {}}}}}}`)
	r := statuslint(t, dir, "docs", "a.go", "a.json")
	r.want(t, exitClean, `a.go: comments, 1 operation
     5  GET  /x  404

a.json: openapi, 1 operation
     1  GET  /x  404 4XX
`)
}

// TestMissing prints what an OpenAPI document of several files lacks as YAML
// that can be pasted: it is read, and then nothing is missing.
func TestMissing(t *testing.T) {
	dir := unpack(t, "documented")
	const removed = `  "/pets/{id}/toys:all":
    delete: {$ref: 'ops/delete.yaml'}
  /any:
    $ref: 'ops/any.yaml'
`
	write(t, filepath.Join(dir, "api.yaml"), read(t, filepath.Join(dir, "api.yaml"))+removed)
	write(t, filepath.Join(dir, "ops", "delete.yaml"), "responses:\n  '204': {description: gone}\n")
	write(t, filepath.Join(dir, "ops", "any.yaml"), "get:\n  responses:\n    '200': {description: ok}\n")
	write(t, filepath.Join(dir, "more.go"), `package main

import "net/http"

func more(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /v1/pets/{pet}/toys:all", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(499) })
	mux.HandleFunc("GET /v1/any", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "" {
			refuse(w)
			return
		}
		w.WriteHeader(http.StatusGone)
	})
}

func refuse(w http.ResponseWriter) { w.WriteHeader(http.StatusTeapot) }
`)
	r := statuslint(t, dir, "docs", "-missing", "api.yaml")
	r.want(t, exitClean, `# api.yaml
paths:
  "/pets/{id}":
    get: # line 6
      responses:
        "409":
          description: Conflict
# ops/any.yaml:1, GET /any
responses:
  "410":
    description: Gone
  "418":
    description: "I'm a teapot"
# ops/delete.yaml:1, DELETE /pets/{id}/toys:all
responses:
  "499":
    description: status 499
`)
	// Each part is YAML, and is read where it is pasted.
	whole, parts, _ := strings.Cut(r.stdout, "# ops/any.yaml:1, GET /any\n")
	get, del, _ := strings.Cut(parts, "# ops/delete.yaml:1, DELETE /pets/{id}/toys:all\n")
	paste(t, filepath.Join(dir, "api.yaml"), "      responses:\n        \"200\"", strings.TrimPrefix(whole[strings.Index(whole, "      responses:"):], "      responses:\n"))
	paste(t, filepath.Join(dir, "ops", "delete.yaml"), "responses:\n  '204'", strings.TrimPrefix(del, "responses:\n"))
	paste(t, filepath.Join(dir, "ops", "any.yaml"), "  responses:\n    '200'", strings.ReplaceAll(strings.TrimPrefix(get, "responses:\n"), "  \"", "    \""))
	statuslint(t, dir, "docs", "-missing", "api.yaml").want(t, exitClean, "")
}

// paste puts text behind the first line of where, which stands in the file.
func paste(t *testing.T, file, where, text string) {
	t.Helper()
	src := read(t, file)
	first, rest, _ := strings.Cut(where, "\n")
	if !strings.Contains(src, where) {
		t.Fatalf("%s lacks %q:\n%s", file, where, src)
	}
	write(t, file, strings.Replace(src, where, first+"\n"+text+rest, 1))
}

// TestRoutesElsewhere marks a status as undocumented where it is reported: in
// the package that names it. What the comment of another handler there lists
// documents nothing of it (4.4).
func TestRoutesElsewhere(t *testing.T) {
	dir := unpack(t, "documented")
	write(t, filepath.Join(dir, ".statuslint.yml"), "")
	store := filepath.Join(dir, "store", "store.go")
	write(t, store, strings.Replace(read(t, store), "StatusConflict", "StatusGone", 1)+`
// @Success 200
// @Failure 410 {string} string
// @Router /v1/old [get]
func Old(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }
`)
	statuslint(t, dir, "./...").want(t, exitFindings, "store/store.go:7:28: undocumented: status 410 (Gone): the built-in table does not list it (set docs to your own documents)\n")
	r := statuslint(t, dir, "routes", "./...")
	if !strings.Contains(r.stdout, "200 410!\n") || !strings.Contains(r.stdout, "(200) 410\n") {
		t.Errorf("routes:\n%s", r.stdout)
	}
}

// TestDocsJSON compares the text of docs -json with (5.6): keys, and lists
// that are empty rather than null.
func TestDocsJSON(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "| Code | Meaning |\n|---|---|\n| 204 | Normal response code for DELETE operations |\n| 40 | bad |\n| 5xx | ours |\n")
	write(t, filepath.Join(dir, "b.yaml"), "openapi: 3.0.0\npaths:\n  /x: {$ref: 'c.yaml'}\n")
	write(t, filepath.Join(dir, "c.yaml"), "get:\n  responses: {'200': {}, '4XX': {}, default: {}, 40x: {}}\n")
	statuslint(t, dir, "docs", "-json", "a.md", "b.yaml").want(t, exitClean, `[
  {
    "file": "a.md",
    "kind": "table",
    "codes": [
      {
        "code": 204,
        "line": 3,
        "methods": [
          "DELETE"
        ],
        "text": "204 Normal response code for DELETE operations"
      }
    ],
    "ranges": [
      "5XX"
    ],
    "operations": [],
    "problems": [
      {
        "line": 4,
        "message": "\"40\" is no status code"
      }
    ]
  },
  {
    "file": "b.yaml",
    "kind": "openapi",
    "codes": [],
    "ranges": [],
    "operations": [
      {
        "method": "GET",
        "path": "/x",
        "line": 1,
        "codes": [
          200
        ],
        "ranges": [
          "4XX"
        ],
        "default": true,
        "file": "c.yaml"
      }
    ],
    "problems": [
      {
        "line": 2,
        "message": "\"40x\" of GET /x is no status code",
        "file": "c.yaml"
      }
    ]
  }
]
`)
}

// TestRoutesJSON compares the text of routes -json with (5.5).
func TestRoutesJSON(t *testing.T) {
	dir := unpack(t, "documented")
	r := statuslint(t, dir, "routes", "-json", "./...")
	var list []map[string]any
	if err := json.Unmarshal([]byte(r.stdout), &list); err != nil || len(list) != 2 {
		t.Fatalf("%v: %+v", err, r)
	}
	want := []string{"complete", "document", "documented", "handler", "method", "path", "pos", "registered", "statuses"}
	if got := slices.Sorted(maps.Keys(list[0])); !slices.Equal(got, want) {
		t.Errorf("a route has %v, want %v", got, want)
	}
	var keys []string
	for _, s := range list[0]["statuses"].([]any) {
		keys = slices.AppendSeq(keys, maps.Keys(s.(map[string]any)))
	}
	slices.Sort(keys)
	if got := slices.Compact(keys); !slices.Equal(got, []string{"code", "pos", "undocumented", "via"}) {
		t.Errorf("a status has %v", got)
	}
}

// TestTableBesideOperations leaves alone what a configured table lists and the
// operation does not (4.6), and reports what a handler of another module
// writes at the registration (3.9).
func TestTableBesideOperations(t *testing.T) {
	dir := unpack(t, "documented")
	write(t, filepath.Join(dir, ".statuslint.yml"), "docs: [api.yaml, codes.md]\n")
	write(t, filepath.Join(dir, "codes.md"), "| Status | Meaning |\n|---|---|\n| 200 | fine |\n| 204 | gone |\n| 409 | taken |\n")
	spec := filepath.Join(dir, "api.yaml")
	write(t, spec, read(t, spec)+"  /any:\n    get: {responses: {'200': {description: ok}}}\n")
	main := filepath.Join(dir, "main.go")
	write(t, main, strings.Replace(read(t, main), "\thttp.ListenAndServe", "\tmux.Handle(\"GET /v1/any\", http.NotFoundHandler())\n\thttp.ListenAndServe", 1))
	const finding = "main.go:15:28: undocumented: status 404 (Not Found) for GET /v1/any: api.yaml:13 lists 200\n"
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "./...").want(t, exitFindings, finding)
	}
}

// TestDocumentThatIsNotThere reports it under go vet as well, where the packages
// compare nothing with documents (8.2).
func TestDocumentThatIsNotThere(t *testing.T) {
	analysistest.Long(t) // what the other drivers say is in TestUnreadableDocuments
	dir := unpack(t, "documented")
	write(t, filepath.Join(dir, ".statuslint.yml"), "")
	write(t, filepath.Join(dir, "clean", "clean.go"), "package clean\n\nimport \"net/http\"\n\nvar Client = http.DefaultClient\n")
	v := goVet(t, dir, "-docs=none.md", "./clean")
	if v.code == 0 || !strings.Contains(v.stderr, "none.md: no such file or directory") {
		t.Errorf("go vet: %+v", v)
	}
}
