package openapi

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
)

// Responses are added to a document as edits of its bytes (5.7): a new key goes
// where the codes ascend, in the style of the keys beside it. What comes out is
// parsed and compared with what was there: an edit that changes anything else is
// not made.

// A Lack is a status that an operation of a document does not list.
type Lack struct {
	Method, Path string // of the operation, as the document has them
	Line         int    // of the operation
	Code         int
}

// A Change is what an edit makes of one file.
type Change struct {
	File     string
	Old, New []byte
	Added    int // responses
}

// An edit is what is collected of a document to add responses to it.
type edit struct {
	reader *reader
	main   *source
	own    []ownResponses
	names  *responseNames
}

// ownResponses are the responses of an operation that stand in it.
type ownResponses struct {
	method, path string
	line         int
	node         node
}

// An insertion puts text at an offset of a file.
type insertion struct {
	at   int
	text string
}

// AddResponses returns the changes that add responses to a document and to the
// files that it refers to below tree. The errors name what cannot be added, with
// file and line; nothing is written.
func AddResponses(name, tree string, lacks []Lack) ([]Change, []error) {
	src, err := input.Read(name)
	if err != nil {
		return nil, []error{err}
	}
	e := new(edit)
	if _, err := read(input.Normal(src), name, tree, e); err != nil {
		return nil, []error{fmt.Errorf("%s: %w", name, err)}
	}
	e.names = newResponseNames(e)
	var errs []error
	byFile := make(map[string][]job)
	for _, j := range jobsOf(lacks) {
		j.file = e.fileOf(j.lack)
		own := e.find(j.lack)
		if own == nil {
			errs = append(errs, j.fail(name, e.absent(j.lack)))
			continue
		}
		j.own = *own
		byFile[own.node.in.name] = append(byFile[own.node.in.name], j)
	}
	var out []Change
	for _, file := range sortedKeys(byFile) {
		path, old := cmp.Or(file, name), src
		if file != "" {
			if old, err = input.ReadWithin(tree, path, input.MaxSize); err != nil {
				errs = append(errs, fmt.Errorf("%s %w", path, err))
				continue
			}
		}
		change, failed := e.change(path, old, byFile[file])
		errs = append(errs, failed...)
		if change.Added > 0 {
			out = append(out, change)
		}
	}
	return out, errs
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A job is what is added to the responses of one operation.
type job struct {
	lack  Lack // the first
	codes []int
	own   ownResponses
	file  string // in which the operation stands; "" for the document itself
}

func (j job) fail(name string, err error) error {
	return fmt.Errorf("%s:%d: %s %s: %w: nothing is written for it", cmp.Or(j.file, name), j.lack.Line, j.lack.Method, j.lack.Path, err)
}

// jobsOf joins what the same operation lacks.
func jobsOf(lacks []Lack) []job {
	var jobs []job
	for _, l := range lacks {
		i := slices.IndexFunc(jobs, func(j job) bool {
			return j.lack.Path == l.Path && j.lack.Line == l.Line && j.lack.Method == l.Method
		})
		if i < 0 {
			i, jobs = len(jobs), append(jobs, job{lack: l})
		}
		if !slices.Contains(jobs[i].codes, l.Code) {
			jobs[i].codes = append(jobs[i].codes, l.Code)
		}
	}
	for i := range jobs {
		slices.Sort(jobs[i].codes)
	}
	return jobs
}

// find returns the responses of the operation that lacks a status, nil where they
// do not stand in it.
func (e *edit) find(l Lack) *ownResponses {
	for i := range e.own {
		o := &e.own[i]
		if o.method == l.Method && o.path == l.Path && o.line == l.Line {
			return o
		}
	}
	return nil
}

// fileOf returns the file in which an operation stands, "" for the document itself.
func (e *edit) fileOf(l Lack) string {
	for _, op := range e.reader.doc.Operations {
		if op.Method == l.Method && op.Path == l.Path && op.Line == l.Line {
			return op.File
		}
	}
	return ""
}

// absent returns why the responses of an operation are not found in it.
func (e *edit) absent(l Lack) error {
	for _, op := range e.reader.doc.Operations {
		if op.Method == l.Method && op.Path == l.Path && op.Line == l.Line {
			place := fmt.Sprintf("line %d", op.Responses.Line)
			if file := op.Responses.File; file != op.File {
				place = fmt.Sprintf("%s:%d", cmp.Or(file, e.reader.files.document), op.Responses.Line)
			}
			return fmt.Errorf("its responses are those of %s, which other operations may share", place)
		}
	}
	return errors.New("there is no such operation: the file has changed")
}

// change returns the text of a file with the responses added that can be.
func (e *edit) change(path string, old []byte, jobs []job) (Change, []error) {
	text, err := newText(old)
	if err != nil {
		return Change{}, []error{fmt.Errorf("%s: %w", path, err)}
	}
	before, err := parseFragment(input.Normal(old), new(budget))
	if err != nil {
		return Change{}, []error{fmt.Errorf("%s: %w", path, err)}
	}
	var errs []error
	var all []insertion
	wanted := make(map[[2]int][]int) // by the place of the responses
	for _, j := range jobs {
		at := [2]int{j.own.node.line, j.own.node.col}
		add := slices.DeleteFunc(slices.Clone(j.codes), func(code int) bool {
			return j.own.node.get(fmt.Sprint(code)) != nil || slices.Contains(wanted[at], code)
		})
		list, err := e.insertions(text, j, add)
		if err == nil {
			err = verify(before, apply(old, list), map[[2]int][]int{at: add})
		}
		if err != nil {
			errs = append(errs, j.fail(path, err))
			continue
		}
		all, wanted[at] = append(all, list...), append(wanted[at], add...)
	}
	changed := apply(old, all)
	if err := verify(before, changed, wanted); err != nil {
		return Change{}, append(errs, fmt.Errorf("%s: %w: nothing is written into it", path, err))
	}
	return Change{path, old, changed, len(all)}, errs
}

// apply inserts into a text. Insertions at one place follow each other.
func apply(old []byte, list []insertion) []byte {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b insertion) int { return a.at - b.at })
	var out bytes.Buffer
	at := 0
	for _, i := range list {
		out.Write(old[at:i.at])
		out.WriteString(i.text)
		at = i.at
	}
	out.Write(old[at:])
	return out.Bytes()
}

