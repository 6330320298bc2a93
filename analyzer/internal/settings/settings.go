// Package settings holds what users set: options, flags, and the configurations and
// documents that they name. Which configuration holds depends on the directory of a
// package; each is read once for all packages of a process.
package settings

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Settings are the options and flags of one analyzer. Drivers set flags after
// New, and run packages concurrently. Which configuration holds depends on the
// directory of a package (4.8).
type Settings struct {
	options config.Config
	Flags   Flags

	mu     sync.Mutex
	byDir  map[string]*Configuration
	byFile map[string]*Configuration
}

// Flags are the flags of (5.1).
type Flags struct {
	rules       map[string]*triState
	ConfigFile  string
	ConfigJSON  string
	docs        string
	baseline    string
	deleteNames bool
	unwritten   bool
	Routes      bool
	Whole       bool
	Record      bool
	digest      string
	base        string
}

// A triState is a boolean flag that may be left unset: the configuration then decides.
type triState struct {
	set, value, preset bool
}

func (t *triState) String() string {
	if t == nil {
		return ""
	}
	if !t.set {
		return fmt.Sprint(t.preset)
	}
	return fmt.Sprint(t.value)
}
func (t *triState) IsBoolFlag() bool { return true }
func (t *triState) Set(s string) error {
	switch strings.ToLower(s) {
	case "true", "1", "t":
		t.value = true
	case "false", "0", "f":
		t.value = false
	default:
		return errors.New("want true or false")
	}
	t.set = true
	return nil
}

// selects reports whether a flag turns a rule on, which turns off those that no
// flag names.
func (f *Flags) selects() bool {
	for _, t := range f.rules {
		if t.set && t.value {
			return true
		}
	}
	return false
}

// Given returns the flags that say what to compare statuses with, for another
// process.
func (f *Flags) Given() []string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, "-"+name+"="+value)
		}
	}
	add("config", f.ConfigFile)
	add("config-json", f.ConfigJSON)
	add("docs", f.docs)
	add("base", f.base)
	add("baseline", f.baseline)
	for _, r := range Rules {
		if t := f.rules[r.Name]; t != nil && t.set {
			add(r.Name, t.String())
		}
	}
	return out
}

func New(o config.Config) *Settings {
	return &Settings{
		options: o,
		Flags:   Flags{rules: make(map[string]*triState)},
		byDir:   make(map[string]*Configuration),
		byFile:  make(map[string]*Configuration),
	}
}

// Bind binds the flags of the analyzer.
func (s *Settings) Bind(fs *flag.FlagSet) {
	for _, r := range Rules {
		t := &triState{preset: r.on}
		s.Flags.rules[r.Name] = t
		fs.Var(t, r.Name, r.Doc)
	}
	fs.StringVar(&s.Flags.ConfigFile, "config", "", "read the configuration in `FILE`, for all packages")
	fs.StringVar(&s.Flags.ConfigJSON, "config-json", "", "the configuration itself, as `JSON`")
	fs.StringVar(&s.Flags.docs, "docs", "", "compare statuses with the documents in `FILE,...`; \"comments\" stands for the comments of the module")
	fs.StringVar(&s.Flags.baseline, "baseline", "", "leave out the findings that `FILE` lists")
	fs.BoolVar(&s.Flags.deleteNames, "delete-names", false, "treat functions whose names begin with Delete as DELETE handlers")
	fs.BoolVar(&s.Flags.unwritten, "unwritten-all", false, "make unwritten report statuses of middleware and servers too")
	fs.BoolVar(&s.Flags.Routes, "routes", false, "report routes, for statuslint routes")
	fs.BoolVar(&s.Flags.Whole, "whole", false, "report routes beside findings, for a driver that sees the whole module")
	fs.BoolVar(&s.Flags.Record, "record", false, "report what is found, whatever documents say, for a driver that judges it and analyses packages again")
	fs.StringVar(&s.Flags.base, "base", "", "directory `DIR` to which documents are relative, for drivers that run in another")
	fs.StringVar(&s.Flags.digest, "digest", "", "digest of what decides what is found, for the keys of caches")
}

// Inside returns the configuration that holds for the package of a pass.
func (s *Settings) Inside(pass *analysis.Pass) *Configuration { return s.In(PackageDir(pass)) }

// PackageDir returns the directory of a package: that of its first file which
// cmd/cgo has not written.
func PackageDir(pass *analysis.Pass) string {
	for _, f := range pass.Files {
		if !IsCgo(f) {
			return filepath.Dir(pass.Fset.File(f.FileStart).Name())
		}
	}
	for _, f := range pass.Files {
		return filepath.Dir(pass.Fset.Position(f.Package).Filename)
	}
	return "."
}

// In returns the configuration that holds for a directory. Its error, if it has
// one, is of every package that it holds for.
func (s *Settings) In(dir string) *Configuration {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.byDir[dir]
	if !ok {
		c = s.find(dir)
		s.byDir[dir] = c
	}
	return c
}

// find finds the configuration of a directory: the one that the options or the
// Flags give, else the nearest file.
func (s *Settings) find(dir string) *Configuration {
	switch {
	case s.Flags.ConfigJSON != "":
		return s.Read(inline)
	case s.Flags.ConfigFile != "":
		return s.Read(s.Flags.ConfigFile)
	case !reflect.ValueOf(s.options).IsZero():
		return s.Read(given)
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	file, root, err := config.Find(dir)
	if err != nil {
		return newConfiguration(&s.Flags, config.Config{}, "", root, err)
	}
	if file == "" {
		c := s.Read(none + root)
		return c
	}
	return s.Read(file)
}

// Names of configurations that are no files.
const (
	inline = "\x00inline" // -config-json
	given  = "\x00given"  // the options of New
	none   = "\x00none"   // a module without configuration, by its directory
)

// Read returns the configuration of that name, which is read once.
func (s *Settings) Read(name string) *Configuration {
	if c := s.byFile[name]; c != nil {
		return c
	}
	var c *Configuration
	switch {
	case name == inline:
		parsed, err := config.Parse("-config-json", []byte(s.Flags.ConfigJSON), RuleNames())
		c = newConfiguration(&s.Flags, orEmpty(parsed), "", s.Flags.base, err)
	case name == given:
		c = newConfiguration(&s.Flags, s.options, "", "", nil)
	case strings.HasPrefix(name, none):
		c = newConfiguration(&s.Flags, config.Config{}, "", strings.TrimPrefix(name, none), nil)
	default:
		parsed, err := config.Read(name, RuleNames())
		c = newConfiguration(&s.Flags, orEmpty(parsed), name, filepath.Dir(name), err)
	}
	c.ID, c.Options = name, &s.options
	s.byFile[name] = c
	return c
}

func orEmpty(c *config.Config) config.Config {
	if c == nil {
		return config.Config{}
	}
	return *c
}

// Own returns the entries of the configuration for the table of frameworks.
func (s *Settings) Own(pass *analysis.Pass) []framework.Own { return s.Inside(pass).own() }

// IsCgo reports whether a file was written by cmd/cgo for one that imports "C".
func IsCgo(f *ast.File) bool {
	return len(f.Comments) > 0 && strings.HasPrefix(f.Comments[0].List[0].Text, "// Code generated by cmd/cgo; DO NOT EDIT.")
}
