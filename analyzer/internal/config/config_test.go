package config

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var rules = []string{"magic", "undocumented", "delete", "nobody", "invalid", "unwritten", "directive"}

const whole = `docs: [codes.rst, comments]
common: [500, 503]
delete: [204]
rules: {unwritten: true, magic: false}
allow: [200]
tests: false
strict-default: true
delete-names: true
unwritten-all: true
sinks:
  - {func: "(*example.com/web.Ctx).Reply", status: 1}
routes:
  - {func: "(*example.com/web.Router).Del", method: delete, path: 0, handler: 1}
`

func TestParse(t *testing.T) {
	no := false
	want := &Config{
		Docs: []string{"codes.rst", "comments"}, Common: []int{500, 503}, Delete: []int{204},
		Rules: Rules{"unwritten": true, "magic": false}, Allow: []int{200}, Tests: &no,
		StrictDefault: true, DeleteNames: true, UnwrittenAll: true,
		Sinks:  []Sink{{Func: "(*example.com/web.Ctx).Reply", Status: 1}},
		Routes: []Route{{Func: "(*example.com/web.Router).Del", Method: "DELETE", Path: 0, Handler: 1}},
	}
	got, err := Parse("x", []byte(whole), rules)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\n%+v\nwant\n%+v", err, got, want)
	}
	// JSON, as hosts pass it, says the same.
	src, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Parse("x", src, rules); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n%+v\nof\n%s", err, got, src)
	}
	if got, err := Parse("x", nil, rules); err != nil || !reflect.DeepEqual(got, &Config{}) {
		t.Errorf("empty: %v %+v", err, got)
	}
}

func TestErrors(t *testing.T) {
	for src, want := range map[string]string{
		"docs: []\ndocks: [x]":                      "x:2: unknown key docks: the keys are docs",
		"allow: [42]":                               "x:1: allow: 42 is no status",
		"common:\n  - 404\n  - teapot":              "x:3: common: teapot is no status",
		"delete: 204":                               "x:1: delete must be a list",
		"rules: {magick: true}":                     "x:1: there is no rule magick",
		"rules: {magic: perhaps}":                   "x:1: magic must be true or false",
		"tests: 1":                                  "x:1: tests must be true or false",
		"docs: [1]":                                 "x:1: docs must be text",
		"tests: true\ntests: false":                 "tests",
		"sinks: [{status: 1}]":                      "x:1: a sink needs func",
		"sinks: [{func: f, argument: 1}]":           "x:1: unknown key argument",
		"routes: [{func: f, path: 0}]":              "x:1: a route needs func, path and handler",
		"routes: [{func: f, path: -1, handler: 1}]": "x:1: path must be the index",
		"- docs":  "x:1: the configuration must be a mapping",
		"docs: [": "x: ",
	} {
		if _, err := Parse("x", []byte(src), rules); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", src, err, want)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none.yml"), rules); err == nil || !strings.Contains(err.Error(), "none.yml: no such file") {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(path string) {
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(root, FileName))
	if got := Find(deep); got != filepath.Join(root, FileName) {
		t.Errorf("from below: %q", got)
	}
	write(filepath.Join(root, "a", "go.mod"))
	if got := Find(deep); got != "" {
		t.Errorf("outside of the module: %q", got)
	}
	write(filepath.Join(root, "a", FileName))
	if got := Find(deep); got != filepath.Join(root, "a", FileName) {
		t.Errorf("at the module's root: %q", got)
	}
}

func TestDigest(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "x")
	before := Digest(doc)
	if err := os.WriteFile(doc, []byte("200"), 0o666); err != nil {
		t.Fatal(err)
	}
	first := Digest(doc)
	if err := os.WriteFile(doc, []byte("404"), 0o666); err != nil {
		t.Fatal(err)
	}
	if second := Digest(doc); before == first || first == second || second != Digest(doc) {
		t.Error(before, first, second)
	}
}

// TestSchema holds the schema that editors use against the reader.
func TestSchema(t *testing.T) {
	src, err := os.ReadFile("../../../statuslint.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		AdditionalProperties bool
		Properties           map[string]struct {
			Type       string
			Ref        string `json:"$ref"`
			Properties map[string]any
			Items      struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(src, &schema); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for key, p := range schema.Properties {
		keys = append(keys, key)
		wrong := map[string]string{"array": "true", "boolean": "[]", "object": "[]", "": "true"}[p.Type]
		if _, err := Parse("x", fmt.Appendf(nil, "%s: %s", key, wrong), rules); err == nil {
			t.Errorf("%s: the schema has a %s%s, the reader takes %s", key, p.Type, p.Ref, wrong)
		}
	}
	slices.Sort(keys)
	if want := slices.Sorted(slices.Values(Keys())); !slices.Equal(keys, want) {
		t.Errorf("the schema has %v, the reader %v", keys, want)
	}
	for _, name := range rules {
		if _, ok := schema.Properties["rules"].Properties[name]; !ok {
			t.Errorf("the schema lacks the rule %s", name)
		}
	}
	for list, typ := range map[string]reflect.Type{"sinks": reflect.TypeFor[Sink](), "routes": reflect.TypeFor[Route]()} {
		for i := range typ.NumField() {
			if key := typ.Field(i).Tag.Get("yaml"); schema.Properties[list].Items.Properties[key] == nil {
				t.Errorf("the schema's %s lack %s", list, key)
			}
		}
	}
	if schema.AdditionalProperties {
		t.Error("the schema takes unknown keys")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("docs: &a [*a]")
	f.Fuzz(func(t *testing.T, src string) {
		_, _ = Parse("x", []byte(src), rules)
	})
}
