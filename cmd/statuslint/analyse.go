package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/vet"
)

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
	flags, err := s.analyzerFlags(g)
	if err != nil {
		return nil, nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	problems := s.checkDocuments(flags, stop)
	found, failed, err := s.drive(ctx, g, flags, build)
	told, docErr := problems()
	if docErr != nil {
		return nil, nil, docErr // and not once for each package
	}
	return append(found, told...), failed, err
}

// drive runs the driver over one group of packages.
func (s *settings) drive(ctx context.Context, g pattern.Group, flags, build []string) ([]finding.Finding, []finding.PackageError, error) {
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

// checkDocuments reads the documents beside the driver, which knows only
// packages: what cannot be read is told once, at its line of the document. An
// error stops the driver.
func (s *settings) checkDocuments(flags []string, stop func()) (wait func() ([]finding.Finding, error)) {
	var list []finding.Finding
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		var problems []analyzer.DocumentProblem
		if problems, err = analyzer.CheckDocuments(flags); err != nil {
			stop()
			return
		}
		if s.flags.Lookup("routes").Value.String() == "true" {
			return // no finding is asked for
		}
		for _, p := range problems {
			at := finding.Position{File: p.File, Line: p.Line}
			list = append(list, finding.Finding{Package: documentsKey, Rule: "undocumented", Pos: at, End: at, Message: p.Message})
		}
	}()
	return func() ([]finding.Finding, error) {
		<-done
		return list, err
	}
}

// documentsKey stands for a package in trees of findings, for those that are of
// a document.
const documentsKey = "documents"

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
