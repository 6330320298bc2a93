// Package unit is statuslint under go vet: the command that analyses one
// package, run by the go command once for each package of the build. Package early has ended the
// units in which no status can be.
//
// Beyond what package early relies on: the key of a unit in the cache holds the
// buildID= of -V=full, which is asked for once a run, in the user's working
// directory. A test shows it.
package unit

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/singlechecker"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/early"
)

// IsUnit reports whether args are those by which a build system runs an
// analysis tool: a question, or the description of a unit.
func IsUnit(args []string) bool {
	switch {
	case len(args) == 0:
		return false
	case strings.HasSuffix(args[len(args)-1], ".cfg"):
		return true
	}
	return len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags")
}

// A Tool is what a unit knows of statuslint.
type Tool struct {
	Analyzer *analysis.Analyzer
	// Digest sums up the configuration and the documents that a run in the
	// working directory with these arguments would read.
	Digest func(args []string) string
}

// Main answers args, for which IsUnit holds, and returns the exit code. It may
// exit itself.
func Main(t Tool, args []string) int {
	switch last := args[len(args)-1]; last {
	case "-V=full":
		return answerVersion(t.Digest)
	case "-flags":
	default:
		u, err := early.Read(last)
		if err != nil {
			fmt.Fprintf(os.Stderr, "statuslint: reading %s: %v\n", last, err)
			return 1
		}
		relaxCollector()
		if u.VetxOnly {
			return answerFacts(t.Analyzer, args)
		}
		os.Args = append(os.Args[:1:1], args...)
	}
	singlechecker.Main(reporting(t.Analyzer, args[len(args)-1]))
	return 1 // Main exits
}

// answerFacts writes the facts of a unit, and returns the exit code.
func answerFacts(a *analysis.Analyzer, args []string) int {
	if err := analyseDependency(FactsOnly(a), args); err != nil {
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
