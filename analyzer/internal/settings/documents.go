package settings

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

// Documents are what a configuration and -docs name, read.
type Documents struct {
	conf     *Configuration
	List     []*Scoped          // by their names in messages
	Problems []document.Problem // with the paths of files, as they were named
}

// A Scoped document is one with the packages that it documents.
type Scoped struct {
	*document.Document
	Packages []string // patterns; none for all
	Found    string   // the file, as it was found
}

// A source is a file that is to be read as a document.
type source struct {
	Found string
	entry config.Document
	where string // FILE:LINE of the configuration, "" for a flag
	flag  bool   // named by -docs
}

// Sources returns the files that the configuration and -docs name. The error
// names the entries that stand for no file.
func (c *Configuration) Sources() ([]source, error) {
	var out []source
	var errs []error
	for _, entry := range c.Entries() {
		where := c.Where("docs", entry.File)
		files, err := expand(entry.File, c.Dir)
		if err != nil {
			errs = append(errs, Located(where, err))
		}
		for _, file := range files {
			out = append(out, source{Found: file, entry: entry, where: where})
		}
	}
	if c.Flags.docs == "" {
		return out, errors.Join(errs...)
	}
	for p := range strings.SplitSeq(c.Flags.docs, ",") {
		if p == config.Comments {
			continue
		}
		files, err := expand(p, "")
		errs = append(errs, err)
		for _, file := range files {
			if !slices.ContainsFunc(out, func(s source) bool { return s.Found == file }) { // two of one kind would contradict each other
				out = append(out, source{Found: file, entry: config.Document{File: p}, flag: true})
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

// Located adds to an error the line of the configuration that names its cause.
func Located(where string, err error) error {
	if where == "" || err == nil {
		return err
	}
	return fmt.Errorf("%s: %w", where, err)
}

// commentsOnly reports whether comments are named as the documentation of the
// Whole module (4.6).
func (c *Configuration) commentsOnly() bool {
	return slices.Contains(c.Docs, config.Comments) || slices.Contains(strings.Split(c.Flags.docs, ","), config.Comments)
}

// Name returns how messages name a document: as seen from the configuration
// where that names it, else as seen from the driver's directory.
func (c *Configuration) name(path string, flag bool) string {
	base := c.Dir
	if flag {
		base = c.Flags.base
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

// Tree returns the directory below which a document may refer to other files:
// the configuration's, or that of -base; the document's own, where it lies
// elsewhere.
func (c *Configuration) Tree(path string) string {
	if c.Options != nil && len(c.Options.Docs) > 0 { // those of a host, which runs where they hold
		return TreeOf(path, c.Dir, c.Flags.base, ".")
	}
	return TreeOf(path, c.Dir, c.Flags.base)
}

// TreeOf returns the first of dirs that the document lies below, else the
// directory that it lies in; an absolute path, "" where there is none.
func TreeOf(path string, dirs ...string) string {
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
func (c *Configuration) statDocs() error {
	list, err := c.Sources()
	errs := []error{err}
	for _, s := range list {
		errs = append(errs, Located(s.where, document.Stat(s.Found)))
	}
	return errors.Join(errs...)
}

// readDocs reads the documents. One that cannot be read is an error that names
// it; nothing is compared with a half-read set.
func (c *Configuration) readDocs() (*Documents, error) {
	list, err := c.Sources()
	if err != nil {
		return nil, err
	}
	out := &Documents{conf: c}
	var errs []error
	for _, s := range list {
		d, err := document.ReadFile(s.Found, c.Tree(s.Found))
		if err != nil {
			errs = append(errs, Located(s.where, err))
			continue
		}
		for _, problem := range d.Problems {
			problem.File = cmp.Or(problem.File, s.Found)
			out.Problems = append(out.Problems, problem)
		}
		d.Rename(func(path string) string { return c.name(path, s.flag) })
		d.Scope = s.entry.Paths
		out.List = append(out.List, &Scoped{d, s.entry.Packages, s.Found})
	}
	return out, errors.Join(errs...)
}

// For returns the documents that are for the package in a directory (4.8).
func (d *Documents) For(dir, importPath string) *document.Set {
	var list []*document.Document
	dir = d.conf.Relative(dir)
	for _, s := range d.List {
		if s.Covers(dir, importPath) {
			list = append(list, s.Document)
		}
	}
	set := document.NewSet(list, d.conf.CommonStatuses(), d.conf.commentsOnly())
	set.Configured = len(d.List) > 0
	set.StrictDefault = d.conf.StrictDefault
	return set
}

// Covers reports whether the document is for a package.
func (s *Scoped) Covers(dir, importPath string) bool {
	return len(s.Packages) == 0 || slices.ContainsFunc(s.Packages, func(pattern string) bool {
		return config.MatchPackage(pattern, dir, importPath)
	})
}

// Inputs returns the files that a configuration and the flags name.
func (c *Configuration) Inputs() []string {
	var files []string
	list, _ := c.Sources() // whoever analyses reports the error
	for _, s := range list {
		files = append(files, s.Found)
		files = append(files, document.References(s.Found, c.Tree(s.Found))...)
	}
	if file := c.BaselineFile(); file != "" && !c.Flags.Whole {
		files = append(files, file)
	}
	return files
}
