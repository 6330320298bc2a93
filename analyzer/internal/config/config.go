// Package config reads the settings of statuslint (5.3).
package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// A Config is the content of .statuslint.yml, or of the settings that a host passes.
type Config struct {
	// Docs are paths, patterns (docs/*.yaml), and "comments".
	Docs          []string `yaml:"docs" json:"docs"`
	Common        []int    `yaml:"common" json:"common"`
	Delete        []int    `yaml:"delete" json:"delete"`
	Rules         Rules    `yaml:"rules" json:"rules"`
	Allow         []int    `yaml:"allow" json:"allow"`
	Tests         *bool    `yaml:"tests" json:"tests"`
	StrictDefault bool     `yaml:"strict-default" json:"strict-default"`
	Sinks         []Sink   `yaml:"sinks" json:"sinks"`
	Routes        []Route  `yaml:"routes" json:"routes"`
	DeleteNames   bool     `yaml:"delete-names" json:"delete-names"`
	UnwrittenAll  bool     `yaml:"unwritten-all" json:"unwritten-all"`
	// Middleware: operations are held to the statuses of middlewares too (3.11b).
	Middleware bool `yaml:"middleware" json:"middleware"`
	// Exclude leaves out findings (3.26).
	Exclude  []Exclude           `yaml:"exclude" json:"exclude,omitempty"`
	Severity map[string]Severity `yaml:"severity" json:"severity,omitempty"`
	// Baseline is the file of the findings that were there before (5.9).
	Baseline string `yaml:"baseline" json:"baseline,omitempty"`

	// Scoped are the entries of docs that are mappings (4.8).
	Scoped []Document `yaml:"-" json:"-"`
	// TestRules says for single rules whether test files are checked, where
	// tests is a mapping.
	TestRules Rules `yaml:"-" json:"-"`
	// Origin says where the settings stand; nil where no text was read.
	Origin *Origin `yaml:"-" json:"-"`
}

// Rules turns rules on and off; a rule that is missing keeps its default.
type Rules map[string]bool

// A Document is an entry of docs with the part of the server that it covers.
type Document struct {
	File     string   `yaml:"file" json:"file"`         // a path or a pattern
	Paths    []string `yaml:"paths" json:"paths"`       // patterns of URL paths; none for the document's own servers
	Packages []string `yaml:"packages" json:"packages"` // ./services/a/..., or import paths; none for all
}

// An Exclude leaves out findings: those of one of the rules, in one of the files,
// of a route under one of the paths. What is empty excludes nothing from the
// entry: an entry with paths alone is for all rules and files.
type Exclude struct {
	Files []string `yaml:"files" json:"files,omitempty"` // patterns, relative to the configuration
	Paths []string `yaml:"paths" json:"paths,omitempty"` // patterns of URL paths
	Rules []string `yaml:"rules" json:"rules,omitempty"`
}

// A Severity is how much a finding matters.
type Severity string

// The severities, as GitHub and SARIF name them.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Severities are the severities, the gravest first.
func Severities() []Severity { return []Severity{Error, Warning, Note} }

// A Sink names a function that writes the status in one of its arguments.
type Sink struct {
	Func   string `yaml:"func" json:"func"`
	Status int    `yaml:"status" json:"status"`
}

// A Route names a function that registers a handler.
type Route struct {
	Func    string `yaml:"func" json:"func"`
	Method  string `yaml:"method" json:"method"`
	Path    int    `yaml:"path" json:"path"`
	Handler int    `yaml:"handler" json:"handler"`
}

// An Origin says where settings stand.
type Origin struct {
	File  string
	lines map[string]int // 1-based, by key and value
}

// Entries returns what docs names, "comments" left out, each with its scope.
func (c *Config) Entries() []Document {
	var out []Document
	for _, d := range c.Docs {
		if d != Comments {
			out = append(out, Document{File: d})
		}
	}
	return append(out, c.Scoped...)
}

// Where returns the place of a value of a list, "FILE:LINE", for an error; ""
// where it is not known.
func (c *Config) Where(key, value string) string {
	if c.Origin == nil {
		return ""
	}
	if line := c.Origin.lines[key+" "+value]; line > 0 {
		return fmt.Sprintf("%s:%d", c.Origin.File, line)
	}
	return c.Origin.File
}

// Matches reports whether the entry leaves out a finding of a rule, in a file that
// is named as seen from the configuration, of one of the routes. A pattern
// without a slash is compared with the name of the file alone.
func (x Exclude) Matches(rule, file string, paths []string) bool {
	if len(x.Rules) > 0 && !slices.Contains(x.Rules, rule) {
		return false
	}
	if len(x.Files) > 0 && !slices.ContainsFunc(x.Files, func(pattern string) bool { return matchesFile(pattern, file) }) {
		return false
	}
	if len(x.Paths) == 0 {
		return true
	}
	return len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool {
		return !slices.ContainsFunc(x.Paths, func(pattern string) bool { return document.MatchGlob(pattern, p) })
	})
}

func matchesFile(pattern, file string) bool {
	pattern = strings.TrimPrefix(pattern, "./")
	if !strings.Contains(pattern, "/") {
		ok, err := path.Match(pattern, path.Base(file))
		return ok && err == nil || pattern == "**"
	}
	return document.MatchGlob(strings.TrimSuffix(pattern, "/"), file) || strings.HasSuffix(pattern, "/") && document.MatchGlob(pattern+"**", file)
}

// MatchPackage reports whether a pattern of packages matches the package in a
// directory, which is named as seen from the configuration, with that import
// path: ./services/a/..., or example.com/shop/a.
func MatchPackage(pattern, dir, importPath string) bool {
	name := importPath
	if pattern == "." || strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../") || pattern == "..." {
		pattern, name = path.Clean(pattern), path.Clean(dir)
	}
	if pattern == "..." || pattern == name {
		return true
	}
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return below == "." || name == below || strings.HasPrefix(name, below+"/")
	}
	return strings.Contains(pattern, "*") && document.MatchGlob(pattern, name)
}
