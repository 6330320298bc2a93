package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// built builds the command once for all tests.
var built = sync.OnceValues(func() (string, error) {
	exe := filepath.Join(scratch, "bin", "statuslint")
	out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return exe, nil
})

// scratch is a directory of this process.
var scratch string

// shared is what all runs in this process have in common.
var shared = source.NewLibrary(new(listings).load)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "statuslint")
	if err == nil {
		scratch, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		panic(err)
	}
	for name, value := range map[string]string{"GOFLAGS": "", "GOWORK": "", "GOTOOLCHAIN": "local"} {
		os.Setenv(name, value)
	}
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// A result is what came of a command.
type result struct {
	code           int
	stdout, stderr string
}

// execute runs a command in a directory.
func execute(t *testing.T, dir, name string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// installed runs the command in a directory as users do: in a process of its own,
// with the driver that it chooses.
func installed(t *testing.T, dir string, args ...string) result {
	t.Helper()
	exe, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return execute(t, dir, exe, args...)
}

// goVet runs plain go vet in a directory, with the command as its tool.
func goVet(t *testing.T, dir string, args ...string) result {
	t.Helper()
	exe, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return execute(t, dir, "go", append([]string{"vet", "-vettool=" + exe}, args...)...)
}

// statuslint runs the command in a directory. What is not asked for a driver
// runs in this process, by the source driver: go vet takes seconds for each set
// of flags and documents, because it asks its tool anew about the whole standard
// library.
func statuslint(t *testing.T, dir string, args ...string) result {
	t.Helper()
	if i := slices.Index(args, "-driver"); i < 0 {
		args = withSource(args)
	} else if args[i+1] == "vet" {
		return installed(t, dir, args...)
	}
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(before)
	var stdout, stderr bytes.Buffer
	code := run(&session{&stdout, &stderr, shared}, args)
	return result{code, stdout.String(), stderr.String()}
}

// withSource adds the flag for the source driver to the arguments of a command
// that takes it.
func withSource(args []string) []string {
	own := 0
	if len(args) > 0 && commandNamed(args[0]) != nil {
		if !slices.Contains([]string{"routes", "docs", "init", "changelog"}, args[0]) {
			return args
		}
		own = 1
	}
	return slices.Insert(slices.Clone(args), own, "-driver", "source")
}

// unpack writes an archive of testdata into a directory, as it is: whatever the
// test before made of it there.
func unpack(t *testing.T, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(scratch, name)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// want compares a result with what is expected.
func (r result) want(t *testing.T, code int, stdout string) {
	t.Helper()
	if r.code != code || r.stdout != stdout {
		t.Errorf("exit code %d, want %d; output:\n%s\nwant:\n%s\nstandard error:\n%s", r.code, code, r.stdout, stdout, r.stderr)
	}
}

// drivers are those that a test runs: go vet's, which takes seconds a run, only
// where that is allowed.
var drivers = func() []string {
	if analysistest.IsLong() {
		return []string{"vet", "source"}
	}
	return []string{"source"}
}()

const magicFindings = `api/api.go:12:16: magic: status 404 written as a number: use http.StatusNotFound
api/api_test.go:10:16: magic: status 418 written as a number: use http.StatusTeapot
api/external_test.go:9:50: magic: status 409 written as a number: use http.StatusConflict
main.go:10:11: magic: status 499 written as a number
`

// TestFindings runs both drivers over a module with a helper in another
// package, and with tests in and beside the package.
func TestFindings(t *testing.T) {
	dir := unpack(t, "module")
	for _, driver := range drivers {
		t.Run(driver, func(t *testing.T) {
			r := statuslint(t, dir, "-driver", driver, "./...")
			r.want(t, exitFindings, magicFindings)
			if want := "4 findings (magic 4), 3 with a fix: statuslint -fix\n"; r.stderr != want {
				t.Errorf("standard error: %q, want %q", r.stderr, want)
			}
			statuslint(t, dir, "-driver", driver, "-magic=false", "./...").want(t, exitClean, "")
			statuslint(t, dir, "-driver", driver, "./clean").want(t, exitClean, "")
		})
	}
}

// TestSubdirectory names files as they are seen from where the command runs.
func TestSubdirectory(t *testing.T) {
	dir := unpack(t, "module")
	for _, driver := range drivers {
		r := statuslint(t, filepath.Join(dir, "api"), "-driver", driver)
		want := strings.ReplaceAll(strings.Join(strings.SplitAfter(magicFindings, "\n")[:3], ""), "api/", "")
		r.want(t, exitFindings, want)
		r = statuslint(t, filepath.Join(dir, "api"), "-driver", driver, "..")
		r.want(t, exitFindings, "../main.go:10:11: magic: status 499 written as a number\n")
	}
}

// TestContext shows lines around findings.
func TestContext(t *testing.T) {
	dir := unpack(t, "module")
	r := statuslint(t, dir, "-c", "1", ".")
	r.want(t, exitFindings, "main.go:10:11: magic: status 499 written as a number\n9\tfunc h(w http.ResponseWriter, r *http.Request) {\n10\t\tapi.Fail(499, w)\n11\t}\n")
}

// TestFileArguments passes files as pre-commit does.
func TestFileArguments(t *testing.T) {
	dir := unpack(t, "module")
	r := statuslint(t, dir, "api/api.go", "api/api_test.go", "main.go", "clean/clean.go", "api/testdata/x.go")
	r.want(t, exitFindings, magicFindings)
	statuslint(t, dir, "api/testdata/x.go").want(t, exitClean, "")
	statuslint(t, dir, "go.mod").want(t, exitFindings, magicFindings)
	r = statuslint(t, dir, "nested/n.go")
	r.want(t, exitFindings, "nested/n.go:6:16: magic: status 403 written as a number: use http.StatusForbidden\n")
	if r := statuslint(t, dir, "README.md"); r.code != exitFailed || !strings.Contains(r.stderr, "README.md is neither a package nor a Go file") {
		t.Errorf("a document: %+v", r)
	}
}

// TestNestedModule reports a pattern that leaves the module.
func TestNestedModule(t *testing.T) {
	dir := unpack(t, "module")
	r := statuslint(t, dir, "./nested/...")
	if r.code != exitFailed || !strings.Contains(r.stderr, "nested/go.mod") {
		t.Errorf("got %+v", r)
	}
	write(t, filepath.Join(dir, "go.work"), "go 1.25.0\n\nuse (\n\t.\n\t./nested\n)\n")
	for _, driver := range drivers {
		r := statuslint(t, dir, "-driver", driver, "./nested/...")
		r.want(t, exitFindings, "nested/n.go:6:16: magic: status 403 written as a number: use http.StatusForbidden\n")
	}
}

// TestTags analyses what build tags let in.
func TestTags(t *testing.T) {
	dir := unpack(t, "module")
	for _, driver := range drivers {
		r := statuslint(t, dir, "-driver", driver, "-tags", "special", "./tagged")
		r.want(t, exitFindings, "tagged/special.go:8:16: magic: status 410 written as a number: use http.StatusGone\n")
		statuslint(t, dir, "-driver", driver, "./tagged").want(t, exitClean, "")
	}
}

// TestVendor analyses with a vendor directory.
func TestVendor(t *testing.T) {
	dir := unpack(t, "vendored")
	for _, driver := range drivers {
		r := statuslint(t, dir, "-driver", driver, "./...")
		r.want(t, exitFindings, "main.go:9:72: magic: status 404 written as a number: use http.StatusNotFound\n")
	}
}

// TestUsage refuses what it does not know.
func TestUsage(t *testing.T) {
	dir := unpack(t, "module")
	for _, args := range [][]string{
		{"-nonsense", "./..."},
		{"-format", "xml", "./..."},
		{"-driver", "bazel", "./..."},
		{"-json", "-fix", "./..."},
		{"help", "nonsense"},
		{"./missing"},
		{"-driver", "source", "./missing"},
		{"-magic=7", "./..."},
	} {
		r := statuslint(t, dir, args...)
		if r.code != exitFailed || r.stdout != "" || r.stderr == "" {
			t.Errorf("%v: %+v", args, r)
		}
	}
	for _, c := range []struct {
		args []string
		want string // the first line
	}{
		{[]string{"-magik"}, "statuslint: flag provided but not defined: -magik (statuslint -h lists the flags)\n"},
		{[]string{"routes", "-fix"}, "statuslint: flag provided but not defined: -fix (statuslint routes -h lists the flags)\n"},
		{[]string{"./...", "-json"}, "statuslint: -json comes too late: flags go before what is to be read\n"},
		{[]string{"api/missing.go"}, "statuslint: api/missing.go: no such file\n"},
		{[]string{"example.com/missing.go"}, "no required module provides package example.com/missing.go; to add it:\n\tgo get example.com/missing.go\n"},
	} {
		if r := statuslint(t, dir, c.args...); r.code != exitFailed || r.stdout != "" || r.stderr != c.want {
			t.Errorf("%v: %+v, want %s", c.args, r, c.want)
		}
	}
	r := statuslint(t, dir, "help", "magic")
	if r.code != exitClean || !strings.HasPrefix(r.stdout, "magic: ") {
		t.Errorf("help magic: %+v", r)
	}
	if r := statuslint(t, dir, "version"); r.code != exitClean || !strings.HasPrefix(r.stdout, "statuslint ") {
		t.Errorf("version: %+v", r)
	}
}
