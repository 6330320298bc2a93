package document

import (
	"errors"
	"slices"
	"strings"
)

// An OpenAPI document is read for the keys of paths.*.*.responses and the
// prefixes of its paths, and for nothing else: whole libraries reject documents
// that are in use, for a duplicate key or a reference in an example.
//
// JSON and YAML are brought into one shape, a tree of nodes with lines. Only
// the branches that matter are looked at, with bounds on depth and on the
// nodes that are visited: an alias bomb or a circle of $ref ends in a problem.

func readOpenAPI(src []byte, name, tree string) (*Document, error) {
	root, err := parseTree(src)
	if err != nil {
		return nil, err
	}
	paths := root.get("paths")
	if root.get("openapi") == nil && root.get("swagger") == nil && paths == nil {
		return nil, errors.New("no OpenAPI document: it has no paths")
	}
	main := &source{root: root}
	r := &openAPI{files: newFiles(name, tree, main), doc: &Document{Kind: OpenAPI}, told: make(map[Problem]bool), index: make(map[[2]string]int), version2: root.get("swagger") != nil}
	r.prefixes(root)
	for i, key := range root.keys {
		if key == "paths" { // given twice, it says as much
			r.eachPath(node{root.values[i], main})
		}
	}
	r.doc.Refs = r.files.names()
	if r.responsesRead > maxResponses {
		return nil, errTooLarge
	}
	return r.doc, nil
}

type openAPI struct {
	files    *files
	doc      *Document
	version2 bool
	// responsesRead counts them over all operations, which may share.
	responsesRead int
	told          map[Problem]bool
	index         map[[2]string]int // of operations, by method and path
}

// maxResponses bounds the responses of all operations: by references, each of a
// million operations could have a million.
const maxResponses = 1 << 21

// operations are the fixed fields of a path item (OpenAPI 3.2 §4.9.1; trace is
// of 3.0, query of 3.2).
var operations = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

func (r *openAPI) eachPath(paths node) {
	paths, err := r.deref(paths)
	if err != nil || paths.tree == nil {
		return // a problem is told
	}
	for i, path := range paths.keys {
		if r.responsesRead > maxResponses {
			return // whoever called says so
		}
		if !strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "{") {
			continue // x-…
		}
		r.pathItem(path, node{paths.values[i], paths.in}, paths.lines[i])
	}
}

// pathItem reads the operations of a path, and those of the path item that it
// refers to, which may have keys beside its $ref.
func (r *openAPI) pathItem(path string, item node, line int) {
	known := make(map[string]bool)
	first, err := item, errCircle
	for range maxRefs {
		if item.tree == nil {
			return
		}
		r.methods(path, item, known)
		if item.get("$ref") == nil {
			return
		}
		var next node
		if next, err = r.step(item); err != nil {
			first = item
			break
		}
		item, err = next, errCircle
	}
	r.unread(first, err)
	r.doc.Operations = append(r.doc.Operations, Operation{Path: path, Line: line, File: first.in.name, Unknown: true})
}

// methods reads the operations of one path item that are not known yet. One that
// the item has twice is read twice.
func (r *openAPI) methods(path string, item node, known map[string]bool) {
	r.servers(item.get("servers"))
	var own []string
	each := func(method string, t *tree, line int) {
		r.servers(t.get("servers"))
		if !known[method] {
			own = append(own, method)
			r.operation(method, path, line, node{t, item.in})
		}
	}
	defer func() {
		for _, method := range own {
			known[method] = true
		}
	}()
	for i, key := range item.keys {
		if slices.Contains(operations, strings.ToLower(key)) {
			each(strings.ToUpper(key), item.values[i], item.lines[i])
		}
	}
	if more := item.get("additionalOperations"); more != nil {
		for i, key := range more.keys {
			each(key, more.values[i], more.lines[i])
		}
	}
}
