package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestJSON prints one tree that holds each finding once, though a package and
// its test variant hold the same files (5.2).
func TestJSON(t *testing.T) {
	dir := unpack(t, "module")
	for _, driver := range drivers {
		r := statuslint(t, dir, "-driver", driver, "-json", "./...")
		if r.code != exitClean {
			t.Errorf("exit code %d: %s", r.code, r.stderr)
		}
		var tree map[string]map[string][]struct {
			Category, Posn, End, Message string
			Fixes                        []struct {
				Edits []struct{ Filename, New string }
			} `json:"suggested_fixes"`
		}
		if err := json.Unmarshal([]byte(r.stdout), &tree); err != nil {
			t.Fatalf("%v in %s", err, r.stdout)
		}
		got := make(map[string]int)
		for pkg, results := range tree {
			for name, list := range results {
				got[pkg+" "+name] = len(list)
			}
		}
		want := map[string]int{"example.com/shop statuslint": 1, "example.com/shop/api statuslint": 2, "example.com/shop/api_test statuslint": 1}
		if len(got) != len(want) {
			t.Errorf("got %v, want %v", got, want)
		}
		for key, n := range want {
			if got[key] != n {
				t.Errorf("%s: %d findings, want %d", key, got[key], n)
			}
		}
		first := tree["example.com/shop/api"]["statuslint"][0]
		file := filepath.Join(dir, "api", "api.go")
		if first.Category != "magic" || first.Posn != file+":12:16" || first.End != file+":12:19" || first.Fixes[0].Edits[0].New != "http.StatusNotFound" {
			t.Errorf("got %+v", first)
		}
	}
	if r := statuslint(t, dir, "-json", "./clean"); r.stdout != "{}\n" || r.code != exitClean {
		t.Errorf("nothing found: %+v", r)
	}
}

const fixDiff = `--- a/api/api.go
+++ b/api/api.go
@@ -2,16 +2,17 @@
 
 import (
 	"fmt"
+	"net/http"
 
 	"example.com/fixes/web"
 )
 
 func Get(w web.Writer) {
 	fmt.Println("get")
-	w.Reply(404)
+	w.Reply(http.StatusNotFound)
 }
 
 func Put(w web.Writer) {
-	w.Reply(409)
+	w.Reply(http.StatusConflict)
 	w.Reply(499)
 }
--- a/odd/odd.go
+++ b/odd/odd.go
@@ -2,4 +2,4 @@
 
 import "net/http"
 
-func   Get(w http.ResponseWriter)   { w.WriteHeader(404)   }
+func   Get(w http.ResponseWriter)   { w.WriteHeader(http.StatusNotFound)   }
`

// TestFix shows fixes, and then applies them: what is left is what has no fix.
func TestFix(t *testing.T) {
	for _, driver := range drivers {
		t.Run(driver, func(t *testing.T) {
			dir := unpack(t, "fixes")
			common := []string{"-driver", driver, "-undocumented=false", "-superfluous=false"}
			run := func(args ...string) result { return statuslint(t, dir, append(common, args...)...) }
			before := read(t, filepath.Join(dir, "api", "api.go"))
			run("-diff", "./...").want(t, exitFindings, fixDiff)
			run("-fix", "-diff", "./...").want(t, exitFindings, fixDiff)
			if read(t, filepath.Join(dir, "api", "api.go")) != before {
				t.Error("-diff changed a file")
			}
			const left = "magic: status 499 written as a number\n"
			r := run("-fix", "./...")
			if r.code != exitFindings || !strings.HasSuffix(r.stdout, left) || strings.Count(r.stdout, "\n") != 1 || !strings.HasPrefix(r.stderr, "3 findings fixed in 2 files\n") {
				t.Errorf("-fix: %+v", r)
			}
			if text := read(t, filepath.Join(dir, "gen", "gen.go")); !strings.Contains(text, "404") {
				t.Error("a generated file was changed")
			}
			run("-diff", "./...").want(t, exitClean, "")
			if r := execute(t, dir, "go", "build", "./..."); r.code != 0 {
				t.Errorf("the fixed files do not compile: %s", r.stderr)
			}
		})
	}
}

// TestBroken reports what cannot be analysed, and what is found elsewhere.
func TestBroken(t *testing.T) {
	const good = "good/good.go:5:49: magic: status 404 written as a number: use http.StatusNotFound\n"
	for _, driver := range drivers {
		t.Run(driver, func(t *testing.T) {
			dir := unpack(t, "broken")
			r := statuslint(t, dir, "-driver", driver, "./...")
			if r.code != exitFailed || r.stdout != good || !strings.Contains(r.stderr, "undefined: undefined") {
				t.Errorf("a type error: %+v", r)
			}
			write(t, filepath.Join(dir, "bad", "bad.go"), "package bad\n\nfunc {\n")
			r = statuslint(t, dir, "-driver", driver, "./...")
			if r.code != exitFailed || r.stdout != good || !strings.Contains(r.stderr, "bad.go:3:6") {
				t.Errorf("a syntax error: %+v", r)
			}
			write(t, filepath.Join(dir, "bad", "bad.go"), "package bad\n\nimport _ \"example.com/missing\"\n")
			r = statuslint(t, dir, "-driver", driver, "./...")
			if r.code != exitFailed || r.stdout != good || !strings.Contains(r.stderr, "example.com/missing") {
				t.Errorf("a missing import: %+v", r)
			}
		})
	}
}

