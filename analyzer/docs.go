package analyzer

import (
	"fmt"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A DocumentJSON is what statuslint docs prints of a file (5.6).
type DocumentJSON struct {
	File       string          `json:"file"`
	Kind       string          `json:"kind"` // table, openapi or comments
	Codes      []CodeJSON      `json:"codes"`
	Ranges     []string        `json:"ranges"`
	Operations []OperationJSON `json:"operations"`
	Problems   []ProblemJSON   `json:"problems"`
	// Notes are what names a status and documents nothing: "do not use 302", advice.
	Notes []ProblemJSON `json:"notes,omitempty"`
}

// A CodeJSON is a status of a table.
type CodeJSON struct {
	Code    int      `json:"code"`
	Line    int      `json:"line"`
	Methods []string `json:"methods"` // those for which it is the rule
	Text    string   `json:"text"`
}

// An OperationJSON is an operation of an OpenAPI document or of a comment.
type OperationJSON struct {
	Method  string   `json:"method"`
	Path    string   `json:"path"`
	Line    int      `json:"line"`
	Codes   []int    `json:"codes"`
	Ranges  []string `json:"ranges"`
	Default bool     `json:"default"`
	File    string   `json:"file,omitempty"` // where the line is, if in another file
}

// A ProblemJSON is what could not be read.
type ProblemJSON struct {
	Line    int    `json:"line"` // 0 where the whole file is meant
	Message string `json:"message"`
	File    string `json:"file,omitempty"` // where the line is, if in another file
}

// ReadDocument reads a document, or the comments of a Go file, as the analyzer
// does.
func ReadDocument(path string) (*DocumentJSON, error) {
	d, err := readAny(path)
	if err != nil {
		return nil, err
	}
	return documentJSON(d, path), nil
}

// documentJSON returns what docs prints of a document under a name.
func documentJSON(d *document.Document, path string) *DocumentJSON {
	out := &DocumentJSON{
		File: path, Kind: string(d.Kind), Ranges: rangeTexts(d.Ranges),
		Codes: []CodeJSON{}, Operations: []OperationJSON{}, Problems: []ProblemJSON{},
	}
	for _, c := range d.Codes {
		methods := c.Methods
		if methods == nil {
			methods = []string{}
		}
		out.Codes = append(out.Codes, CodeJSON{c.Code, c.Line, methods, c.Text})
	}
	for _, op := range d.Operations {
		if op.Method == "" {
			continue // a path of which none could be read
		}
		o := OperationJSON{
			Method: op.Method, Path: op.Path, Line: op.Line, File: op.File,
			Codes: []int{}, Ranges: rangeTexts(op.Ranges), Default: op.Default,
		}
		for _, c := range op.Codes {
			if !slices.Contains(o.Codes, c.Code) { // a key or a line may be there twice
				o.Codes = append(o.Codes, c.Code)
			}
		}
		out.Operations = append(out.Operations, o)
	}
	for _, p := range d.Problems {
		out.Problems = append(out.Problems, ProblemJSON{p.Line, p.Message, p.File})
	}
	for _, n := range d.Notes {
		out.Notes = append(out.Notes, ProblemJSON{n.Line, n.Message, n.File})
	}
	return out
}

// ExpandDocument returns the files that an argument of docs names: itself, or those
// that it matches as a pattern (document.Expand), relative to the working
// directory.
func ExpandDocument(name string) ([]string, error) {
	if !document.IsGlob(name) {
		return []string{name}, nil
	}
	return document.Expand(name, "")
}

func readAny(path string) (*document.Document, error) {
	if filepath.Ext(path) == ".go" {
		return readGoFile(path)
	}
	return document.ReadFile(path, settings.TreeOf(path, "."))
}

// rangeTexts spells ranges: 4XX, 500-511.
func rangeTexts(ranges []document.Range) []string {
	texts := []string{}
	for _, r := range ranges {
		text := fmt.Sprintf("%d-%d", r.Lo, r.Hi)
		if r.Lo%100 == 0 && r.Hi == r.Lo+99 {
			text = fmt.Sprintf("%dXX", r.Lo/100)
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// readGoFile reads the comments of one Go file.
func readGoFile(path string) (*document.Document, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	d := &document.Document{File: path, Kind: document.Comments}
	for _, group := range f.Comments {
		if !serving.MayDocument(group) {
			continue
		}
		op := document.ReadComment(serving.Comment(fset, group))
		if op == nil {
			continue // it documents no route
		}
		d.Operations = append(d.Operations, op.Routes...)
		d.Problems = append(d.Problems, op.Problems...)
	}
	if len(d.Operations)+len(d.Problems) == 0 {
		return nil, fmt.Errorf("%s: no comment in it documents a route", path)
	}
	return d, nil
}
