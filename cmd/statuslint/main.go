// Statuslint holds the HTTP statuses that Go servers write against those that
// their API documents.
//
//	statuslint [flags] [packages]          findings; exit 0 none, 1 could not analyse, 3 findings
//	statuslint routes [flags] [packages]   each route: method, path, handler, statuses, documented or not
//	statuslint docs [flags] FILE...        what statuslint reads in the documents
//	statuslint help [RULE]
//	statuslint version
//
// It is a tool for go vet and go fix as well:
//
//	go vet -vettool=$(which statuslint) [flags] ./...
//	go fix -fixtool=$(which statuslint) [-diff] ./...
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/unit"
)

// Exit codes (DESIGN 5).
const (
	exitClean    = 0
	exitFailed   = 1 // something could not be analysed
	exitFindings = 3
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	if unit.Speaks(args) {
		return unit.Main(unit.Tool{
			Analyzer: analyzer.Analyzer,
			Digest:   digestFor,
			Config:   analyzer.FindConfig,
		}, args)
	}
	if len(args) == 0 {
		return check(args, stdout, stderr)
	}
	switch args[0] {
	case source.NoCompile:
		return source.RunTool(args[1:])
	case "routes":
		return showRoutes(args[1:], stdout, stderr)
	case "docs":
		return showDocs(args[1:], stdout, stderr)
	case "help":
		return help(args[1:], stdout, stderr)
	case "version", "-version", "--version":
		fmt.Fprintln(stdout, "statuslint", version())
		return exitClean
	}
	return check(args, stdout, stderr)
}
