package document

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// maxSize bounds a document: the largest public specification known is of 4 MB.
const maxSize = 32 << 20

// Stat reports why a file cannot be read as a document, as far as that can be
// told without reading it.
func Stat(path string) error {
	if strings.Contains(path, "://") {
		return fmt.Errorf("%s: a URL: statuslint reads files only", path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", path, cause(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a file", path)
	case info.Size() > maxSize:
		return fmt.Errorf("%s: %d MB: more than the %d MB that are read", path, info.Size()>>20, maxSize>>20)
	}
	return nil
}

// ReadFile reads the document in a file. Files that an OpenAPI document refers
// to are read where they lie below tree, an absolute path. Nothing is ever fetched.
func ReadFile(path, tree string) (*Document, error) {
	if err := Stat(path); err != nil {
		return nil, err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	return readIn(path, src, tree)
}

// cause strips the path and the operation from an error of os.
func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Read reads a document. The name decides the format by its extension, else
// the content does. A document without a status in it is an error.
// Of other files nothing is read.
func Read(name string, src []byte) (*Document, error) { return readIn(name, src, "") }

func readIn(name string, src []byte, tree string) (*Document, error) {
	if len(src) > maxSize {
		return nil, fmt.Errorf("%s: more than the %d MB that are read", name, maxSize>>20)
	}
	d, err := dispatch(name, normal(src), tree)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d.File = name
	if d.Kind == Table && len(d.Codes)+len(d.Ranges) == 0 {
		return nil, fmt.Errorf("%s: no status code in it", name)
	}
	if d.Kind == OpenAPI && len(d.Operations) == 0 {
		return nil, fmt.Errorf("%s: no operation with responses in it", name)
	}
	return d, nil
}

// normal brings a text into UTF-8 and its lines to end in a line feed: it drops
// a byte order mark, decodes UTF-16, and replaces what is no text, in a name or
// a comment of another encoding, so that the rest is read.
func normal(src []byte) []byte {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		src = decode(src[2:], binary.LittleEndian)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		src = decode(src[2:], binary.BigEndian)
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\ufffd"))
	}
	switch {
	case bytes.IndexByte(src, '\r') < 0:
		return src
	case bytes.IndexByte(src, '\n') < 0:
		return bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
}

// decode decodes UTF-16.
func decode(src []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

func dispatch(name string, src []byte, tree string) (*Document, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".rst", ".txt":
		return table(readRST(src)), nil
	case ".md", ".mdx", ".markdown", ".mkd", ".apib": // an API Blueprint is Markdown
		return table(readMarkdown(src)), nil
	case ".html", ".htm", ".xhtml":
		return table(readHTML(src)), nil
	case ".adoc", ".asciidoc", ".asc":
		return table(readAsciiDoc(src)), nil
	case ".csv":
		return table(readCSV(src, ',')), nil
	case ".tsv":
		return table(readCSV(src, '\t')), nil
	case ".json", ".yaml", ".yml":
		return readOpenAPI(src, name, tree)
	}
	trimmed := bytes.TrimSpace(src)
	switch {
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.Contains(src, []byte("\npaths:")):
		return readOpenAPI(src, name, tree)
	case bytes.HasPrefix(trimmed, []byte("<")):
		return table(readHTML(src)), nil
	case bytes.Contains(src, []byte("\n|===")):
		return table(readAsciiDoc(src)), nil
	case bytes.Contains(src, []byte("+---")), bytes.Contains(src, []byte("\n.. ")):
		return table(readRST(src)), nil
	}
	return nil, errors.New("no format that statuslint knows (RST, Markdown, HTML, AsciiDoc, CSV, OpenAPI)")
}

//go:embed default.rst
var defaultTable []byte

// Default returns the built-in table (4.1), kept as a document in the format
// that users write, and read by the same reader.
var Default = sync.OnceValue(func() *Document {
	d := table(readRST(defaultTable))
	d.File = "the built-in table"
	return d
})
