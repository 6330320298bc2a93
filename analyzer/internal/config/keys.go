package config

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The values of single keys.

// document reads an entry of docs: a path or pattern, "comments", or a mapping.
func (p *parser) document(c *Config, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		d := p.string(n, "docs")
		p.note("docs", d, n)
		c.Docs = append(c.Docs, d)
		return
	}
	var d Document
	p.mapping(n, "an entry of docs", func(key string, k, v *yaml.Node) {
		switch key {
		case "file":
			d.File = p.string(v, key)
			p.note("docs", d.File, v)
		case "paths":
			d.Paths = p.urlPatterns(v, key)
		case "packages":
			d.Packages = p.strings(v, key)
		default:
			p.fail(k, "unknown key %s: an entry of docs has file, paths and packages", key)
		}
	})
	if d.File == "" {
		p.fail(n, "an entry of docs needs file")
	}
	c.Scoped = append(c.Scoped, d)
}

// urlPatterns reads patterns of URL paths: /api/v1/**.
func (p *parser) urlPatterns(n *yaml.Node, key string) []string {
	var out []string
	p.each(n, key, func(e *yaml.Node) {
		text := p.string(e, key)
		if !strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "**") {
			p.fail(e, "%s: %s must begin with a slash: it is the path of a URL", key, text)
		}
		p.pattern(e, key, text)
		out = append(out, text)
	})
	return out
}

func (p *parser) pattern(n *yaml.Node, key, text string) {
	if _, err := path.Match(strings.ReplaceAll(text, "**", "*"), ""); err != nil {
		p.fail(n, "%s: %s: %s", key, text, err)
	}
}

func (p *parser) exclude(n *yaml.Node) Exclude {
	var x Exclude
	if n.Kind == yaml.ScalarNode {
		text := p.string(n, "exclude")
		p.pattern(n, "exclude", text)
		return Exclude{Files: []string{text}}
	}
	p.mapping(n, "an entry of exclude", func(key string, k, v *yaml.Node) {
		switch key {
		case "files":
			p.each(v, key, func(e *yaml.Node) {
				text := p.string(e, key)
				p.pattern(e, key, text)
				x.Files = append(x.Files, text)
			})
		case "paths":
			x.Paths = p.urlPatterns(v, key)
		case "rules":
			p.each(v, key, func(e *yaml.Node) { x.Rules = append(x.Rules, p.rule(e, e.Value)) })
		default:
			p.fail(k, "unknown key %s: an entry of exclude has files, paths and rules", key)
		}
	})
	if len(x.Files)+len(x.Paths)+len(x.Rules) == 0 {
		p.fail(n, "an entry of exclude needs files, paths or rules: this one would leave out everything")
	}
	return x
}

// rule returns the name of a rule.
func (p *parser) rule(n *yaml.Node, name string) string {
	if !slices.Contains(p.rules, name) {
		p.fail(n, "there is no rule %s: the rules are %s", name, strings.Join(p.rules, ", "))
	}
	return name
}

func (p *parser) ruleSwitches(n *yaml.Node, what string) Rules {
	out := make(Rules)
	p.mapping(n, what, func(key string, k, v *yaml.Node) { out[p.rule(k, key)] = p.bool(v, key) })
	return out
}

// tests reads whether test files are checked: for all rules, or for each.
func (p *parser) tests(c *Config, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		c.TestRules = p.ruleSwitches(n, "tests")
		return
	}
	b := p.bool(n, "tests")
	c.Tests = &b
}

func (p *parser) severities(n *yaml.Node) map[string]Severity {
	out := make(map[string]Severity)
	p.mapping(n, "severity", func(key string, k, v *yaml.Node) {
		s := Severity(v.Value)
		if v.Kind != yaml.ScalarNode || !slices.Contains(Severities(), s) {
			p.fail(v, "%s: %s is no severity: want error, warning or note", key, text(v))
		}
		out[p.rule(k, key)] = s
	})
	return out
}

func (p *parser) sink(n *yaml.Node) Sink {
	var s Sink
	p.mapping(n, "a sink", func(key string, k, v *yaml.Node) {
		switch key {
		case "func":
			s.Func = p.string(v, key)
			p.note("sinks", s.Func, v)
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
			p.note("routes", r.Func, v)
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
