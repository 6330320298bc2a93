package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/changelog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
)

// A changelogCommand prints which routes and statuses changed between two
// revisions (5.8).
type changelogCommand struct {
	*settings
	breaking bool
	print    func(*changelog.Log, io.Writer) error
	failed   bool // something could not be analysed
}

func showChangelog(s *session, args []string) int {
	c := &changelogCommand{settings: newSettings(s, "statuslint changelog", "config", "config-json")}
	asJSON := c.flags.Bool("json", false, "print the changes as JSON")
	format := c.flags.String("format", "text", "`format`: text, markdown or json")
	c.flags.BoolVar(&c.breaking, "breaking", false, "exit with code 3 if a change is breaking")
	if err := c.parse(args, s.stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := c.setFormat(*format, *asJSON)
	var log *changelog.Log
	if err == nil {
		log, err = c.compare(ctx, c.flags.Args())
	}
	if err == nil {
		err = c.print(log, s.stdout)
	}
	if err != nil {
		fmt.Fprintln(s.stderr, "statuslint:", err)
		return exitFailed
	}
	fmt.Fprintln(s.stderr, log.Summary())
	switch {
	case c.failed:
		return exitFailed
	case c.breaking && log.Breaking() > 0:
		return exitFindings
	}
	return exitClean
}

func (c *changelogCommand) setFormat(format string, asJSON bool) error {
	if asJSON {
		if format != "text" && format != "json" {
			return fmt.Errorf("-json and -format %s are two formats", format)
		}
		format = "json"
	}
	c.print = map[string]func(*changelog.Log, io.Writer) error{
		"text": (*changelog.Log).Text, "markdown": (*changelog.Log).Markdown, "json": (*changelog.Log).JSON,
	}[format]
	if c.print == nil {
		return fmt.Errorf("unknown format %q: want text, markdown or json", format)
	}
	return nil
}

// compare compares what the arguments name: two files of routes, or a range of
// revisions with the packages to analyse.
func (c *changelogCommand) compare(ctx context.Context, args []string) (*changelog.Log, error) {
	if len(args) == 2 && isJSON(args[0]) && isJSON(args[1]) {
		old, err := changelog.ReadFile(args[0])
		if err != nil {
			return nil, err
		}
		new, err := changelog.ReadFile(args[1])
		if err != nil {
			return nil, err
		}
		return &changelog.Log{From: args[0], To: args[1], Changes: changelog.Compare(old, new)}, nil
	}
	rev, patterns := "", []string{"./..."}
	if len(args) > 0 && !isPattern(args[0]) {
		rev, args = args[0], args[1:]
	}
	if len(args) > 0 {
		patterns = args
	}
	return c.compareRevisions(ctx, rev, patterns)
}

func isJSON(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular() && filepath.Ext(name) == ".json"
}

// isPattern reports whether an argument names packages, and no revision.
func isPattern(arg string) bool {
	return arg == "." || strings.HasPrefix(arg, "./") || strings.HasPrefix(arg, "../") || strings.HasPrefix(arg, "/")
}

func (c *changelogCommand) compareRevisions(ctx context.Context, rev string, patterns []string) (log *changelog.Log, err error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	repo, err := changelog.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	x, err := repo.Parse(ctx, rev)
	if err != nil {
		return nil, err
	}
	log = &changelog.Log{From: x.FromName, To: x.ToName}
	if touched, err := repo.Touches(ctx, x); err != nil || !touched {
		return log, err
	}
	if err := c.flags.Set("routes", "true"); err != nil {
		return nil, err
	}
	checkout, err := repo.Checkout(ctx, x.From)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, checkout.Close()) }()
	old, failed, err := c.routesIn(ctx, checkout.Dir, x.FromName, patterns)
	if err != nil {
		return nil, err
	}
	here := func() (string, error) { return dir, nil }
	if x.To != "" {
		here = checkout.Dir
		if err := checkout.Switch(ctx, x.To); err != nil {
			return nil, err
		}
	}
	new, broken, err := c.routesIn(ctx, here, x.ToName, patterns)
	if err != nil {
		return nil, err
	}
	log.Unanalysed = unanalysed(append(failed, broken...))
	log.Changes = changelog.Compare(changelog.Without(old, log.Unanalysed), changelog.Without(new, log.Unanalysed))
	return log, nil
}

// routesIn analyses the packages in a directory.
func (c *changelogCommand) routesIn(ctx context.Context, in func() (string, error), rev string, patterns []string) ([]analyzer.RouteJSON, []finding.PackageError, error) {
	dir, err := in()
	if err != nil {
		return nil, nil, fmt.Errorf("at %s: %w", rev, err)
	}
	done := c.progress.show(c.flags.Output())
	list, failed, err := c.analyseGroup(ctx, pattern.Group{Dir: dir, Patterns: patterns})
	done()
	if err != nil {
		return nil, nil, fmt.Errorf("at %s: %w", rev, err)
	}
	if len(failed) > 0 {
		c.failed = true
		fmt.Fprintf(c.flags.Output(), "statuslint: at %s:\n", rev)
		printFailed(c.flags.Output(), failed)
	}
	found, err := routes.Collect(finding.Sort(list), dir)
	return found, failed, err
}

// unanalysed returns the packages of errors, each once. What the go command says
// is one text, with "# package" above the errors of each.
func unanalysed(failed []finding.PackageError) []string {
	var list []string
	for _, e := range failed {
		if e.Package != "" {
			list = append(list, e.Package)
			continue
		}
		for line := range strings.Lines(e.Message) {
			if name, ok := strings.CutPrefix(line, "# "); ok && len(strings.Fields(name)) > 0 {
				list = append(list, strings.Fields(name)[0])
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
