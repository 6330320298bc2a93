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

var rules = []string{"magic", "undocumented", "delete", "nobody", "invalid", "unwritten", "unrouted", "unlisted", "directive"}

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
	if err != nil || !same(got, want) {
		t.Fatalf("%v\n%+v\nwant\n%+v", err, got, want)
	}
	// JSON, as hosts pass it, says the same.
	src, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Parse("x", src, rules); err != nil || !same(got, want) {
		t.Errorf("%v\n%+v\nof\n%s", err, got, src)
	}
	if got, err := Parse("x", nil, rules); err != nil || !same(got, &Config{}) {
		t.Errorf("empty: %v %+v", err, got)
	}
}

// same compares settings, but for where they stand.
func same(a, b *Config) bool {
	x, y := *a, *b
	x.Origin, y.Origin = nil, nil
	return reflect.DeepEqual(x, y)
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
		"tests: {magick: true}":                     "x:1: there is no rule magick",
		"docs: [{paths: [/a]}]":                     "x:1: an entry of docs needs file",
		"docs: [{file: a, path: [/a]}]":             "x:1: unknown key path: an entry of docs has file, paths and packages",
		"docs: [{file: a, paths: [a]}]":             "x:1: paths: a must begin with a slash",
		"docs:\n- file: a\n  paths: ['/[']":         "x:3: paths: /[: syntax error in pattern",
		"exclude: [{}]":                             "x:1: an entry of exclude needs files, paths or rules",
		"exclude: [{rules: [magick]}]":              "x:1: there is no rule magick",
		"exclude: [{file: [a]}]":                    "x:1: unknown key file: an entry of exclude has files, paths and rules",
		"severity: {magic: high}":                   "x:1: magic: high is no severity: want error, warning or note",
		"severity: {magick: note}":                  "x:1: there is no rule magick",
		"baseline: [a]":                             "x:1: baseline must be text",
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
	if got, _, err := Find(deep); got != filepath.Join(root, FileName) || err != nil {
		t.Errorf("from below: %q", got)
	}
	write(filepath.Join(root, "a", "go.mod"))
	if got, module, err := Find(deep); got != "" || module != filepath.Join(root, "a") || err != nil {
		t.Errorf("outside of the module: %q", got)
	}
	write(filepath.Join(root, "a", FileName))
	if got, _, err := Find(deep); got != filepath.Join(root, "a", FileName) || err != nil {
		t.Errorf("at the module's root: %q", got)
	}
	mistake := filepath.Join(deep, "statuslint.yml")
	write(mistake)
	if _, _, err := Find(deep); err == nil || !strings.Contains(err.Error(), mistake+":1: the configuration is called .statuslint.yml") {
		t.Errorf("a name that is almost right: %v", err)
	}
	write(filepath.Join(deep, FileName))
	if got, _, err := Find(deep); got != filepath.Join(deep, FileName) || err != nil {
		t.Errorf("beside the right name: %q, %v", got, err)
	}
}