// TestStale changes the configuration and the document between runs: each
// change shows at once, under plain go vet as well (5.4).
func TestStale(t *testing.T) {
	runs := map[string]func(dir string, args ...string) result{
		"source": func(dir string, args ...string) result { return statuslint(t, dir, append(args, "./...")...) },
	}
	if analysistest.IsLong() { // TestHosts has one change of a document under go vet
		runs["installed"] = func(dir string, args ...string) result { return installed(t, dir, append(args, "./...")...) }
		runs["go vet"] = func(dir string, args ...string) result {
			r := goVet(t, dir, append(args, "./...")...)
			r.stdout = r.stderr // go vet prints findings there
			return r
		}
	}
	const found = "status 409 (Conflict) for GET /v1/pets/{pet}: api.yaml:6 lists 200"
	for name, run := range runs {
		t.Run(name, func(t *testing.T) {
			dir := unpack(t, "documented")
			doc, config := filepath.Join(dir, "api.yaml"), filepath.Join(dir, ".statuslint.yml")
			expect := func(when string, want bool, args ...string) {
				t.Helper()
				r := run(dir, args...)
				if got := strings.Contains(r.stdout, found); got != want {
					t.Errorf("%s: found is %v, want %v: %+v", when, got, want, r)
				}
			}
			const ok = `        "200": {description: ok}`
			listed := strings.Replace(read(t, doc), ok, ok+"\n"+strings.Replace(ok, "200", "409", 1), 1)
			original := read(t, doc)
			expect("at first", true)
			write(t, doc, listed)
			expect("listed", false)
			write(t, doc, original)
			expect("no longer listed", true)
			write(t, config, "docs: [api.yaml]\nrules: {undocumented: false}\n")
			expect("switched off", false)
			other := filepath.Join(t.TempDir(), "other.yml")
			write(t, other, "docs: []\nrules: {undocumented: false}\n")
			expect("-config", false, "-config="+other)
			write(t, filepath.Join(filepath.Dir(other), "codes.csv"), "code,text\n200,ok\n204,gone\n")
			write(t, other, "docs: [codes.csv]\n")
			if r := run(dir, "-config="+other); !strings.Contains(r.stdout, "status 409 (Conflict): codes.csv does not list it") {
				t.Errorf("a changed -config does not show: %+v", r)
			}
		})
	}
}

// TestBadConfig reports a mistake in the configuration once.
func TestBadConfig(t *testing.T) {
	dir := unpack(t, "documented")
	config := filepath.Join(dir, ".statuslint.yml")
	for text, want := range map[string]string{
		"docs: [api.yaml]\ncolour: red\n":      ".statuslint.yml:2: unknown key colour",
		"docs: [missing.rst]\n":                "missing.rst: no such file",
		"rules: {nonsense: true}\n":            "there is no rule nonsense",
		"docs: [https://example.com/a.yaml]\n": "a URL",
	} {
		write(t, config, text)
		for _, driver := range drivers {
			r := statuslint(t, dir, "-driver", driver, "./...")
			if r.code != exitFailed || r.stdout != "" || strings.Count(r.stderr, want) != 1 {
				t.Errorf("%s, %q: want one %q: %+v", driver, text, want, r)
			}
		}
	}
}

