package openapi

import (
	"errors"
	"strconv"
	"strings"
)

// Mappings in braces: JSON, and the flow style of YAML.

// A member is a key of a mapping in braces with its value, by offsets.
type member struct {
	key                    string
	keyStart, keyEnd       int
	valueStart, valueEnd   int
	ownLine                bool // nothing stands before it on its line
	multiline              bool // its value takes several lines
	quote                  string
	colon                  string // between key and value
	trailingComma, isBrace bool
}

var errFlow = errors.New("its responses cannot be read as a mapping in braces")

// A flowScanner goes over the members of a mapping in braces.
type flowScanner struct {
	src  []byte
	at   int
	json bool
}

// blanks passes over blanks and comments.
func (s *flowScanner) blanks() {
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == ' ', c == '\t', c == '\r', c == '\n':
			s.at++
		case c == '#' && !s.json:
			for s.at < len(s.src) && s.src[s.at] != '\n' {
				s.at++
			}
		default:
			return
		}
	}
}

// text passes over a quoted text.
func (s *flowScanner) text() {
	quote := s.src[s.at]
	for s.at++; s.at < len(s.src); s.at++ {
		switch c := s.src[s.at]; {
		case c == '\\' && quote == '"':
			s.at++
		case c == quote && quote == '\'' && s.at+1 < len(s.src) && s.src[s.at+1] == quote:
			s.at++
		case c == quote:
			s.at++
			return
		}
	}
}

// value passes over a value: up to a comma or the end of the mapping or list that
// it stands in.
func (s *flowScanner) value() (end int) {
	depth, start := 0, true
	end = s.at
	for s.at < len(s.src) {
		c := s.src[s.at]
		switch {
		case start && (c == '"' || c == '\''):
			s.text()
			end, start = s.at, false
			continue
		case c == '{' || c == '[':
			depth++
			start = true
		case depth == 0 && (c == ',' || c == '}' || c == ']'):
			return end
		case c == '}' || c == ']':
			depth--
			start = false
		case c == ',' || c == ':':
			start = true
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			if s.blanks(); s.at < len(s.src) {
				continue
			}
			return end
		default:
			start = false
		}
		s.at++
		end = s.at
	}
	return end
}

// closing returns the offset of the bracket that closes the one at an offset.
func (t *text) closing(at int) int {
	s := &flowScanner{src: t.src, at: at}
	depth, start := 0, true
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case start && (c == '"' || c == '\''):
			s.text()
			start = false
			continue
		case c == '{' || c == '[':
			depth++
			start = true
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return s.at
			}
			start = false
		case c == ',' || c == ':' || c == ' ' && start || c == '\n' && start || c == '\r' && start:
			start = true
		default:
			start = false
		}
		s.at++
	}
	return at
}

// key reads the key of a member.
func (s *flowScanner) key() member {
	m := member{keyStart: s.at}
	if c := s.src[s.at]; c == '"' || c == '\'' {
		m.quote = string(c)
		s.text()
	} else {
		for s.at < len(s.src) && !strings.ContainsRune(":,}\n", rune(s.src[s.at])) {
			s.at++
		}
	}
	m.keyEnd = s.at
	m.key = strings.Trim(strings.TrimSpace(string(s.src[m.keyStart:m.keyEnd])), `"'`)
	return m
}

// members returns the members of the mapping whose brace stands at start, and the
// offset of its end.
func (t *text) members(start int) ([]member, int, error) {
	s := &flowScanner{src: t.src, at: start + 1, json: isJSON(t.src)}
	var out []member
	for {
		s.blanks()
		if s.at >= len(s.src) {
			return nil, 0, errFlow
		}
		if s.src[s.at] == '}' {
			return out, s.at, nil
		}
		m := s.key()
		s.blanks()
		if s.at >= len(s.src) || s.src[s.at] != ':' {
			return nil, 0, errFlow
		}
		s.at++
		s.blanks()
		m.valueStart = s.at
		m.valueEnd = s.value()
		m.colon = string(t.src[m.keyEnd:m.valueStart])
		if strings.ContainsAny(m.colon, "\r\n#") {
			m.colon = ": "
		}
		m.ownLine = strings.TrimSpace(string(t.src[t.starts[t.lineAt(m.keyStart)-1]:m.keyStart])) == ""
		m.multiline = strings.Contains(string(t.src[m.valueStart:m.valueEnd]), "\n")
		m.isBrace = m.valueStart < len(t.src) && t.src[m.valueStart] == '{'
		if s.blanks(); s.at < len(s.src) && s.src[s.at] == ',' {
			m.trailingComma = true
			s.at++
		}
		out = append(out, m)
	}
}

// addToFlow returns what adds a response to the mapping whose brace stands at start.
func (t *text) addToFlow(start, code int, value []field) (insertion, error) {
	list, end, err := t.members(start)
	if err != nil {
		return insertion{}, err
	}
	style := t.flowStyle(list, start, code, value)
	if len(list) == 0 {
		return style.alone(t, start, end, code, value), nil
	}
	keys := make([]string, len(list))
	for i, m := range list {
		keys[i] = m.key
	}
	i := place(keys, code)
	response := style.member(code, value)
	if i < len(list) {
		next := list[i]
		gap := " "
		if next.ownLine {
			gap = t.eol + indentOf(t.line(t.lineAt(next.keyStart)))
		} else if style.tight {
			gap = ""
		}
		return insertion{next.keyStart, response + "," + gap}, nil
	}
	last := list[len(list)-1]
	gap := " "
	if last.ownLine {
		gap = t.eol + indentOf(t.line(t.lineAt(last.keyStart)))
	} else if style.tight {
		gap = ""
	}
	if last.trailingComma {
		comma := last.valueEnd + strings.IndexByte(string(t.src[last.valueEnd:]), ',')
		return insertion{comma + 1, gap + response + ","}, nil
	}
	return insertion{last.valueEnd, "," + gap + response}, nil
}

