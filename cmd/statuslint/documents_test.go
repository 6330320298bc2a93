package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// unlisted is what is found in the archive of a server with a document.
const unlisted = "main.go:11:39: undocumented: status 409 (Conflict) for GET /v1/pets/{pet}: api.yaml:6 lists 200\n"

// TestDocumentProblems reports what of a document cannot be read once, at its
// line of the document, and uses the rest (8).
func TestDocumentProblems(t *testing.T) {
	dir := unpack(t, "documented")
	spec := read(t, filepath.Join(dir, "api.yaml"))
	write(t, filepath.Join(dir, "api.yaml"), strings.Replace(spec, `"204": {`, "\"40'\": {description: bad}\n        \"204\": {", 1))
	const problem = `api.yaml:11: undocumented: "40'" of DELETE /pets/{id} is no status code` + "\n"
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "./...").want(t, exitFindings, problem+unlisted)
		r := statuslint(t, dir, "-driver", driver, "-undocumented=false", "./...")
		r.want(t, exitClean, "")
	}
	if r := statuslint(t, dir, "routes"); r.code != exitClean || strings.Contains(r.stdout, "40'") {
		t.Errorf("routes: %+v", r)
	}
	r := statuslint(t, dir, "-json", "./...")
	var tree map[string]map[string][]struct{ Posn string }
	if err := json.Unmarshal([]byte(r.stdout), &tree); err != nil || len(tree["documents"]["statuslint"]) != 1 {
		t.Errorf("%v: %s", err, r.stdout)
	}
	for format, want := range map[string]string{"github": "file=api.yaml,line=11,", "sarif": `"uri": "api.yaml"`} {
		if r := statuslint(t, dir, "-format", format, "./..."); !strings.Contains(r.stdout, want) {
			t.Errorf("-format %s lacks %s:\n%s", format, want, r.stdout)
		}
	}
	// Go vet asks package by package: it is reported where routes are registered.
	t.Run("go vet", func(t *testing.T) {
		analysistest.Long(t)
		v := goVet(t, dir, "./...")
		want := "main.go:1:9: undocumented: " + strings.Replace(problem, "undocumented: ", "", 1)
		if v.code == 0 || !strings.Contains(v.stderr, want) || strings.Count(v.stderr, "40'") != 1 {
			t.Errorf("%s\nwant\n%s", v.stderr, want)
		}
	})
}

// TestUnreadableDocuments reports a document that cannot be read once, whatever
// the number of packages, and compares nothing with the others (8.2).
func TestUnreadableDocuments(t *testing.T) {
	for text, reason := range map[string]string{
		"":                          "no such file or directory",
		"openapi: 3.0.0\npaths: [":  "line 2: did not find expected node content",
		"openapi: 3.0.0\npaths: {}": "no operation with responses in it",
	} {
		dir := unpack(t, "documented")
		write(t, filepath.Join(dir, "clean/clean.go"), "package clean\n")
		spec := filepath.Join(dir, "api.yaml")
		if write(t, spec, text); text == "" {
			os.Remove(spec)
		}
		for _, driver := range drivers {
			r := statuslint(t, dir, "-driver", driver, "./...")
			r.want(t, exitFailed, "")
			if want := "statuslint: " + filepath.Join(dir, ".statuslint.yml") + ":1: " + spec + ": "; !strings.HasPrefix(r.stderr, want) || !strings.Contains(r.stderr, reason) || strings.Count(r.stderr, "\n") != 1 {
				t.Errorf("%s: standard error:\n%swant one line, %s…%s", driver, r.stderr, want, reason)
			}
		}
	}
}

// TestInlineConfiguration reads the documents of a configuration that is passed
// as text, as seen from where the command runs, and never from a cache.
func TestInlineConfiguration(t *testing.T) {
	dir := unpack(t, "documented")
	const inline = `{"docs": ["api.yaml"]}`
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "-config-json", inline, "./...").want(t, exitFindings, unlisted)
	}
	spec := read(t, filepath.Join(dir, "api.yaml"))
	write(t, filepath.Join(dir, "api.yaml"), strings.Replace(spec, `"200": {`, "\"409\": {description: conflict}\n        \"200\": {", 1))
	statuslint(t, dir, "-config-json", inline, "./...").want(t, exitClean, "")
}

// TestReferredDocuments compares routes with files that the document refers to,
// under their names, and never from a cache (5.4).
func TestReferredDocuments(t *testing.T) {
	dir := unpack(t, "documented")
	spec := read(t, filepath.Join(dir, "api.yaml"))
	head, rest, _ := strings.Cut(spec, "    get:\n      responses:\n        \"200\": {description: ok}\n")
	write(t, filepath.Join(dir, "api.yaml"), head+"    get: {$ref: 'ops/get.yaml#/pet'}\n"+rest)
	part := filepath.Join(dir, "ops", "get.yaml")
	write(t, part, "pet:\n  responses:\n    4x4: {}\n    \"200\": {description: ok}\n")
	problem := `ops/get.yaml:3: undocumented: "4x4" of GET /pets/{id} is no status code` + "\n"
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "./...").want(t, exitFindings, strings.Replace(unlisted, "api.yaml:6", "ops/get.yaml:2", 1)+problem)
	}
	write(t, part, "pet:\n  responses:\n    \"200\": {description: ok}\n    \"409\": {description: taken}\n")
	statuslint(t, dir, "./...").want(t, exitClean, "")
	t.Run("go vet", func(t *testing.T) {
		analysistest.Long(t)
		if v := goVet(t, dir, "./..."); v.code != 0 {
			t.Errorf("%+v", v)
		}
		write(t, part, "pet:\n  responses:\n    \"200\": {description: ok}\n")
		if v := goVet(t, dir, "./..."); v.code == 0 || !strings.Contains(v.stderr, "409") {
			t.Errorf("answers from its cache: %+v", v)
		}
	})
}
