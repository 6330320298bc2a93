package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// ofPackages are the findings in the services that every host comes to.
const ofPackages = `b/b.go:11:69: undocumented: status 410 (Gone) for GET /b/things: api/b.yaml:5 lists 200
nested/nested.go:9:68: undocumented: status 404 (Not Found): codes.md does not list it
`

// TestScopes demands that a document is for its own paths and packages, that
// each package is checked by the configuration nearest to it, whatever directory
// the command runs in, and that exclusions and directives hold (3.26, 4.8).
func TestScopes(t *testing.T) {
	dir := unpack(t, "services")
	const ofModule = `a/a.go:8:42: note: unlisted: DELETE /a/things/{id} is served, but api/a.yaml does not document it
api/a.yaml:7: warning: unrouted: GET /a/old is documented, but no route serves it
`
	for _, driver := range drivers {
		want := sortedLines(ofPackages + ofModule)
		r := statuslint(t, dir, "-driver", driver, "./...")
		if got := sortedLines(withoutRelated(r.stdout)); r.code != exitFindings || got != want {
			t.Errorf("%s: %+v, want\n%s", driver, r, want)
		}
	}
	r := statuslint(t, filepath.Join(dir, "nested"), "-driver", "source", ".")
	r.want(t, exitFindings, "nested.go:9:68: undocumented: status 404 (Not Found): codes.md does not list it\n")
	r = statuslint(t, dir, "-driver", "source", "./a", "./b")
	if first, _, _ := strings.Cut(ofPackages, "\n"); withoutRelated(r.stdout) != first+"\n" {
		t.Errorf("a part of the module: %+v", r)
	}
	for _, rule := range []struct{ flag, found string }{
		{"-unrouted", "unrouted: GET /a/old"}, {"-unlisted", "unlisted: DELETE /a/things/{id}"},
	} {
		if r := statuslint(t, dir, "-driver", "source", rule.flag, "./..."); strings.Count(r.stdout, "\n") != 1 || !strings.Contains(r.stdout, rule.found) {
			t.Errorf("%s alone: %+v", rule.flag, r)
		}
	}
	t.Run("go vet", func(t *testing.T) {
		analysistest.Long(t)
		vet := goVet(t, dir, "./...")
		if got := strings.Join(findings(vet.stderr), ""); got != ofPackages {
			t.Errorf("%+v, want\n%s", vet, ofPackages)
		}
	})
}

// withoutRelated leaves out the places that findings refer to.
func withoutRelated(text string) string {
	lines := slices.DeleteFunc(slices.Collect(strings.Lines(text)), func(l string) bool { return strings.HasPrefix(l, "\t") })
	return strings.Join(lines, "")
}

func sortedLines(text string) string {
	return strings.Join(slices.Sorted(strings.Lines(text)), "")
}

// TestFailOn exits by the severity of what is found.
func TestFailOn(t *testing.T) {
	dir := unpack(t, "services")
	for flag, code := range map[string]int{"error": exitFindings, "note": exitFindings} {
		if r := statuslint(t, dir, "-driver", "source", "-fail-on", flag, "./..."); r.code != code {
			t.Errorf("-fail-on %s: %+v", flag, r)
		}
	}
	for flag, code := range map[string]int{"error": exitClean, "warning": exitFindings} {
		if r := statuslint(t, dir, "-driver", "source", "-unrouted", "-fail-on", flag, "./..."); r.code != code || !strings.Contains(r.stdout, "api/a.yaml:7: warning: unrouted: ") {
			t.Errorf("a warning, -fail-on %s: %+v", flag, r)
		}
	}
	for format, want := range map[string]string{
		"github": "::warning file=api/a.yaml,line=7", "gitlab": `"severity": "minor"`, "sarif": `"level": "warning"`,
	} {
		if r := statuslint(t, dir, "-driver", "source", "-unrouted", "-format", format, "./..."); !strings.Contains(r.stdout, want) {
			t.Errorf("-format %s: %s, want %s", format, r.stdout, want)
		}
	}
	if r := statuslint(t, dir, "-fail-on", "never", "./..."); r.code != exitFailed || !strings.Contains(r.stderr, `unknown severity "never"`) {
		t.Errorf("-fail-on never: %+v", r)
	}
}

