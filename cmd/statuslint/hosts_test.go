package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// hosts is a module under every host: a helper in another package, one in a
// module of somebody else's, documents of three kinds, tests, and each rule.
const hosts = "../../testdata/hosts"

// golangci returns a golangci-lint that statuslint is built into. CI builds one,
// which takes minutes, and names it.
func golangci(t *testing.T) string {
	t.Helper()
	exe := os.Getenv("STATUSLINT_GOLANGCI")
	if exe == "" {
		t.Skip("STATUSLINT_GOLANGCI names no golangci-lint: see .ci/run")
	}
	return exe
}

// corpus copies the module, and that of somebody else beside it.
func corpus(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"corpus", "kit"} {
		if err := os.CopyFS(filepath.Join(dir, module), os.DirFS(filepath.Join(hosts, module))); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "corpus")
}

// expected are the findings that every host must come to. Those on lines with
// //nolint are golangci-lint's and nogo's to drop; those of whole.txt are the
// command's alone, which sees the whole module.
func expected(t *testing.T, dir string, nolint, whole bool) []string {
	t.Helper()
	text := read(t, filepath.Join(hosts, "findings.txt"))
	if whole {
		text = sortedLines(text + read(t, filepath.Join(hosts, "whole.txt")))
	}
	var list []string
	for line := range strings.Lines(text) {
		place := strings.SplitN(line, ":", 3)
		n, err := strconv.Atoi(place[1])
		if err != nil {
			t.Fatal(err)
		}
		source := strings.Split(read(t, filepath.Join(dir, place[0])), "\n")[n-1]
		if nolint && strings.Contains(source, "//nolint:statuslint") {
			continue // not reported by this host
		}
		list = append(list, line)
	}
	return list
}

var findingLine = regexp.MustCompile(`^[\w/]+\.(go:\d+:\d+|yaml:\d+): \w+: `)

// findings returns the findings in what a host prints, sorted, without the other
// places that they refer to.
func findings(output string) []string {
	var list []string
	for line := range strings.Lines(output) {
		if findingLine.MatchString(line) {
			list = append(list, line)
		}
	}
	slices.Sort(list)
	return list
}

// shownSettings matches what stands before the settings that the run
// configuration shows as a comment.
var shownSettings = regexp.MustCompile(`(?m)^        # (settings:|  )`)

// golangciConfig writes the run configuration that the repository offers, with
// settings of the corpus.
func golangciConfig(t *testing.T, dir string) string {
	t.Helper()
	text := shownSettings.ReplaceAllString(read(t, "../../.golangci-plugin.yml"), "        $1")
	for _, edit := range [][2]string{{"docs: [] ", "docs: [api/codes.md, api/openapi.yaml] "}, {"unwritten: false", "unwritten: true"}} {
		if strings.Count(text, edit[0]) != 1 {
			t.Fatalf("%q is not in .golangci-plugin.yml", edit[0])
		}
		text = strings.ReplaceAll(text, edit[0], edit[1])
	}
	file := filepath.Join(dir, ".golangci-plugin.yml")
	write(t, file, text)
	return file
}

// runGolangci runs golangci-lint as the README says, with its cache in the
// module's own directory.
func runGolangci(t *testing.T, dir string, args ...string) result {
	t.Helper()
	args = append([]string{"run", "-c", ".golangci-plugin.yml", "--output.text.print-issued-lines=false",
		"--output.text.print-linter-name=false", "--output.text.colors=false"}, args...)
	t.Setenv("GOLANGCI_LINT_CACHE", filepath.Join(filepath.Dir(dir), "cache"))
	return execute(t, dir, golangci(t), append(args, "./...")...)
}

