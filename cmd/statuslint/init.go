package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fix"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/setup"
)

// configName is the name of the file that init writes.
const configName = ".statuslint.yml"

// initialize is the command init: it finds documents, and writes a configuration
// that names them.
func initialize(in *session, args []string) int {
	s := newSettings(in, "statuslint init", "config-json")
	diff := s.flags.Bool("diff", false, "print how the proposal differs from the file, and write nothing")
	if err := s.parse(args, s.stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	code, err := s.initialize(*diff)
	if err != nil {
		fmt.Fprintln(s.stderr, "statuslint:", err)
		return exitFailed
	}
	return code
}

func (s *settings) initialize(diff bool) (int, error) {
	dir, err := os.Getwd()
	if err != nil {
		return exitFailed, err
	}
	root := pattern.ModuleRoot(dir)
	if root == "" {
		return exitFailed, errors.New("init: neither this directory nor one above it has a go.mod")
	}
	file := filepath.Join(root, configName)
	before, err := os.ReadFile(file)
	if err == nil && !diff {
		return exitFailed, fmt.Errorf("%s exists and is not changed: statuslint init -diff shows what would be different", shortPath(dir, file))
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return exitFailed, err
	}
	survey, err := s.survey(root)
	if err != nil {
		return exitFailed, err
	}
	proposal := survey.Config()
	if diff {
		if bytes.Equal(before, proposal) {
			return exitClean, nil
		}
		change := fix.Change{File: file, Old: before, New: proposal}
		name := filepath.ToSlash(shortPath(dir, file))
		from := "a/" + name
		if before == nil {
			from = os.DevNull
		}
		_, err := io.WriteString(s.stdout, change.Diff(from, "b/"+name))
		return exitFindings, err
	}
	for _, d := range survey.Documents {
		fmt.Fprintf(s.stdout, "%s: %s\n", d.File, d.Describe(survey.Routes))
	}
	if survey.Comments > 0 {
		fmt.Fprintf(s.stdout, "comments: %s; document %d of %s\n", count(survey.Comments, "operation"), survey.Commented, count(survey.Routes, "route"))
	}
	if survey.Cut {
		fmt.Fprintln(s.stderr, "statuslint: this module has too many files to look at all of them: documents may be missing")
	}
	if err := fix.WriteNew(file, proposal); err != nil {
		return exitFailed, err
	}
	if len(survey.Documents)+survey.Comments == 0 {
		fmt.Fprintln(s.stdout, "no document found: the built-in table of statuses is used")
	}
	fmt.Fprintf(s.stdout, "wrote %s; now run: statuslint ./...\n", shortPath(dir, file))
	return exitClean, nil
}

// survey looks for documents while it analyses the routes, without any
// configuration.
func (s *settings) survey(root string) (*setup.Survey, error) {
	if err := errors.Join(s.flags.Set("routes", "true"), s.flags.Set("config-json", "{}")); err != nil {
		return nil, err
	}
	candidates := make(chan setup.Candidates, 1)
	go func() { candidates <- setup.Find(root, setup.Whole) }()
	patterns := s.flags.Args()
	if len(patterns) == 0 {
		patterns = []string{filepath.Join(root, "...")}
	}
	done := s.progress.show(s.stderr)
	list, failed, err := s.analyse(context.Background(), patterns)
	done()
	if err != nil {
		return nil, err
	}
	if len(failed) > 0 {
		printFailed(s.stderr, failed)
		fmt.Fprintln(s.stderr, "statuslint: routes of these packages may be missing below")
	}
	all, err := routes.Collect(list, root)
	if err != nil {
		return nil, err
	}
	return setup.NewSurvey(root, <-candidates, all), nil
}

// shortPath names a file as seen from dir, if that is not longer.
func shortPath(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || strings.Count(rel, "..") > 2 {
		return file
	}
	return rel
}

// hint looks, beside an analysis without any configuration, for OpenAPI
// documents that it does not use. The function that it returns says so in one
// line.
func (s *settings) hint(dir string) func(w io.Writer) {
	root := pattern.ModuleRoot(dir)
	if root == "" || s.configured(dir) || analyzer.CheckConfigName(dir) != nil {
		return func(io.Writer) {}
	}
	found := make(chan []string, 1)
	go func() { found <- setup.FindOpenAPI(root, setup.Brief) }()
	return func(w io.Writer) {
		list := <-found
		if len(list) == 0 {
			return
		}
		what := shortPath(dir, filepath.Join(root, filepath.FromSlash(list[0]))) + " is an OpenAPI document"
		if len(list) > 1 {
			what = fmt.Sprintf("%s and %d more are OpenAPI documents", shortPath(dir, filepath.Join(root, filepath.FromSlash(list[0]))), len(list)-1)
		}
		fmt.Fprintf(w, "statuslint: %s, but there is no %s to name documents: statuslint init writes one\n", what, configName)
	}
}

// configured reports whether a flag or a file says which documents there are.
func (s *settings) configured(dir string) bool {
	named := false
	s.flags.Visit(func(f *flag.Flag) {
		named = named || f.Name == "config" || f.Name == "config-json" || f.Name == "docs"
	})
	return named || analyzer.FindConfig(dir) != ""
}
