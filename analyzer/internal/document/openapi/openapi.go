// Package openapi reads OpenAPI documents, 2.0 to 3.2, in JSON and YAML.
//
// A document is read for the keys of paths.*.*.responses and the prefixes of its
// paths, and for nothing else: whole libraries reject documents that are in use,
// for a duplicate key or a reference in an example.
//
// JSON and YAML are brought into one shape, a tree of nodes with lines. Only the
// branches that matter are read, with bounds on depth, nodes and responses: an
// alias bomb or a circle of $ref ends in an error or a problem with its line.
package openapi

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// Read reads a document, whose text is as input.Normal returns it. The files
// that it refers to are read where they lie below tree, an absolute path; "" for
// none.
func Read(src []byte, name, tree string) (*model.Document, error) {
	return read(src, name, tree, nil)
}

// read reads a document, for an edit all of it.
func read(src []byte, name, tree string, e *edit) (*model.Document, error) {
	spent := new(budget)
	parseMain := parseTree
	if e != nil {
		parseMain = parseFragment
	}
	root, err := parseMain(src, spent)
	if err != nil {
		return nil, err
	}
	paths := root.get("paths")
	if root.get("openapi") == nil && root.get("swagger") == nil && paths == nil {
		if d := dictionary(root); d != nil {
			return d, nil
		}
		return nil, errors.New("no OpenAPI document: it has no paths")
	}
	main := &source{root: root}
	r := &reader{
		files: newFiles(name, tree, main, spent), doc: &model.Document{Kind: model.OpenAPI},
		known: make(map[model.Problem]bool), index: make(map[[2]string]int), version2: root.get("swagger") != nil, edit: e,
	}
	if e != nil {
		e.reader, e.main = r, main
	}
	r.prefixes(root)
	for _, e := range root.entries {
		if e.key == "paths" { // given twice, it says as much
			r.eachPath(node{e.value, main})
		}
	}
	r.doc.Refs = r.files.names()
	if r.responsesRead > maxResponses {
		return nil, fmt.Errorf("line %d: more than the %d responses that are read", root.line, maxResponses)
	}
	return r.doc, nil
}

// A reader reads one document.
type reader struct {
	files    *files
	doc      *model.Document
	version2 bool
	// responsesRead counts them over all operations, which may share.
	responsesRead int
	known         map[model.Problem]bool
	index         map[[2]string]int // of operations, by method and path
	edit          *edit             // what is collected to add responses; nil to read
}

// maxResponses bounds the responses of all operations: by references, each of a
// million operations could have a million.
const maxResponses = 1 << 19

// operations are the fixed fields of a path item (OpenAPI 3.2 §4.9.1; trace is
// of 3.0, query of 3.2).
var operations = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

func (r *reader) eachPath(paths node) {
	paths, err := r.deref(paths)
	if err != nil || paths.tree == nil {
		return // a problem is reported
	}
	for _, e := range paths.entries {
		path := e.key
		if r.responsesRead > maxResponses {
			return // whoever called says so
		}
		if !strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "{") {
			continue // x-…
		}
		r.pathItem(path, node{e.value, paths.in}, e.line)
	}
}

// pathItem reads the operations of a path, and those of the path item that it
// refers to, which may have keys beside its $ref.
func (r *reader) pathItem(path string, item node, line int) {
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
	r.doc.Operations = append(r.doc.Operations, model.Operation{Path: path, Line: line, File: first.in.name, Unknown: true})
}

// methods reads the operations of one path item that are not known yet. One that
// the item has twice is read twice.
func (r *reader) methods(path string, item node, known map[string]bool) {
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
	for _, e := range item.entries {
		if slices.Contains(operations, strings.ToLower(e.key)) {
			each(strings.ToUpper(e.key), e.value, e.line)
		}
	}
	for _, e := range item.get("additionalOperations").all() {
		each(e.key, e.value, e.line)
	}
}
