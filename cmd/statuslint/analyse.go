package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/judge"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/keep"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/relink"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/unit"
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
	judged, err := s.analyzerFlags(g)
	if err != nil {
		return nil, nil, err
	}
	flags, err := s.recordFlags(g, judged)
	if err != nil {
		return nil, nil, err
	}
	records, failed, err := s.drive(ctx, g, flags, build)
	if err != nil {
		return nil, nil, err
	}
	if s.flags.Lookup("routes").Value.String() == "true" {
		found, more, err := judge.Run(records, judged)
		return found, append(failed, more...), err
	}
	found, more, err := judge.Run(records, append(judged, "-whole=true"))
	if failed = append(failed, more...); err != nil {
		return nil, nil, err
	}
	found, note, err := s.module.Complete(found, g.IsModule(), len(failed) == 0)
	s.note(note)
	return found, failed, err
}

// drive runs the driver over one group of packages.
func (s *settings) drive(ctx context.Context, g pattern.Group, flags, build []string) ([]finding.Finding, []finding.PackageError, error) {
	if s.driver != "source" {
		list, failed, err := vet.Run(ctx, vet.Options{
			Dir: g.Dir, Patterns: g.Patterns, Flags: flags, Build: build, Stop: s.driver == "",
			Stderr: s.flags.Output(), Progress: &s.progress,
		})
		if err == nil {
			var more []finding.PackageError
			list, more, err = s.relink(ctx, g, flags, list)
			failed = append(failed, more...)
		}
		switch {
		case errors.Is(err, unit.ErrGone):
			s.say("analysing in this process: %v", err)
		case s.driver == "vet":
			return list, failed, err
		case errors.Is(err, vet.ErrCold):
			s.say("analysing in this process: %v (go build ./... fills it)", err)
		case err == nil && slices.ContainsFunc(failed, func(e finding.PackageError) bool { return e.Package == "" }):
			s.say("analysing in this process: go vet leaves out what does not build")
		default:
			if err == nil {
				s.say("analysed by go vet, with its cache")
			}
			return list, failed, err
		}
	}
	return s.driveSource(ctx, g, flags, build)
}

// relink runs the second pass over what go vet has analysed.
func (s *settings) relink(ctx context.Context, g pattern.Group, flags []string, list []finding.Finding) ([]finding.Finding, []finding.PackageError, error) {
	a, err := configured(flags)
	if err != nil {
		return nil, nil, err
	}
	cmd := exec.CommandContext(ctx, "go", "env", "GOCACHE")
	cmd.Dir = g.Dir
	cache, err := cmd.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("running the go command: %w", err)
	}
	units, err := unit.NewUnits(list, strings.TrimSpace(string(cache)))
	if err != nil {
		return nil, nil, err
	}
	list = slices.DeleteFunc(list, func(f finding.Finding) bool { return f.Rule == unit.ConfigCategory })
	kept := keep.Open(append(slices.Clone(flags), "-tags="+s.tags)) // the digest sums up the packages
	list, failed, err := relink.Run(a, list, relink.Driver{Again: units.Again, Key: units.Key, Kept: kept})
	if err == nil {
		if err := kept.Close(); err != nil {
			s.say("the results of the second pass are not kept: %v", err)
		}
	}
	return list, failed, err
}

// driveSource runs the source driver over one group of packages.
func (s *settings) driveSource(ctx context.Context, g pattern.Group, flags, build []string) ([]finding.Finding, []finding.PackageError, error) {
	a, err := configured(flags)
	if err != nil {
		return nil, nil, err
	}
	return source.Run(ctx, source.Options{
		Library: s.library, Dir: g.Dir, Patterns: g.Patterns, Build: build, Analyzer: a, Progress: &s.progress,
		Note: s.note,
	})
}

// say prints a line on how the command works, if -v asks for it.
func (s *settings) say(format string, args ...any) {
	if s.verbose {
		fmt.Fprintf(s.flags.Output(), "statuslint: "+format+"\n", args...)
	}
}

// note says on standard error what a run leaves out, each thing once.
func (s *settings) note(message string) {
	if message != "" && !slices.Contains(s.noted, message) {
		s.noted = append(s.noted, message)
		fmt.Fprintln(s.flags.Output(), "statuslint:", message)
	}
}

// printFailed says what could not be analysed, each thing once (a mistake in the
// configuration fails every package alike), under the name of its package, as
// the go command does.
func printFailed(w io.Writer, failed []finding.PackageError) {
	dir, err := os.Getwd()
	if err != nil {
		dir = ""
	}
	printed := make(map[string]bool)
	header := ""
	for _, e := range failed {
		if printed[e.Message] {
			continue
		}
		printed[e.Message] = true
		if e.Package != "" && e.Package != header {
			header = e.Package
			fmt.Fprintln(w, "#", header)
		}
		fmt.Fprintln(w, strings.TrimPrefix(e.Message, dir+string(os.PathSeparator)))
	}
}
