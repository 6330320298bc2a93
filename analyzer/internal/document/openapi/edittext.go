package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
)

// A text is a file that responses are added to, with its lines.
type text struct {
	src      []byte
	starts   []int  // offsets of lines
	eol      string // how its lines end
	refQuote string // of references in YAML
	known    *anchors
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// newText returns the bytes of a file as a text that can be edited.
func newText(src []byte) (*text, error) {
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return nil, errors.New("is UTF-16: statuslint writes UTF-8 only")
	}
	if bytes.IndexByte(src, '\n') < 0 && bytes.IndexByte(src, '\r') >= 0 {
		return nil, errors.New("its lines end in carriage returns alone: statuslint writes line feeds only")
	}
	t := &text{src: src, eol: "\n"}
	if bytes.Contains(src, []byte("\r\n")) {
		t.eol = "\r\n"
	}
	first := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		first = len(byteOrderMark)
	}
	t.starts = append(t.starts, first)
	for i, c := range src {
		if c == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	t.refQuote = "'"
	if bytes.Count(src, []byte(`$ref: "`)) > bytes.Count(src, []byte(`$ref: '`)) {
		t.refQuote = `"`
	}
	return t, nil
}

// isJSON reports whether a file is read as JSON.
func isJSON(src []byte) bool {
	normal := bytes.TrimSpace(input.Normal(src))
	return len(normal) > 0 && normal[0] == '{' && json.Valid(normal)
}

// offset returns the offset of a line and column, which counts bytes or, in YAML,
// characters.
func (t *text) offset(line, col int, inBytes bool) (int, bool) {
	if line < 1 || line > len(t.starts) || col < 1 {
		return 0, false
	}
	at := t.starts[line-1]
	if inBytes {
		return at + col - 1, at+col-1 < len(t.src)
	}
	for range col - 1 {
		if at >= len(t.src) {
			return 0, false
		}
		_, size := utf8.DecodeRune(t.src[at:])
		at += size
	}
	return at, at < len(t.src)
}

// line returns a line without its end, from 1; "" outside of the file.
func (t *text) line(n int) string {
	if n < 1 || n > len(t.starts) {
		return ""
	}
	end := len(t.src)
	if n < len(t.starts) {
		end = t.starts[n]
	}
	return strings.TrimRight(string(t.src[t.starts[n-1]:end]), "\r\n")
}

// lineAt returns the line of an offset, from 1.
func (t *text) lineAt(offset int) int {
	i, found := slices.BinarySearch(t.starts, offset)
	if found {
		return i + 1
	}
	return max(i, 1)
}

// indentOf returns the blanks that a line begins with.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// rank orders the keys of responses: codes, a class behind its codes, the others
// at the end.
func rank(key string) int {
	if n, err := strconv.Atoi(key); err == nil {
		return n * 10
	}
	if isClass(key) {
		return int(key[0]-'0')*1000 + 995
	}
	return 1 << 20
}

// place returns before which of the keys a code goes; len(keys) for behind all.
// Where they do not ascend, it goes behind the last code.
func place(keys []string, code int) int {
	if slices.IsSortedFunc(keys, func(a, b string) int { return rank(a) - rank(b) }) {
		i := slices.IndexFunc(keys, func(k string) bool { return rank(k) > code*10 })
		if i < 0 {
			return len(keys)
		}
		return i
	}
	for i := len(keys) - 1; i >= 0; i-- {
		if _, err := strconv.Atoi(keys[i]); err == nil {
			return i + 1
		}
	}
	return len(keys)
}

// nearest returns the index of the key that is nearest to a code, of those that
// fit; -1 where none does.
func nearest(keys []string, code int, fits func(i int) bool) int {
	best := -1
	for i, k := range keys {
		if (rank(k) < 1<<20 || k == "default") && fits(i) && (best < 0 || distance(k, code) < distance(keys[best], code)) {
			best = i
		}
	}
	return best
}

// quoted spells a text in the quotes of a neighbour: ', " or none.
func quoted(s, quote string) string {
	switch quote {
	case "'":
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case `"`:
		b, err := json.Marshal(s)
		if err != nil {
			return strconv.Quote(s) // not reached: a text
		}
		return string(b)
	}
	return s
}

// plainKey quotes a key of YAML where it would be read as something else.
func plainKey(key, quote string) string {
	for i, r := range key {
		plain := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r == '$' ||
			i > 0 && ('0' <= r && r <= '9' || strings.ContainsRune("-+./", r))
		if !plain {
			return quoted(key, quote)
		}
	}
	return key
}
