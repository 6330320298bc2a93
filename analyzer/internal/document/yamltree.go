package document

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseYAML reads YAML, with anchors and merges.
func parseYAML(src []byte, skip func(string, int) bool) (*tree, error) {
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
	p := &yamlParser{skip: skip}
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

var actions = lazy(`\{\{[^{}\n]*\}\}`)

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
	nodes int
	skip  func(key string, depth int) bool
}

func (p *yamlParser) node(n *yaml.Node, depth int) (*tree, error) {
	if p.nodes++; p.nodes > maxNodes || depth > maxDepth {
		return nil, errTooLarge
	}
	switch n.Kind {
	case yaml.AliasNode:
		return p.node(n.Alias, depth+1)
	case yaml.SequenceNode:
		t := &tree{line: n.Line, list: true}
		for _, c := range n.Content {
			v, err := p.node(c, depth+1)
			if err != nil {
				return nil, err
			}
			t.values = append(t.values, v)
		}
		return t, nil
	case yaml.MappingNode:
		return p.mapping(n, depth)
	}
	return &tree{line: n.Line, scalar: n.Value, null: n.Tag == "!!null"}, nil
}

func (p *yamlParser) mapping(n *yaml.Node, depth int) (*tree, error) {
	t := &tree{line: n.Line}
	var own map[string]bool // the mapping's own keys, which win wherever they stand
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if p.skip(key.Value, depth) {
			continue
		}
		v, err := p.node(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		if key.Tag == "!!merge" || key.Value == "<<" && key.Style == 0 {
			if own == nil {
				own = keysOf(n)
			}
			t.merge(v, own)
			continue
		}
		t.keys, t.values, t.lines = append(t.keys, key.Value), append(t.values, v), append(t.lines, key.Line)
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

// merge adds the keys of a merged mapping (<<: *common) that t does not have.
func (t *tree) merge(v *tree, have map[string]bool) {
	sources := []*tree{v}
	if v.list {
		sources = v.values
	}
	for _, s := range sources {
		for i, key := range s.keys {
			if !have[key] {
				have[key] = true
				t.keys, t.values, t.lines = append(t.keys, key), append(t.values, s.values[i]), append(t.lines, s.lines[i])
			}
		}
	}
}
