package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// A tree is a node of a document in JSON or YAML. It is not changed once it is
// read: that of an anchor is shared by all its aliases.
type tree struct {
	line    int
	col     int     // from 1: of bytes in JSON, of characters in YAML
	entries []entry // of a mapping, in order
	items   []*tree // of a list
	scalar  string
	null    bool
	list    bool
}

// An entry is a key of a mapping with its value.
type entry struct {
	key   string
	line  int
	value *tree
	alias bool // the value stands elsewhere: it is an alias, or merged
	// merged: the key stands elsewhere as well.
	merged bool
}

// get returns the value of a key; the last, where it is given twice.
func (t *tree) get(key string) *tree {
	if t == nil {
		return nil
	}
	for i := len(t.entries) - 1; i >= 0; i-- {
		if t.entries[i].key == key {
			return t.entries[i].value
		}
	}
	return nil
}

// all returns the entries, none of no tree.
func (t *tree) all() []entry {
	if t == nil {
		return nil
	}
	return t.entries
}

// at returns the value of a key, or the element of a list with that index.
func (t *tree) at(part string) *tree {
	if t == nil || !t.list {
		return t.get(part)
	}
	i, err := strconv.Atoi(part)
	if err != nil || i < 0 || i >= len(t.items) {
		return nil
	}
	return t.items[i]
}

// A budget counts the nodes of a document over all its files. That of an anchor
// is counted once for each depth at which it is used (yamlParser.alias), so
// that aliases within aliases cost no more than their text.
type budget struct{ nodes int }

// maxNodes bounds the nodes of a document. Ten thousand operations take some
// hundred thousand; a million take about 128 MB.
const maxNodes = 1_000_000

// spend counts a node that stands in a line.
func (b *budget) spend(line, depth int) error {
	b.nodes++
	switch {
	case b.nodes > maxNodes:
		return fmt.Errorf("line %d: more than the %d values that are read", line, maxNodes)
	case depth > maxDepth:
		return fmt.Errorf("line %d: nested deeper than %d levels", line, maxDepth)
	}
	return nil
}

// parseTree decides by the first byte: JSON is read as JSON, which is many
// times faster, and as YAML where that fails.
func parseTree(src []byte, spent *budget) (*tree, error) { return parse(src, skipped, spent) }

// parseFragment reads a file that a document refers to, of which any branch may
// be meant.
func parseFragment(src []byte, spent *budget) (*tree, error) {
	return parse(src, func(string, int) bool { return false }, spent)
}

func parse(src []byte, skip func(key string, depth int) bool, spent *budget) (*tree, error) {
	if trimmed := bytes.TrimSpace(src); len(trimmed) > 0 && trimmed[0] == '{' {
		if json.Valid(src) {
			return parseJSON(src, skip, spent)
		}
		first := bytes.TrimSpace(trimmed[1:])
		if !bytes.Contains(src, []byte("\n")) && (len(first) == 0 || first[0] == '"') {
			return nil, jsonError(src)
		}
		// Have: {openapi: 3.0.0}, or JSON with comments
	}
	return parseYAML(src, skip, spent)
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

// anyDepth is the depth from which on skipped does not depend on it.
const anyDepth = 3
