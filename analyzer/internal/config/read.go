package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// FileName is the name of the configuration file.
const FileName = ".statuslint.yml"

// Comments in docs stands for the comments of the module.
const Comments = "comments"

// Read reads the configuration in a file. rules are the names that rules may
// have. An error names the file, and the line where there is one.
func Read(path string, rules []string) (*Config, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		var pe *os.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return Parse(path, src, rules)
}

// Parse reads a configuration in YAML, or in JSON, which is YAML too.
func Parse(name string, src []byte, rules []string) (*Config, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		return nil, fmt.Errorf("%s: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	c := &Config{}
	if len(root.Content) == 0 {
		return c, nil // empty: all defaults
	}
	p := &parser{name: name, rules: rules}
	p.config(c, root.Content[0])
	return c, p.err
}

// A parser holds a configuration against what it may say. It keeps the first error.
type parser struct {
	name  string
	rules []string
	err   error
}

func (p *parser) fail(n *yaml.Node, format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%s:%d: %s", p.name, n.Line, fmt.Sprintf(format, args...))
	}
}

// Keys are the keys of a configuration, in the order of the documentation.
func Keys() []string {
	return []string{"docs", "common", "delete", "rules", "allow", "tests", "strict-default", "delete-names", "unwritten-all", "sinks", "routes"}
}

func (p *parser) config(c *Config, n *yaml.Node) {
	p.mapping(n, "the configuration", func(key string, k, v *yaml.Node) {
		switch key {
		case "docs":
			c.Docs = p.strings(v, key)
		case "common":
			c.Common = p.statuses(v, key)
		case "delete":
			c.Delete = p.statuses(v, key)
		case "rules":
			c.Rules = p.ruleSwitches(v)
		case "allow":
			c.Allow = p.statuses(v, key)
		case "tests":
			b := p.bool(v, key)
			c.Tests = &b
		case "strict-default":
			c.StrictDefault = p.bool(v, key)
		case "delete-names":
			c.DeleteNames = p.bool(v, key)
		case "unwritten-all":
			c.UnwrittenAll = p.bool(v, key)
		case "sinks":
			p.each(v, key, func(e *yaml.Node) { c.Sinks = append(c.Sinks, p.sink(e)) })
		case "routes":
			p.each(v, key, func(e *yaml.Node) { c.Routes = append(c.Routes, p.route(e)) })
		default:
			p.fail(k, "unknown key %s: the keys are %s", key, strings.Join(Keys(), ", "))
		}
	})
}

func (p *parser) mapping(n *yaml.Node, what string, each func(key string, k, v *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "%s must be a mapping of keys to values", what)
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if seen[key] {
			p.fail(n.Content[i], "%s is given twice", key)
		}
		seen[key] = true
		each(key, n.Content[i], n.Content[i+1])
	}
}

func (p *parser) each(n *yaml.Node, key string, visit func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		p.fail(n, "%s must be a list", key)
		return
	}
	for _, e := range n.Content {
		visit(e)
	}
}

func (p *parser) strings(n *yaml.Node, key string) []string {
	var out []string
	p.each(n, key, func(e *yaml.Node) { out = append(out, p.string(e, key)) })
	return out
}

func (p *parser) string(n *yaml.Node, key string) string {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" || n.Value == "" {
		p.fail(n, "%s must be text", key)
	}
	return n.Value
}

func (p *parser) statuses(n *yaml.Node, key string) []int {
	out := []int{}
	p.each(n, key, func(e *yaml.Node) {
		code, err := strconv.Atoi(e.Value)
		if e.Kind != yaml.ScalarNode || err != nil || code < 100 || code > 599 {
			p.fail(e, "%s: %s is no status (100 to 599)", key, text(e))
		}
		out = append(out, code)
	})
	return out
}

func text(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return n.Value
	}
	return "this"
}

func (p *parser) bool(n *yaml.Node, key string) bool {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		p.fail(n, "%s must be true or false", key)
	}
	return n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
}

func (p *parser) int(n *yaml.Node, key string) int {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || i < 0 {
		p.fail(n, "%s must be the index of an argument, from 0", key)
	}
	return i
}

func (p *parser) ruleSwitches(n *yaml.Node) Rules {
	out := make(Rules)
	p.mapping(n, "rules", func(key string, k, v *yaml.Node) {
		known := false
		for _, name := range p.rules {
			known = known || name == key
		}
		if !known {
			p.fail(k, "there is no rule %s: the rules are %s", key, strings.Join(p.rules, ", "))
		}
		out[key] = p.bool(v, key)
	})
	return out
}

func (p *parser) sink(n *yaml.Node) Sink {
	var s Sink
	p.mapping(n, "a sink", func(key string, k, v *yaml.Node) {
		switch key {
		case "func":
			s.Func = p.string(v, key)
		case "status":
			s.Status = p.int(v, key)
		default:
			p.fail(k, "unknown key %s: a sink has func and status", key)
		}
	})
	if s.Func == "" {
		p.fail(n, "a sink needs func")
	}
	return s
}

func (p *parser) route(n *yaml.Node) Route {
	r := Route{Path: -1, Handler: -1}
	p.mapping(n, "a route", func(key string, k, v *yaml.Node) {
		switch key {
		case "func":
			r.Func = p.string(v, key)
		case "method":
			r.Method = strings.ToUpper(p.string(v, key))
		case "path":
			r.Path = p.int(v, key)
		case "handler":
			r.Handler = p.int(v, key)
		default:
			p.fail(k, "unknown key %s: a route has func, method, path and handler", key)
		}
	})
	if r.Func == "" || r.Path < 0 || r.Handler < 0 {
		p.fail(n, "a route needs func, path and handler")
	}
	return r
}

// Find returns the nearest configuration file from dir up to the root of its
// module, "" where there is none.
func Find(dir string) string {
	for {
		if path := filepath.Join(dir, FileName); isFile(path) {
			return path
		}
		if isFile(filepath.Join(dir, "go.mod")) {
			return ""
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Resolve returns the paths of docs, relative to dir, "comments" left out. A
// document of a configuration lies below it: base, where it is not "", bounds
// what may be read.
func Resolve(docs []string, dir, base string) ([]string, error) {
	var out []string
	for _, d := range docs {
		if d == Comments {
			continue
		}
		if strings.Contains(d, "://") {
			return nil, fmt.Errorf("%s: a URL: statuslint reads files only", d)
		}
		path := d
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		out = append(out, path)
	}
	return out, nil
}

// Digest returns a digest of the configuration and of the documents: for the
// keys of caches (5.4). A file that cannot be read counts by its name.
func Digest(files ...string) string {
	h := sha256.New()
	for _, name := range files {
		fmt.Fprintf(h, "%s\x00", name)
		f, err := os.Open(name)
		if err != nil {
			fmt.Fprint(h, "missing\x00")
			continue
		}
		_, _ = io.Copy(h, io.LimitReader(f, 64<<20))
		f.Close()
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}
