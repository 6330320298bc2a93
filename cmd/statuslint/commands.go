package main

import (
	"embed"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// A command is what the first argument names. Its text is help/NAME.txt.
type command struct {
	name string
	args string
	doc  string // one line
	run  func(s *session, args []string) int
}

// commands is the table of commands, in the order of the overview. The command
// without a name, which prints findings, is not in it.
func commands() []command {
	return []command{
		{"routes", "[flags] [packages]", "print each route with its statuses", showRoutes},
		{"docs", "[flags] FILE...", "print what statuslint reads in documents", showDocs},
		{"init", "[flags] [packages]", "find the documents and write " + configName, initialize},
		{"changelog", "[flags] [REV[..REV]]", "print which routes and statuses changed", showChangelog},
		{"completion", "bash|zsh|fish", "print a script that completes the command line", complete},
		{"help", "[COMMAND|RULE]...", "explain a command or a rule", help},
		{"version", "", "print the version", showVersion},
	}
}

//go:embed help/*.txt
var helpFiles embed.FS

// helpText returns the text on a command, "" if there is none.
func helpText(name string) string {
	text, err := helpFiles.ReadFile("help/" + name + ".txt")
	if err != nil {
		return ""
	}
	return string(text)
}

// commandNamed returns the command with the name; nil if there is none.
func commandNamed(name string) *command {
	list := commands()
	i := slices.IndexFunc(list, func(c command) bool { return c.name == name })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// internalFlags are the flags that drivers pass to themselves.
var internalFlags = []string{"base", "digest", "record", "routes", "whole"}

// usage prints the text on a command, and its flags.
func usage(w io.Writer, flags *flag.FlagSet) {
	_, name, _ := strings.Cut(flags.Name(), " ")
	if name == "" {
		name = flags.Name()
	}
	fmt.Fprint(w, helpText(name), "\nflags:\n")
	shown := flag.NewFlagSet("", flag.ContinueOnError)
	shown.SetOutput(w)
	flags.VisitAll(func(f *flag.Flag) {
		if !slices.Contains(internalFlags, f.Name) {
			shown.Var(f.Value, f.Name, f.Usage)
		}
	})
	shown.PrintDefaults()
}

// help prints the overview, or the texts on commands and rules.
func help(s *session, args []string) int {
	if len(args) == 0 || args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		overview(s.stdout)
		return exitClean
	}
	for _, name := range args {
		if c := commandNamed(name); c != nil && helpText(name) != "" {
			c.run(s, []string{"-h"})
			continue
		}
		text := analyzer.RuleHelp(name)
		if text == "" {
			fmt.Fprintf(s.stderr, "statuslint: no command or rule is named %q (statuslint help lists them)\n", name)
			return exitFailed
		}
		fmt.Fprintln(s.stdout, text)
	}
	return exitClean
}

func overview(w io.Writer) {
	about, _, _ := strings.Cut(helpText("statuslint"), "\n\n")
	fmt.Fprintf(w, "%s\n\nusage:\n", about)
	fmt.Fprintf(w, "  %-38s %s\n", "statuslint [flags] [packages]", "print findings; exit code 0 none, 1 failure, 3 findings")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-38s %s\n", "statuslint "+c.name+" "+c.args, c.doc)
	}
	fmt.Fprintln(w, "\nrules:")
	for _, name := range analyzer.RuleNames() {
		title, _, _ := strings.Cut(analyzer.RuleHelp(name), "\n")
		fmt.Fprintln(w, " ", title)
	}
	fmt.Fprintln(w, "\nstatuslint help NAME explains a command or a rule; statuslint -h lists the flags.")
}

func showVersion(s *session, _ []string) int {
	fmt.Fprintln(s.stdout, "statuslint", version())
	return exitClean
}
