package document

import (
	"bytes"
	"errors"
	"strconv"
)

// A tree is a node of the document.
type tree struct {
	line   int
	keys   []string // of a mapping, in order
	values []*tree
	lines  []int // of the keys
	scalar string
	null   bool
	list   bool
}

// get returns the value of a key; the last, where it is given twice.
func (t *tree) get(key string) *tree {
	if t == nil {
		return nil
	}
	for i := len(t.keys) - 1; i >= 0; i-- {
		if t.keys[i] == key {
			return t.values[i]
		}
	}
	return nil
}

// treeKeys returns the keys, none of no tree.
func (t *tree) treeKeys() []string {
	if t == nil {
		return nil
	}
	return t.keys
}

// at returns the value of a key, or the element of a list with that index.
func (t *tree) at(part string) *tree {
	if t == nil || !t.list {
		return t.get(part)
	}
	i, err := strconv.Atoi(part)
	if err != nil || i < 0 || i >= len(t.values) {
		return nil
	}
	return t.values[i]
}

// maxNodes bounds the nodes that are visited in one document, aliases counted
// as often as they are used. Ten thousand operations take under a million.
const maxNodes = 8_000_000

var errTooLarge = errors.New("more than it should unfold to: aliases within aliases?")

// parseTree decides by the first byte: JSON is read as JSON, which is many
// times faster, and as YAML where that fails.
func parseTree(src []byte) (*tree, error) { return parse(src, skipped) }

// parseFragment reads a file that a document refers to, of which any branch may
// be meant.
func parseFragment(src []byte) (*tree, error) {
	return parse(src, func(string, int) bool { return false })
}

func parse(src []byte, skip func(key string, depth int) bool) (*tree, error) {
	if trimmed := bytes.TrimSpace(src); len(trimmed) > 0 && trimmed[0] == '{' {
		t, err := parseJSON(src, skip)
		if err == nil {
			return t, nil
		}
		first := bytes.TrimSpace(trimmed[1:])
		if !bytes.Contains(src, []byte("\n")) && (len(first) == 0 || first[0] == '"') {
			return nil, err
		}
		// Have: {openapi: 3.0.0}, or JSON with comments
	}
	return parseYAML(src, skip)
}

// maxDepth bounds how deep a document may nest; specifications stay under 100.
const maxDepth = 500

// skipped are the branches of a document that hold no operation, and most of
// its bytes.
func skipped(key string, depth int) bool {
	switch depth {
	case 0:
		switch key {
		case "definitions", "info", "tags", "externalDocs", "webhooks", "security", "securityDefinitions":
			return true
		}
	case 1: // of components
		switch key {
		case "schemas", "examples", "parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks":
			return true
		}
	case 2: // names of things, and methods
		return false
	}
	switch key { // of an operation, or of a response: what it looks like
	case "parameters", "requestBody", "content", "schema", "headers", "examples":
		return true
	}
	return false
}
