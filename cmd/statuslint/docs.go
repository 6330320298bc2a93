package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/docs"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
)

// showDocs is the command docs: it prints what is read in documents
// (DESIGN 5.6). Documents that cannot be read do not keep it from the others.
func showDocs(args []string, stdout, stderr io.Writer) int {
	s := newSettings("statuslint docs", stderr, "config", "config-json", "docs")
	asJSON := s.flags.Bool("json", false, "print what was read as JSON")
	missing := s.flags.Bool("missing", false, "print, as YAML, the responses that the packages below this directory write and the OpenAPI documents lack")
	if err := s.parse(args, stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	files := s.flags.Args()
	code := exitClean
	fail := func(err error) {
		fmt.Fprintln(stderr, "statuslint:", err)
		code = exitFailed
	}
	if len(files) == 0 {
		fail(errors.New("docs: name the documents to read"))
		return code
	}
	var list []*analyzer.DocumentJSON
	for _, file := range files {
		d, err := analyzer.ReadDocument(file)
		if err != nil {
			fail(err)
			continue
		}
		list = append(list, d)
	}
	print := docs.Text
	switch {
	case *missing:
		print = s.printMissing
	case *asJSON:
		print = docs.JSON
	}
	if err := print(stdout, list); err != nil {
		fail(err)
	}
	return code
}

// printMissing holds the routes of the packages here against the documents.
func (s *settings) printMissing(w io.Writer, list []*analyzer.DocumentJSON) error {
	var names []string
	for _, d := range list {
		names = append(names, d.File)
	}
	if err := errors.Join(s.flags.Set("docs", strings.Join(names, ",")), s.flags.Set("routes", "true")); err != nil {
		return err
	}
	found, failed, err := s.analyse(context.Background(), []string{"./..."})
	if err != nil {
		return err
	}
	printFailed(s.flags.Output(), failed)
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	joined, err := routes.Collect(found, dir)
	if err != nil {
		return err
	}
	if err := docs.Missing(w, list, joined); err != nil || len(failed) == 0 {
		return err
	}
	return errors.New("some packages could not be analysed")
}
