package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fix"
)

// applyFixes writes the fixes, and returns the findings that they leave, at
// their places in the changed files.
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
	return r.Moved(r.Left), errors.Join(r.Errors...)
}

// printDiff prints what the fixes would change.
func (c *checkCommand) printDiff(list []finding.Finding) (int, error) {
	r := fix.Plan(list)
	if err := c.printPatch(c.dir, r.Changes); err != nil {
		return exitFailed, err
	}
	if err := errors.Join(r.Errors...); err != nil {
		return exitFailed, err
	}
	if len(r.Changes) > 0 {
		return exitFindings, nil
	}
	return exitClean, nil
}

// printPatch prints changes as a patch that git apply and patch -p1 take in the working
// directory; where it changes files outside of that, in the nearest directory above that
// holds them all, which one line says.
func (s *settings) printPatch(wd string, changes []fix.Change) error {
	patch, dir := fix.Patch(wd, changes)
	if dir != wd {
		fmt.Fprintf(s.stderr, "the patch applies in %s\n", dir)
	}
	_, err := io.WriteString(s.stdout, patch)
	return err
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
