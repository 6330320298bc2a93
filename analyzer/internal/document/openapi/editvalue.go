package openapi

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// What a response that is added says: the document's own component for the
// status, or the status text with the schema of the errors beside it.

// A field is a key of a mapping with a text or a mapping.
type field struct {
	key  string
	text string
	sub  []field // of a mapping; nil for a text
}

// response returns the fields of a response that is added to others.
func (e *edit) response(n node, code int) []field {
	if ref := e.names.of(e, n, code); ref != "" {
		return []field{{key: "$ref", text: ref}}
	}
	text := status.Text(code)
	if text == "" {
		text = "status " + strconv.Itoa(code)
	}
	fields := []field{{key: "description", text: text}}
	if status.IsError(code) {
		fields = append(fields, e.errorContent(n, code)...)
	}
	return fields
}

// errorContent returns the content of the error beside n's that is nearest to
// code, else that of most errors of the document; nil where there is none, or
// none that can be repeated.
func (e *edit) errorContent(n node, code int) []field {
	entries := slices.Clone(n.entries)
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Compare(distance(a.key, code), distance(b.key, code))
	})
	seen := false
	for _, en := range entries {
		if !isErrorKey(en.key) {
			continue
		}
		seen = true
		if fields := e.contentOf(node{en.value, n.in}, n.in); fields != nil {
			return fields
		}
	}
	if seen || n.in != e.main {
		return nil // its errors have none
	}
	return e.names.usual
}

// isErrorKey reports whether a key of responses is of errors.
func isErrorKey(key string) bool {
	return key == "default" || len(key) == 3 && (key[0] == '4' || key[0] == '5')
}

// distance orders the keys of errors by their distance from a code: a code, a
// class, default.
func distance(key string, code int) int {
	n, err := strconv.Atoi(key)
	switch {
	case err == nil:
		return max(n-code, code-n)
	case key == "default":
		return 2000
	}
	return 1000
}

// contentOf returns the schema of a response as it is repeated in another, of a
// response that the file in refers to as well; nil where it has none or one that
// is not simple.
func (e *edit) contentOf(n node, in *source) []field {
	for range maxRefs {
		if n.get("$ref") == nil {
			break
		}
		next, err := e.reader.step(n)
		if err != nil {
			return nil
		}
		n = next
	}
	if n.in != in || n.tree == nil {
		return nil // its references start elsewhere
	}
	if schema := n.get("schema"); schema != nil && e.isVersion2() {
		if f, ok := simple(schema, 0); ok {
			return []field{{key: "schema", sub: f}}
		}
		return nil
	}
	var media []field
	for _, m := range n.get("content").all() {
		schema := m.value.get("schema")
		if schema == nil {
			continue // an example alone
		}
		f, ok := simple(schema, 0)
		if !ok {
			return nil
		}
		media = append(media, field{key: m.key, sub: []field{{key: "schema", sub: f}}})
	}
	if len(media) == 0 || len(media) > 3 {
		return nil
	}
	return []field{{key: "content", sub: media}}
}

// maxSimple bounds the fields of a schema that is repeated: a larger one belongs
// into a component.
const maxSimple = 8

// simple returns a mapping of mappings and texts as fields. A list, a number and
// whatever else could be misspelled is not repeated, nor are examples and
// descriptions, which are about the other status.
func simple(t *tree, depth int) ([]field, bool) {
	if t.list || len(t.entries) == 0 || len(t.entries) > maxSimple || depth > 4 {
		return nil, false
	}
	var out []field
	for _, e := range t.entries {
		switch {
		case e.key == "example", e.key == "examples", e.key == "description", e.key == "title":
			continue // of the other status
		case e.alias, e.value.list, e.value.null:
			return nil, false
		case len(e.value.entries) > 0:
			sub, ok := simple(e.value, depth+1)
			if !ok {
				return nil, false
			}
			out = append(out, field{key: e.key, sub: sub})
		case !isText().MatchString(e.value.scalar):
			return nil, false
		default:
			out = append(out, field{key: e.key, text: e.value.scalar})
		}
	}
	return out, len(out) > 0
}

// isText is a scalar that is a text in JSON and YAML, whatever its quotes were.
var isText = lazyregexp.New(`^[A-Za-z#./][\w#./~%:-]*$`)

// ambiguous are the words that YAML takes for something else.
var ambiguous = lazyregexp.New(`(?i)^(?:true|false|null|yes|no|on|off|y|n)$`)

// responseNames are the components that a document refers to for a status, or
// that are named for one.
type responseNames struct {
	used    map[int]map[string]int // by status: how often a target is referred to
	generic map[string]map[int]bool
	named   map[int]string // by status: names of components of the document itself
	usual   []field        // the content of most errors of the document
}

// use counts that a response of the status refers to target.
func (names *responseNames) use(code int, target string) {
	if names.used[code] == nil {
		names.used[code] = make(map[string]int)
	}
	if names.generic[target] == nil {
		names.generic[target] = make(map[int]bool)
	}
	names.used[code][target]++
	names.generic[target][code] = true
}

// A contentCount counts contents of responses by their text.
type contentCount struct {
	responses int
	times     map[string]int
	byText    map[string][]field
}