// TestBaseline accepts what is there, and reports what comes, and what an entry
// no longer stands for (5.9).
func TestBaseline(t *testing.T) {
	dir := unpack(t, "module")
	check := func(when string, code int, want string, args ...string) {
		t.Helper()
		r := statuslint(t, dir, append(append([]string{"-driver", "source"}, args...), "./...")...)
		if r.code != code || r.stdout != want {
			t.Errorf("%s: %+v, want %d\n%s", when, r, code, want)
		}
	}
	file := filepath.Join(dir, ".statuslint-baseline.txt")
	check("writing", exitClean, "", "-write-baseline")
	const lines = `.: h: magic: status 499 written as a number
api (test): TestFail: magic: status 409 written as a number
api: Get: magic: status 404 written as a number
api: TestGet: magic: status 418 written as a number
`
	written := read(t, file)
	if !strings.HasSuffix(written, ".\n"+lines) {
		t.Errorf("the baseline is\n%s", written)
	}
	check("the same code", exitClean, "")
	if r := statuslint(t, dir, "./..."); r.code != exitClean || r.stdout != "" {
		t.Errorf("under go vet's driver: %+v", r)
	}

	api := filepath.Join(dir, "api", "api.go")
	text := read(t, api)
	moved := strings.Replace(text, "func Fail", "// moved\n\nvar _ = 1\n\nfunc Fail", 1)
	write(t, filepath.Join(dir, "api", "renamed.go"), strings.Replace(moved, "w.WriteHeader(404)", "w.WriteHeader(\n\t\t404,\n\t)", 1))
	if err := os.Remove(api); err != nil {
		t.Fatal(err)
	}
	check("moved, formatted and renamed", exitClean, "")

	twice := strings.Replace(text, "\tw.WriteHeader(404)\n", "\tif w == nil {\n\t\tw.WriteHeader(404)\n\t\treturn\n\t}\n\tw.WriteHeader(404)\n", 1)
	write(t, filepath.Join(dir, "api", "renamed.go"), twice)
	check("twice", exitFindings, "api/renamed.go:16:16: magic: status 404 written as a number: use http.StatusNotFound\n")
	check("writing both", exitClean, "", "-write-baseline")
	if n := strings.Count(read(t, file), "api: Get: magic: status 404"); n != 2 {
		t.Errorf("%d entries for two findings", n)
	}
	check("both accepted", exitClean, "")

	write(t, filepath.Join(dir, "api", "renamed.go"), strings.ReplaceAll(twice, "404", "http.StatusNotFound"))
	stale := ".statuslint-baseline.txt:5: warning: directive: the baseline lists what is not found any more (api: Get: magic: status 404 written as a number): statuslint -write-baseline removes it\n"
	check("mended", exitFindings, stale, "-magic=true", "-directive=true")
	check("bringing it up to date", exitClean, "", "-write-baseline")
	if strings.Contains(read(t, file), "404") {
		t.Errorf("an entry is left:\n%s", read(t, file))
	}
	before, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	check("writing the same", exitClean, "", "-write-baseline")
	if after, err := os.Stat(file); err != nil || !os.SameFile(before, after) {
		t.Errorf("a baseline that is up to date was written: %v", err)
	}

	other := filepath.Join(dir, "other.txt")
	check("into a file", exitClean, "", "-write-baseline", "other.txt")
	if strings.Count(read(t, other), "\n") != 5 {
		t.Errorf("other.txt is\n%s", read(t, other))
	}
	write(t, other, "what is this\n")
	r := statuslint(t, dir, "-driver", "source", "-baseline", "other.txt", "./...")
	if r.code != exitFailed || !strings.Contains(r.stderr, "other.txt:1: no entry of a baseline") {
		t.Errorf("a file that is no baseline: %+v", r)
	}
}

// TestBaselineRenamed accepts a finding whose message names another place of its
// file, after the file has another name.
func TestBaselineRenamed(t *testing.T) {
	dir := unpack(t, "behind")
	statuslint(t, dir, "-driver", "source", "-write-baseline", "./...").want(t, exitClean, "")
	before, after := filepath.Join(dir, "pets", "pets.go"), filepath.Join(dir, "pets", "renamed.go")
	if err := os.Rename(before, after); err != nil {
		t.Fatal(err)
	}
	statuslint(t, dir, "-driver", "source", "./...").want(t, exitClean, "")
}

// TestBaselineOfDocuments reports what a changed document brings, although no
// line of code has changed.
func TestBaselineOfDocuments(t *testing.T) {
	dir := unpack(t, "documented")
	statuslint(t, dir, "-driver", "source", "-write-baseline", "./...").want(t, exitClean, "")
	statuslint(t, dir, "-driver", "source", "./...").want(t, exitClean, "")
	spec := filepath.Join(dir, "api.yaml")
	write(t, spec, strings.Replace(read(t, spec), `"204"`, `"202"`, 1))
	r := statuslint(t, dir, "-driver", "source", "./...")
	const want = "main.go:13:17: undocumented: status 204 (No Content) for DELETE /v1/pets/{pet}, but api.yaml:9 documents 202 (Accepted)\n"
	if r.code != exitFindings || withoutRelated(r.stdout) != want {
		t.Errorf("%+v, want %s", r, want)
	}
}

// TestMisnamed names functions and files of the configuration that are not there,
// with the line (5.3).
func TestMisnamed(t *testing.T) {
	dir := unpack(t, "module")
	config := filepath.Join(dir, ".statuslint.yml")
	for text, want := range map[string]string{
		"sinks:\n  - {func: example.com/shop/api.Fial, status: 0}\n":  ".statuslint.yml:2: sinks: example.com/shop/api.Fial names no function: package example.com/shop/api has no Fial",
		"routes:\n  - {func: example.org/x.F, path: 0, handler: 1}\n": ".statuslint.yml:2: routes: example.org/x.F names no function of the module",
		"docs:\n  - api/*.yaml\n":                                     ".statuslint.yml:2: api/*.yaml: no file matches it",
		"baseline: none.txt\n":                                        ".statuslint.yml:1: baseline ",
	} {
		write(t, config, text)
		if r := statuslint(t, dir, "-driver", "source", "./..."); r.code != exitFailed || !strings.Contains(r.stderr, want) {
			t.Errorf("%q: %+v, want %s", text, r, want)
		}
	}
	if err := os.Rename(config, filepath.Join(dir, "statuslint.yml")); err != nil {
		t.Fatal(err)
	}
	if r := statuslint(t, dir, "-driver", "source", "./..."); r.code != exitFailed || !strings.Contains(r.stderr, "statuslint.yml:1: the configuration is called .statuslint.yml") {
		t.Errorf("a name that is almost right: %+v", r)
	} else if strings.Contains(r.stderr, "statuslint init") {
		t.Errorf("init is offered beside a configuration: %s", r.stderr)
	}
}