// A flowStyle is how a member is spelled.
type flowStyle struct {
	json      bool
	quote     string // of keys of codes
	colon     string
	pad       string // inside of braces on one line
	tight     bool   // no blank behind commas
	multiline bool
	indent    string // of the member's line
	step      string
	eol       string
	refQuote  string
	texts     string // the quote of texts
}

// flowStyle takes the style of the member that is nearest to the code, of those
// that are references or not as the new one is.
func (t *text) flowStyle(list []member, start, code int, value []field) flowStyle {
	s := flowStyle{json: isJSON(t.src), colon: ": ", eol: t.eol, refQuote: t.refQuote, step: "  "}
	line := t.line(t.lineAt(start))
	s.indent = indentOf(line)
	if strings.HasPrefix(s.indent, "\t") {
		s.step = "\t"
	}
	if s.json {
		s.quote, s.refQuote, s.texts = `"`, `"`, `"`
		s.multiline = len(t.starts) > 2
		s.tight = !s.multiline
		if s.tight {
			s.colon = ":"
		}
	} else {
		s.quote = "'"
	}
	if len(list) == 0 {
		return s
	}
	keys := make([]string, len(list))
	for i, m := range list {
		keys[i] = m.key
	}
	isRef := func(i int) bool {
		return strings.Contains(string(t.src[list[i].valueStart:list[i].valueEnd]), "$ref") == (value[0].key == "$ref")
	}
	i := nearest(keys, code, func(i int) bool { return list[i].isBrace && isRef(i) })
	if i < 0 {
		i = nearest(keys, code, func(i int) bool { return list[i].isBrace })
	}
	if i < 0 {
		i = 0
	}
	t.styleOf(&s, list[i], line)
	return s
}

// styleOf takes the style of one member of a mapping that begins in a line.
func (t *text) styleOf(s *flowStyle, m member, opening string) {
	value := string(t.src[m.valueStart:m.valueEnd])
	if !s.json {
		s.quote = m.quote
		_, rest, _ := strings.Cut(value, "description:")
		if rest = strings.TrimLeft(rest, " "); rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			s.texts = rest[:1]
		}
	}
	s.colon = m.colon
	s.tight = strings.Contains(value, ",") && !strings.Contains(value, ", ") && !strings.Contains(value, "\n") ||
		!strings.Contains(value, ",") && s.json && m.colon == ":"
	if m.ownLine {
		s.indent = indentOf(t.line(t.lineAt(m.keyStart)))
		if step, ok := strings.CutPrefix(s.indent, indentOf(opening)); ok && step != "" {
			s.step = step
		}
	}
	s.multiline = m.multiline && m.isBrace
	if s.multiline {
		second := t.line(t.lineAt(m.valueStart) + 1)
		if step, ok := strings.CutPrefix(indentOf(second), s.indent); ok && step != "" {
			s.step = step
		}
	} else if len(value) > 1 && value[1] == ' ' {
		s.pad = " "
	}
}

// member spells a response with its key.
func (s flowStyle) member(code int, value []field) string {
	return quoted(strconv.Itoa(code), s.quote) + s.colon + s.fields(value, s.indent)
}

// fields spells a mapping whose line has an indentation.
func (s flowStyle) fields(list []field, indent string) string {
	comma := ", "
	if s.tight {
		comma = ","
	}
	var parts []string
	for _, f := range list {
		key := plainKey(f.key, "'")
		if s.json {
			key = quoted(f.key, `"`)
		}
		value := ""
		switch {
		case f.sub != nil:
			value = s.fields(f.sub, indent+s.step)
		case f.key == "$ref":
			value = quoted(f.text, s.refQuote)
		case s.json:
			value = quoted(f.text, `"`)
		case f.key == "description":
			value = quoted(f.text, s.texts)
		default:
			value = plainText(f.text)
		}
		parts = append(parts, key+s.colon+value)
	}
	if !s.multiline {
		return "{" + s.pad + strings.Join(parts, comma) + s.pad + "}"
	}
	inner := s.eol + indent + s.step
	return "{" + inner + strings.Join(parts, ","+inner) + s.eol + indent + "}"
}

// plainText quotes a text of YAML that would be read as something else.
func plainText(s string) string {
	if ambiguous().MatchString(s) || strings.HasPrefix(s, "#") {
		return quoted(s, "'")
	}
	return s
}

// alone adds the first response of an empty mapping.
func (s flowStyle) alone(t *text, start, end, code int, value []field) insertion {
	if !s.json || !s.multiline {
		return insertion{end, s.member(code, value)}
	}
	outer := s.indent
	s.indent += s.step
	response := s.eol + s.indent + s.member(code, value)
	if t.lineAt(start) == t.lineAt(end) {
		response += s.eol + outer
	}
	return insertion{start + 1, response}
}