// TestAll finds the configurations of a module and of its workspace.
func TestAll(t *testing.T) {
	root := t.TempDir()
	var want []string
	for name, text := range map[string]string{
		"go.work":                          "go 1.25\nuse (\n\t./a\n\t./b\n)\n",
		"a/go.mod":                         "module a\n",
		"a/.statuslint.yml":                "",
		"a/in/deep/.statuslint.yml":        "",
		"a/base.txt":                       "",
		"b/.statuslint.yaml":               "",
		"b/testdata/.statuslint.yml":       "no package of the build",
		"a/node_modules/x/.statuslint.yml": "neither",
		"c/.statuslint.yml":                "a module that is not used",
	} {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if text == "" {
			want = append(want, file)
		}
	}
	slices.Sort(want)
	t.Setenv("GOWORK", "")
	if got := All(filepath.Join(root, "a", "in"), "base.txt"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	t.Setenv("GOWORK", "off")
	if got := All(filepath.Join(root, "a", "in")); len(got) != 2 {
		t.Errorf("without a workspace: %v", got)
	}
}

// TestMatches compares findings with entries of exclude (3.26).
func TestMatches(t *testing.T) {
	for _, c := range []struct {
		entry      Exclude
		rule, file string
		paths      []string
		want       bool
	}{
		{Exclude{Files: []string{"gen/**"}}, "magic", "gen/a/b.go", nil, true},
		{Exclude{Files: []string{"gen/"}}, "magic", "gen/a/b.go", nil, true},
		{Exclude{Files: []string{"*_gen.go"}}, "magic", "a/b_gen.go", nil, true},
		{Exclude{Files: []string{"./a/*.go"}}, "magic", "a/b.go", nil, true},
		{Exclude{Files: []string{"a/*.go"}}, "magic", "a/b/c.go", nil, false},
		{Exclude{Rules: []string{"delete"}, Files: []string{"a/**"}}, "magic", "a/b.go", nil, false},
		{Exclude{Paths: []string{"/debug/**"}}, "undocumented", "a.go", []string{"/debug/pprof/{name}"}, true},
		{Exclude{Paths: []string{"/debug/**"}}, "undocumented", "a.go", []string{"/debug/x", "/pets"}, false},
		{Exclude{Paths: []string{"/debug/**"}}, "magic", "a.go", nil, false},
		{Exclude{Paths: []string{"/debug/**"}, Rules: []string{"delete"}}, "delete", "a.go", []string{"/debug/x"}, true},
	} {
		if got := c.entry.Matches(c.rule, c.file, c.paths); got != c.want {
			t.Errorf("%+v of %s in %s, %v: %v", c.entry, c.rule, c.file, c.paths, got)
		}
	}
}

func TestMatchPackage(t *testing.T) {
	for _, c := range []struct {
		pattern, dir, path string
		want               bool
	}{
		{"./a/...", "a", "x.org/m/a", true},
		{"./a/...", "a/b", "x.org/m/a/b", true},
		{"./a/...", "ab", "x.org/m/ab", false},
		{"./a", "a/b", "x.org/m/a/b", false},
		{"./...", "a/b", "x.org/m/a/b", true},
		{"...", "a", "x.org/m/a", true},
		{".", ".", "x.org/m", true},
		{"x.org/m/a/...", "a/b", "x.org/m/a/b", true},
		{"x.org/m/a", "a/b", "x.org/m/a/b", false},
		{"./services/*/api", "services/a/api", "x.org/m/services/a/api", true},
	} {
		if got := MatchPackage(c.pattern, c.dir, c.path); got != c.want {
			t.Errorf("%s of %s, %s: %v", c.pattern, c.dir, c.path, got)
		}
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
		Defs                 struct {
			Rule     struct{ Enum []string }
			Switches struct{ Properties map[string]any }
		} `json:"$defs"`
		Properties map[string]struct {
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
		wrong := map[string]string{"array": "true", "boolean": "[]", "object": "[]", "string": "[]", "": "x"}[p.Type]
		if _, err := Parse("x", fmt.Appendf(nil, "%s: %s", key, wrong), rules); err == nil {
			t.Errorf("%s: the schema has a %s%s, the reader takes %s", key, p.Type, p.Ref, wrong)
		}
	}
	slices.Sort(keys)
	if want := slices.Sorted(slices.Values(Keys())); !slices.Equal(keys, want) {
		t.Errorf("the schema has %v, the reader %v", keys, want)
	}
	for _, name := range rules {
		for _, key := range []string{"rules", "severity"} {
			if _, ok := schema.Properties[key].Properties[name]; !ok {
				t.Errorf("the schema's %s lacks the rule %s", key, name)
			}
		}
		if !slices.Contains(schema.Defs.Rule.Enum, name) || schema.Defs.Switches.Properties[name] == nil {
			t.Errorf("the schema's definitions lack the rule %s", name)
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
