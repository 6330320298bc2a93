package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A repository is a git repository of a test.
type repository struct {
	t   *testing.T
	dir string
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("GOCACHE", goCache(t))
	t.Setenv("HOME", t.TempDir()) // no configuration of git, and a cache of its own
	r := &repository{t, dir}
	r.git("init", "-q", "-b", "main")
	return r
}

// goCache returns the go command's cache, which the tests share.
func goCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	args = append([]string{"-c", "user.name=test", "-c", "user.email=test@example.com"}, args...)
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// commit writes files ("" removes one) and commits them under a tag.
func (r *repository) commit(tag string, files map[string]string) {
	r.t.Helper()
	for name, text := range files {
		if file := filepath.Join(r.dir, filepath.FromSlash(name)); text != "" {
			write(r.t, file, text)
		} else if err := os.Remove(file); err != nil {
			r.t.Fatal(err)
		}
	}
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", tag)
	r.git("tag", tag)
}

const (
	changelogMain = `package main

import (
	"net/http"

	"example.com/shop/web"
)

func main() {
	mux := http.NewServeMux()
	web.Register(mux)
	mux.HandleFunc("GET /v1/old", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	http.ListenAndServe("localhost:8080", mux)
}
`
	changelogWeb = `package web

import "net/http"

func Register(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /pets/{id}", remove)
	mux.HandleFunc("POST /pets", create)
}

func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func create(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusCreated) }
`
)

// shop makes a repository with three revisions: v1; v2, which renames and moves
// code and adds a test; and v3, which changes what clients see.
func shop(t *testing.T) *repository {
	t.Helper()
	r := newRepository(t)
	r.commit("v1", map[string]string{
		"go.mod":     "module example.com/shop\n\ngo 1.25\n",
		"main.go":    changelogMain,
		"web/web.go": changelogWeb,
	})
	moved := strings.NewReplacer("remove", "deletePet", "{id}", "{pet}").Replace(changelogWeb)
	r.commit("v2", map[string]string{"web/web.go": "", "web/handlers.go": moved})
	changed := strings.NewReplacer(
		"http.StatusNoContent", "http.StatusOK",
		"w.WriteHeader(http.StatusCreated)", "if r.ContentLength == 0 {\n\t\tw.WriteHeader(http.StatusConflict)\n\t\treturn\n\t}\n\tw.WriteHeader(http.StatusCreated)",
	).Replace(moved)
	r.commit("v3", map[string]string{
		"web/handlers.go": changed,
		"main.go":         strings.Replace(changelogMain, "/v1/old", "/v2/new", 1),
	})
	return r
}

const shopChanges = `DELETE /pets/{pet}: 204 → 200 (breaking)
- GET /v1/old (breaking)
POST /pets: + 409
+ GET /v2/new: 200
`

// TestChangelog compares revisions of a real repository: breaking changes, a
// renaming that is none, a pull request, and the working tree.
func TestChangelog(t *testing.T) {
	r := shop(t)
	changelog := func(code int, stdout string, args ...string) {
		t.Helper()
		statuslint(t, r.dir, append([]string{"changelog"}, args...)...).want(t, code, stdout)
	}
	changelog(exitClean, shopChanges, "v1..v3")
	changelog(exitFindings, shopChanges, "-driver", "source", "-breaking", "v2..v3", "./...")
	changelog(exitClean, "", "-driver", "source", "-breaking", "v1..v2")
	changelog(exitClean, "") // nothing is analysed
	left := r.git("worktree", "list", "--porcelain")
	if strings.Count(left, "worktree ") != 1 || r.git("status", "--porcelain") != "" {
		t.Errorf("work trees: %s\n%s", left, r.git("status", "--porcelain"))
	}
}

// TestChangelogWorkingTree sees what is not committed, and in a pull request only
// what the branch changed, whatever main did meanwhile.
func TestChangelogWorkingTree(t *testing.T) {
	r := shop(t)
	r.git("checkout", "-q", "-b", "feature", "v2")
	write(t, filepath.Join(r.dir, "web", "more.go"),
		"package web\n\nimport \"net/http\"\n\nfunc init() {\n\thttp.HandleFunc(\"GET /more\", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })\n}\n")
	for _, args := range [][]string{{}, {"main"}} {
		args = append([]string{"changelog", "-driver", "source"}, args...)
		statuslint(t, r.dir, args...).want(t, exitClean, "+ GET /more: 202\n")
	}
	sub := filepath.Join(r.dir, "web")
	statuslint(t, sub, "changelog", "-driver", "source", "v1").want(t, exitClean, "+ GET /more: 202\n")
}

// TestChangelogErrors leaves no work tree behind, and claims nothing of packages
// that it could not analyse.
func TestChangelogErrors(t *testing.T) {
	r := shop(t)
	r.commit("broken", map[string]string{"web/handlers.go": "package web\n\nfunc Register(mux undefined) {\n"})
	hook := filepath.Join(r.dir, ".git", "hooks", "post-checkout")
	write(t, hook, "#!/bin/sh\ntouch ran\n")
	if err := os.Chmod(hook, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, driver := range drivers {
		got := statuslint(t, r.dir, "changelog", "-driver", driver, "v3..broken")
		if got.code != exitFailed || strings.Contains(got.stdout, "pets") || !strings.Contains(got.stderr, "at broken:") {
			t.Errorf("%s: %+v", driver, got)
		}
	}
	for _, args := range [][]string{{"nothing"}, {"v1..nothing"}, {"-format", "html", "v1"}, {"--", "-x"}} {
		if got := statuslint(t, r.dir, append([]string{"changelog"}, args...)...); got.code != exitFailed || got.stdout != "" || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("%v: %+v", args, got)
		}
	}
	if got := statuslint(t, t.TempDir(), "changelog"); got.code != exitFailed || !strings.Contains(got.stderr, "is in no git repository") {
		t.Errorf("outside of a repository: %+v", got)
	}
	if left := r.git("worktree", "list", "--porcelain"); strings.Count(left, "worktree ") != 1 {
		t.Errorf("work trees: %s", left)
	}
	if files := r.git("status", "--porcelain", "--ignored"); files != "" {
		t.Errorf("a hook ran: %s", files)
	}
}

// TestChangelogFiles compares two files of routes, outside of any repository.
func TestChangelogFiles(t *testing.T) {
	dir := t.TempDir()
	old, new := filepath.Join(dir, "old.json"), filepath.Join(dir, "new.json")
	write(t, old, `[{"method": "DELETE", "path": "/pets/{id}", "complete": true, "statuses": [{"code": 204, "via": "direct"}]}]`)
	write(t, new, `[{"method": "DELETE", "path": "/pets/{id}", "complete": true, "statuses": [{"code": 202, "via": "direct"}]}]`)
	if got := runs("changelog", "-breaking", old, new); got != (result{exitFindings, "DELETE /pets/{id}: 204 → 202 (breaking)\n", "1 change, 1 breaking\n"}) {
		t.Errorf("got %+v", got)
	}
	if got := runs("changelog", "-breaking", old, old); got != (result{exitClean, "", "no route and no status changed\n"}) {
		t.Errorf("got %+v", got)
	}
}
