package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
)

// A routesCommand is the command routes: it prints each route with its statuses
// (5.5).
type routesCommand struct {
	*settings
	json   bool
	format string
	strict bool
	link   string
	cover  string
	filter routes.Filter
}

func showRoutes(s *session, args []string) int {
	c := &routesCommand{settings: newSettings(s, "statuslint routes", "config", "config-json", "docs")}
	c.flags.BoolVar(&c.json, "json", false, "print the routes as JSON")
	c.flags.StringVar(&c.format, "format", "text", "`format` of the routes: text, markdown, html or json")
	c.flags.StringVar(&c.cover, "cover", "", "mark which statuses tests exercise, by a `FILE` of go test -coverprofile")
	c.flags.StringVar(&c.filter.Only, "only", "", "print only routes with statuses that are `WHAT`: undocumented, unknown, or with -cover untested")
	c.flags.StringVar(&c.filter.Path, "path", "", "print only routes whose path matches `GLOB`; * stands for a segment, ** for any number of them")
	c.flags.BoolVar(&c.strict, "strict", false, "exit with 3 if statuses of a printed route are not known")
	c.flags.StringVar(&c.link, "link", "", "address of a line of the sources in -format html, with {file} and {line}; none for relative addresses (default: the forge that git remote names)")
	if err := c.parse(args, c.stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	code, err := c.run()
	if err != nil {
		fmt.Fprintln(c.stderr, "statuslint:", err)
		return exitFailed
	}
	return code
}

func (c *routesCommand) run() (int, error) {
	dir, err := os.Getwd()
	if err != nil {
		return exitFailed, err
	}
	print, err := c.printer(dir)
	if err != nil {
		return exitFailed, err
	}
	if err := errors.Join(c.filter.Validate(), c.flags.Set("routes", "true")); err != nil {
		return exitFailed, err
	}
	if c.filter.Only == "untested" && c.cover == "" {
		return exitFailed, errors.New("-only untested needs -cover")
	}
	done := c.progress.show(c.stderr)
	list, failed, err := c.analyse(context.Background(), c.flags.Args())
	done()
	if err != nil {
		return exitFailed, err
	}
	printFailed(c.stderr, failed)
	joined, err := routes.Collect(list, dir)
	if err != nil {
		return exitFailed, err
	}
	if err := markCovered(joined, c.cover, dir, c.stderr); err != nil {
		return exitFailed, err
	}
	joined = c.filter.Apply(joined)
	if err := print(c.stdout, joined); err != nil || len(failed) > 0 {
		return exitFailed, err
	}
	if c.strict {
		for _, r := range joined {
			if !r.Complete {
				return exitFindings, nil
			}
		}
	}
	return exitClean, nil
}

// printer returns what prints the routes in the format that the flags name.
func (c *routesCommand) printer(dir string) (func(io.Writer, []analyzer.RouteJSON) error, error) {
	if c.json && c.format != "text" && c.format != "json" {
		return nil, fmt.Errorf("-json and -format %s are two formats", c.format)
	}
	format := c.format
	if c.json {
		format = "json"
	}
	switch format {
	case "text":
		style := routes.Style{Color: isTerminal(c.stdout), Width: terminalWidth(c.stdout)}
		return func(w io.Writer, list []analyzer.RouteJSON) error { return routes.Text(w, list, style) }, nil
	case "markdown":
		return routes.Markdown, nil
	case "html":
		link, err := routes.Link(""), error(nil)
		if c.link != "" {
			if link, err = routes.ParseLink(c.link); err != nil {
				return nil, err
			}
		}
		return func(w io.Writer, list []analyzer.RouteJSON) error {
			return routes.HTML(w, list, c.info(dir, link, list))
		}, nil
	case "json":
		return routes.JSON, nil
	}
	return nil, fmt.Errorf("unknown format %q: want text, markdown, html or json", format)
}
