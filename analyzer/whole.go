package analyzer

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/baseline"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A Whole knows what only a run over several packages can know. It is given what
// an analyzer with -routes or -whole reports of each package.
type Whole struct {
	// Module: the run has seen all packages of the module. Partial: it was over all
	// of them, and some could not be analysed.
	Module, Partial bool

	settings *settings.Settings
	packages []PackageJSON
}

// NewWhole returns a Whole that knows of no package.
func NewWhole() *Whole { return &Whole{settings: settings.New(Options{})} }

// Add adds a package by the message of its diagnostic of PackageCategory. All
// packages are of runs with the same flags.
func (w *Whole) Add(message string) error {
	var p PackageJSON
	if err := json.Unmarshal([]byte(message), &p); err != nil {
		return fmt.Errorf("reading what is known of a package: %w", err)
	}
	if len(w.packages) == 0 {
		s, err := flagSettings(p.Flags)
		if err != nil {
			return fmt.Errorf("reading the flags of an analysis: %w", err)
		}
		w.settings = s
	}
	w.packages = append(w.packages, p)
	return nil
}

// Seen reports whether a package in the directory that an entry of a baseline
// names was checked, with the rule of the entry on. file is the baseline, "" for
// any.
func (w *Whole) Seen(file, entry string) bool {
	dir, rest, _ := strings.Cut(entry, ": ")
	dir = strings.TrimSuffix(dir, " (test)")
	for _, p := range w.packages {
		c := w.settings.Read(p.Config)
		if file != "" && c.BaselineFile() != file || c.Relative(p.Dir) != dir {
			continue // another package
		}
		for i, word := range strings.Split(rest, ": ") {
			if r := settings.RuleNamed(word); i < 2 && r.Name != "" {
				return c.Enabled(r)
			}
		}
	}
	return false
}

// HasDir reports whether a package was checked in a directory, as entries of
// baselines name it.
func (w *Whole) HasDir(dir string) bool {
	return slices.ContainsFunc(w.packages, func(p PackageJSON) bool { return w.settings.Read(p.Config).Relative(p.Dir) == dir })
}

// Baselines returns the files of accepted findings that hold for the packages,
// whether they exist or not, sorted.
func (w *Whole) Baselines() []string {
	var out []string
	for _, c := range w.configurations() {
		if file := c.BaselineFile(); file != "" {
			out = append(out, file)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// CheckBaselines returns an error for a baseline that a configuration names and
// that cannot be read.
func (w *Whole) CheckBaselines() error {
	var errs []error
	for _, c := range w.configurations() {
		_, err := c.Accepted()
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// configurations returns the configurations of the packages, each once, in the
// order of their names.
func (w *Whole) configurations() []*settings.Configuration {
	var keys []string
	for _, p := range w.packages {
		keys = append(keys, p.Config)
	}
	slices.Sort(keys)
	var out []*settings.Configuration
	for _, key := range slices.Compact(keys) {
		out = append(out, w.settings.Read(key))
	}
	return out
}

// A DocumentProblem is a row, key or code of a document that cannot be read.
type DocumentProblem struct {
	File    string // as the document was named; absolute where the flags name it so
	Line    int    // 1-based; 0 where the whole file is meant
	Message string // with the name of the rule before it
	Meta    Meta
}

// Problems returns what of the documents cannot be read, each once. The error
// names the documents that cannot be read at all, and the sinks and routes of the
// configurations that name no function of the program (5.3).
func (w *Whole) Problems() ([]DocumentProblem, error) {
	var out []DocumentProblem
	var errs []error
	for _, c := range w.configurations() {
		docs, err := c.Documents()
		errs = append(errs, err, w.unknown(c))
		if err != nil || !c.Enabled(settings.RuleNamed("undocumented")) {
			continue
		}
		for _, p := range docs.Problems {
			if c.Excluded("undocumented", p.File, nil) {
				continue
			}
			out = append(out, DocumentProblem{p.File, p.Line, "undocumented: " + p.Message, metaOf(c, "undocumented", c.Relative(p.File), "", p.Message)})
		}
	}
	return out, errors.Join(errs...)
}

// unknown returns an error for the sinks and routes of a configuration of which
// no package knows the function, where the run has seen the whole module.
func (w *Whole) unknown(c *settings.Configuration) error {
	if !w.Module {
		return nil // another package may know it
	}
	known := make(map[string]bool)
	for _, p := range w.packages {
		if p.Config != c.ID {
			continue // another configuration's
		}
		for _, name := range p.Named {
			known[name] = true
		}
	}
	var errs []error
	for _, e := range c.OwnNames() {
		if !known[e.Name] {
			errs = append(errs, settings.Located(c.Where(e.Key, e.Name), fmt.Errorf("%s: %s names no function of the module, or of what it imports", e.Key, e.Name)))
		}
	}
	return errors.Join(errs...)
}

// Resolve completes routes whose whole path is known only now: it finds their
// operations, and compares their statuses with these.
func (w *Whole) Resolve(routes []RouteJSON) error {
	var errs []error
	for i := range routes {
		r := &routes[i]
		if r.Owner == nil {
			continue // resolved already
		}
		if r.Document == "" && !r.Suffix {
			errs = append(errs, w.resolve(r))
		}
	}
	return errors.Join(errs...)
}

func (w *Whole) resolve(r *RouteJSON) error {
	c := w.settings.Read(r.Owner.Config)
	docs, err := c.Documents()
	if err != nil {
		return err
	}
	set := docs.For(r.Owner.Dir, r.Owner.Path)
	op, _ := set.Operation(r.Method, r.Path, false)
	if op == nil {
		return nil
	}
	r.Document, r.Documented = op.Where(), op.Codes()
	for i := range r.Statuses {
		s := &r.Statuses[i]
		if !s.Chosen {
			continue // held against tables alone
		}
		s.Undocumented = !op.Documents(s.Code, c.StrictDefault) && !slices.Contains(c.CommonStatuses(), s.Code) && !set.Listed(s.Code, r.Path, false)
	}
	return nil
}

// metaOf returns the Meta of a finding that no package reports itself.
func metaOf(c *settings.Configuration, rule, place, around, subject string) Meta {
	return Meta{
		Entry:    baseline.Entry{Package: place, Func: around, Rule: rule, Subject: baseline.Subject(subject)}.String(),
		Baseline: c.BaselineFile(),
		Severity: string(c.SeverityOf(rule)),
	}
}
