package document

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// split is a document in many files, JSON and YAML mixed.
const split = `
-- api/openapi.yaml --
openapi: 3.1.0
paths:
  /pets: {$ref: ./paths/pets.yaml}
  /pets/{id}:
    $ref: "paths/pet.json"
    head:
      responses: {"200": {}}
  /tags:
    get: {$ref: 'paths/ops.yaml#/list'}
    put:
      responses: {$ref: '../shared/responses.yaml#/Usual'}
    post:
      responses:
        "404": {$ref: 'missing.yaml#/NotFound'}
  /url: {$ref: 'https://example.com/paths.yaml#/x'}
  /outside:
    get: {$ref: '../../outside.yaml'}
  /gone:
    get:
      responses: {$ref: gone.yaml}
  /circle: {$ref: 'paths/circle.yaml'}
  /back: {$ref: 'paths/back.yaml'}
components:
  pathItems:
    here:
      get: {responses: {"202": {}}}
-- api/paths/pets.yaml --
get:
  responses:
    "200": {}
    4O4: {}
post:
  responses: {$ref: '../../shared/responses.yaml#/Usual'}
-- api/paths/pet.json --
{
  "delete": {"responses": {"204": {}}},
  "head": {"responses": {"418": {}}},
  "get": {"$ref": "#/more/get"},
  "more": {"get": {"responses": {"200": {}, "404": {}}}}
}
-- api/paths/ops.yaml --
list:
  responses: {"200": {}, "default": {}}
-- api/paths/circle.yaml --
$ref: circle2.yaml
-- api/paths/circle2.yaml --
$ref: "circle.yaml"
-- api/paths/back.yaml --
$ref: '../openapi.yaml#/components/pathItems/here'
-- shared/responses.yaml --
Usual:
  "200": {}
  "409": {}
-- whole.json --
{"openapi": "3.0.0", "paths": {"$ref": "api\/paths.json"}}
-- api/paths.json --
{"/x": {"get": {"responses": {"200": {}}}}}
`

func unpack(t *testing.T, archive string) string {
	t.Helper()
	outer := t.TempDir()
	dir := filepath.Join(outer, "module")
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outer, "outside.yaml"), []byte("responses: {'200': {}}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestReferences(t *testing.T) {
	dir := unpack(t, split)
	main := filepath.Join(dir, "api", "openapi.yaml")
	d, err := ReadFile(main, dir)
	if err != nil {
		t.Fatal(err)
	}
	relative := func(path string) string {
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			t.Fatal(err)
		}
		return filepath.ToSlash(rel)
	}
	d.Rename(relative)
	var got strings.Builder
	set := NewSet([]*Document{d}, nil, false)
	for _, op := range d.Operations {
		m := MatchOf(&op, d.File)
		fmt.Fprintf(&got, "%s %s %s %s unknown=%v\n", op.Method, op.Path, m.Where(), m.Describe(), op.Unknown)
	}
	want := `GET /pets api/paths/pets.yaml:1 200 unknown=false
POST /pets api/paths/pets.yaml:5 200, 409 unknown=false
HEAD /pets/{id} api/openapi.yaml:6 200 unknown=false
DELETE /pets/{id} api/paths/pet.json:2 204 unknown=false
GET /pets/{id} api/paths/pet.json:4 200, 404 unknown=false
GET /tags api/paths/ops.yaml:2 200, default unknown=false
PUT /tags api/openapi.yaml:10 200, 409 unknown=false
POST /tags api/openapi.yaml:12 404 unknown=false
 /url api/openapi.yaml:15 none unknown=true
GET /outside api/openapi.yaml:17 none unknown=true
GET /gone api/openapi.yaml:19 none unknown=true
 /circle api/openapi.yaml:21 none unknown=true
GET /back api/openapi.yaml:26 202 unknown=false
`
	if got.String() != want {
		t.Errorf("read\n%swant\n%s", got.String(), want)
	}
	got.Reset()
	for _, p := range d.Problems {
		fmt.Fprintf(&got, "%s:%d: %s\n", p.File, p.Line, strings.ReplaceAll(p.Message, dir, "DIR"))
	}
	want = `api/paths/pets.yaml:4: "4O4" of GET /pets is no status code
:15: $ref https://example.com/paths.yaml#/x is a URL: statuslint reads files only
:17: $ref ../../outside.yaml lies outside of DIR
:20: $ref gone.yaml cannot be read: no such file or directory
:21: $ref paths/circle.yaml goes in a circle
`
	if got.String() != want {
		t.Errorf("problems\n%swant\n%s", got.String(), want)
	}
	// What could not be read documents everything, and the rest cannot be
	// said to list no more than it does.
	if m, _ := set.Operation("DELETE", "/url", false); m == nil || !m.Documents(418, true) {
		t.Errorf("a path that is not read: %v", m)
	}
	if set.Tables() != nil {
		t.Error("the codes of half a document are taken for all")
	}
}

// TestReferencesForDigest demands that every file that is read counts in digests.
func TestReferencesForDigest(t *testing.T) {
	dir := unpack(t, split)
	for _, name := range []string{"api/openapi.yaml", "whole.json"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		d, err := ReadFile(path, dir)
		if err != nil {
			t.Fatal(err)
		}
		counted := References(path, dir)
		if len(d.Refs) == 0 {
			t.Errorf("%s: refers to nothing", name)
		}
		for _, ref := range d.Refs {
			if !slices.Contains(counted, ref) {
				t.Errorf("%s: %s is read, and not counted: %q", name, ref, counted)
			}
		}
	}
}

// TestReferenceBounds ends what would go on for ever.
func TestReferenceBounds(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Symlink("/", filepath.Join(dir, "root")); err != nil {
		t.Fatal(err)
	}
	path := write("link.yaml", "paths:\n  /x: {$ref: root/etc/hostname}\n  /y: {get: {responses: {200: {}}}}\n")
	if d, err := ReadFile(path, dir); err != nil || len(d.Problems) != 1 {
		t.Errorf("a link that leads out: %v, %+v", err, d)
	}
	// Every path has every response of the same large object.
	var many, paths strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&many, "x%d: {}\n", i)
	}
	write("many.yaml", "get: {responses: {$ref: '#/all'}}\nall:\n"+strings.ReplaceAll("  "+strings.TrimSpace(strings.ReplaceAll(many.String(), "\n", "\n  ")), "x", "y"))
	for i := range 50_000 {
		fmt.Fprintf(&paths, "  /p%d: {$ref: many.yaml}\n", i)
	}
	path = write("bomb.yaml", "paths:\n"+paths.String())
	if _, err := ReadFile(path, dir); err == nil || !strings.Contains(err.Error(), "line 1: more than the 524288 responses") {
		t.Errorf("a bomb of references: %v", err)
	}
}
