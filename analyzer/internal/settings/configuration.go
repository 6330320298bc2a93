package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/analyzer/internal/baseline"
	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// A Configuration is what holds for the packages of a directory: one file or
// the settings of a host, with the flags, which win.
type Configuration struct {
	config.Config
	ID        string // by which settings find it again
	Options   *config.Config
	Flags     *Flags
	File      string // "" where it is no file
	Dir       string // that documents and patterns are relative to
	Err       error
	Documents func() (*Documents, error)
	present   func() error // whether the documents can be read at all
	Accepted  func() (*baseline.File, error)
}

func newConfiguration(f *Flags, c config.Config, file, dir string, err error) *Configuration {
	out := &Configuration{Config: c, Flags: f, File: file, Dir: dir, Err: err}
	for name := range c.Rules {
		if err == nil && RuleNamed(name).Name == "" {
			out.Err = fmt.Errorf("there is no rule %s: the rules are %s", name, strings.Join(RuleNames(), ", "))
		}
	}
	out.DeleteNames = c.DeleteNames || f.deleteNames
	out.UnwrittenAll = c.UnwrittenAll || f.unwritten
	out.Documents = sync.OnceValues(out.readDocs)
	out.present = sync.OnceValue(out.statDocs)
	out.Accepted = sync.OnceValues(out.readBaseline)
	return out
}

// Check returns an error of the configuration, or of documents that are not
// there: no package is compared with half of them.
func (c *Configuration) Check() error {
	if c.Err != nil {
		return c.Err
	}
	return c.present()
}

// CommonStatuses returns the statuses that no operation needs to list.
func (c *Configuration) CommonStatuses() []int {
	if c.Common == nil {
		return []int{500}
	}
	return c.Common
}

// Own returns the entries of the configuration for the table of frameworks.
func (c *Configuration) own() []framework.Own {
	var out []framework.Own
	for _, k := range c.Sinks {
		out = append(out, framework.Own{Func: k.Func, Sink: &framework.Sink{
			Kind: framework.Param, Effect: framework.Writes, Param: k.Status, Body: framework.NoBody,
		}})
	}
	for _, r := range c.Routes {
		reg := &framework.Register{Role: framework.Route, From: framework.MethodFixed, Methods: []string{r.Method},
			Path: framework.ArgAt(r.Path), Handler: framework.ArgAt(r.Handler)}
		if r.Method == "" {
			reg.From, reg.Methods = framework.MethodPattern, nil
		}
		out = append(out, framework.Own{Func: r.Func, Register: reg})
	}
	return out
}

// Enabled reports whether a rule is on: by its flag, else by the flags of other
// Rules (5.1), else by the configuration, else by default.
func (c *Configuration) Enabled(r Rule) bool {
	t := c.Flags.rules[r.Name]
	if t != nil && t.set {
		return t.value
	}
	if c.Flags.selects() {
		return false // -magic alone runs only magic, as with go vet
	}
	if on, ok := c.Rules[r.Name]; ok {
		return on
	}
	return r.on
}

// ChecksTests reports whether a rule looks at test files.
func (c *Configuration) ChecksTests(rule string) bool {
	if on, ok := c.TestRules[rule]; ok {
		return on
	}
	return c.Tests == nil || *c.Tests
}

// SeverityOf returns how much a finding of the rule matters.
func (c *Configuration) SeverityOf(rule string) config.Severity {
	if s, ok := c.Severity[rule]; ok {
		return s
	}
	return config.Error
}

// Relative returns a file's name with slashes as seen from the configuration.
func (c *Configuration) Relative(file string) string {
	dir := c.Dir
	if dir == "" {
		dir = "."
	}
	if filepath.IsAbs(file) {
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
	}
	if rel, err := filepath.Rel(dir, file); err == nil {
		file = rel
	}
	return filepath.ToSlash(file)
}

// BaselineFile returns the file of accepted findings: that of -baseline, that of
// the configuration, or the one beside it under its usual name, whether it exists
// or not; "" where there can be none.
func (c *Configuration) BaselineFile() string {
	switch {
	case c.Flags.baseline != "":
		return c.Flags.baseline
	case c.Baseline != "":
		if filepath.IsAbs(c.Baseline) {
			return c.Baseline
		}
		return filepath.Join(c.Dir, filepath.FromSlash(c.Baseline))
	case c.File == "" && c.Dir == "":
		return "" // settings of a host, which names its files
	}
	return filepath.Join(c.Dir, baseline.Name)
}

func (c *Configuration) readBaseline() (*baseline.File, error) {
	file := c.BaselineFile()
	if file == "" {
		return baseline.Empty(), nil
	}
	b, err := baseline.Read(file)
	if c.Flags.baseline == "" && c.Baseline == "" && errors.Is(err, fs.ErrNotExist) {
		return baseline.Empty(), nil // nobody names it
	}
	if where := c.Where("baseline", c.Baseline); err != nil && where != "" && c.Flags.baseline == "" {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	return b, err
}

// Excluded reports whether the configuration leaves out a finding of a rule in a
// file, of one of the routes; none for a finding of no route (3.26).
func (c *Configuration) Excluded(rule, file string, paths []string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	name := c.Relative(file)
	return slices.ContainsFunc(c.Exclude, func(x config.Exclude) bool { return x.Matches(rule, name, paths) })
}

// Asks reports whether the configuration or a flag turns a rule on by its name.
func (c *Configuration) Asks(r Rule) bool {
	if t := c.Flags.rules[r.Name]; t != nil && t.set {
		return t.value
	}
	return c.Rules[r.Name]
}
