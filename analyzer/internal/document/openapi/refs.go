package openapi

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// References of OpenAPI documents ($ref) are followed within a document and to
// other files, in JSON or YAML, as long as these lie in one tree of
// directories. Nothing is fetched.

// A source is a file of an OpenAPI document.
type source struct {
	name string // "" for the document itself
	root *tree
}

// A node is a tree, and the file that its references start from.
type node struct {
	*tree
	in *source
}

func (n node) ref() string {
	if ref := n.get("$ref"); ref != nil {
		return ref.scalar
	}
	return ""
}

// maxRefs bounds a chain of references.
const maxRefs = 32

var errCircle = errors.New("goes in a circle")

// deref follows $ref until there is none. What cannot be followed is a problem
// of the document, and an error.
func (r *reader) deref(n node) (node, error) {
	first := n
	for range maxRefs {
		if n.get("$ref") == nil {
			return n, nil
		}
		next, err := r.step(n)
		if err != nil {
			r.unread(n, err)
			return node{}, err
		}
		n = next
	}
	r.unread(first, errCircle)
	return node{}, errCircle
}

// step follows one $ref.
func (r *reader) step(n node) (node, error) {
	file, fragment, _ := strings.Cut(n.ref(), "#")
	in := n.in
	if file != "" {
		var err error
		if in, err = r.files.open(n.in.name, file); err != nil {
			return node{}, err
		}
	}
	at := in.root
	for part := range strings.SplitSeq(strings.TrimPrefix(fragment, "/"), "/") {
		if fragment == "" || fragment == "/" {
			break // the whole file
		}
		if decoded, err := url.PathUnescape(part); err == nil {
			part = decoded
		}
		at = at.at(strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~"))
	}
	if at == nil {
		return node{}, errors.New("names nothing")
	}
	return node{at, in}, nil
}

// unread reports a reference that cannot be followed.
func (r *reader) unread(n node, err error) {
	r.doc.Partial = true
	r.problem(n, fmt.Sprintf("$ref %s %v", n.ref(), err))
}

func (r *reader) problem(n node, message string) { r.problemAt(n.in, n.line, message) }

// maxProblems bounds what is reported of one document: whoever has mended these
// finds the rest in the next run.
const maxProblems = 500

// problemAt reports a problem once, however many operations share its place.
func (r *reader) problemAt(in *source, line int, message string) {
	p := model.Problem{File: in.name, Line: line, Message: message}
	if len(r.doc.Problems) < maxProblems && !r.known[p] {
		r.known[p] = true
		r.doc.Problems = append(r.doc.Problems, p)
	}
}
