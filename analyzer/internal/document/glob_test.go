package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"api/a.yaml", "api/b.yaml", "api/v2/c.yaml", "api/v2/deep/d.yaml", "api/readme.md", "api/[id].yaml",
		"api/.cache/e.yaml", "api/node_modules/f.yaml", "api/vendor/g.yaml", "docs/a.yaml",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for entry, want := range map[string]string{
		"api/a.yaml":             "api/a.yaml",
		"none.yaml":              "none.yaml", // its reader says that it is missing
		"api/[id].yaml":          "api/[id].yaml",
		"api/*.yaml":             "api/[id].yaml api/a.yaml api/b.yaml",
		"./api/?.yaml":           "api/a.yaml api/b.yaml",
		"api/**/*.yaml":          "api/[id].yaml api/a.yaml api/b.yaml api/v2/c.yaml api/v2/deep/d.yaml",
		"**/a.yaml":              "api/a.yaml docs/a.yaml",
		"api/**/deep/*.yaml":     "api/v2/deep/d.yaml",
		"*/v2/*.yaml":            "api/v2/c.yaml",
		"api/.cache/*.yaml":      "api/.cache/e.yaml",
		"api/vendor/**/*.yaml":   "api/vendor/g.yaml",
		"api/v2/../a*":           "api/a.yaml",
		"api/*.txt":              "! api/*.txt: no file matches it",
		"nowhere/*.yaml":         "! nowhere/*.yaml: no file matches it",
		"api/[":                  "! api/[: syntax error in pattern",
		dir + "/docs/*.yaml":     "docs/a.yaml",
		dir + "/docs/none*.yaml": "! " + dir + "/docs/none*.yaml: no file matches it",
	} {
		files, err := Expand(entry, dir)
		var names []string
		for _, f := range files {
			rel, err := filepath.Rel(dir, f)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, filepath.ToSlash(rel))
		}
		got := strings.Join(names, " ")
		if err != nil {
			got = "! " + err.Error()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", entry, got, want)
		}
	}
}

func TestMatchGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"/api/v1/**", "/api/v1/pets", true},
		{"/api/v1/**", "/api/v1", true},
		{"/api/v1/**", "/api/v10/pets", false},
		{"/api/*/pets", "/api/v1/pets", true},
		{"/api/*/pets", "/api/v1/x/pets", false},
		{"/**/x/**/y", "/a/x/b/x/c/y", true},
		{"/**/x/**/y", "/a/b/y", false},
		{"/**", "/", true},
		{"/v[12]/*", "/v2/a", true},
		{"/v[12/*", "/v2/a", false},
		{strings.Repeat("/**/a", 60) + "/b", strings.Repeat("/a", 500), false}, // and at once
	} {
		if got := MatchGlob(c.pattern, c.name); got != c.want {
			t.Errorf("%.40s %.40s: %v", c.pattern, c.name, got)
		}
	}
}

func TestBase(t *testing.T) {
	const paths = ", paths: {/pets: {get: {responses: {'200': {}}}, delete: {responses: {'204': {}}}}}}"
	for src, want := range map[string]string{
		"{swagger: '2.0', basePath: /api/v1" + paths: "/api/v1 /api/v1/pets",
		"{swagger: '2.0', basePath: /" + paths:       "/ /pets",
		"{openapi: 3.0.0" + paths:                    "/ /pets",
		"{openapi: 3.0.0, servers: [{url: 'https://x.example/api/v1/'}, {url: /api/v2}]" + paths:                   "/api /api/v1/pets /api/v2/pets",
		"{openapi: 3.0.0, servers: [{url: 'https://x.example'}, {url: /api}]" + paths:                              "/ /pets /api/pets",
		"{openapi: 3.0.0, servers: [{url: /}]" + paths:                                                             "/ /pets",
		"{openapi: 3.0.0, servers: [{url: '/{tenant}/v1'}]" + paths:                                                "/ /{tenant}/v1/pets",
		"{openapi: 3.0.0, servers: [{url: '/{base}', variables: {base: {default: api}}}, {url: '/api/x'}]" + paths: "/api /{base}/pets /api/pets /api/x/pets",
		"{openapi: 3.0.0, servers: [{url: '{{.Base}}/api'}]" + paths:                                               "/api /api/pets",
	} {
		d, err := Read("a.yaml", []byte(src))
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		ops := NewSet([]*Document{d}, nil, false).Operations()
		if len(ops) != 2 || ops[0].Method() != "GET" || ops[1].Method() != "DELETE" || ops[0].Line() != 1 || ops[0].File() != "a.yaml" || ops[0].Document() != d {
			t.Errorf("%s: %v", src, ops)
			continue
		}
		if got := strings.Join(slices.Concat([]string{d.Base}, ops[0].Paths()), " "); got != want {
			t.Errorf("%s:\n%s, want\n%s", src, got, want)
		}
	}
}
