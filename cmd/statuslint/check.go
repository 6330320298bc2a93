package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// A checkCommand is the command without a name: it prints findings.
type checkCommand struct {
	*settings
	json    bool
	fix     bool
	diff    bool
	context int
	format  string
	failOn  string
	record  baselineFlag

	dir string // the working directory
}

func check(s *session, args []string) int {
	c := &checkCommand{settings: newSettings(s, "statuslint")}
	c.flags.BoolVar(&c.json, "json", false, "print findings as JSON, in the form of go vet -json")
	c.flags.BoolVar(&c.fix, "fix", false, "apply the suggested fixes")
	c.flags.BoolVar(&c.diff, "diff", false, "print what -fix would change, and change nothing")
	c.flags.IntVar(&c.context, "c", -1, "show the lines of each finding with `N` lines of context")
	c.flags.StringVar(&c.format, "format", "text", "`format` of the findings: text, github, gitlab or sarif")
	c.flags.StringVar(&c.failOn, "fail-on", "note", "exit with 3 for findings of this `severity` or a graver one: error, warning or note")
	c.flags.Var(&c.record, "write-baseline", "accept what is found now: write it into the baseline, or into `FILE`")
	if err := c.parse(joinBaseline(args), c.stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	if err := c.validate(); err != nil {
		fmt.Fprintln(c.stderr, "statuslint:", err)
		return exitFailed
	}
	hint := c.hint(c.dir)
	defer hint(c.stderr)
	done := func() {}
	if isTerminal(c.stderr) {
		done = c.progress.show(c.stderr)
	}
	list, failed, err := c.analyse(context.Background(), c.flags.Args())
	done()
	if err != nil {
		fmt.Fprintln(c.stderr, "statuslint:", err)
		return exitFailed
	}
	printFailed(c.stderr, failed)
	code, err := c.finish(list, failed)
	if err != nil {
		fmt.Fprintln(c.stderr, "statuslint:", err)
		return exitFailed
	}
	if len(failed) > 0 {
		return exitFailed
	}
	return code
}

func (c *checkCommand) validate() error {
	formats := []string{"text", "github", "gitlab", "sarif"}
	if !slices.Contains(formats, c.format) {
		return fmt.Errorf("unknown format %q: want %s", c.format, strings.Join(formats, ", "))
	}
	if c.json && c.format != "text" {
		return fmt.Errorf("-json and -format %s are two formats", c.format)
	}
	if (c.fix || c.diff) && (c.json || c.format != "text") {
		return errors.New("-fix and -diff print text: they go with no other format")
	}
	if !slices.Contains(report.Severities, c.failOn) {
		return fmt.Errorf("unknown severity %q: want %s", c.failOn, strings.Join(report.Severities, ", "))
	}
	if c.record.set && (c.fix || c.diff || c.json) {
		return errors.New("-write-baseline changes no code and prints no findings: it does not go with -fix, -diff or -json")
	}
	var err error
	c.dir, err = os.Getwd()
	return err
}

// finish records the findings, or reports those that no baseline accepts.
func (c *checkCommand) finish(list []finding.Finding, failed []finding.PackageError) (int, error) {
	if c.record.set {
		return exitClean, c.writeBaselines(list)
	}
	list, err := c.module.New(list, c.flags.Lookup("baseline").Value.String())
	if err != nil {
		return exitFailed, err
	}
	return c.output(list, failed)
}

// fails reports whether findings of a severity count as failure (-fail-on).
func (c *checkCommand) fails(list []finding.Finding) bool {
	worst := slices.Index(report.Severities, c.failOn)
	return slices.ContainsFunc(list, func(f finding.Finding) bool {
		return slices.Index(report.Severities, report.Severity(f)) <= worst
	})
}

// output prints the findings, or applies their fixes, and returns the exit code.
func (c *checkCommand) output(list []finding.Finding, failed []finding.PackageError) (int, error) {
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
	if !c.fails(list) {
		return exitClean, nil
	}
	return exitFindings, nil
}

func (c *checkCommand) print(list []finding.Finding) error {
	switch c.format {
	case "github":
		return report.GitHub(c.stdout, c.dir, list)
	case "gitlab":
		return report.GitLab(c.stdout, c.dir, list)
	case "sarif":
		return report.SARIF(c.stdout, c.sarifTool(), c.dir, list)
	}
	return report.Text{W: c.stdout, Dir: c.dir, Context: c.context, Color: isTerminal(c.stdout)}.Print(list)
}
