package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// An OpenAPI document is read for the keys of paths.*.*.responses and the
// prefixes of its paths, and for nothing else: whole libraries reject documents
// that are in use, for a duplicate key or a reference in an example.
//
// JSON and YAML are brought into one shape, a tree of nodes with lines. Only
// the branches that matter are looked at, with bounds on depth and on the
// nodes that are visited: an alias bomb or a circle of $ref ends in a problem.

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

// maxNodes bounds the nodes that are visited in one document, aliases counted
// as often as they are used. Ten thousand operations take under a million.
const maxNodes = 8_000_000

var errTooLarge = errors.New("more than it should unfold to: aliases within aliases?")

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

// parseTree decides by the first byte: JSON is read as JSON, which is many
// times faster, and as YAML where that fails.
func parseTree(src []byte) (*tree, error) {
	if trimmed := bytes.TrimSpace(src); len(trimmed) > 0 && trimmed[0] == '{' {
		t, err := parseJSON(src)
		if err == nil {
			return t, nil
		}
		if !bytes.Contains(src, []byte("\n")) {
			return nil, err
		}
	}
	return parseYAML(src)
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

// parseJSON reads JSON with the lines of its keys.
func parseJSON(src []byte) (*tree, error) {
	p := &jsonParser{dec: json.NewDecoder(bytes.NewReader(src)), src: src, line: 1}
	p.dec.UseNumber()
	t, err := p.value(0)
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", p.lineNow(), err)
	}
	return t, nil
}

type jsonParser struct {
	dec  *json.Decoder
	src  []byte
	line int
	read int // how far lines are counted
}

// lineNow returns the line that the decoder has come to.
func (p *jsonParser) lineNow() int {
	to := min(int(p.dec.InputOffset()), len(p.src))
	p.line += bytes.Count(p.src[p.read:max(to, p.read)], []byte("\n"))
	p.read = max(to, p.read)
	return p.line
}

// maxDepth bounds how deep a document may nest; specifications stay under 100.
const maxDepth = 500

func (p *jsonParser) value(depth int) (*tree, error) {
	if depth > maxDepth {
		return nil, errTooLarge
	}
	tok, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	t := &tree{}
	switch tok := tok.(type) {
	case json.Delim:
		t.line = p.lineNow()
		if tok == '[' {
			t.list = true
			return t, p.list(t, depth)
		}
		return t, p.object(t, depth)
	case nil:
		t.null = true
	case string:
		t.scalar = tok
	case json.Number:
		t.scalar = tok.String()
	case bool:
		t.scalar = strconv.FormatBool(tok)
	}
	return t, nil
}

func (p *jsonParser) list(t *tree, depth int) error {
	for p.dec.More() {
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		t.values = append(t.values, v)
	}
	_, err := p.dec.Token()
	return err
}

// skipped are the branches of a document that hold no operation, and most of
// its bytes.
func skipped(key string, depth int) bool {
	switch key {
	case "definitions", "info", "tags", "externalDocs", "webhooks", "security", "securityDefinitions":
		return depth == 0
	case "schemas", "examples", "parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks":
		return depth == 1
	case "parameters ", "requestBody":
		return depth == 3
	}
	return false
}

func (p *jsonParser) object(t *tree, depth int) error {
	for p.dec.More() {
		tok, err := p.dec.Token()
		if err != nil {
			return err
		}
		key, _ := tok.(string)
		line := p.lineNow()
		if skipped(key, depth) {
			var raw json.RawMessage
			if err := p.dec.Decode(&raw); err != nil {
				return err
			}
			continue
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		t.keys, t.values, t.lines = append(t.keys, key), append(t.values, v), append(t.lines, line)
	}
	_, err := p.dec.Token()
	return err
}

// parseYAML reads YAML, with anchors and merges.
func parseYAML(src []byte) (*tree, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(detemplate(src), &root); err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(root.Content) == 0 {
		return nil, errors.New("empty")
	}
	p := &yamlParser{}
	return p.node(root.Content[0], 0)
}

// detemplate quotes values that begin with a template, which YAML would take
// for a mapping: basePath: {{.Base}}/v1.
func detemplate(src []byte) []byte {
	if !bytes.Contains(src, []byte(": {{")) {
		return src
	}
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		if key, value, ok := bytes.Cut(l, []byte(": {{")); ok && !bytes.ContainsAny(value, `"`) {
			lines[i] = slices.Concat(key, []byte(`: "{{`), value, []byte(`"`))
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

type yamlParser struct{ nodes int }

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
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if skipped(key.Value, depth) {
			continue
		}
		v, err := p.node(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		if key.Tag == "!!merge" || key.Value == "<<" && key.Style == 0 {
			t.merge(v)
			continue
		}
		t.keys, t.values, t.lines = append(t.keys, key.Value), append(t.values, v), append(t.lines, key.Line)
	}
	return t, nil
}

// merge adds the keys of a merged mapping (<<: *common) that t does not have.
func (t *tree) merge(v *tree) {
	sources := []*tree{v}
	if v.list {
		sources = v.values
	}
	for _, s := range sources {
		for i, key := range s.keys {
			if t.get(key) == nil {
				t.keys, t.values, t.lines = append(t.keys, key), append(t.values, s.values[i]), append(t.lines, s.lines[i])
			}
		}
	}
}
