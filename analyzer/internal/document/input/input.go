// Package input reads the files of documents: within bounds, below a directory,
// and as UTF-8 with lines that end in a line feed. It fetches nothing.
package input

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxSize bounds a document, in bytes: the largest public specification known
// is of 4 MB.
const MaxSize = 32 << 20

// Stat reports why a file cannot be read as a document, as far as that is known
// without reading it.
func Stat(path string) error {
	if strings.Contains(path, "://") {
		return fmt.Errorf("%s: a URL: statuslint reads files only", path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", path, Cause(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a file", path)
	case info.Size() > MaxSize:
		return fmt.Errorf("%s: %d MB: more than the %d MB that are read", path, info.Size()>>20, MaxSize>>20)
	}
	return nil
}

// Read returns the bytes of a file, as they are.
func Read(path string) ([]byte, error) {
	if err := Stat(path); err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, Cause(err))
	}
	defer file.Close()
	src, err := io.ReadAll(io.LimitReader(file, MaxSize+1)) // it may have grown
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, Cause(err))
	case len(src) > MaxSize:
		return nil, fmt.Errorf("%s: more than the %d MB that are read", path, MaxSize>>20)
	}
	return src, nil
}

// ReadWithin reads a file of at most size bytes that lies below tree, an
// absolute path; symbolic links are followed only as long as they stay there.
// Its errors continue the name of the file.
func ReadWithin(tree, path string, size int) ([]byte, error) {
	if tree == "" {
		return nil, errors.New("is another file, and its place is not known")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(tree, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return nil, fmt.Errorf("lies outside of %s", tree)
	}
	root, err := os.OpenRoot(tree)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", Cause(err))
	}
	defer root.Close()
	info, err := root.Stat(rel)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", Cause(err))
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a file")
	case info.Size() > int64(size):
		return nil, fmt.Errorf("makes more than the %d MB that are read", MaxSize>>20)
	}
	file, err := root.Open(rel)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", Cause(err))
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(size)))
}

// Cause strips the path and the operation from an error of os.
func Cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Normal brings a text into UTF-8 and its lines to end in a line feed: it drops
// a byte order mark, decodes UTF-16, and replaces what is no text, in a name or
// a comment of another encoding, so that the rest is read.
func Normal(src []byte) []byte {
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
