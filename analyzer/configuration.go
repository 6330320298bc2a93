package analyzer

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

// A configuration is what holds for the packages of a directory: one file or
// the settings of a host, with the flags, which win.
type configuration struct {
	config.Config
	id       string // by which settings find it again
	options  *config.Config
	flags    *flags
	file     string // "" where it is no file
	dir      string // that documents and patterns are relative to
	err      error
	docs     func() (*documents, error)
	present  func() error // whether the documents can be read at all
	accepted func() (*baseline.File, error)
}

func newConfiguration(f *flags, c config.Config, file, dir string, err error) *configuration {
	out := &configuration{Config: c, flags: f, file: file, dir: dir, err: err}
	for name := range c.Rules {
		if err == nil && ruleNamed(name).name == "" {
			out.err = fmt.Errorf("there is no rule %s: the rules are %s", name, strings.Join(ruleNames(), ", "))
		}
	}
	out.DeleteNames = c.DeleteNames || f.deleteNames
	out.UnwrittenAll = c.UnwrittenAll || f.unwritten
	out.docs = sync.OnceValues(out.readDocs)
	out.present = sync.OnceValue(out.statDocs)
	out.accepted = sync.OnceValues(out.readBaseline)
	return out
}

// check returns an error of the configuration, or of documents that are not
// there: no package is compared with half of them.
func (c *configuration) check() error {
	if c.err != nil {
		return c.err
	}
	return c.present()
}

// common returns the statuses that no operation needs to list.
func (c *configuration) common() []int {
	if c.Common == nil {
		return []int{500}
	}
	return c.Common
}

// own returns the entries of the configuration for the table of frameworks.
func (c *configuration) own() []framework.Own {
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

// enabled reports whether a rule is on: by its flag, else by the flags of other
// rules (5.1), else by the configuration, else by default.
func (c *configuration) enabled(r rule) bool {
	t := c.flags.rules[r.name]
	if t != nil && t.set {
		return t.value
	}
	if c.flags.selects() {
		return false // -magic alone runs only magic, as with go vet
	}
	if on, ok := c.Rules[r.name]; ok {
		return on
	}
	return r.on
}

// checksTests reports whether a rule looks at test files.
func (c *configuration) checksTests(rule string) bool {
	if on, ok := c.TestRules[rule]; ok {
		return on
	}
	return c.Tests == nil || *c.Tests
}

// severity returns how much a finding of the rule matters.
func (c *configuration) severity(rule string) config.Severity {
	if s, ok := c.Severity[rule]; ok {
		return s
	}
	return config.Error
}

// relative returns a file's name with slashes as seen from the configuration.
func (c *configuration) relative(file string) string {
	dir := c.dir
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

// baselineFile returns the file of accepted findings: that of -baseline, that of
// the configuration, or the one beside it under its usual name, whether it exists
// or not; "" where there can be none.
func (c *configuration) baselineFile() string {
	switch {
	case c.flags.baseline != "":
		return c.flags.baseline
	case c.Baseline != "":
		if filepath.IsAbs(c.Baseline) {
			return c.Baseline
		}
		return filepath.Join(c.dir, filepath.FromSlash(c.Baseline))
	case c.file == "" && c.dir == "":
		return "" // settings of a host, which names its files
	}
	return filepath.Join(c.dir, baseline.Name)
}

func (c *configuration) readBaseline() (*baseline.File, error) {
	file := c.baselineFile()
	if file == "" {
		return baseline.Empty(), nil
	}
	b, err := baseline.Read(file)
	if c.flags.baseline == "" && c.Baseline == "" && errors.Is(err, fs.ErrNotExist) {
		return baseline.Empty(), nil // nobody names it
	}
	if where := c.Where("baseline", c.Baseline); err != nil && where != "" && c.flags.baseline == "" {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	return b, err
}

// excluded reports whether the configuration leaves out a finding of a rule in a
// file, of one of the routes; none for a finding of no route (3.26).
func (c *configuration) excluded(rule, file string, paths []string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	name := c.relative(file)
	return slices.ContainsFunc(c.Exclude, func(x config.Exclude) bool { return x.Matches(rule, name, paths) })
}

// asks reports whether the configuration or a flag turns a rule on by its name.
func (c *configuration) asks(r rule) bool {
	if t := c.flags.rules[r.name]; t != nil && t.set {
		return t.value
	}
	return c.Rules[r.name]
}
