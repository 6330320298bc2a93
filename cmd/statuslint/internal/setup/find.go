// Package setup finds the documents of a module and writes the configuration
// that names them.
package setup

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Limits of a search. A module of a thousand packages has some ten thousand
// files; beside a run, which must not wait for it, a search reads less.
var (
	Whole = Limits{Files: 200_000, Read: 20_000, Head: 8 << 20}
	Brief = Limits{Files: 20_000, Read: 1_000, Head: 64 << 10}
)

// Limits bound a search for documents.
type Limits struct {
	Files int   // files and directories that are looked at
	Read  int   // files of which the beginning is read
	Head  int64 // bytes of the beginning; JSON may name its version after its longest members
}

// Candidates are the files of a module that look like documents: their names
// are relative to the module's root, with slashes, and sorted.
type Candidates struct {
	OpenAPI  []string
	Tables   []string // texts that name several statuses
	Comments []string // Go files with comments that document routes
	Cut      bool     // a limit was reached
}

// errEnough ends a walk.
var errEnough = errors.New("enough files")

// Find searches a module for candidates. What cannot be read is left out.
func Find(root string, limits Limits) Candidates {
	s := &search{root: root, limits: limits}
	err := fs.WalkDir(os.DirFS(root), ".", s.visit)
	s.found.Cut = errors.Is(err, errEnough)
	return s.found
}

// FindOpenAPI returns the OpenAPI documents of a module, none where some
// directory of it has a configuration.
func FindOpenAPI(root string, limits Limits) []string {
	s := &search{root: root, limits: limits, brief: true}
	_ = fs.WalkDir(os.DirFS(root), ".", s.visit) // what was found until an error is an answer
	if s.configured {
		return nil
	}
	return s.found.OpenAPI
}

// A search is one walk over a module.
type search struct {
	root       string
	limits     Limits
	brief      bool // only for OpenAPI documents
	seen, read int
	configured bool
	found      Candidates
}

// visit looks at one file or directory.
func (s *search) visit(name string, d fs.DirEntry, err error) error {
	if s.seen++; s.seen > s.limits.Files || s.read > s.limits.Read {
		return errEnough
	}
	if err != nil {
		return nil // what cannot be read is no document
	}
	if d.IsDir() {
		if name != "." && (skippedDirs[d.Name()] || strings.HasPrefix(d.Name(), ".") || s.isModule(name)) {
			return fs.SkipDir
		}
		return nil
	}
	s.configured = s.configured || d.Name() == ".statuslint.yml"
	if !d.Type().IsRegular() {
		return nil // a link may lead out of the module
	}
	s.file(name, d)
	return nil
}

// skippedDirs hold what others wrote, and what only tests read.
var skippedDirs = map[string]bool{"vendor": true, "node_modules": true, "third_party": true, "testdata": true}

// isModule reports whether a directory is the root of another module.
func (s *search) isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(s.root, filepath.FromSlash(dir), "go.mod"))
	return err == nil
}

// file puts a file into the list of candidates that its extension and its
// content name.
func (s *search) file(name string, d fs.DirEntry) {
	k := kindOf(name)
	if k == nil || s.brief && k != &openAPIKind {
		return
	}
	s.read++
	if !k.fits(head(filepath.Join(s.root, filepath.FromSlash(name)), s.limits.Head)) {
		return
	}
	switch k {
	case &openAPIKind:
		s.found.OpenAPI = append(s.found.OpenAPI, name)
	case &tableKind:
		s.found.Tables = append(s.found.Tables, name)
	case &commentKind:
		s.found.Comments = append(s.found.Comments, name)
	}
}

// A kind is a kind of candidates.
type kind struct {
	extensions []string
	fits       func(text []byte) bool // whether the beginning of a file may be of the kind
}

var (
	openAPIKind = kind{[]string{".yaml", ".yml", ".json"}, openAPIVersion.Match}
	tableKind   = kind{[]string{".md", ".markdown", ".mdx", ".rst", ".adoc", ".asciidoc", ".html", ".htm", ".csv"}, namesStatuses}
	commentKind = kind{[]string{".go"}, routeComment.Match}
)

func kindOf(name string) *kind {
	ext := strings.ToLower(path.Ext(name))
	for _, k := range []*kind{&openAPIKind, &tableKind, &commentKind} {
		if slices.Contains(k.extensions, ext) && !historyName.MatchString(path.Base(name)) {
			return k
		}
	}
	return nil
}

var (
	// The first key of a document, in YAML at the beginning of a line (OpenAPI
	// 3.1 §4.8.1, OpenAPI 2.0 "Swagger Object").
	openAPIVersion = regexp.MustCompile(`(?m)(?:^["']?|[{,]\s*")(?:openapi|swagger)["']?\s*:\s*["']?[23]\.`)
	// Comments of swag and of go-swagger that name a route.
	routeComment = regexp.MustCompile(`(?m)^\s*(?://|\*)?\s*(?:@Router\s|swagger:(?:route|operation)\s)`)
	// Texts about changes name statuses that the API had.
	historyName = regexp.MustCompile(`(?i)^(?:changelog|changes|history|releases?|news|upgrading|license)\b`)
	// Statuses that nearly every list of statuses has.
	usualStatus = regexp.MustCompile(`\b(?:200|201|204|400|401|403|404|409|500|503)\b`)
)

// namesStatuses reports whether a text names four usual statuses: it may be a
// list of them, which reading it decides.
func namesStatuses(text []byte) bool {
	seen := make(map[string]bool)
	for _, m := range usualStatus.FindAll(text, 1000) {
		seen[string(m)] = true
	}
	return len(seen) >= 4
}

// head returns the beginning of a file; nothing if it cannot be read.
func head(file string, size int64) []byte {
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, size))
	if err != nil {
		return nil
	}
	return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
}
