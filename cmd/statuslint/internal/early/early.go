// Package early ends the units of go vet in which no status can be, before
// anything else of the command comes to life.
//
// Go vet runs its tool once for each package of the build, those of the standard
// library included: on a server of 48 packages, 1,088 times, of which some 830
// have nothing to say. Such a process lives for 1.5 ms of CPU if it is told so
// here, and for 7 ms if all packages of the command are initialised first (the
// Markdown reader's tables alone take 1.5 ms): 5 of 20 CPU seconds of a first run.
//
// So this package has an init function, the only one of the project. Packages
// are initialised in the order of their import paths, as far as their imports
// allow (Go specification, "Program initialization"): this one, which imports
// none but the standard library's that come before it, precedes them all.
//
// What is relied on beyond the documented protocol (the comment of
// golang.org/x/tools/go/analysis/unitchecker), each under a test:
//
//   - (a) The units of a run are the packages named and everything that they
//     import, those of the standard library included, dependencies first and
//     with VetxOnly set.
//   - (b) PackageVetx holds the facts file of each direct import whose unit
//     wrote one. An empty file is a file.
//   - (c) A unit that writes VetxOutput and exits with 0 has succeeded, whether
//     or not it wrote Stdout.
//   - (d) The marker below decodes to no facts.
package early

import (
	"encoding/json"
	"os"
	"strings"
)

func init() {
	if len(os.Args) < 2 || !strings.HasSuffix(os.Args[len(os.Args)-1], ".cfg") {
		return
	}
	u, err := Read(os.Args[len(os.Args)-1])
	if err != nil || !u.VetxOnly {
		return // whoever reads it in earnest says so
	}
	reaches, matters := u.Weigh()
	if !matters && u.writeFacts(reaches) == nil {
		os.Exit(0)
	}
}

// A Unit is the part of a vet.cfg by which a unit is weighed
// (unitchecker.Config).
type Unit struct {
	ImportPath    string
	Dir           string
	ModulePath    string
	ModuleVersion string
	ImportMap     map[string]string
	PackageVetx   map[string]string
	VetxOnly      bool
	VetxOutput    string
}

// Read reads a vet.cfg.
func Read(file string) (*Unit, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	u := new(Unit)
	return u, json.Unmarshal(data, u)
}

// Weigh says whether the package reaches net/http, or a framework of the table,
// and whether it has to be analysed for its facts.
func (u *Unit) Weigh() (reaches, matters bool) {
	reaches = u.reaches()
	switch {
	case Known(u.ImportPath), u.standard():
		return reaches, false // the table says what there is to say
	case u.ModuleVersion == "":
		return reaches, true // worked on here: a carrier of statuses needs no net/http
	}
	return reaches, reaches
}

func (u *Unit) reaches() bool {
	if Known(u.ImportPath) {
		return true
	}
	for _, path := range u.ImportMap {
		if Known(path) {
			return true
		}
	}
	for _, file := range u.PackageVetx {
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
func (u *Unit) standard() bool {
	root := os.Getenv("GOROOT")
	if u.ModulePath != "" || root == "" {
		return false
	}
	rest, ok := strings.CutPrefix(u.Dir, root)
	return ok && rest != "" && os.IsPathSeparator(rest[0])
}

// marker is a facts file that holds no fact, and yet is not empty: it says that
// the package reaches net/http or a framework. It is an empty list of facts as
// golang.org/x/tools/internal/facts encodes them, by encoding/gob.
const marker = "\r\xff\x81\x02\x01\x02\xff\x82\x00\x01\xff\x80\x00\x00" +
	"4\x7f\x03\x01\x01\agobFact\x01\xff\x80\x00\x01\x03\x01\aPkgPath\x01\f\x00\x01\x06Object\x01\f\x00\x01\x04Fact\x01\x10\x00\x00\x00" +
	"\x04\xff\x82\x00\x00"

// writeFacts writes the facts of a unit that has none.
func (u *Unit) writeFacts(reaches bool) error {
	var facts string
	if reaches {
		facts = marker
	}
	return os.WriteFile(u.VetxOutput, []byte(facts), 0o666)
}
