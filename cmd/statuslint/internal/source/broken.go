package source

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// failures returns what is wrong with a package that is analysed. What is
// missing (a module, a package) is one line that says what to do.
func (n *node) failures() []finding.PackageError {
	if !n.source || n.err != nil && !n.root {
		return nil // errors show in the packages that import it
	}
	if n.err != nil {
		return []finding.PackageError{{Message: n.err.Error()}} // there is no such package
	}
	var messages []string
	if n.failed != "" {
		messages = append(messages, n.failed)
	}
	for _, e := range n.Errors {
		if n.root && !isNote(e) && e.Kind != packages.TypeError {
			messages = append(messages, e.Error())
		}
	}
	var errs []string
	for _, e := range n.errs {
		if strings.Contains(e, couldNotImport) {
			e = strings.Join(strings.Fields(e), " ") + ": analysed without it; go mod download or go mod tidy may bring it"
		}
		errs = append(errs, e)
	}
	if !n.root && len(errs) > 0 {
		errs = []string{fmt.Sprintf("%s does not type-check: %s", n.PkgPath, errs[0])}
	}
	var list []finding.PackageError
	for _, message := range append(messages, errs...) {
		list = append(list, finding.PackageError{Package: n.PkgPath, Message: message})
	}
	return list
}

// couldNotImport is in the type checker's error on an import.
const couldNotImport = "could not import "

// notes reports what the go command lacks to build the package and an analysis
// does not need.
func (n *node) notes(note func(string)) {
	if !n.source {
		return // not analysed
	}
	for _, e := range n.Errors {
		if isNote(e) {
			note(fmt.Sprintf("%s: %s (nothing is embedded in the analysis; build the files for go build and go vet)", e.Pos, e.Msg))
		}
	}
}

// isNote reports whether files to embed are not there.
func isNote(e packages.Error) bool {
	return strings.HasPrefix(e.Msg, "pattern ") && strings.Contains(e.Msg, "no matching files found") ||
		strings.HasPrefix(e.Msg, "pattern ") && strings.Contains(e.Msg, "cannot embed")
}
