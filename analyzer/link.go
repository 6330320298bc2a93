package analyzer

import (
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/link"
)

// A Linker relates the calls of interfaces in the packages of a run to the methods
// that they can call in the programs of the run. It is given what an analyzer with
// -record reports of each package, and says which packages to analyse again, with
// which facts.
type Linker struct {
	packages []*link.Package
	module   *link.Module
}

// Add adds a package by the message of its diagnostic of LinkCategory.
func (l *Linker) Add(message string) error {
	p, err := link.Decode(message)
	if err == nil {
		l.packages = append(l.packages, p)
	}
	return err
}

// Run calls again for each package of which more is known together with the others,
// dependencies first. again analyses a package with the facts that Facts returns,
// and returns the message of its diagnostic of LinkCategory, "" where the package
// stays as it is. It is called more than
// once for packages that depend on each other.
func (l *Linker) Run(again func(path string) (message string, err error)) {
	l.module = link.NewModule(l.packages)
	l.module.Run(func(path string) (*link.Package, error) {
		message, err := again(path)
		if err != nil || message == "" {
			return nil, err
		}
		return link.Decode(message)
	})
}

// A GivenFact is a fact on an object, or on a package where Object is nil.
type GivenFact = link.Given

// Facts returns the facts to give the analysis of a package, in the types of which
// they are. It is called by what Run calls.
func (l *Linker) Facts(pkg *types.Package) []GivenFact { return l.module.Facts(pkg) }

// Key sums up all that Facts returns for a package, without its types. It is called
// by what Run calls.
func (l *Linker) Key(path string) (string, error) { return l.module.Key(path) }

// IsLinked reports whether a fact of a package that was analysed again takes the
// place of the one that packages which use it had before.
func IsLinked(f analysis.Fact) bool { return link.IsOfFunction(f) }
