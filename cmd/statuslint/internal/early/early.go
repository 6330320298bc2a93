// Package early ends the units of go vet in which no status can be, before
// anything else of the command comes to life.
//
// Go vet runs its tool once for each package of the build, those of the standard
// library included: on a server of 48 packages, 1,088 times, of which some 835
// have nothing to say. Such a process takes 3.3 ms of CPU if it ends here, 5.3 ms
// if it ends in main, after all packages of the command are initialised (tables
// of the Markdown reader, for the most part), and 1.7 ms if it is a program that
// reads one file and nothing else: 1.7 of 13 CPU seconds of a first run.
//
// So this package has an init function, the only one of the project: main would
// come too late, and what initialises those packages is not ours to change.
// Packages are initialised in the order of their import paths, as far as their
// imports allow (Go specification, "Program initialization"): this one, which
// imports none but the standard library's that come before it, precedes them all.
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
//   - (d) Facts files are read by encoding/gob, which leaves what follows the
//     facts, and reads noFacts as none.
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
	open, matters := u.Weigh()
	if !matters && WriteFacts(u.VetxOutput, nil, open) == nil {
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

// Weigh says whether the unit is open: whether a package that imports this one,
// and nothing else, can have to do with statuses. And whether it has to be
// analysed, which says so more precisely.
func (u *Unit) Weigh() (open, matters bool) {
	open = Known(u.ImportPath) || u.importsOpen()
	switch {
	case Known(u.ImportPath), u.standard():
		return open, false // the table says what there is to say
	case u.ModuleVersion == "":
		return open, true // worked on here: a carrier of statuses needs no net/http
	}
	return open, open
}

// importsOpen reports whether the package imports one of the table, or one that
// is open.
func (u *Unit) importsOpen() bool {
	for _, path := range u.ImportMap {
		if Known(path) {
			return true
		}
	}
	for _, file := range u.PackageVetx {
		if isOpen(file) {
			return true
		}
	}
	return false
}

// standard reports whether the package is of the standard library, which
// belongs to no module. The go command passes its environment on, GOROOT
// included.
func (u *Unit) standard() bool {
	root := os.Getenv("GOROOT")
	if u.ModulePath != "" || root == "" {
		return false
	}
	rest, ok := strings.CutPrefix(u.Dir, root)
	return ok && rest != "" && os.IsPathSeparator(rest[0])
}
