package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

const usageText = `statuslint holds the HTTP statuses that Go servers write against those that
their API documents.

usage:
  statuslint [flags] [packages]          findings; exit 0 none, 1 could not analyse, 3 findings
  statuslint routes [flags] [packages]   each route: method, path, handler, statuses, documented or not
  statuslint docs [flags] FILE...        what statuslint reads in the documents
  statuslint help [RULE]
  statuslint version
  go vet -vettool=$(which statuslint) [flags] [packages]
  go fix -fixtool=$(which statuslint) [-diff] [packages]

Packages are as in the go command ("." where none is named); files stand for
their packages.
`

// usage prints the overview with the flags of a command, but for those that
// drivers give to themselves.
func usage(w io.Writer, flags *flag.FlagSet) {
	fmt.Fprintf(w, "%s\nflags of %s:\n", usageText, flags.Name())
	shown := flag.NewFlagSet("", flag.ContinueOnError)
	shown.SetOutput(w)
	flags.VisitAll(func(f *flag.Flag) {
		if !slices.Contains([]string{"base", "digest", "routes"}, f.Name) {
			shown.Var(f.Value, f.Name, f.Usage)
		}
	})
	shown.PrintDefaults()
}

// help prints the overview, or the text on a rule.
func help(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stdout, usageText, "\nrules (statuslint help RULE):\n")
		for _, name := range analyzer.RuleNames() {
			title, _, _ := strings.Cut(analyzer.RuleHelp(name), "\n")
			fmt.Fprintln(stdout, " ", title)
		}
		fmt.Fprintln(stdout, "\nstatuslint -h, statuslint routes -h and statuslint docs -h list the flags")
		return exitClean
	}
	for _, name := range args {
		text := analyzer.RuleHelp(name)
		if text == "" {
			fmt.Fprintf(stderr, "statuslint: no rule is named %q: there are %s\n",
				name, strings.Join(analyzer.RuleNames(), ", "))
			return exitFailed
		}
		fmt.Fprintln(stdout, text)
	}
	return exitClean
}

// version returns the version that the command was installed at, "(devel)" for
// one built in its own module.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// isTerminal reports whether w is a terminal that wants colours
// (https://no-color.org).
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
