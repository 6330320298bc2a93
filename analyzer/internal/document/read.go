package document

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
	"github.com/statuslint/statuslint/analyzer/internal/document/openapi"
	"github.com/statuslint/statuslint/analyzer/internal/document/table"
)

// Stat reports why a file cannot be read as a document, as far as that is known
// without reading it.
func Stat(path string) error { return input.Stat(path) }

// ReadFile reads the document in a file. Files that an OpenAPI document refers
// to are read where they lie below tree, an absolute path. Nothing is ever fetched.
func ReadFile(path, tree string) (*Document, error) {
	src, err := input.Read(path)
	if err != nil {
		return nil, err
	}
	return readIn(path, src, tree)
}

// References returns the files that an OpenAPI document refers to: see
// openapi.References.
func References(path, tree string) []string { return openapi.References(path, tree) }

// Read reads a document. The name decides the format by its extension, else
// the content does. A document without a status in it is an error.
// Of other files nothing is read.
func Read(name string, src []byte) (*Document, error) { return readIn(name, src, "") }

func readIn(name string, src []byte, tree string) (*Document, error) {
	if len(src) > input.MaxSize {
		return nil, fmt.Errorf("%s: more than the %d MB that are read", name, input.MaxSize>>20)
	}
	d, err := dispatch(name, input.Normal(src), tree)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d.File, d.Path = name, name
	if d.Kind == Table && len(d.Codes)+len(d.Ranges) == 0 {
		return nil, noStatus(name, d)
	}
	if d.Kind == OpenAPI && len(d.Operations) == 0 {
		return nil, fmt.Errorf("%s: no operation with responses in it", name)
	}
	return d, nil
}

func dispatch(name string, src []byte, tree string) (*Document, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".rst", ".txt":
		return table.RST(src), nil
	case ".md", ".mdx", ".markdown", ".mkd", ".apib": // an API Blueprint is Markdown
		return table.Markdown(src), nil
	case ".html", ".htm", ".xhtml":
		return table.HTML(src), nil
	case ".adoc", ".asciidoc", ".asc":
		return table.AsciiDoc(src), nil
	case ".csv":
		return table.CSV(src, ','), nil
	case ".tsv":
		return table.CSV(src, '\t'), nil
	case ".json", ".yaml", ".yml":
		return openapi.Read(src, name, tree)
	}
	trimmed := bytes.TrimSpace(src)
	switch {
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.Contains(src, []byte("\npaths:")):
		return openapi.Read(src, name, tree)
	case bytes.HasPrefix(trimmed, []byte("<")):
		return table.HTML(src), nil
	case bytes.Contains(src, []byte("\n|===")):
		return table.AsciiDoc(src), nil
	case bytes.Contains(src, []byte("+---")), bytes.Contains(src, []byte("\n.. ")):
		return table.RST(src), nil
	}
	return nil, errors.New("no format that statuslint knows (RST, Markdown, HTML, AsciiDoc, CSV, OpenAPI)")
}

// noStatus returns the error of a document in which nothing is documented, with
// the first of what names a status nevertheless.
func noStatus(name string, d *Document) error {
	if len(d.Notes) > 0 {
		return fmt.Errorf("%s: no status code in it: line %d: %s", name, d.Notes[0].Line, d.Notes[0].Message)
	}
	return fmt.Errorf("%s: no status code in it", name)
}

//go:embed default.rst
var defaultTable []byte

// Default returns the built-in table (4.1), kept as a document in the format
// that users write, and read by the same reader.
var Default = sync.OnceValue(func() *Document {
	d := table.RST(defaultTable)
	d.File = "the built-in table"
	return d
})
