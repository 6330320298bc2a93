package openapi

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Mappings of YAML in block style, a key a line.

var errBlock = errors.New("its responses are laid out in a way that statuslint does not write")

// A blockStyle is how a response is spelled in block style.
type blockStyle struct {
	indent string // of the keys of responses
	step   string
	quote  string // of the keys
	texts  string // of descriptions
	flow   *flowStyle
	eol    string
	ref    string // the quote of references
}

// addToBlock returns what adds a response to a mapping in block style.
func (t *text) addToBlock(n *tree, code int, value []field) (insertion, error) {
	var own []entry
	var keys []string
	for _, e := range n.entries {
		if !e.merged {
			own, keys = append(own, e), append(keys, e.key)
		}
	}
	style, err := t.blockStyle(n, own, keys, code, value)
	if err != nil {
		return insertion{}, err
	}
	response := style.response(code, value)
	if len(own) == 0 { // <<: *common alone
		return t.behind(n.line, response), nil
	}
	i := place(keys, code)
	switch {
	case i == len(own):
		return t.behind(t.lastLine(own[i-1], len(style.indent)), response), nil
	case i == 0:
		return insertion{t.starts[t.firstComment(own[0].line, len(style.indent))-1], response}, nil
	}
	return t.behind(t.contentBefore(own[i].line, own[i-1].line, len(style.indent)), response), nil
}

// behind inserts lines behind a line.
func (t *text) behind(line int, lines string) insertion {
	if line < len(t.starts) {
		return insertion{t.starts[line], lines}
	}
	return insertion{len(t.src), t.eol + strings.TrimSuffix(lines, t.eol)} // the file does not end in a line feed
}

// isComment reports whether a line is a comment or empty.
func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// firstComment returns the first line of the comments above a key.
func (t *text) firstComment(line, indent int) int {
	for line > 1 {
		above := t.line(line - 1)
		if strings.TrimSpace(above) == "" || !isComment(above) || len(indentOf(above)) != indent {
			break
		}
		line--
	}
	return line
}

// contentBefore returns the last line above a key that belongs to the one before:
// comments of the key's own indentation are the key's, deeper ones are not.
func (t *text) contentBefore(line, least, indent int) int {
	for line--; line > least; line-- {
		if text := t.line(line); !isComment(text) || strings.TrimSpace(text) != "" && len(indentOf(text)) > indent {
			break
		}
	}
	return line
}

// lastLine returns the last line of an entry whose key has an indentation.
func (t *text) lastLine(e entry, indent int) int {
	last := e.line
	if !e.alias {
		last = max(last, deepest(e.value))
		if at, ok := t.offset(e.value.line, e.value.col, false); ok && (t.src[at] == '{' || t.src[at] == '[') {
			last = max(last, t.lineAt(t.closing(at)))
		}
	}
	for line := last + 1; line <= len(t.starts); line++ {
		text := t.line(line)
		if strings.TrimSpace(text) == "" {
			continue // within a text, or behind all
		}
		if len(indentOf(text)) <= indent {
			break
		}
		last = line
	}
	return last
}

// deepest returns the last line in which a value of the tree begins.
func deepest(t *tree) int {
	last := t.line
	for _, e := range t.entries {
		if !e.alias {
			last = max(last, e.line, deepest(e.value))
		}
	}
	for _, i := range t.items {
		if i.line > t.line {
			last = max(last, deepest(i))
		}
	}
	return last
}

// blockStyle takes the style of the response that is nearest to the code, of
// those that are references or not as the new one is.
func (t *text) blockStyle(n *tree, own []entry, keys []string, code int, value []field) (*blockStyle, error) {
	s := &blockStyle{indent: strings.Repeat(" ", n.col-1), step: "  ", quote: "'", eol: t.eol, ref: t.refQuote}
	if line := t.line(n.line); len(line) < n.col || strings.Trim(line[:n.col-1], " ") != "" {
		return nil, errBlock // ? or - before it
	}
	if above := t.parent(n.line, n.col-1); above >= 0 {
		s.step = strings.Repeat(" ", n.col-1-above)
	}
	isRef := value[0].key == "$ref"
	isOwn := func(i int) bool { return !own[i].alias }
	i := nearest(keys, code, func(i int) bool { return isOwn(i) && (own[i].value.get("$ref") != nil) == isRef })
	if i < 0 {
		i = nearest(keys, code, isOwn)
	}
	if i < 0 {
		if len(own) > 0 {
			s.quote = quoteAt(t.line(own[0].line), n.col-1)
		}
		return s, nil
	}
	t.blockStyleOf(s, own[i], n.col)
	return s, nil
}

// blockStyleOf takes the style of one response, whose key stands in a column.
func (t *text) blockStyleOf(s *blockStyle, like entry, col int) {
	s.quote = quoteAt(t.line(like.line), col-1)
	if d := like.value.get("description"); d != nil {
		if at, ok := t.offset(d.line, d.col, false); ok && (t.src[at] == '\'' || t.src[at] == '"') {
			s.texts = string(t.src[at])
		}
	}
	at, ok := t.offset(like.value.line, like.value.col, false)
	switch {
	case !ok:
	case t.src[at] == '{':
		flow := flowStyle{colon: ": ", eol: t.eol, refQuote: t.refQuote, texts: s.texts}
		flow.tight = false
		if at+1 < len(t.src) && t.src[at+1] == ' ' {
			flow.pad = " "
		}
		s.flow = &flow
	case like.value.line > like.line && like.value.col > col:
		s.step = strings.Repeat(" ", like.value.col-col)
	}
}

// parent returns the indentation of the line above that is indented less; -1
// where there is none.
func (t *text) parent(line, indent int) int {
	for line--; line > 0; line-- {
		if text := t.line(line); !isComment(text) && len(indentOf(text)) < indent {
			return len(indentOf(text))
		}
	}
	return -1
}

// quoteAt returns the quote that a key begins with in a line.
func quoteAt(line string, at int) string {
	if at < len(line) && (line[at] == '\'' || line[at] == '"') {
		return line[at : at+1]
	}
	return ""
}

// response spells a response with its key, as whole lines.
func (s *blockStyle) response(code int, value []field) string {
	key := s.indent + quoted(strconv.Itoa(code), s.quote) + ":"
	if s.flow != nil && !slices.ContainsFunc(value, func(f field) bool { return f.sub != nil && f.key == "content" }) {
		return key + " " + s.flow.fields(value, "") + s.eol
	}
	return key + s.eol + s.fields(value, s.indent+s.step)
}

func (s *blockStyle) fields(list []field, indent string) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(indent + plainKey(f.key, s.ref) + ":")
		switch {
		case f.sub != nil:
			b.WriteString(s.eol + s.fields(f.sub, indent+s.step))
			continue
		case f.key == "$ref":
			b.WriteString(" " + quoted(f.text, s.ref))
		case f.key == "description":
			b.WriteString(" " + quoted(f.text, s.texts))
		default:
			b.WriteString(" " + plainText(f.text))
		}
		b.WriteString(s.eol)
	}
	return b.String()
}
