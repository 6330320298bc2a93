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

// showRoutes is the command routes: it prints each route with its statuses
// (DESIGN 5.5).
func showRoutes(args []string, stdout, stderr io.Writer) int {
	s := newSettings("statuslint routes", stderr, "config", "config-json", "docs")
	asJSON := s.flags.Bool("json", false, "print the routes as JSON")
	format := s.flags.String("format", "text", "`format`: text, markdown, html or json")
	if err := s.parse(args, stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	print, err := routePrinter(*format, *asJSON, isTerminal(stdout))
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	if err := s.flags.Set("routes", "true"); err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	done := s.progress.show(stderr)
	list, failed, err := s.analyse(context.Background(), s.flags.Args())
	done()
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	printFailed(stderr, failed)
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	joined, err := routes.Collect(list, dir)
	if err == nil {
		err = print(stdout, joined)
	}
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
		return exitFailed
	}
	if len(failed) > 0 {
		return exitFailed
	}
	return exitClean
}

func routePrinter(format string, asJSON, color bool) (func(io.Writer, []analyzer.RouteJSON) error, error) {
	if asJSON {
		if format != "text" && format != "json" {
			return nil, fmt.Errorf("-json and -format %s are two formats", format)
		}
		format = "json"
	}
	switch format {
	case "text":
		return func(w io.Writer, list []analyzer.RouteJSON) error { return routes.Text(w, list, color) }, nil
	case "markdown":
		return routes.Markdown, nil
	case "html":
		return routes.HTML, nil
	case "json":
		return routes.JSON, nil
	}
	return nil, fmt.Errorf("unknown format %q: want text, markdown, html or json", format)
}
