// Package unit is statuslint under go vet: the command that analyses one
// package, run by the go command once for each package of the build.
//
// What it relies on beyond the documented protocol (unitchecker's comment),
// each under a test:
//
//   - (a) The units of a run are the packages named and everything that they
//     import, those of the standard library included, dependencies first and
//     with VetxOnly set.
//   - (b) PackageVetx holds the facts file of each direct import whose unit
//     wrote one. An empty file is a file.
//   - (c) A unit that writes VetxOutput and exits with 0 has succeeded, whether
//     or not it wrote Stdout.
//   - (d) The key of a unit in the cache holds the buildID= of -V=full, which
//     is asked for once a run, in the user's working directory.
//   - (e) The marker below decodes to no facts.
package unit

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/singlechecker"
)

// Speaks reports whether args are those by which a build system talks to an
// analysis tool: a question, or the description of a unit.
func Speaks(args []string) bool {
	switch {
	case len(args) == 0:
		return false
	case strings.HasSuffix(args[len(args)-1], ".cfg"):
		return true
	}
	return len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags")
}

// A Tool is what a unit is told of statuslint.
type Tool struct {
	Analyzer *analysis.Analyzer
	// Known reports whether the package is in the table of frameworks, which
	// says of it all that matters.
	Known func(path string) bool
	// Digest sums up the configuration and the documents that a run in the
	// working directory with these arguments would read.
	Digest func(args []string) string
	// Config returns the configuration that holds for a directory, "" for none.
	Config func(dir string) string
}

// Main answers args, for which Speaks holds, and returns the exit code. It may
// exit itself.
func Main(t Tool, args []string) int {
	a := t.Analyzer
	switch last := args[len(args)-1]; last {
	case "-V=full":
		return answerVersion(t.Digest)
	case "-flags":
	default:
		d, err := read(last)
		if err != nil {
			fmt.Fprintln(os.Stderr, "statuslint:", err)
			return 1
		}
		if !d.VetxOnly {
			break
		}
		if reaches, matters := d.weigh(t.Known); !matters {
			return d.skip(reaches)
		}
		a = FactsOnly(a)
	}
	if last := args[len(args)-1]; last != "-flags" {
		os.Args = append(os.Args[:1:1], t.configure(args)...)
	}
	relaxCollector()
	singlechecker.Main(a)
	return 1 // Main exits
}

// configure adds the configuration to the arguments of a unit that go vet was
// not told one for. It is that of the directory that go vet runs in (5.3), which
// is not the unit's; where the system does not tell, that of the unit's.
// Statuslint's own driver has looked already, and passes -digest along.
func (t Tool) configure(args []string) []string {
	for _, arg := range args {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name == "config" || name == "config-json" || name == "digest" {
			return args
		}
	}
	dir, err := parentDir()
	if err != nil {
		if dir, err = os.Getwd(); err != nil {
			return args
		}
	}
	if file := t.Config(dir); file != "" {
		return append([]string{"-config=" + file}, args...)
	}
	return args
}

// relaxCollector lets the heap of this short process grow: on a server of 1,088
// packages, collecting costs a fifth of the first run, and the largest unit
// stays under 140 MB without most of it.
func relaxCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// A description is the part of a vet.cfg by which a unit is weighed
// (unitchecker.Config).
type description struct {
	ImportPath    string
	Dir           string
	ModulePath    string
	ModuleVersion string
	ImportMap     map[string]string
	PackageVetx   map[string]string
	VetxOnly      bool
	VetxOutput    string
}

func read(file string) (*description, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	d := new(description)
	if err := json.Unmarshal(data, d); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return d, nil
}

// marker is a facts file that holds no fact, and yet is not empty: it says that
// the package reaches net/http or a framework. It is an empty list of facts as
// golang.org/x/tools/internal/facts encodes them, by encoding/gob.
const marker = "\r\xff\x81\x02\x01\x02\xff\x82\x00\x01\xff\x80\x00\x00" +
	"4\x7f\x03\x01\x01\agobFact\x01\xff\x80\x00\x01\x03\x01\aPkgPath\x01\f\x00\x01\x06Object\x01\f\x00\x01\x04Fact\x01\x10\x00\x00\x00" +
	"\x04\xff\x82\x00\x00"

// weigh says whether the package reaches net/http, or a framework of the table,
// and whether it has to be analysed for its facts.
func (d *description) weigh(known func(string) bool) (reaches, matters bool) {
	reaches = d.reaches(known)
	switch {
	case known(d.ImportPath), d.standard():
		return reaches, false // the table says what there is to say
	case d.ModuleVersion == "":
		return reaches, true // worked on here: a carrier of statuses needs no net/http
	}
	return reaches, reaches
}

func (d *description) reaches(known func(string) bool) bool {
	if known(d.ImportPath) {
		return true
	}
	for _, path := range d.ImportMap {
		if known(path) {
			return true
		}
	}
	for _, file := range d.PackageVetx {
		info, err := os.Stat(file)
		if err != nil || info.Size() > 0 {
			return true // (b)
		}
	}
	return false
}

// standard reports whether the package is of the standard library, which
// belongs to no module. The go command hands its environment down, GOROOT
// included.
func (d *description) standard() bool {
	root := os.Getenv("GOROOT")
	if d.ModulePath != "" || root == "" {
		return false
	}
	rest, ok := strings.CutPrefix(d.Dir, root)
	return ok && rest != "" && os.IsPathSeparator(rest[0])
}

// skip ends the unit with no facts.
func (d *description) skip(reaches bool) int {
	var facts string
	if reaches {
		facts = marker
	}
	if err := os.WriteFile(d.VetxOutput, []byte(facts), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, "statuslint:", err)
		return 1
	}
	return 0
}

// FactsOnly returns an analyzer with a's flags that runs no more of a than what
// makes facts.
func FactsOnly(a *analysis.Analyzer) *analysis.Analyzer {
	facts := &analysis.Analyzer{
		Name:  a.Name,
		Doc:   a.Doc,
		Flags: a.Flags,
		Run:   func(*analysis.Pass) (any, error) { return nil, nil },
	}
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		if len(a.FactTypes) > 0 {
			facts.Requires = append(facts.Requires, a)
			return
		}
		for _, req := range a.Requires {
			visit(req)
		}
	}
	visit(a)
	return facts
}
