// Statuslint compares the HTTP status codes that the handlers of a Go server
// write with the status codes that its API documents.
//
//	statuslint [flags] [packages]          findings; exit code 0 none, 1 failure, 3 findings
//	statuslint routes [flags] [packages]   each route: method, path, handler, statuses, documented or not
//	statuslint docs [flags] FILE...        what statuslint reads in documents
//	statuslint changelog [REV[..REV]]      which routes and statuses changed
//	statuslint help [COMMAND|RULE]
//	statuslint version
//
// It is also a tool of go vet and of go fix:
//
//	go vet -vettool=$(which statuslint) [flags] ./...
//	go fix -fixtool=$(which statuslint) [-diff] ./...
package main

import (
	"io"
	"os"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/unit"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/vet"
)

// Exit codes (5.10).
const (
	exitClean    = 0
	exitFailed   = 1 // something could not be analysed
	exitFindings = 3
)

func main() { os.Exit(run(newSession(os.Stdout, os.Stderr), os.Args[1:])) }

// A session is one run of the command: where it prints, and what its analyses
// have in common.
type session struct {
	stdout, stderr io.Writer
	library        *source.Library
}

func newSession(stdout, stderr io.Writer) *session {
	return &session{stdout, stderr, source.NewLibrary(packages.Load)}
}

func run(s *session, args []string) int {
	args = ownUnit(args)
	if unit.IsUnit(args) {
		return unit.Main(unit.Tool{
			Analyzer: analyzer.Analyzer,
			Digest:   digestFor,
		}, args)
	}
	if len(args) == 0 {
		return check(s, args)
	}
	if args[0] == vet.WatchTool {
		return vet.RunTool(args[1:])
	}
	if args[0] == "-version" || args[0] == "--version" {
		return showVersion(s, nil)
	}
	if c := commandNamed(args[0]); c != nil {
		return c.run(s, args[1:])
	}
	return check(s, args)
}

// ownUnit returns the arguments of a unit that the go command runs through
// vet.WatchTool: it is this command all the same, and takes no second process.
func ownUnit(args []string) []string {
	if len(args) < 4 || args[0] != vet.WatchTool || !unit.IsUnit(args[3:]) {
		return args
	}
	if self, err := os.Executable(); err != nil || args[2] != self {
		return args // another tool
	}
	os.Args = append(os.Args[:1:1], args[3:]...)
	return args[3:]
}
