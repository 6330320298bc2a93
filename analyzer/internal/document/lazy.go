package document

import (
	"regexp"
	"sync"
)

// lazy returns a function that compiles expr when it is first called. Compiling
// the expressions of this package takes 0.9 ms, which a process that analyses
// one package, and reads no document, would pay as well: go vet runs one for
// each package of the build.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
