package main

import (
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A bench holds what was measured.
type bench struct {
	dir, bin, temp string
	edited         string // the Go file that is changed
	original       []byte
	tools          []tool
	runs           map[string]map[string][]sample // by tool and scenario
}

// The scenarios, in the order in which they follow each other. Before each, the
// tool has run on what was there before the change, and the build cache holds
// all that go vet needs.
//
// The last is a run as on a new machine, which has the sources of all modules and
// has compiled nothing: go vet, and what reads its results, are left out, since they
// compile for minutes.
var scenarios = []string{"first run", "nothing changed", "one file changed", "one document changed", emptyCache}

const emptyCache = "empty build cache"

// A tool is a command to measure.
type tool struct {
	name string
	// command returns the command of a run, with more of its environment. What
	// other generations left in caches is not to be found.
	command   func(generation string) (args, env []string)
	documents bool // it reads documents, and needs no compiler
	other     bool // another linter
	failed    int  // the exit code that says that it did not do its work, and those beyond
}

const documentFile = "bench-status-codes.md"

func newBench(temp, dir, bin string) (*bench, error) {
	b := &bench{dir: dir, bin: bin, temp: temp, runs: make(map[string]map[string][]sample)}
	if err := b.document(0); err != nil {
		return nil, err
	}
	golangci := filepath.Join(temp, "golangci.yml")
	const settings = "version: \"2\"\nlinters: {default: none, enable: [staticcheck, usestdlibvars], settings: {staticcheck: {checks: [ST1013]}}}\n"
	if err := os.WriteFile(golangci, []byte(settings), 0o666); err != nil {
		return nil, err
	}
	b.tools = []tool{
		{name: "go vet", failed: 1, command: func(g string) ([]string, []string) {
			return []string{"go", "vet", "-printf.funcs=example.com/bench.F" + g, "./..."}, nil
		}},
		{name: "statuslint", documents: true, failed: 1, command: func(g string) ([]string, []string) {
			return []string{b.exe("statuslint"), b.settings(g), "./..."}, nil
		}},
		{name: "statuslint -driver source", documents: true, failed: 1, command: func(g string) ([]string, []string) {
			return []string{b.exe("statuslint"), "-driver", "source", b.settings(g), "./..."}, nil
		}},
		{name: "staticcheck -checks ST1013", other: true, failed: 2, command: func(g string) ([]string, []string) {
			return []string{b.exe("staticcheck"), "-checks", "ST1013", "./..."}, []string{"STATICCHECK_CACHE=" + filepath.Join(temp, "staticcheck"+g)}
		}},
		{name: "usestdlibvars", other: true, failed: 1, command: func(string) ([]string, []string) {
			return []string{b.exe("usestdlibvars"), "./..."}, nil
		}},
		{name: "golangci-lint with both", other: true, failed: 3, command: func(g string) ([]string, []string) {
			return []string{b.exe("golangci-lint"), "run", "-c", golangci, "./..."}, []string{"GOLANGCI_LINT_CACHE=" + filepath.Join(temp, "golangci"+g)}
		}},
	}
	var err error
	b.edited, err = b.fileToEdit()
	if err == nil {
		b.original, err = os.ReadFile(b.edited)
	}
	return b, err
}

func (b *bench) exe(name string) string { return filepath.Join(b.bin, name) }

// settings names the document, and a function that is not there but is part of
// the cache's keys.
func (b *bench) settings(generation string) string {
	return fmt.Sprintf(`-config-json={"docs":[%q],"sinks":[{"func":"example.com/bench.F%s","status":0}]}`, filepath.Join(b.dir, documentFile), generation)
}

// document writes the document, of which each version lists another status.
func (b *bench) document(version int) error {
	text := fmt.Sprintf("# Status codes\n\nVersion %d\n\n| code | meaning |\n| --- | --- |\n| 200 | OK |\n| %d | Error |\n| 404 | Not Found |\n| 500 | Internal Server Error |\n", version, 405+version%10)
	return os.WriteFile(filepath.Join(b.dir, documentFile), []byte(text), 0o666)
}

// fileToEdit returns a file of a package that imports net/http, in the middle of
// all such packages by how many packages of the module import it.
func (b *bench) fileToEdit() (string, error) {
	out, err := output(b.dir, "go", "list", "-f", `{{range $i, $f := .GoFiles}}{{if not $i}}{{$.ImportPath}} {{$.Dir}}/{{$f}} {{join $.Deps " "}}{{end}}{{end}}`, "./...")
	if err != nil {
		return "", err
	}
	importers := make(map[string]int)
	files := make(map[string]string)
	for line := range strings.Lines(out) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue // tests only
		}
		if slices.Contains(words[2:], "net/http") {
			files[words[0]] = words[1]
		}
		for _, dep := range words[2:] {
			importers[dep]++
		}
	}
	var paths []string
	for path := range files {
		paths = append(paths, path)
	}
	if len(paths) == 0 {
		return "", fmt.Errorf("no package of %s imports net/http", b.dir)
	}
	slices.SortFunc(paths, func(a, b string) int {
		if d := importers[a] - importers[b]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return files[paths[len(paths)/2]], nil
}

// edit changes the Go file, though not what importers see of it.
func (b *bench) edit(version int) error {
	text := fmt.Sprintf("%s\nvar _ = %d\n", b.original, version)
	return os.WriteFile(b.edited, []byte(text), 0o666)
}

func (b *bench) restore() {
	os.WriteFile(b.edited, b.original, 0o666)
	os.Remove(filepath.Join(b.dir, documentFile))
}

// run measures everything n times, after a round that fills the build cache. An
// interrupt ends it early: the rounds that were finished count.
func (b *bench) run(n int) error {
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	base := int(time.Now().Unix())
	version := base
	for round := range n + 1 {
		select {
		case <-interrupted:
			return nil
		default:
		}
		if err := b.edit(base); err != nil {
			return err
		}
		for _, t := range b.tools {
			generation := strconv.Itoa(base + round)
			for _, scenario := range scenarios {
				version++ // of no tool before
				if err := b.change(scenario, version); err != nil {
					return err
				}
				if round > 0 && (t.documents || scenario != "one document changed" && scenario != emptyCache) {
					if err := b.once(t, scenario, generation); err != nil {
						return err
					}
				} else if scenario == "first run" {
					if _, err := b.sample(t, generation); err != nil {
						return err
					}
				}
			}
		}
		log.Printf("round %d of %d", round, n)
	}
	return nil
}

// change makes the change of a scenario.
func (b *bench) change(scenario string, version int) error {
	switch scenario {
	case "first run", "one file changed":
		return b.edit(version)
	case "one document changed":
		return b.document(version)
	}
	return nil
}

func (b *bench) once(t tool, scenario, generation string) error {
	var env []string
	if scenario == emptyCache {
		cache, err := os.MkdirTemp(b.temp, "cache")
		if err != nil {
			return err
		}
		defer os.RemoveAll(cache)
		env = []string{"GOCACHE=" + cache}
	}
	s, err := b.sample(t, generation, env...)
	if err != nil {
		return err
	}
	if b.runs[t.name] == nil {
		b.runs[t.name] = make(map[string][]sample)
	}
	b.runs[t.name][scenario] = append(b.runs[t.name][scenario], s)
	return nil
}
