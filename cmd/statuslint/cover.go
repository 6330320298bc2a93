package main

import (
	"fmt"
	"io"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/coverage"
)

// markCovered marks the statuses that a coverage profile shows as exercised, if
// one is named, and counts them on standard error.
func markCovered(list []analyzer.RouteJSON, profile, dir string, stderr io.Writer) error {
	if profile == "" {
		return nil
	}
	p, err := coverage.Read(profile)
	if err != nil {
		return err
	}
	p.Mark(list, dir)
	fmt.Fprintln(stderr, coverage.Summary(list))
	return nil
}