var errNotSame = errors.New("the edit would change more than it should")

// verify reports whether a text has the wanted codes more than before, and is the
// same otherwise.
func verify(before *tree, changed []byte, wanted map[[2]int][]int) error {
	after, err := parseFragment(input.Normal(changed), new(budget))
	if err != nil {
		return fmt.Errorf("%w: %w", errNotSame, err)
	}
	if !sameBut(before, after, wanted) {
		return errNotSame
	}
	return nil
}

// sameBut compares two trees, lines aside.
func sameBut(a, b *tree, wanted map[[2]int][]int) bool {
	if a.scalar != b.scalar || a.null != b.null || a.list != b.list || len(a.items) != len(b.items) {
		return false
	}
	for i := range a.items {
		if !sameBut(a.items[i], b.items[i], wanted) {
			return false
		}
	}
	codes := wanted[[2]int{a.line, a.col}]
	if len(b.entries) != len(a.entries)+len(codes) {
		return false
	}
	i := 0
	for _, e := range b.entries {
		if i < len(a.entries) && e.key == a.entries[i].key {
			if !sameBut(a.entries[i].value, e.value, wanted) {
				return false
			}
			i++
			continue
		}
		if !slices.ContainsFunc(codes, func(c int) bool { return fmt.Sprint(c) == e.key }) {
			return false
		}
	}
	return i == len(a.entries)
}

// insertions returns what adds responses to those of one operation.
func (e *edit) insertions(text *text, j job, codes []int) ([]insertion, error) {
	n := j.own.node
	place, err := text.unshared(n.tree)
	if err != nil {
		return nil, err
	}
	start, ok := text.offset(place.line, place.col, isJSON(text.src))
	if !ok {
		return nil, errNotFound
	}
	var out []insertion
	for _, code := range codes {
		value := e.response(n, code)
		var in insertion
		var err error
		switch text.src[start] {
		case '{':
			in, err = text.addToFlow(start, code, value)
		case '&', '!', '*':
			err = errBlock
		default:
			in, err = text.addToBlock(place, code, value)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, in)
	}
	return out, nil
}

// relative returns how a file is named in another: its path from there.
func relative(from, to string) string {
	rel, err := filepath.Rel(filepath.Dir(from), to)
	if err != nil {
		return to
	}
	rel = filepath.ToSlash(rel)
	return rel
}

// isVersion2 reports whether the document is of OpenAPI 2.0.
func (e *edit) isVersion2() bool { return e.reader.version2 }

// path returns the path of a source.
func (e *edit) path(s *source) string { return cmp.Or(s.name, e.reader.files.document) }
