package changelog

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// parse reads routes from lines such as
//
//	DELETE /pets/{id} api.remove api/routes.go:9 204 404 ?
//
// A path that begins with … has an unknown prefix, * is any method, and ? says
// that the route is not complete.
func parse(t *testing.T, text string) []analyzer.RouteJSON {
	t.Helper()
	var list []analyzer.RouteJSON
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		r := analyzer.RouteJSON{Method: f[0], Path: f[1], Handler: f[2], Registered: f[3] + ":1", Complete: true}
		if r.Method == "*" {
			r.Method = ""
		}
		if after, ok := strings.CutPrefix(r.Path, "…"); ok {
			r.Path, r.Suffix = after, true
		}
		for _, s := range f[4:] {
			if s == "?" {
				r.Complete = false
				continue
			}
			code, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			r.Statuses = append(r.Statuses, analyzer.RouteStatus{Code: code, Via: "direct"})
		}
		list = append(list, r)
	}
	return list
}

func TestCompare(t *testing.T) {
	const pets = "GET /pets web.list web/web.go:1 200 500\n"
	for _, test := range []struct {
		name, old, new string
		want           []string
	}{
		{"nothing", pets, pets, nil},
		{"a success that became another", "DELETE /pets/{id} web.del web/web.go:1 204 404", "DELETE /pets/{id} web.del web/web.go:1 200 404",
			[]string{"DELETE /pets/{id}: 204 → 200 (breaking)"}},
		{"a success that disappeared", "PUT /pets web.put web/web.go:1 200 201", "PUT /pets web.put web/web.go:1 200",
			[]string{"PUT /pets: - 201 (breaking)"}},
		{"a second success", "PUT /pets web.put web/web.go:1 200", "PUT /pets web.put web/web.go:1 200 202", []string{"PUT /pets: + 202"}},
		{"an error added, another one removed", pets, "GET /pets web.list web/web.go:1 200 404", []string{"GET /pets: + 404, - 500"}},
		{"routes", pets + "GET /v1/old web.old web/web.go:2 200", pets + "GET /v2/new web.new web/web.go:3 200 404",
			[]string{"- GET /v1/old (breaking)", "+ GET /v2/new: 200 404"}},
		{"a renamed handler in a moved file", "GET /pets/{id} web.get web/web.go:1 200", "GET /pets/{pet} api.Get api/routes.go:7 200", nil},
		{"newly known", "GET /pets web.list web/web.go:1 200 ?", "GET /pets web.list web/web.go:1 200 409", []string{"GET /pets: + 409 (newly known)"}},
		{"no longer known", "GET /pets web.list web/web.go:1 200 409", "GET /pets web.list web/web.go:1 ?",
			[]string{"GET /pets: - 200 (no longer known), - 409 (no longer known)"}},
		{"known now, and all the same", "GET /pets web.list web/web.go:1 200 ?", pets[:len(pets)-5], nil},
		{"an old success of a route that is known now", "GET /pets web.list web/web.go:1 200 ?", "GET /pets web.list web/web.go:1 204",
			[]string{"GET /pets: - 200, + 204 (newly known) (breaking)"}},
		{"two services with one path", "GET /health a.ok a/a.go:1 200\nGET /health b.ok b/b.go:1 200", "GET /health a.ok a/a.go:1 200\nGET /health b.ok b/b.go:1 204",
			[]string{"GET /health: 200 → 204 (breaking)"}},
		{"one of two services", "GET /health a.ok a/a.go:1 200\nGET /health b.ok b/b.go:1 200", "GET /health b.ok b/b.go:1 200", nil},
		{"a route that is registered once more", "POST /login a.in a/a.go:1 200 401", "POST /login a.in a/a.go:1 200 401\nPOST /login m.mount m/m.go:1 ?", nil},
		{"a mount", "GET /v1/pets a.pets a/a.go:1 200", "GET /v1/pets a.pets a/a.go:1 200\n* /v1/ m.mount m/m.go:1 401 ?", nil},
		{"files below a path", "GET /pets a.pets a/a.go:1 200", "GET /pets a.pets a/a.go:1 200\n* /files/ m.files m/m.go:1 200 404", []string{"+ * /files/: 200 404"}},
		{"the branches of one package", "GET /x a.one a/a.go:1 200\nGET /x a.two a/a.go:2 404", "GET /x a.one a/a.go:1 200 404", nil},
		{"a prefix that is known now", "GET …/pets web.list web/web.go:1 200", "GET /api/pets web.list web/web.go:1 200 404", []string{"GET /api/pets: + 404"}},
		{"a prefix that may be of either", "GET …/pets web.list web/web.go:1 200", "GET /a/pets x.list x/x.go:1 200\nGET /b/pets y.list y/y.go:1 200",
			[]string{"- GET …/pets (breaking)", "+ GET /a/pets: 200", "+ GET /b/pets: 200"}},
		{"any method became one", "* /pets web.all web/web.go:1 200 404", "GET /pets web.get web/web.go:1 200\nPOST /pets web.post web/web.go:1 200 404",
			[]string{"* /pets: answers only GET, POST (breaking)"}},
		{"methods became any", "GET /pets web.get web/web.go:1 200\nPOST /pets web.post web/web.go:1 201", "* /pets web.all web/web.go:1 200 201",
			[]string{"GET /pets: + 201", "POST /pets: + 200"}},
		{"the end of a path is no parameter", "GET /{$} web.root web/web.go:1 200", "GET /{x} web.root web/web.go:1 200",
			[]string{"- GET /{$} (breaking)", "+ GET /{x}: 200"}},
		{"a tail is no segment", "GET /f/{x...} web.f web/web.go:1 200", "GET /f/{x} web.f web/web.go:1 200",
			[]string{"- GET /f/{x...} (breaking)", "+ GET /f/{x}: 200"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Compare(parse(t, test.old), parse(t, test.new)) {
				got = append(got, c.String())
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	var old, new strings.Builder
	for _, path := range []string{"/a", "/b", "/c", "/d"} {
		old.WriteString("GET " + path + " web.get web/web.go:1 200\n")
		new.WriteString("GET " + path + " web.get web/web.go:1 200 401\n")
	}
	old.WriteString("DELETE /a web.del web/web.go:1 204\n")
	log := &Log{From: "main", To: WorkingTree, Changes: Compare(parse(t, old.String()), parse(t, new.String()))}
	var out bytes.Buffer
	if err := log.Markdown(&out); err != nil {
		t.Fatal(err)
	}
	const want = "### Statuses: 5 changes, 1 breaking\n\nFrom `main` to `working tree`.\n\n**Breaking**\n\n- `DELETE /a`: removed\n" +
		"\n**Other changes**\n\n- + 401: 4 routes\n  <details><summary>which</summary>\n\n  `GET /a`, `GET /b`, `GET /c`, `GET /d`\n\n  </details>\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// TestJSON demands lists where nothing changed, and not null.
func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := (&Log{From: "a", To: "b"}).JSON(&out); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if list, ok := got["changes"].([]any); !ok || len(list) != 0 {
		t.Errorf("changes is %v", got["changes"])
	}
}

func TestReadFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "routes.json")
	for text, want := range map[string]string{
		"[]":                       "",
		"[\n{\"method\": 3}\n]":    "routes.json:2: this is not what statuslint routes -json prints: ",
		"{\"main\":\n\n {\"a\": 1": "routes.json:3: ",
	} {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := ReadFile(file)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestWithout(t *testing.T) {
	list := parse(t, "GET /a web.a web/web.go:1 200\nGET /b api.b api/v1/api.go:1 200\nGET /c main.c main.go:1 200")
	for _, test := range []struct {
		packages []string
		want     int
	}{
		{nil, 3},
		{[]string{"example.com/shop/web"}, 1}, // main.go may belong to any package's directory "."
		{[]string{"example.com/shop/web", "example.com/shop/api/v1"}, 0},
	} {
		if got := Without(list, test.packages); len(got) != test.want {
			t.Errorf("%v: %d routes are left, want %d", test.packages, len(got), test.want)
		}
	}
}
