package table

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads the tables, list items, definition terms and headings of a page.
func readHTML(src []byte) page {
	h := &htmlReader{tok: html.NewTokenizer(bytes.NewReader(src)), line: 1}
	h.run()
	return h.page
}

// An htmlReader reads tokens, not a tree: of a tree, nobody knows the lines.
type htmlReader struct {
	tok   *html.Tokenizer
	line  int
	page  page
	stack [][][]cell // tables that are open, outermost first
	spans [][]int    // of each: rows that a cell above still takes, by column
	cell  *cell
	item  *cell
	group int // of item
	// spanned counts the cells that spans have made.
	spanned int
	prose   bool // item is a paragraph
	skip    int  // inside of script or style
	pre     bool // inside of an example
}

func (h *htmlReader) run() {
	for {
		kind := h.tok.Next()
		if kind == html.ErrorToken {
			h.flush()
			return
		}
		line := h.line
		h.line += bytes.Count(h.tok.Raw(), []byte("\n"))
		switch kind {
		case html.TextToken:
			if h.skip == 0 {
				h.text(string(h.tok.Text()), line)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := h.tok.TagName()
			h.open(atom.Lookup(name), line, more)
		case html.EndTagToken:
			name, _ := h.tok.TagName()
			h.close(atom.Lookup(name))
		}
	}
}

func (h *htmlReader) text(s string, line int) {
	if h.pre {
		h.example(s, line)
	}
	lead := strings.Count(s[:len(s)-len(strings.TrimLeft(s, " \t\n"))], "\n")
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return
	}
	if h.cell != nil {
		h.cell.add(s, line+lead)
	}
	if h.item != nil {
		h.item.add(s, line+lead)
	}
}

// example reads the status lines of responses.
func (h *htmlReader) example(s string, line int) {
	for text := range strings.SplitSeq(s, "\n") {
		if m := statusLine().FindStringSubmatch(strings.TrimSpace(text)); m != nil {
			h.page.form(m[1], line)
		}
		line++
	}
}

// maxTables bounds how deep tables may nest.
const maxTables = 32

func (h *htmlReader) open(tag atom.Atom, line int, attributes bool) {
	n := len(h.stack)
	switch tag {
	case atom.Script, atom.Style:
		h.skip++
	case atom.Pre:
		h.pre = true
	case atom.Table:
		if n < maxTables {
			h.stack, h.spans = append(h.stack, nil), append(h.spans, nil)
		}
		h.cell, h.item = nil, nil
	case atom.Tr:
		if n > 0 {
			h.startRow()
		}
	case atom.Td, atom.Th:
		h.startCell(line, attributes)
	case atom.Li, atom.Dt, atom.Summary, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endItem()
		if n == 0 {
			h.item, h.prose, h.group = &cell{line: line}, false, int(tag)
		}
	case atom.Dd:
		h.endItem()
		if n == 0 {
			h.item, h.prose = &cell{line: line}, true
		}
	case atom.P:
		if h.prose {
			h.endItem()
		}
		if n == 0 && h.item == nil {
			h.item, h.prose = &cell{line: line}, true
		}
	}
}

func (h *htmlReader) close(tag atom.Atom) {
	n := len(h.stack)
	switch tag {
	case atom.Script, atom.Style:
		h.skip = max(h.skip-1, 0)
	case atom.Pre:
		h.pre = false
	case atom.Td, atom.Th, atom.Tr:
		h.cell = nil
	case atom.Table:
		if n > 0 {
			h.page.tables = append(h.page.tables, h.stack[n-1])
			h.stack, h.spans = h.stack[:n-1], h.spans[:n-1]
		}
		h.cell = nil
	case atom.P:
		if h.prose {
			h.endItem()
		}
	case atom.Li, atom.Dt, atom.Dd, atom.Summary, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endItem()
	}
}

func (h *htmlReader) endItem() {
	if h.item != nil && h.item.text != "" {
		h.page.say(h.item.text, h.item.line)
		if h.prose {
			h.group = loose
		}
		if !h.prose || introduces(h.item.text) || beginsWithStatus(h.item.text) {
			h.page.add(h.item.text, h.item.line, h.group)
		}
	}
	h.item, h.prose = nil, false
}

// beginsWithStatus reports whether a paragraph is a status and its phrase, or a
// mark and a text: "418 – I'm a teapot".
func beginsWithStatus(text string) bool {
	return lead().MatchString(text) && hasPhrase(text)
}

// flush ends what the page left open.
func (h *htmlReader) flush() {
	h.endItem()
	for i := len(h.stack) - 1; i >= 0; i-- {
		h.page.tables = append(h.page.tables, h.stack[i])
	}
}
