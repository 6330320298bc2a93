package document

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// An OpenAPI document is read for the keys of paths.*.*.responses and the
// prefixes of its paths, and for nothing else: whole libraries reject documents
// that are in use, for a duplicate key or a reference in an example.
//
// JSON and YAML are brought into one shape, a tree of nodes with lines. Only
// the branches that matter are looked at, with bounds on depth and on the
// nodes that are visited: an alias bomb or a circle of $ref ends in a problem.

func readOpenAPI(src []byte) (*Document, error) {
	root, err := parseTree(src)
	if err != nil {
		return nil, err
	}
	paths := root.get("paths")
	if root.get("openapi") == nil && root.get("swagger") == nil && paths == nil {
		return nil, errors.New("no OpenAPI document: it has no paths")
	}
	r := &openAPI{root: root, doc: &Document{Kind: OpenAPI}, version2: root.get("swagger") != nil}
	r.prefixes()
	r.eachPath(paths)
	return r.doc, nil
}

type openAPI struct {
	root     *tree
	doc      *Document
	version2 bool
}

// prefixes collects basePath (2.0) and the path parts of servers (3.x).
func (r *openAPI) prefixes() {
	r.prefix(r.root.get("basePath"))
	r.servers(r.root.get("servers"))
}

func (r *openAPI) servers(list *tree) {
	if list == nil || !list.list {
		return
	}
	for _, s := range list.values {
		r.prefix(s.get("url"))
	}
}

func (r *openAPI) prefix(t *tree) {
	if t == nil || t.scalar == "" {
		return
	}
	p := t.scalar
	if i := strings.Index(p, "://"); i >= 0 {
		_, rest, found := strings.Cut(p[i+3:], "/")
		if !found {
			return // a host alone
		}
		p = "/" + rest
	}
	if i := strings.LastIndex(p, "}}"); i >= 0 {
		p = p[i+2:] // a template: {{AppSubUrl}}/api/v1
	}
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	p = strings.Trim(p, "/")
	if p != "" && !slices.Contains(r.doc.Prefixes, "/"+p) {
		r.doc.Prefixes = append(r.doc.Prefixes, "/"+p)
	}
}

// operations are the fixed fields of a path item (OpenAPI 3.2 §4.9.1; trace is
// of 3.0, query of 3.2).
var operations = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

func (r *openAPI) eachPath(paths *tree) {
	if paths == nil {
		return
	}
	for i, path := range paths.keys {
		if !strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "{") {
			continue // x-…
		}
		item := r.deref(paths.values[i], 0)
		if item == nil {
			continue
		}
		for j, key := range item.keys {
			if slices.Contains(operations, strings.ToLower(key)) {
				r.operation(strings.ToUpper(key), path, item.lines[j], item.values[j])
			}
		}
		if more := item.get("additionalOperations"); more != nil {
			for j, key := range more.keys {
				r.operation(key, path, more.lines[j], more.values[j])
			}
		}
	}
}

func (r *openAPI) operation(method, path string, line int, t *tree) {
	op := Operation{Method: method, Path: path, Line: line}
	t = r.deref(t, 0)
	responses := t.get("responses")
	switch {
	case responses == nil:
		op.Unknown = true
		if t != nil && t.external() {
			break // in another file
		}
	case responses.null:
		r.doc.problem(responses.line, fmt.Sprintf("responses of %s %s are empty", method, path))
		op.Unknown = true
	default:
		inner := r.deref(responses, 0)
		if inner == nil || inner.external() {
			op.Unknown = true
			break
		}
		r.responses(&op, inner)
	}
	r.doc.Operations = append(r.doc.Operations, op)
}

func (t *tree) external() bool {
	ref := t.get("$ref")
	return ref != nil && !strings.HasPrefix(ref.scalar, "#")
}

// responses reads the keys of a Responses Object (OpenAPI 3.1 §4.8.16).
func (r *openAPI) responses(op *Operation, t *tree) {
	for i, key := range t.keys {
		line := t.lines[i]
		switch code, err := strconv.Atoi(strings.TrimSpace(key)); {
		case strings.EqualFold(key, "default"):
			op.Default = true
		case strings.HasPrefix(key, "x-"), strings.HasPrefix(key, "$"):
			continue // an extension
		case err == nil && code >= 100 && code <= 599:
			op.Codes = append(op.Codes, Code{Code: code, Line: line, Text: description(t.values[i])})
		case isClass(key) && !r.version2:
			lo := int(key[0]-'0') * 100
			op.Ranges = append(op.Ranges, Range{Lo: lo, Hi: lo + 99, Line: line, Text: key[:1] + "XX"})
		default:
			r.doc.problem(line, fmt.Sprintf("%q of %s %s is no status code", key, op.Method, op.Path))
		}
	}
}

func isClass(key string) bool {
	return len(key) == 3 && key[0] >= '1' && key[0] <= '5' && strings.EqualFold(key[1:], "xx")
}

func description(t *tree) string {
	if d := t.get("description"); d != nil {
		return d.scalar
	}
	return ""
}

// maxRefs bounds a chain of references.
const maxRefs = 32

// deref follows $ref within the document. A reference to elsewhere is left as
// it is: nothing is fetched.
func (r *openAPI) deref(t *tree, depth int) *tree {
	if t == nil {
		return nil
	}
	ref := t.get("$ref")
	if ref == nil || !strings.HasPrefix(ref.scalar, "#/") {
		return t
	}
	if depth == maxRefs {
		r.doc.problem(t.line, fmt.Sprintf("$ref %s goes in a circle", ref.scalar))
		return nil
	}
	at := r.root
	for part := range strings.SplitSeq(ref.scalar[2:], "/") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		if decoded, err := url.PathUnescape(part); err == nil {
			part = decoded
		}
		at = at.get(part)
	}
	if at == nil {
		r.doc.problem(t.line, fmt.Sprintf("$ref %s names nothing", ref.scalar))
		return nil
	}
	return r.deref(at, depth+1)
}
