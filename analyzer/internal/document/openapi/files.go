package openapi

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
)

// files are those that a document refers to.
type files struct {
	document string // the document's own path
	tree     string // the directory that they lie in; "" where none is read
	read     map[string]opened
	size     int
	spent    *budget
}

type opened struct {
	source *source
	err    error
}

// Bounds on the files of one document: the largest known has 2,907.
const maxFiles = 10_000

// newFiles returns the files of a document, which is among them by its path.
func newFiles(document, tree string, main *source, spent *budget) *files {
	return &files{document: document, tree: tree, spent: spent, read: map[string]opened{filepath.Clean(document): {source: main}}}
}

// open reads the file that a reference names, as seen from the file that holds
// the reference ("" for the document itself).
func (f *files) open(from, ref string) (*source, error) {
	path, err := resolveRef(cmp.Or(from, f.document), ref)
	if err != nil {
		return nil, err
	}
	if o, ok := f.read[path]; ok {
		return o.source, o.err
	}
	s, err := f.parse(path)
	f.read[path] = opened{s, err}
	return s, err
}

// resolveRef returns the path of a file that is referred to from another.
func resolveRef(from, ref string) (string, error) {
	if strings.Contains(ref, "://") {
		return "", errors.New("is a URL: statuslint reads files only")
	}
	if decoded, err := url.PathUnescape(ref); err == nil {
		ref = decoded
	}
	path := filepath.FromSlash(ref)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(from), path)
	}
	return filepath.Clean(path), nil
}

func (f *files) parse(path string) (*source, error) {
	if len(f.read) >= maxFiles {
		return nil, fmt.Errorf("is one of more than %d files", maxFiles)
	}
	src, err := input.ReadWithin(f.tree, path, input.MaxSize-f.size)
	if err != nil {
		return nil, err
	}
	f.size += len(src)
	root, err := parseFragment(input.Normal(src), f.spent)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %s: %w", path, err)
	}
	return &source{path, root}, nil
}

// names returns the files that were read.
func (f *files) names() []string {
	var out []string
	for path, o := range f.read {
		if o.source == nil || o.source.name != "" {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// References returns the files that an OpenAPI document refers to, and those
// that these refer to, below tree: more than are read, and found without parsing
// anything, for digests. The document itself is not among them.
func References(path, tree string) []string {
	f := &files{document: path, tree: tree}
	var out []string
	todo := []string{path}
	seen := map[string]bool{filepath.Clean(path): true}
	for len(todo) > 0 && len(out) < maxFiles {
		from := todo[0]
		todo = todo[1:]
		src, err := input.ReadWithin(tree, from, input.MaxSize-f.size)
		if err != nil {
			continue // nothing is read of it either
		}
		f.size += len(src)
		for _, ref := range refsIn(src) {
			to, err := resolveRef(from, ref)
			if err != nil || seen[to] {
				continue // a URL, or known
			}
			seen[to] = true
			out, todo = append(out, to), append(todo, to)
		}
	}
	return out
}

// maxRefLength bounds the text of a reference, in bytes.
const maxRefLength = 1 << 10

// refsIn returns the files that $ref names in a text of JSON or YAML.
func refsIn(src []byte) []string {
	var out []string
	seen := make(map[string]bool)
	mark := []byte("$ref")
	for {
		i := bytes.Index(src, mark)
		if i < 0 {
			return out
		}
		src = src[i+len(mark):]
		text := bytes.TrimLeft(src[:min(len(src), maxRefLength)], "\"' \t\r\n:")
		if end := bytes.IndexAny(text, "\"',}#\r\n"); end >= 0 {
			text = text[:end]
		}
		if ref := strings.ReplaceAll(string(bytes.TrimSpace(text)), `\/`, "/"); ref != "" && !seen[ref] {
			seen[ref] = true
			if out = append(out, ref); len(out) >= maxFiles {
				return out
			}
		}
	}
}
