package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fix"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/vet"
)

// A checkCommand is the command without a name: it prints findings.
type checkCommand struct {
	*settings
	json    bool
	fix     bool
	diff    bool
	context int
	format  string

	stdout, stderr io.Writer
	dir            string // the working directory
}

func check(args []string, stdout, stderr io.Writer) int {
	c := &checkCommand{settings: newSettings("statuslint", stderr), stdout: stdout, stderr: stderr}
	c.flags.BoolVar(&c.json, "json", false, "print findings as JSON, in the form of go vet -json")
	c.flags.BoolVar(&c.fix, "fix", false, "apply the suggested fixes")
	c.flags.BoolVar(&c.diff, "diff", false, "print what -fix would change, and change nothing")
	c.flags.IntVar(&c.context, "c", -1, "show the line of each finding, with `N` lines of context")
	c.flags.StringVar(&c.format, "format", "text", "`format` of the findings: text, github or sarif")
	c.flags.Usage = func() { usage(stderr, c.flags) }
	if err := c.parse(args); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	if err := c.validate(); err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	list, failed, err := c.analyse(context.Background(), c.flags.Args())
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	printFailed(stderr, failed)
	code, err := c.tell(list, failed)
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	if len(failed) > 0 {
		return exitFailed
	}
	return code
}

func (c *checkCommand) validate() error {
	formats := []string{"text", "github", "sarif"}
	if !slices.Contains(formats, c.format) {
		return fmt.Errorf("unknown format %q: want %s", c.format, strings.Join(formats, ", "))
	}
	if c.json && c.format != "text" {
		return fmt.Errorf("-json and -format %s are two formats", c.format)
	}
	if (c.fix || c.diff) && (c.json || c.format != "text") {
		return errors.New("-fix and -diff print text: they go with no other format")
	}
	var err error
	c.dir, err = os.Getwd()
	return err
}

// analyse runs the driver over all that args name.
func (s *settings) analyse(ctx context.Context, args []string) ([]finding.Finding, []finding.PackageError, error) {
	groups, err := pattern.Resolve(args, s.tags)
	if err != nil {
		return nil, nil, err
	}
	var list []finding.Finding
	var failed []finding.PackageError
	for _, g := range groups {
		found, broken, err := s.analyseGroup(ctx, g)
		if err != nil {
			return nil, nil, err
		}
		list = append(list, found...)
		failed = append(failed, broken...)
	}
	return finding.Sort(list), failed, nil
}

func (s *settings) analyseGroup(ctx context.Context, g pattern.Group) ([]finding.Finding, []finding.PackageError, error) {
	var build []string
	if s.tags != "" {
		build = append(build, "-tags="+s.tags)
	}
	flags, err := s.analyzerFlags(g.Dir)
	if err != nil {
		return nil, nil, err
	}
	if s.driver == "vet" {
		return vet.Run(ctx, vet.Options{
			Dir: g.Dir, Patterns: g.Patterns, Flags: flags, Build: build, Stderr: s.flags.Output(), Progress: &s.progress,
		})
	}
	a, err := configured(flags)
	if err != nil {
		return nil, nil, err
	}
	return source.Run(ctx, source.Options{
		Dir: g.Dir, Patterns: g.Patterns, Build: build, Analyzer: a, Progress: &s.progress,
	})
}

// printFailed says what could not be analysed, each thing once (a mistake in the
// configuration fails every package alike), under the name of its package, as
// the go command does.
func printFailed(w io.Writer, failed []finding.PackageError) {
	dir, err := os.Getwd()
	if err != nil {
		dir = ""
	}
	told := make(map[string]bool)
	header := ""
	for _, e := range failed {
		if told[e.Message] {
			continue
		}
		told[e.Message] = true
		if e.Package != "" && e.Package != header {
			header = e.Package
			fmt.Fprintln(w, "#", header)
		}
		fmt.Fprintln(w, strings.TrimPrefix(e.Message, dir+string(os.PathSeparator)))
	}
}

// tell prints the findings, or applies their fixes, and returns the exit code.
func (c *checkCommand) tell(list []finding.Finding, failed []finding.PackageError) (int, error) {
	switch {
	case c.json:
		return exitClean, finding.Encode(c.stdout, list, failed) // (5.2)
	case c.diff:
		return c.printDiff(list)
	case c.fix:
		left, err := c.applyFixes(list)
		if err != nil {
			return exitFailed, err
		}
		list = left
	}
	if err := c.print(list); err != nil {
		return exitFailed, err
	}
	if len(list) == 0 {
		return exitClean, nil
	}
	fmt.Fprintln(c.stderr, summary(list))
	return exitFindings, nil
}

func (c *checkCommand) print(list []finding.Finding) error {
	switch c.format {
	case "github":
		return report.GitHub(c.stdout, c.dir, list)
	case "sarif":
		return report.SARIF(c.stdout, c.sarifTool(), c.dir, list)
	}
	return report.Text{W: c.stdout, Dir: c.dir, Context: c.context, Color: isTerminal(c.stdout)}.Print(list)
}

// applyFixes writes the fixes, and returns the findings that they leave.
func (c *checkCommand) applyFixes(list []finding.Finding) ([]finding.Finding, error) {
	r := fix.Plan(list)
	for _, change := range r.Changes {
		if err := change.Write(); err != nil {
			return nil, err
		}
	}
	if n := len(list) - len(r.Left); n > 0 {
		fmt.Fprintf(c.stderr, "%s fixed in %s\n", count(n, "finding"), count(len(r.Changes), "file"))
	}
	if r.Clashes > 0 {
		fmt.Fprintf(c.stderr, "%s overlapped others: run -fix again\n", count(r.Clashes, "fix"))
	}
	return r.Left, errors.Join(r.Errors...)
}

// printDiff prints what the fixes would change.
func (c *checkCommand) printDiff(list []finding.Finding) (int, error) {
	r := fix.Plan(list)
	for _, change := range r.Changes {
		name := report.Relative(c.dir, change.File)
		if _, err := io.WriteString(c.stdout, change.Diff(name, name)); err != nil {
			return exitFailed, err
		}
	}
	if err := errors.Join(r.Errors...); err != nil {
		return exitFailed, err
	}
	if len(r.Changes) > 0 {
		return exitFindings, nil
	}
	return exitClean, nil
}

// summary counts the findings by rule.
func summary(list []finding.Finding) string {
	byRule := make(map[string]int)
	fixable := 0
	for _, f := range list {
		byRule[f.Rule]++
		if len(f.Fixes) > 0 {
			fixable++
		}
	}
	var parts []string
	for _, rule := range analyzer.RuleNames() {
		if n := byRule[rule]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", rule, n))
		}
	}
	s := count(len(list), "finding")
	if len(parts) > 0 {
		s += " (" + strings.Join(parts, ", ") + ")"
	}
	if fixable > 0 {
		s += fmt.Sprintf(", %d with a fix: statuslint -fix", fixable)
	}
	return s
}

func count(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "x"):
		return fmt.Sprintf("%d %ses", n, what)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
