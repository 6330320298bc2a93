package main

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

//go:embed completion/*
var completionFiles embed.FS

// shells are those that completion knows.
var shells = []string{"bash", "zsh", "fish"}

// valuesOf are the values of flags that take one of a few, by command; those
// under "" are of every command that has the flag.
var valuesOf = map[string]map[string][]string{
	"":          {"driver": {"vet", "source"}},
	"check":     {"format": {"text", "github", "gitlab", "sarif"}, "fail-on": {"error", "warning", "note"}},
	"routes":    {"format": {"text", "markdown", "html", "json"}, "only": {"undocumented", "unknown", "untested"}},
	"changelog": {"format": {"text", "markdown", "json"}},
}

// complete is the command completion: it prints a script for a shell, which
// completes commands, flags, rules and the values of flags.
func complete(s *session, args []string) int {
	if len(args) == 1 && (args[0] == "-h" || args[0] == "-help" || args[0] == "--help") {
		fmt.Fprint(s.stdout, helpText("completion"))
		return exitClean
	}
	if len(args) != 1 || !slices.Contains(shells, args[0]) {
		fmt.Fprintf(s.stderr, "statuslint: completion: name a shell: %s\n", strings.Join(shells, ", "))
		return exitFailed
	}
	script, err := completionFiles.ReadFile("completion/" + args[0])
	if err != nil {
		fmt.Fprintln(s.stderr, "statuslint:", err)
		return exitFailed
	}
	text := strings.NewReplacer(
		"{{COMMANDS}}", strings.Join(commandNames(), " "),
		"{{RULES}}", strings.Join(analyzer.RuleNames(), " "),
		"{{FLAGS}}", completions(args[0], false),
		"{{VALUES}}", completions(args[0], true),
	).Replace(string(script))
	fmt.Fprint(s.stdout, text)
	return exitClean
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

// A shownFlag is a flag as the help of a command shows it.
type shownFlag struct {
	name, value, doc string // value is the name of what it takes, "" for a boolean
}

var flagLine = regexp.MustCompile(`(?m)^  -([\w-]+)(?: (\S+))?(?:\n    \t|\t)(.*)$`)

// flagsOf returns the flags that the help of a command lists: "check" is the
// command without a name.
func flagsOf(name string) []shownFlag {
	var text bytes.Buffer
	if name == "check" {
		check(newSession(&text, io.Discard), []string{"-h"})
	} else if c := commandNamed(name); c != nil {
		c.run(newSession(&text, io.Discard), []string{"-h"})
	}
	var list []shownFlag
	for _, m := range flagLine.FindAllStringSubmatch(text.String(), -1) {
		list = append(list, shownFlag{m[1], m[2], m[3]})
	}
	return list
}

// completions prints the flags of each command in the language of a shell, or
// for bash and zsh the values of each flag.
func completions(shell string, valued bool) string {
	var b strings.Builder
	for _, name := range append([]string{"check"}, commandNames()...) {
		flags := flagsOf(name)
		if shell != "fish" && !valued && len(flags) > 0 {
			fmt.Fprintf(&b, "\t\t%s) flags='%s' ;;\n", name, joinFlags(flags))
		}
		for _, f := range flags {
			values := values(name, f.name)
			switch {
			case shell == "fish":
				b.WriteString(fishFlag(name, f, values))
			case valued && values != nil:
				fmt.Fprintf(&b, "\t\t%s:-%s) values='%s' ;;\n", name, f.name, strings.Join(values, " "))
			}
		}
	}
	return b.String()
}

// fishFlag prints a flag as fish completes it.
func fishFlag(command string, f shownFlag, values []string) string {
	doc := strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(f.doc)
	line := fmt.Sprintf("complete -c statuslint -n '__statuslint_is %s' -o %s -d '%s'", command, f.name, doc)
	switch {
	case values != nil:
		return line + " -x -a '" + strings.Join(values, " ") + "'\n"
	case f.value != "":
		return line + " -r\n"
	}
	return line + "\n"
}

func values(command, flag string) []string {
	if v := valuesOf[command][flag]; v != nil {
		return v
	}
	return valuesOf[""][flag]
}

func joinFlags(flags []shownFlag) string {
	var names []string
	for _, f := range flags {
		names = append(names, "-"+f.name)
	}
	return strings.Join(names, " ")
}