// add counts a response with its content, nil for none.
func (c *contentCount) add(content []field) {
	c.responses++
	if content == nil {
		return
	}
	if c.times == nil {
		c.times, c.byText = make(map[string]int), make(map[string][]field)
	}
	text := fmt.Sprint(content)
	c.times[text]++
	c.byText[text] = content
}

// most returns the content of more than half of the responses, nil for none.
func (c *contentCount) most() []field {
	for text, n := range c.times {
		if n*2 > c.responses {
			return c.byText[text]
		}
	}
	return nil
}

// newResponseNames counts what the operations of a document refer to.
func newResponseNames(e *edit) *responseNames {
	names := &responseNames{used: make(map[int]map[string]int), generic: make(map[string]map[int]bool), named: make(map[int]string)}
	var contents contentCount
	for _, o := range e.own {
		for _, en := range o.node.entries {
			code, err := strconv.Atoi(en.key)
			if err != nil {
				continue // default, a class
			}
			response := node{en.value, o.node.in}
			if target := e.target(response); target != "" {
				names.use(code, target)
			}
			if status.IsError(code) {
				contents.add(e.contentOf(response, e.main))
			}
		}
	}
	names.usual = contents.most()
	components := e.main.root.get("components").get("responses")
	if e.isVersion2() {
		components = e.main.root.get("responses")
	}
	for _, c := range components.all() {
		if code := statusOfName(c.key); code != 0 && names.named[code] == "" {
			names.named[code] = c.key
		}
	}
	return names
}

// target returns what a response refers to: a path and a fragment, "" where it
// refers to nothing.
func (e *edit) target(n node) string {
	ref := n.ref()
	file, fragment, _ := strings.Cut(ref, "#")
	if ref == "" || strings.Contains(ref, "://") {
		return ""
	}
	path := e.path(n.in)
	if file != "" {
		var err error
		if path, err = resolveRef(path, file); err != nil {
			return ""
		}
	}
	if strings.Contains(ref, "#") {
		return path + "#" + fragment
	}
	return path
}

// of returns the reference for a status, as seen from the file of n; "" where the
// document has none.
func (r *responseNames) of(e *edit, n node, code int) string {
	if target := most(r.used[code]); target != "" {
		return e.refTo(target, n.in)
	}
	if name := r.named[code]; name != "" && n.in == e.main {
		at := "#/components/responses/"
		if e.isVersion2() {
			at = "#/responses/"
		}
		return at + strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	}
	if !status.IsError(code) {
		return ""
	}
	// One component for every error: that of the errors beside it.
	for _, en := range n.entries {
		if c, err := strconv.Atoi(en.key); err != nil || !status.IsError(c) {
			continue // no error
		}
		if target := e.target(node{en.value, n.in}); target != "" && len(r.generic[target]) > 1 && statusOfTarget(target) == 0 {
			return e.refTo(target, n.in)
		}
	}
	return ""
}

// refTo spells a target as a file refers to it.
func (e *edit) refTo(target string, from *source) string {
	file, fragment, found := strings.Cut(target, "#")
	ref := ""
	if file != e.path(from) {
		if ref = relative(e.path(from), file); e.dotted() && !strings.HasPrefix(ref, ".") {
			ref = "./" + ref
		}
	}
	if found {
		ref += "#" + fragment
	}
	return ref
}

// dotted reports whether references to files below begin with ./ in this document.
func (e *edit) dotted() bool {
	for _, o := range e.own {
		for _, en := range o.node.entries {
			if ref := (node{en.value, o.node.in}).ref(); ref != "" && ref[0] != '#' && !strings.HasPrefix(ref, "..") {
				return strings.HasPrefix(ref, "./")
			}
		}
	}
	return true
}

// most returns the target that is referred to most, the first by name of several.
func most(counts map[string]int) string {
	best := ""
	for target, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && target < best {
			best = target
		}
	}
	return best
}

var (
	numberInName = lazyregexp.New(`(?:^|\D)([1-5]\d\d)(?:\D|$)`)
	fillers      = lazyregexp.New(`^(?:http|api|default|generic|standard)|(?:error|err|response|resp|result|status|reply)+$`)
)

// shortNames are what components are called beside their reason phrases.
var shortNames = map[string]int{
	"unauthenticated": 401, "internal": 500, "internalserver": 500, "server": 500, "unprocessable": 422, "unprocessablecontent": 422,
	"payloadtoolarge": 413, "entitytoolarge": 413, "unavailable": 503, "timeout": 504, "nocontent": 204, "created": 201, "accepted": 202,
}

// statusOfName returns the status that a component is named for: NotFound,
// not_found_error, Error404; 0 where it is named for none.
func statusOfName(name string) int {
	if m := numberInName().FindStringSubmatch(name); m != nil {
		code, _ := strconv.Atoi(m[1])
		return code
	}
	words := letters(name)
	for range 3 {
		shorter := fillers().ReplaceAllString(words, "")
		for _, word := range []string{words, shorter} {
			for code := 100; code < 600; code++ {
				if text := letters(status.Text(code)); text != "" && text == word {
					return code
				}
			}
			if code := shortNames[word]; code != 0 {
				return code
			}
		}
		words = shorter
	}
	return 0
}

// statusOfTarget is statusOfName of the last part of a target.
func statusOfTarget(target string) int {
	name := target[strings.LastIndexAny(target, "/#")+1:]
	name, _, _ = strings.Cut(name, ".")
	return statusOfName(name)
}

// letters returns the letters of s, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
