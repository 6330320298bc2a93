package openapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// parseJSON reads valid JSON with the lines of its keys. The branches that matter
// are looked up, and the others passed over, which takes a tenth of the time that
// the decoder's tokens take.
func parseJSON(src []byte, skip func(string, int) bool, spent *budget) (*tree, error) {
	p := &jsonParser{src: src, line: 1, skip: skip, spent: spent}
	return p.value(0)
}

// jsonError returns why src is no JSON, with the line.
func jsonError(src []byte) error {
	var raw json.RawMessage
	err := json.Unmarshal(src, &raw)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		before := src[:min(int(syntax.Offset), len(src))]
		return fmt.Errorf("line %d: %w", bytes.Count(before, []byte("\n"))+1, err)
	}
	return cmp.Or(err, errors.New("no JSON")) // the two agree
}

// A jsonParser reads valid JSON.
type jsonParser struct {
	src   []byte
	pos   int
	line  int
	start int // of the line
	read  int // how far lines are counted
	spent *budget
	skip  func(key string, depth int) bool
}

// lineNow returns the line of pos.
func (p *jsonParser) lineNow() int {
	passed := p.src[p.read:p.pos]
	if last := bytes.LastIndexByte(passed, '\n'); last >= 0 {
		p.line += bytes.Count(passed, []byte("\n"))
		p.start = p.read + last + 1
	}
	p.read = p.pos
	return p.line
}

// next passes over blanks, commas and colons, and returns the byte behind them.
func (p *jsonParser) next() byte {
	for ; p.pos < len(p.src); p.pos++ {
		switch c := p.src[p.pos]; c {
		case ' ', '\t', '\n', '\r', ',', ':':
		default:
			return c
		}
	}
	return 0
}

func (p *jsonParser) value(depth int) (*tree, error) {
	c := p.next()
	t := &tree{line: p.lineNow(), col: p.pos - p.start + 1}
	if err := p.spent.spend(t.line, depth); err != nil {
		return nil, err
	}
	switch c {
	case '{':
		p.pos++
		return t, p.object(t, depth)
	case '[':
		t.list = true
		p.pos++
		return t, p.list(t, depth)
	case '"':
		t.scalar = p.text()
	default:
		t.scalar = string(p.word())
		if t.null = t.scalar == "null"; t.null {
			t.scalar = ""
		}
	}
	return t, nil
}

func (p *jsonParser) list(t *tree, depth int) error {
	for p.next() != ']' {
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		t.items = append(t.items, v)
	}
	p.pos++
	return nil
}

func (p *jsonParser) object(t *tree, depth int) error {
	for p.next() != '}' {
		line := p.lineNow()
		key := p.text()
		if p.skip(key, depth) {
			p.pass()
			continue
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		t.entries = append(t.entries, entry{key: key, line: line, value: v})
	}
	p.pos++
	return nil
}

// word reads a number, true, false or null.
func (p *jsonParser) word() []byte {
	start := p.pos
	for p.pos < len(p.src) && !bytes.ContainsRune([]byte(" \t\r\n,]}"), rune(p.src[p.pos])) {
		p.pos++
	}
	return p.src[start:p.pos]
}

// quoted passes over a string, and returns it with its quotes.
func (p *jsonParser) quoted() []byte {
	start := p.pos
	for p.pos++; p.pos < len(p.src); p.pos++ {
		end := bytes.IndexByte(p.src[p.pos:], '"')
		if end < 0 {
			break // not reached: the JSON is valid
		}
		p.pos += end
		escapes := 0
		for p.src[p.pos-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			p.pos++
			return p.src[start:p.pos]
		}
	}
	return p.src[start:p.pos]
}

// text reads a string.
func (p *jsonParser) text() string {
	q := p.quoted()
	if bytes.IndexByte(q, '\\') < 0 && utf8.Valid(q) {
		return string(q[1 : len(q)-1])
	}
	var s string
	_ = json.Unmarshal(q, &s) // no error: it is valid
	return s
}

// pass passes over a value.
func (p *jsonParser) pass() {
	if c := p.next(); c != '{' && c != '[' {
		if c == '"' {
			p.quoted()
		} else {
			p.word()
		}
		return
	}
	for depth := 0; p.pos < len(p.src); {
		switch p.src[p.pos] {
		case '"':
			p.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if p.pos++; depth == 0 {
			return
		}
	}
}
