package analyzer

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// documents are what a configuration and -docs name, read.
type documents struct {
	conf     *configuration
	list     []*scoped          // by their names in messages
	problems []document.Problem // with the paths of files, as they were named
}

// A scoped document is one with the packages that it speaks for.
type scoped struct {
	*document.Document
	packages []string // patterns; none for all
	path     string   // the file, as it was found
}

// A source is a file that is to be read as a document.
type source struct {
	path  string
	entry config.Document
	where string // FILE:LINE of the configuration, "" for a flag
	flag  bool   // named by -docs
}

// sources returns the files that the configuration and -docs name. The error
// names the entries that stand for no file.
func (c *configuration) sources() ([]source, error) {
	var out []source
	var errs []error
	for _, entry := range c.Entries() {
		where := c.Where("docs", entry.File)
		files, err := expand(entry.File, c.dir)
		if err != nil {
			errs = append(errs, located(where, err))
		}
		for _, file := range files {
			out = append(out, source{path: file, entry: entry, where: where})
		}
	}
	if c.flags.docs == "" {
		return out, errors.Join(errs...)
	}
	for p := range strings.SplitSeq(c.flags.docs, ",") {
		if p == config.Comments {
			continue
		}
		files, err := expand(p, "")
		errs = append(errs, err)
		for _, file := range files {
			if !slices.ContainsFunc(out, func(s source) bool { return s.path == file }) { // two of one kind would contradict each other
				out = append(out, source{path: file, entry: config.Document{File: p}, flag: true})
			}
		}
	}
	return out, errors.Join(errs...)
}

// expand returns the files that an entry names, relative to dir.
func expand(entry, dir string) ([]string, error) {
	if err := config.Local(entry); err != nil {
		return nil, fmt.Errorf("%s: %w", entry, err)
	}
	return document.Expand(entry, dir)
}

// located adds to an error the line of the configuration that names its cause.
func located(where string, err error) error {
	if where == "" || err == nil {
		return err
	}
	return fmt.Errorf("%s: %w", where, err)
}

// commentsOnly reports whether comments are named as the documentation of the
// whole module (4.6).
func (c *configuration) commentsOnly() bool {
	return slices.Contains(c.Docs, config.Comments) || slices.Contains(strings.Split(c.flags.docs, ","), config.Comments)
}

// name returns how messages name a document: as seen from the configuration
// where that names it, else as seen from the driver's directory.
func (c *configuration) name(path string, flag bool) string {
	base := c.dir
	if flag {
		base = c.flags.base
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
func (c *configuration) tree(path string) string {
	if c.options != nil && len(c.options.Docs) > 0 { // those of a host, which runs where they hold
		return treeOf(path, c.dir, c.flags.base, ".")
	}
	return treeOf(path, c.dir, c.flags.base)
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
// compare nothing with them: parsing 3 MB in every package would cost seconds.
func (c *configuration) statDocs() error {
	list, err := c.sources()
	errs := []error{err}
	for _, s := range list {
		errs = append(errs, located(s.where, document.Stat(s.path)))
	}
	return errors.Join(errs...)
}

// readDocs reads the documents. One that cannot be read is an error that names
// it; nothing is compared with a half-read set.
func (c *configuration) readDocs() (*documents, error) {
	list, err := c.sources()
	if err != nil {
		return nil, err
	}
	out := &documents{conf: c}
	var errs []error
	for _, s := range list {
		d, err := document.ReadFile(s.path, c.tree(s.path))
		if err != nil {
			errs = append(errs, located(s.where, err))
			continue
		}
		for _, problem := range d.Problems {
			problem.File = cmp.Or(problem.File, s.path)
			out.problems = append(out.problems, problem)
		}
		d.Rename(func(path string) string { return c.name(path, s.flag) })
		d.Scope = s.entry.Paths
		out.list = append(out.list, &scoped{d, s.entry.Packages, s.path})
	}
	return out, errors.Join(errs...)
}

// of returns the documents that speak for the package in a directory (4.8).
func (d *documents) of(dir, importPath string) *document.Set {
	var list []*document.Document
	dir = d.conf.relative(dir)
	for _, s := range d.list {
		if s.covers(dir, importPath) {
			list = append(list, s.Document)
		}
	}
	set := document.NewSet(list, d.conf.common(), d.conf.commentsOnly())
	set.Configured = len(d.list) > 0
	set.StrictDefault = d.conf.StrictDefault
	return set
}

// covers reports whether the document speaks for a package.
func (s *scoped) covers(dir, importPath string) bool {
	return len(s.packages) == 0 || slices.ContainsFunc(s.packages, func(pattern string) bool {
		return config.MatchPackage(pattern, dir, importPath)
	})
}

// inputs returns the files that a configuration and the flags name.
func (c *configuration) inputs() []string {
	var files []string
	list, _ := c.sources() // whoever analyses reports the error
	for _, s := range list {
		files = append(files, s.path)
		files = append(files, document.References(s.path, c.tree(s.path))...)
	}
	if file := c.baselineFile(); file != "" && !c.flags.whole {
		files = append(files, file)
	}
	return files
}
