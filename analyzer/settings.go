package analyzer

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

// settings are the options and flags of one analyzer. Drivers set flags after
// New, and run packages concurrently. Which configuration holds depends on the
// directory of a package (4.8).
type settings struct {
	options config.Config
	flags   flags

	mu     sync.Mutex
	byDir  map[string]*configuration
	byFile map[string]*configuration
}

// flags are the flags of (5.1).
type flags struct {
	rules       map[string]*triState
	configFile  string
	configJSON  string
	docs        string
	baseline    string
	deleteNames bool
	unwritten   bool
	routes      bool
	whole       bool
	link        bool
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
func (f *flags) selects() bool {
	for _, t := range f.rules {
		if t.set && t.value {
			return true
		}
	}
	return false
}

// given returns the flags that say what to compare statuses with, for another
// process.
func (f *flags) given() []string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, "-"+name+"="+value)
		}
	}
	add("config", f.configFile)
	add("config-json", f.configJSON)
	add("docs", f.docs)
	add("base", f.base)
	add("baseline", f.baseline)
	for _, r := range rules {
		if t := f.rules[r.name]; t != nil && t.set {
			add(r.name, t.String())
		}
	}
	return out
}

func newSettings(o config.Config) *settings {
	return &settings{
		options: o,
		flags:   flags{rules: make(map[string]*triState)},
		byDir:   make(map[string]*configuration),
		byFile:  make(map[string]*configuration),
	}
}

// bind binds the flags of the analyzer.
func (s *settings) bind(fs *flag.FlagSet) {
	for _, r := range rules {
		t := &triState{preset: r.on}
		s.flags.rules[r.name] = t
		fs.Var(t, r.name, r.doc)
	}
	fs.StringVar(&s.flags.configFile, "config", "", "read the configuration in `FILE`, for all packages")
	fs.StringVar(&s.flags.configJSON, "config-json", "", "the configuration itself, as `JSON`")
	fs.StringVar(&s.flags.docs, "docs", "", "compare statuses with the documents in `FILE,...`; \"comments\" stands for the comments of the module")
	fs.StringVar(&s.flags.baseline, "baseline", "", "leave out the findings that `FILE` lists")
	fs.BoolVar(&s.flags.deleteNames, "delete-names", false, "treat functions whose names begin with Delete as DELETE handlers")
	fs.BoolVar(&s.flags.unwritten, "unwritten-all", false, "make unwritten report statuses of middleware and servers too")
	fs.BoolVar(&s.flags.routes, "routes", false, "report routes, for statuslint routes")
	fs.BoolVar(&s.flags.whole, "whole", false, "report routes beside findings, for a driver that sees the whole module")
	fs.BoolVar(&s.flags.link, "linked", false, "report what calls of interfaces are linked by, for a driver that analyses packages again")
	fs.StringVar(&s.flags.base, "base", "", "directory `DIR` to which documents are relative, for drivers that run in another")
	fs.StringVar(&s.flags.digest, "digest", "", "digest of the configurations and their documents, for the keys of caches, from a driver that reports their problems")
}

// inside returns the configuration that holds for the package of a pass.
func (s *settings) inside(pass *analysis.Pass) *configuration { return s.in(packageDir(pass)) }

// packageDir returns the directory of a package: that of its first file which
// cmd/cgo has not written.
func packageDir(pass *analysis.Pass) string {
	for _, f := range pass.Files {
		if !isCgo(f) {
			return filepath.Dir(pass.Fset.File(f.FileStart).Name())
		}
	}
	for _, f := range pass.Files {
		return filepath.Dir(pass.Fset.Position(f.Package).Filename)
	}
	return "."
}

// in returns the configuration that holds for a directory. Its error, if it has
// one, is of every package that it holds for.
func (s *settings) in(dir string) *configuration {
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
// flags give, else the nearest file.
func (s *settings) find(dir string) *configuration {
	switch {
	case s.flags.configJSON != "":
		return s.read(inline)
	case s.flags.configFile != "":
		return s.read(s.flags.configFile)
	case !reflect.ValueOf(s.options).IsZero():
		return s.read(given)
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	file, root, err := config.Find(dir)
	if err != nil {
		return newConfiguration(&s.flags, config.Config{}, "", root, err)
	}
	if file == "" {
		c := s.read(none + root)
		return c
	}
	return s.read(file)
}

// Names of configurations that are no files.
const (
	inline = "\x00inline" // -config-json
	given  = "\x00given"  // the options of New
	none   = "\x00none"   // a module without configuration, by its directory
)

// read returns the configuration of that name, which is read once.
func (s *settings) read(name string) *configuration {
	if c := s.byFile[name]; c != nil {
		return c
	}
	var c *configuration
	switch {
	case name == inline:
		parsed, err := config.Parse("-config-json", []byte(s.flags.configJSON), ruleNames())
		c = newConfiguration(&s.flags, orEmpty(parsed), "", s.flags.base, err)
	case name == given:
		c = newConfiguration(&s.flags, s.options, "", "", nil)
	case strings.HasPrefix(name, none):
		c = newConfiguration(&s.flags, config.Config{}, "", strings.TrimPrefix(name, none), nil)
	default:
		parsed, err := config.Read(name, ruleNames())
		c = newConfiguration(&s.flags, orEmpty(parsed), name, filepath.Dir(name), err)
	}
	c.id, c.options = name, &s.options
	s.byFile[name] = c
	return c
}

func orEmpty(c *config.Config) config.Config {
	if c == nil {
		return config.Config{}
	}
	return *c
}

// own returns the entries of the configuration for the table of frameworks.
func (s *settings) own(pass *analysis.Pass) []framework.Own { return s.inside(pass).own() }

// isCgo reports whether a file was written by cmd/cgo for one that imports "C".
func isCgo(f *ast.File) bool {
	return len(f.Comments) > 0 && strings.HasPrefix(f.Comments[0].List[0].Text, "// Code generated by cmd/cgo; DO NOT EDIT.")
}