// TestRoutes prints the routes of a server whose handlers are in another
// package, in every format.
func TestRoutes(t *testing.T) {
	dir := unpack(t, "documented")
	for _, driver := range drivers {
		r := statuslint(t, dir, "routes", "-driver", driver, "-json", "./...")
		var list []analyzer.RouteJSON
		if err := json.Unmarshal([]byte(r.stdout), &list); err != nil || r.code != exitClean || len(list) != 2 {
			t.Fatalf("%v: %+v", err, r)
		}
		got := list[0]
		if got.Method != "GET" || got.Path != "/v1/pets/{pet}" || got.Handler != "example.com/pets/store.Get" || got.Document != "api.yaml:6" ||
			!strings.HasPrefix(got.Pos, "store/store.go:5:") || !strings.HasPrefix(got.Registered, "main.go:11:") || !got.Complete {
			t.Errorf("got %+v", got)
		}
		if s := got.Statuses; len(s) != 2 || s[0].Code != 200 || s[0].Undocumented || s[1].Code != 409 || !s[1].Undocumented || s[1].Pos != "store/store.go:7:28" {
			t.Errorf("got %+v", s)
		}
		if got := list[1]; got.Method != "DELETE" || got.Handler != "example.com/pets.main.func" || len(got.Statuses) != 1 {
			t.Errorf("got %+v", got)
		}
	}
	for _, format := range []string{"text", "markdown", "html"} {
		r := statuslint(t, dir, "routes", "-format", format, "./...")
		if r.code != exitClean || !strings.Contains(r.stdout, "store.Get") || strings.Contains(r.stdout, "\x1b") {
			t.Errorf("%s: %+v", format, r)
		}
	}
	page := statuslint(t, dir, "routes", "-driver", "source", "-format", "html", "-link", "https://example.com/{file}?l={line}", "./...").stdout
	for _, want := range []string{"<dd>example.com/pets</dd>", "<dd>api.yaml</dd>", `href="https://example.com/store/store.go?l=7"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if r := statuslint(t, dir, "routes", "-driver", "source", "-strict", "-only", "unknown", "./..."); r.code != exitClean || !strings.Contains(r.stdout, "0 routes") {
		t.Errorf("-strict where all is known: %+v", r)
	}
	if r := statuslint(t, dir, "routes", "-format", "xml"); r.code != exitFailed {
		t.Errorf("an unknown format: %+v", r)
	}
}

// TestDocs prints what is read in documents, and what they lack.
func TestDocs(t *testing.T) {
	dir := unpack(t, "documented")
	r := statuslint(t, dir, "docs", "api.yaml")
	r.want(t, exitClean, "api.yaml: openapi, 2 operations\n     6  GET     /pets/{id}  200\n     9  DELETE  /pets/{id}  204\n")
	r = statuslint(t, dir, "docs", "-json", "api.yaml")
	var list []analyzer.DocumentJSON
	if err := json.Unmarshal([]byte(r.stdout), &list); err != nil || len(list) != 1 || list[0].Kind != "openapi" || list[0].Operations[1].Line != 9 {
		t.Errorf("%v: %+v", err, r)
	}
	if strings.Contains(r.stdout, "null") {
		t.Errorf("a list is null: %s", r.stdout)
	}
	r = statuslint(t, dir, "docs", "-missing", "api.yaml")
	r.want(t, exitClean, "# api.yaml\npaths:\n  \"/pets/{id}\":\n    get: # line 6\n      responses:\n        \"409\":\n          description: Conflict\n")
	r = statuslint(t, dir, "docs", "missing.rst", "api.yaml")
	if r.code != exitFailed || !strings.HasPrefix(r.stdout, "api.yaml: openapi") || !strings.Contains(r.stderr, "missing.rst") {
		t.Errorf("a missing document: %+v", r)
	}
}

// TestSameFindings demands the same findings of both drivers and of plain go
// vet, on all modules of testdata.
func TestSameFindings(t *testing.T) {
	analysistest.Long(t) // TestHosts is the same for one module
	for _, name := range []string{"module", "vendored", "documented", "fixes"} {
		dir := unpack(t, name)
		bySource := statuslint(t, dir, "-driver", "source", "-json", "./...")
		if byVet := statuslint(t, dir, "-driver", "vet", "-json", "./..."); byVet.stdout != bySource.stdout {
			t.Errorf("%s: go vet's driver:\n%s\nin process:\n%s", name, byVet.stdout, bySource.stdout)
		}
		plain := goVet(t, dir, "-json", "./...")
		list, failed, err := finding.Decode(strings.NewReader(plain.stdout))
		if err != nil || len(failed) > 0 {
			t.Fatal(err, failed)
		}
		var b strings.Builder
		if err := finding.Encode(&b, finding.Sort(list), nil); err != nil || b.String() != bySource.stdout {
			t.Errorf("%s: plain go vet:\n%s\nin process:\n%s", name, b.String(), bySource.stdout)
		}
	}
}

// TestGoFix runs the command as the tool of go fix.
func TestGoFix(t *testing.T) {
	analysistest.Long(t) // each way to have the command as a tool takes seconds
	exe, err := built()
	if err != nil {
		t.Fatal(err)
	}
	dir := unpack(t, "fixes")
	if r := execute(t, dir, "go", "fix", "-fixtool="+exe, "./..."); r.code != 0 {
		t.Skipf("this Go has no -fixtool: %s", r.stderr)
	}
	text, err := os.ReadFile(filepath.Join(dir, "api", "api.go"))
	if err != nil || !strings.Contains(string(text), "http.StatusNotFound") || !strings.Contains(string(text), `"net/http"`) {
		t.Errorf("%v: %s", err, text)
	}
}
