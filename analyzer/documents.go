package analyzer

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// documents are what the configuration and -docs name, read.
type documents struct {
	set      *document.Set
	list     []*document.Document // by their names in messages
	problems []document.Problem   // with the paths of files, as they were named
}

// docPaths returns the documents that are configured, and those of -docs.
func (s *settings) docPaths() ([]string, error) {
	paths, err := config.Resolve(s.Docs, s.dir, s.dir)
	if err != nil || s.flags.docs == "" {
		return paths, err
	}
	for p := range strings.SplitSeq(s.flags.docs, ",") {
		if p != config.Comments && !slices.Contains(paths, p) { // two of one kind would contradict each other
			paths = append(paths, p)
		}
	}
	return paths, nil
}

// commentsOnly reports whether comments are named as the documentation of the
// whole module (4.6).
func (s *settings) commentsOnly() bool {
	return slices.Contains(s.Docs, config.Comments) || slices.Contains(strings.Split(s.flags.docs, ","), config.Comments)
}

// docName returns how messages name a document: as seen from the configuration
// where that names it, else as seen from the driver's directory.
func (s *settings) docName(path string, configured bool) string {
	base := s.flags.base
	if configured {
		base = s.dir
	}
	if base == "" {
		return path
	}
	rel, err := filepath.Rel(base, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

// tree returns the directory below which a document may refer to other files:
// the configuration's, or that of -base; the document's own, where it lies
// elsewhere.
func (s *settings) tree(path string) string {
	if len(s.options.Docs) > 0 { // a host's, which hands settings on and runs where they hold
		return treeOf(path, s.dir, s.flags.base, ".")
	}
	return treeOf(path, s.dir, s.flags.base)
}

// treeOf returns the first of dirs that the document lies below, else the
// directory that it lies in; an absolute path, "" where there is none.
func treeOf(path string, dirs ...string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	for _, dir := range dirs {
		if dir == "" {
			continue // not known
		}
		if dir, err = filepath.Abs(dir); err != nil {
			continue // the working directory is gone
		}
		if rel, err := filepath.Rel(dir, abs); err == nil && filepath.IsLocal(rel) {
			return dir
		}
	}
	return filepath.Dir(abs)
}

// statDocs is a quick look for documents that cannot be read, for packages that
// hold nothing against them: parsing 3 MB in every package would cost seconds.
func (s *settings) statDocs() error {
	paths, err := s.docPaths()
	errs := []error{err}
	for _, p := range paths {
		errs = append(errs, document.Stat(p))
	}
	return errors.Join(errs...)
}

// readDocs reads the documents. One that cannot be read is an error that names
// it; nothing is held against a half-read set.
func (s *settings) readDocs() (*documents, error) {
	paths, err := s.docPaths()
	if err != nil {
		return nil, err
	}
	out := &documents{}
	var errs []error
	configured, _ := config.Resolve(s.Docs, s.dir, s.dir) // no error: see docPaths
	for _, p := range paths {
		d, err := document.ReadFile(p, s.tree(p))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		known := slices.Contains(configured, p)
		for _, problem := range d.Problems {
			problem.File = cmp.Or(problem.File, p)
			out.problems = append(out.problems, problem)
		}
		d.Rename(func(path string) string { return s.docName(path, known) })
		out.list = append(out.list, d)
	}
	out.set = document.NewSet(out.list, s.common(), s.commentsOnly())
	return out, errors.Join(errs...)
}

// documents returns the configured documents; whoever asks first sees to their
// errors.
func (s *settings) documents() *document.Set {
	docs, _ := s.docs()
	return docs.set
}

// A DocumentProblem is a row, key or code of a document that cannot be read.
type DocumentProblem struct {
	File    string // as the document was named; absolute where the flags name it so
	Line    int    // 1-based; 0 where the whole file is meant
	Message string // with the name of the rule before it
}

// CheckDocuments reads the documents that an analyzer with these flags holds
// handlers against, for a driver that tells their problems once for all
// packages. The error names each document that cannot be read, and the reason.
func CheckDocuments(flags []string) ([]DocumentProblem, error) {
	s := newSettings(Options{})
	fs := flag.NewFlagSet("statuslint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	s.bind(fs)
	if err := fs.Parse(flags); err != nil {
		return nil, err
	}
	if s.resolve(); s.err != nil {
		return nil, s.err
	}
	docs, err := s.docs()
	if err != nil || !s.enabled(ruleNamed("undocumented")) {
		return nil, err
	}
	var out []DocumentProblem
	for _, p := range docs.problems {
		out = append(out, DocumentProblem{p.File, p.Line, "undocumented: " + p.Message})
	}
	return out, nil
}

// CheckOptions reads the documents of options, for a host that tells an error
// once, before it runs. The error names each that cannot be read, and the reason.
func CheckOptions(o Options) error {
	s := newSettings(o)
	if s.resolve(); s.err != nil {
		return s.err
	}
	_, err := s.docs()
	return err
}

// holds reports whether the package has anything to hold against documents.
func (c *checker) holds() bool {
	if len(c.routes.Routes) > 0 || len(c.handlers()) > 0 {
		return true
	}
	for _, d := range c.flow.Functions() {
		if d.Handles && len(d.Statuses) > 0 {
			return true
		}
	}
	return false
}

// reportDocumentProblems reports what of the configured documents cannot be
// read, where no driver does so once for the whole run. It is told at the
// package clause of packages that register routes, mostly one of a module:
// golangci-lint drops findings in files that are not Go, and no package of
// go vet's or nogo's knows what the others say.
func (c *checker) reportDocumentProblems() {
	if c.settings.flags.digest != "" || !slices.ContainsFunc(c.handlers(), func(h *handler) bool { return h.registered != nil }) {
		return
	}
	docs, err := c.settings.docs()
	if err != nil {
		return // not reached: run has returned it
	}
	for _, f := range c.pass.Files {
		if info := c.file(f.Package); info.test || info.generated {
			continue // gets no findings
		}
		for _, d := range docs.list {
			for _, p := range d.Problems {
				c.report("undocumented", f.Name, problemPlace(cmp.Or(p.File, d.File), p.Line)+": "+p.Message)
			}
		}
		return
	}
}

func problemPlace(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}
