package openapi

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// maxMarks bounds the marks of YAML in a file, before it is parsed: the parser
// takes about 200 bytes for each node, of which a mark may stand for two, and the
// tree as many again: 256 MB hold them. The largest public specifications have two
// thirds of it.
const maxMarks = 280_000

// countMarks reports a file that has more lines, elements and collections than
// are read.
func countMarks(src []byte) error {
	marks, line := 0, 1
	for _, c := range src {
		switch c {
		case '\n':
			line++
			marks++
		case ',', '[', '{':
			marks++
		}
		if marks > maxMarks {
			return fmt.Errorf("line %d: more than the %d lines and values of YAML that are read: JSON may be larger", line, maxMarks)
		}
	}
	return nil
}

// parseYAML reads YAML, with anchors and merges.
func parseYAML(src []byte, skip func(string, int) bool, spent *budget) (*tree, error) {
	if err := countMarks(src); err != nil {
		return nil, err
	}
	var root yaml.Node
	err := yaml.Unmarshal(detemplate(src), &root)
	if err != nil && bytes.Contains(src, []byte("{{")) {
		root = yaml.Node{}
		err = yaml.Unmarshal(plainActions(src), &root)
	}
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(root.Content) == 0 {
		return nil, errors.New("empty")
	}
	p := &yamlParser{skip: skip, spent: spent, aliases: make(map[aliasKey]*tree)}
	return p.node(root.Content[0], 0)
}

// detemplate makes YAML of a template of YAML: it quotes values that begin with
// an action, which would be mappings (basePath: {{.Base}}/v1), and drops lines
// that are nothing else ({{- if .Admin }}).
func detemplate(src []byte) []byte {
	if !bytes.Contains(src, []byte("{{")) {
		return src
	}
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		if trimmed := bytes.TrimSpace(l); bytes.HasPrefix(trimmed, []byte("{{")) && bytes.HasSuffix(trimmed, []byte("}}")) {
			lines[i] = nil
			continue
		}
		if key, value, ok := bytes.Cut(l, []byte(": {{")); ok && !bytes.ContainsAny(value, `"`) {
			lines[i] = slices.Concat(key, []byte(`: "{{`), value, []byte(`"`))
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// action stands for an action of a template in the text around it.
const action = "__action__"

var actions = lazyregexp.New(`\{\{[^{}\n]*\}\}`)

// plainActions makes YAML of a template that has actions inside of values, where
// quoting them does not help: [{url: {{.Base}}/v1}].
func plainActions(src []byte) []byte {
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		if rest := actions().ReplaceAll(l, nil); len(bytes.TrimSpace(rest)) == 0 && len(rest) < len(l) {
			lines[i] = nil // nothing else
			continue
		}
		lines[i] = actions().ReplaceAll(l, []byte(action))
	}
	return bytes.Join(lines, []byte("\n"))
}

type yamlParser struct {
	spent   *budget
	skip    func(key string, depth int) bool
	aliases map[aliasKey]*tree // nil while one is read
}

// An aliasKey is an anchor at a depth: what is skipped of it depends on that.
type aliasKey struct {
	anchor *yaml.Node
	depth  int
}

func (p *yamlParser) node(n *yaml.Node, depth int) (*tree, error) {
	if err := p.spent.spend(n.Line, depth); err != nil {
		return nil, err
	}
	switch n.Kind {
	case yaml.AliasNode:
		return p.alias(n, depth)
	case yaml.SequenceNode:
		t := &tree{line: n.Line, col: n.Column, list: true}
		for _, c := range n.Content {
			v, err := p.node(c, depth+1)
			if err != nil {
				return nil, err
			}
			t.items = append(t.items, v)
		}
		return t, nil
	case yaml.MappingNode:
		return p.mapping(n, depth)
	}
	return &tree{line: n.Line, col: n.Column, scalar: n.Value, null: n.Tag == "!!null"}, nil
}

// alias returns the tree of an anchor, which all its aliases share.
func (p *yamlParser) alias(n *yaml.Node, depth int) (*tree, error) {
	key := aliasKey{n.Alias, min(depth, anyDepth)}
	if t, known := p.aliases[key]; known {
		if t == nil {
			return nil, fmt.Errorf("line %d: the alias *%s stands in its own anchor", n.Line, n.Value)
		}
		return t, nil
	}
	p.aliases[key] = nil
	t, err := p.node(n.Alias, depth)
	if err != nil {
		return nil, err
	}
	p.aliases[key] = t
	return t, nil
}

func (p *yamlParser) mapping(n *yaml.Node, depth int) (*tree, error) {
	t := &tree{line: n.Line, col: n.Column}
	var own map[string]bool // the mapping's own keys, which win wherever they stand
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if p.skip(key.Value, depth) {
			continue
		}
		v, err := p.node(value, depth+1)
		if err != nil {
			return nil, err
		}
		if key.Tag == "!!merge" || key.Value == "<<" && key.Style == 0 {
			if own == nil {
				own = keysOf(n)
			}
			if err := p.merge(t, v, own); err != nil {
				return nil, err
			}
			continue
		}
		t.entries = append(t.entries, entry{key: key.Value, line: key.Line, value: v, alias: value.Kind == yaml.AliasNode})
	}
	return t, nil
}

// keysOf returns the keys of a mapping.
func keysOf(n *yaml.Node) map[string]bool {
	keys := make(map[string]bool)
	for i := 0; i < len(n.Content); i += 2 {
		keys[n.Content[i].Value] = true
	}
	return keys
}

// merge adds the entries of a merged mapping (<<: *common) that t does not have.
// They count, since mappings may be merged into many others.
func (p *yamlParser) merge(t, v *tree, have map[string]bool) error {
	sources := []*tree{v}
	if v.list {
		sources = v.items
	}
	for _, s := range sources {
		for _, e := range s.entries {
			if err := p.spent.spend(t.line, 0); err != nil {
				return err
			}
			if !have[e.key] {
				have[e.key] = true
				e.alias, e.merged = true, true
				t.entries = append(t.entries, e)
			}
		}
	}
	return nil
}
