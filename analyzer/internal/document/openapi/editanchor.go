package openapi

import (
	"bytes"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
)

// What stands at an anchor of YAML belongs to every alias of it: a response is
// added there only if there is no alias.

// anchors are the anchors of a file and their aliases.
type anchors struct {
	aliases  map[*yaml.Node]int         // the line of the first alias of a node
	mappings map[[2]int]anchoredMapping // by line and column
}

// An anchoredMapping is a mapping at an anchor, or below one.
type anchoredMapping struct {
	node  *yaml.Node
	under []*yaml.Node // nodes with anchors on the way to it, itself included
}

// anchors returns the anchors of the file; none where it is JSON.
func (t *text) anchors() *anchors {
	if t.known != nil {
		return t.known
	}
	t.known = &anchors{make(map[*yaml.Node]int), make(map[[2]int]anchoredMapping)}
	var root yaml.Node
	if !bytes.ContainsRune(t.src, '&') || isJSON(t.src) || yaml.Unmarshal(detemplate(input.Normal(t.src)), &root) != nil {
		return t.known
	}
	t.known.collect(&root, nil)
	return t.known
}

// collect notes the anchors and aliases below a node. Aliases are not followed.
func (a *anchors) collect(n *yaml.Node, under []*yaml.Node) {
	if n.Kind == yaml.AliasNode {
		if a.aliases[n.Alias] == 0 {
			a.aliases[n.Alias] = n.Line
		}
		return
	}
	if n.Anchor != "" {
		under = append(under[:len(under):len(under)], n)
	}
	if n.Kind == yaml.MappingNode && len(under) > 0 {
		a.mappings[[2]int{n.Line, n.Column}] = anchoredMapping{n, under}
	}
	for _, c := range n.Content {
		a.collect(c, under)
	}
}

// unshared returns the mapping of responses without the anchor before it. The
// error names the alias that shares it.
func (t *text) unshared(n *tree) (*tree, error) {
	a := t.anchors()
	m, ok := a.mappings[[2]int{n.line, n.col}]
	if !ok {
		return n, nil
	}
	for _, u := range m.under {
		if line := a.aliases[u]; line > 0 {
			return nil, fmt.Errorf("its responses are shared: line %d refers to the anchor &%s of line %d", line, u.Anchor, u.Line)
		}
	}
	if m.node.Anchor == "" {
		return n, nil
	}
	own := *n
	if m.node.Style&yaml.FlowStyle == 0 && len(m.node.Content) > 0 {
		own.line, own.col = m.node.Content[0].Line, m.node.Content[0].Column
		return &own, nil
	}
	at, ok := t.offset(n.line, n.col, false)
	if !ok {
		return nil, errNotFound
	}
	brace := bytes.IndexByte(t.src[at:], '{')
	if brace < 0 || len(bytes.TrimSpace(t.src[at+1+len(m.node.Anchor):at+brace])) > 0 {
		return nil, errBlock // a tag or a comment before it
	}
	own.line = t.lineAt(at + brace)
	own.col = len([]rune(string(t.src[t.starts[own.line-1]:at+brace]))) + 1
	return &own, nil
}

var errNotFound = errors.New("its responses are not found in the file")
