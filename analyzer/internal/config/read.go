package config

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

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
	p := &parser{name: name, rules: rules, lines: make(map[string]int)}
	p.config(c, root.Content[0])
	c.Origin = &Origin{File: name, lines: p.lines}
	return c, p.err
}

// A parser compares a configuration with what it may say. It keeps the first error.
type parser struct {
	name  string
	rules []string
	lines map[string]int // of values, by key
	err   error
}

// note records the line of a value, for errors that are found later.
func (p *parser) note(key, value string, n *yaml.Node) { p.lines[key+" "+value] = n.Line }

func (p *parser) fail(n *yaml.Node, format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%s:%d: %s", p.name, n.Line, fmt.Sprintf(format, args...))
	}
}

// Keys are the keys of a configuration, in the order of the documentation.
func Keys() []string {
	return []string{"docs", "common", "delete", "rules", "severity", "exclude", "baseline", "allow", "tests",
		"strict-default", "middleware", "delete-names", "unwritten-all", "sinks", "routes"}
}

func (p *parser) config(c *Config, n *yaml.Node) {
	p.mapping(n, "the configuration", func(key string, k, v *yaml.Node) {
		switch key {
		case "docs":
			p.each(v, key, func(e *yaml.Node) { p.document(c, e) })
		case "common":
			c.Common = p.statuses(v, key)
		case "delete":
			c.Delete = p.statuses(v, key)
		case "rules":
			c.Rules = p.ruleSwitches(v, key)
		case "severity":
			c.Severity = p.severities(v)
		case "exclude":
			p.each(v, key, func(e *yaml.Node) { c.Exclude = append(c.Exclude, p.exclude(e)) })
		case "baseline":
			c.Baseline = p.string(v, key)
			p.note(key, c.Baseline, v)
		case "allow":
			c.Allow = p.statuses(v, key)
		case "tests":
			p.tests(c, v)
		case "strict-default":
			c.StrictDefault = p.bool(v, key)
		case "middleware":
			c.Middleware = p.bool(v, key)
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