// TestHosts demands the same findings of every host. See TestNogo of analyzer
// for Bazel's.
func TestHosts(t *testing.T) {
	if testing.Short() {
		t.Skip("runs go vet over the standard library, for each set of documents")
	}
	dir := corpus(t)
	same := func(t *testing.T, output string, nolint, whole bool) {
		t.Helper()
		got, want := strings.Join(findings(output), ""), strings.Join(expected(t, dir, nolint, whole), "")
		if got != want {
			t.Errorf("got\n%s\nwant\n%s\nof the output\n%s", got, want, output)
		}
	}
	for _, driver := range []string{"vet", "source"} {
		t.Run(driver, func(t *testing.T) {
			r := statuslint(t, dir, "-driver", driver, "./...")
			same(t, r.stdout, false, true)
		})
	}
	t.Run("go vet", func(t *testing.T) {
		r := goVet(t, dir, "./...")
		same(t, r.stderr, false, false)
		if r.code != 1 {
			t.Errorf("exit code %d", r.code)
		}
		const tea = "undocumented: status 418"
		document := filepath.Join(dir, "api", "codes.md")
		before := read(t, document)
		defer write(t, document, before)
		write(t, document, before+"| 418 I'm a teapot | tea |\n")
		if again := goVet(t, dir, "./...").stderr; !strings.Contains(r.stderr, tea) || strings.Contains(again, tea) {
			t.Errorf("status 418 is not found before the document lists it, or reported from the cache after that:\n%s", again)
		}
	})
	t.Run("golangci-lint", func(t *testing.T) {
		golangciConfig(t, dir)
		r := runGolangci(t, dir)
		same(t, r.stdout, true, false)
		if r.code != 1 {
			t.Errorf("exit code %d: %s", r.code, r.stderr)
		}
	})
}

// TestGolangciAsOffered runs the run configuration as it is in the repository:
// .statuslint.yml and the baseline count.
func TestGolangciAsOffered(t *testing.T) {
	golangci(t)
	dir := corpus(t)
	write(t, filepath.Join(dir, ".golangci-plugin.yml"), read(t, "../../.golangci-plugin.yml"))
	write(t, filepath.Join(dir, ".statuslint.yml"), "docs: [api/codes.md, api/openapi.yaml]\nrules: {unwritten: true}\n")
	if got, want := strings.Join(findings(runGolangci(t, dir).stdout), ""), strings.Join(expected(t, dir, true, false), ""); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	statuslint(t, dir, "-driver", "source", "-write-baseline", "./...").want(t, exitClean, "")
	if r := runGolangci(t, dir); r.code != 0 || len(findings(r.stdout)) > 0 {
		t.Errorf("with a baseline: %+v", r)
	}
}

// TestGolangci runs what golangci-lint does with findings: fixes, SARIF, and
// documents that change behind the back of its cache.
func TestGolangci(t *testing.T) {
	golangci(t)
	dir := corpus(t)
	golangciConfig(t, dir)

	document := filepath.Join(dir, "api", "codes.md")
	tea := func() bool { return strings.Contains(runGolangci(t, dir).stdout, "undocumented: status 418") }
	if !tea() {
		t.Error("status 418 is not found")
	}
	before := read(t, document)
	write(t, document, before+"| 418 I'm a teapot | tea |\n")
	if tea() {
		t.Error("status 418 is reported from the cache, though the document lists it now")
	}
	write(t, document, before)
	if !tea() {
		t.Error("status 418 is not found again")
	}

	runGolangci(t, dir, "--output.sarif.path="+filepath.Join(dir, "out.sarif"))
	sarif := read(t, filepath.Join(dir, "out.sarif"))
	for _, want := range []string{`"ruleId":"statuslint"`, `"uri":"pets/pets.go"`, "magic: status 304 written as a number"} {
		if !strings.Contains(sarif, want) {
			t.Errorf("%s is not in %s", want, sarif)
		}
	}

	left := findings(runGolangci(t, dir, "--fix").stdout)
	for _, line := range left {
		if strings.Contains(line, "magic: ") {
			t.Errorf("left by --fix: %s", line)
		}
	}
	if len(left) == 0 {
		t.Error("--fix leaves nothing, not even what has no fix")
	}
	text := read(t, filepath.Join(dir, "pets", "pets.go"))
	for _, want := range []string{"w.WriteHeader(http.StatusNotModified)", "Code: http.StatusUnprocessableEntity", "w.WriteHeader(404) //nolint:statuslint"} {
		if !strings.Contains(text, want) {
			t.Errorf("after --fix, %q is not in pets.go", want)
		}
	}
	if r := execute(t, dir, "go", "test", "./..."); r.code != 0 {
		t.Errorf("the fixed code fails: %s%s", r.stdout, r.stderr)
	}
}
