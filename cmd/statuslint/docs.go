package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/docs"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// A docsCommand is the command docs: it prints what is read in documents (5.6),
// prints what they lack, or writes it into them (5.7).
type docsCommand struct {
	*settings
	json, missing, write, diff bool

	dir string // the working directory
}

func showDocs(s *session, args []string) int {
	c := &docsCommand{settings: newSettings(s, "statuslint docs", "config", "config-json", "docs")}
	c.flags.BoolVar(&c.json, "json", false, "print what was read as JSON")
	c.flags.BoolVar(&c.missing, "missing", false, "print the responses that the packages below this directory write and that the documents of their operations lack")
	c.flags.BoolVar(&c.write, "write", false, "write these responses into OpenAPI documents and comments")
	c.flags.BoolVar(&c.diff, "diff", false, "print what -write would change, and change nothing")
	if err := c.parse(args, c.stdout); errors.Is(err, flag.ErrHelp) {
		return exitClean
	} else if err != nil {
		return exitFailed
	}
	code, err := c.run()
	if err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			fmt.Fprintln(c.stderr, "statuslint:", line)
		}
		return exitFailed
	}
	return code
}

func (c *docsCommand) run() (code int, err error) {
	if c.dir, err = os.Getwd(); err != nil {
		return exitFailed, err
	}
	lacking := c.missing || c.write || c.diff
	if lacking && c.json || c.missing && (c.write || c.diff) {
		return exitFailed, errors.New("-json, -missing and -write (or -diff) print different things: choose one")
	}
	list, err := c.documents()
	if !lacking {
		print := docs.Text
		if c.json {
			print = docs.JSON
		}
		return exitClean, errors.Join(err, print(c.stdout, list))
	}
	if err != nil {
		return exitFailed, err // nothing is written by half of the documents
	}
	lacks, failed := c.lacks()
	if lacks == nil && failed != nil {
		return exitFailed, failed
	}
	if c.missing {
		return exitClean, errors.Join(failed, docs.Missing(c.stdout, c.dir, lacks))
	}
	code, err = c.writeChanges(lacks)
	return code, errors.Join(failed, err)
}

// documents reads the documents that are named, patterns included. Where none is,
// that is the built-in table; for what documents lack, none: the configuration
// names them. Documents that cannot be read do not keep it from the others.
func (c *docsCommand) documents() ([]*analyzer.DocumentJSON, error) {
	names := c.flags.Args()
	if len(names) == 0 && !c.missing && !c.write && !c.diff {
		return []*analyzer.DocumentJSON{analyzer.DefaultDocument()}, nil
	}
	var list []*analyzer.DocumentJSON
	var errs []error
	for _, name := range names {
		files, err := analyzer.ExpandDocument(name)
		errs = append(errs, err)
		for _, file := range files {
			d, err := analyzer.ReadDocument(file)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			list = append(list, d)
		}
	}
	if len(names) > 0 && c.flags.Lookup("docs").Value.String() == "" {
		var named []string
		for _, d := range list {
			if filepath.Ext(d.File) != ".go" { // comments are read with their packages
				named = append(named, d.File)
			}
		}
		errs = append(errs, c.flags.Set("docs", strings.Join(named, ",")))
	}
	return list, errors.Join(errs...)
}

// lacks returns what the documents lack for the packages below the working
// directory; of documents that are named, what these lack. The error is of
// packages that could not be analysed; where none could, the list is nil.
func (c *docsCommand) lacks() ([]analyzer.LackJSON, error) {
	if err := c.flags.Set("routes", "true"); err != nil {
		return nil, err
	}
	found, failed, err := c.analyse(context.Background(), []string{"./..."})
	if err != nil {
		return nil, err
	}
	printFailed(c.stderr, failed)
	list, err := docs.Lacks(found)
	if err != nil {
		return nil, err
	}
	if names := c.flags.Args(); len(names) > 0 {
		if list, err = c.ofNamed(list, names); err != nil {
			return nil, err
		}
	}
	if len(failed) > 0 {
		return list, errors.New("some packages could not be analysed")
	}
	return list, nil
}

// ofNamed returns what is lacking in the documents that are named.
func (c *docsCommand) ofNamed(list []analyzer.LackJSON, names []string) ([]analyzer.LackJSON, error) {
	named := make(map[string]bool)
	for _, name := range names {
		files, err := analyzer.ExpandDocument(name)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			abs, err := filepath.Abs(file)
			if err != nil {
				return nil, err
			}
			named[abs] = true
		}
	}
	out := []analyzer.LackJSON{}
	for _, l := range list {
		abs, err := filepath.Abs(l.At)
		if err != nil {
			return nil, err
		}
		if named[abs] {
			out = append(out, l)
		}
	}
	return out, nil
}

// writeChanges writes what is lacking into the documents, or prints what it would
// change.
func (c *docsCommand) writeChanges(lacks []analyzer.LackJSON) (int, error) {
	changes, errs := analyzer.DocumentChanges(lacks)
	if c.diff {
		if err := c.printPatch(c.dir, docs.FileChanges(changes)); err != nil {
			return exitFailed, err
		}
		if len(changes) > 0 && len(errs) == 0 {
			return exitFindings, nil
		}
		return exitClean, errors.Join(errs...)
	}
	if err := docs.Write(changes); err != nil {
		return exitFailed, errors.Join(append(errs, err)...)
	}
	for _, change := range changes {
		fmt.Fprintf(c.stdout, "%s: %s added\n", report.Relative(c.dir, change.File), responses(change.Added))
	}
	return exitClean, errors.Join(errs...)
}

func responses(n int) string {
	if n == 1 {
		return "1 response"
	}
	return fmt.Sprintf("%d responses", n)
}
