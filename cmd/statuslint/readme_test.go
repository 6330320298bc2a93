package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestReadmeLines types the lines of the README and of docs/ as somebody does who
// has Go and an empty folder: the module comes from a proxy, and goes to a cache
// of its own.
func TestReadmeLines(t *testing.T) {
	analysistest.Long(t) // builds the command from a module cache of its own
	readme := ""
	for _, name := range []string{"README.md", "docs/hosts.md", "docs/configuration.md", "docs/documents.md"} {
		readme += read(t, filepath.Join("..", "..", filepath.FromSlash(name)))
	}
	u := newUser(t)
	config := regexp.MustCompile("(?s)```yaml\n(docs:.*?)```").FindStringSubmatch(readme)
	if config == nil {
		t.Fatal("docs/configuration.md shows no configuration")
	}
	const found = "new.go:6:16: magic: status 418 written as a number: use http.StatusTeapot\n"
	for _, step := range []struct {
		line string
		code int
		want string // in what it prints
	}{
		{"go install github.com/statuslint/statuslint/cmd/statuslint@latest", 0, ""},
		{"statuslint version", 0, "statuslint v0.0.1\n"},
		{"statuslint ./...", 3, found},
		{"statuslint routes ./...", 0, "new.tea  418!"},
		{"statuslint routes -format html ./... > map.html", 0, ""},
		{"statuslint help magic", 0, "magic: "},
		{"go vet -vettool=$(which statuslint) ./...", 1, found},
		{"go fix -fixtool=$(which statuslint) -diff ./...", 1, "+\tw.WriteHeader(http.StatusTeapot)"},
		{"statuslint -format github ./...", 3, "::error file=new.go,line=6,"},
		{"statuslint -format sarif ./... > statuslint.sarif", 3, "2 findings"},
		{"statuslint -format gitlab ./...", 3, `"check_name": `},
		{"go run github.com/statuslint/statuslint/cmd/statuslint@latest -format github ./...", 1, "exit status 3"},
		{"go get -tool github.com/statuslint/statuslint/cmd/statuslint", 0, ""},
		{"go tool statuslint ./...", 3, found},
		{"statuslint docs api/openapi.yaml", 0, "GET  /tea  204"},
		{"statuslint docs -missing api/openapi.yaml", 0, "\"418\":"},
		{"cp go.mod tools.mod", 0, ""},
		{"go get -tool -modfile=tools.mod github.com/statuslint/statuslint/cmd/statuslint", 0, ""},
		{"go tool -modfile=tools.mod statuslint ./...", 3, found},
		{"statuslint init", 0, "api/openapi.yaml: OpenAPI, 1 operation, 1 status; documents 1 of 1 route\nwrote .statuslint.yml"},
		{".statuslint.yml", 0, config[1]},
		{"statuslint ./...", 3, "new.go:6:16: undocumented: status 418 (I'm a teapot) for GET /tea: api/openapi.yaml:5 lists 204"},
		{"git init -q -b main && git add -A && git -c user.name=new -c user.email=new@example.com commit -q -m first", 0, ""},
		{"statuslint changelog main", 0, ""},
		{"statuslint -fix ./...", 3, "1 finding fixed in 1 file"},
	} {
		if step.line == ".statuslint.yml" {
			write(t, filepath.Join(u.dir, step.line), step.want)
			continue
		}
		if !strings.Contains(readme, step.line) && step.line != "statuslint version" && !strings.HasPrefix(step.line, "git ") {
			t.Errorf("neither the README nor docs/ has the line %s", step.line)
		}
		if code, out := u.types(t, step.line); code != step.code || !strings.Contains(out, step.want) {
			t.Errorf("$ %s\n%s\nexit code %d, want %d and %q", step.line, out, code, step.code, step.want)
		}
	}
	if mod := read(t, filepath.Join(u.dir, "go.mod")); !strings.Contains(mod, "\ngo 1.25.0\n") {
		t.Errorf("go get -tool raised the version of Go:\n%s", mod)
	}
}

// A user has a folder, and a module cache that holds nothing.
type user struct {
	dir string
	env []string
}

func newUser(t *testing.T) *user {
	t.Helper()
	home := t.TempDir()
	u := &user{dir: filepath.Join(home, "new")}
	for name, text := range map[string]string{
		"go.mod": "module example.com/new\n\ngo 1.25.0\n",
		"new.go": `package new

import "net/http"

func tea(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(418)
}

func Register(mux *http.ServeMux) { mux.HandleFunc("GET /tea", tea) }
`,
		"docs/status-codes.rst": "200 OK\n  As asked.\n",
		"api/openapi.yaml":      "openapi: 3.0.3\ninfo: {title: Tea, version: \"1\"}\npaths:\n  /tea:\n    get:\n      responses: {\"204\": {description: no tea}}\n",
	} {
		write(t, filepath.Join(u.dir, filepath.FromSlash(name)), text)
	}
	proxies := "file://" + publish(t, filepath.Join(home, "proxy"))
	for _, name := range []string{"GOMODCACHE", "GOPROXY"} { // what is here already need not come from afar
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		value := strings.TrimSpace(string(out))
		if name == "GOMODCACHE" {
			value = "file://" + filepath.ToSlash(value) + "/cache/download"
		}
		proxies += "," + value
	}
	u.env = append(os.Environ(), "GOPATH="+filepath.Join(home, "go"), "GOBIN=", "GOMODCACHE=", "GOPROXY="+proxies, "GOSUMDB=off",
		"GOFLAGS=-modcacherw", "GOWORK=", "GOTOOLCHAIN=local",
		"PATH="+filepath.Join(home, "go", "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	return u
}

// types runs a line in the shell, and returns all that it prints.
func (u *user) types(t *testing.T, line string) (code int, output string) {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir, cmd.Env = u.dir, u.env
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// publish makes a module proxy that holds this module as v0.0.1.
func publish(t *testing.T, dir string) string {
	t.Helper()
	const module, version = "github.com/statuslint/statuslint", "v0.0.1"
	root := filepath.Join("..", "..")
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, err := os.Stat(filepath.Join(file, "go.mod"))
			if file != root && err == nil || d.Name() == ".git" || d.Name() == "testdata" {
				return filepath.SkipDir // of another module, or not needed
			}
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		w, err := z.Create(module + "@" + version + "/" + filepath.ToSlash(rel))
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, filepath.FromSlash(module), "@v")
	write(t, filepath.Join(at, "list"), version+"\n")
	write(t, filepath.Join(at, version+".info"), fmt.Sprintf("{\"Version\":%q,\"Time\":\"2026-01-01T00:00:00Z\"}", version))
	write(t, filepath.Join(at, version+".mod"), read(t, filepath.Join(root, "go.mod")))
	write(t, filepath.Join(at, version+".zip"), out.String())
	return filepath.ToSlash(dir)
}
