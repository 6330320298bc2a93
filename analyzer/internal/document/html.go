package document

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
	cell  *cell
	item  *cell
	skip  int // inside of script or style
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
			name, _ := h.tok.TagName()
			h.open(atom.Lookup(name), line)
		case html.EndTagToken:
			name, _ := h.tok.TagName()
			h.close(atom.Lookup(name))
		}
	}
}

func (h *htmlReader) text(s string, line int) {
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

// maxTables bounds how deep tables may nest.
const maxTables = 32

func (h *htmlReader) open(tag atom.Atom, line int) {
	n := len(h.stack)
	switch tag {
	case atom.Script, atom.Style:
		h.skip++
	case atom.Table:
		if n < maxTables {
			h.stack = append(h.stack, nil)
		}
		h.cell, h.item = nil, nil
	case atom.Tr:
		if n > 0 {
			h.stack[n-1] = append(h.stack[n-1], nil)
		}
	case atom.Td, atom.Th:
		h.startCell(line)
	case atom.Li, atom.Dt, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endItem()
		if n == 0 {
			h.item = &cell{line: line}
		}
	}
}

func (h *htmlReader) startCell(line int) {
	n := len(h.stack)
	if n == 0 {
		return
	}
	if len(h.stack[n-1]) == 0 {
		h.stack[n-1] = append(h.stack[n-1], nil) // <td> without <tr>
	}
	rows := h.stack[n-1]
	rows[len(rows)-1] = append(rows[len(rows)-1], cell{line: line})
	row := rows[len(rows)-1]
	h.cell = &row[len(row)-1]
}

func (h *htmlReader) close(tag atom.Atom) {
	n := len(h.stack)
	switch tag {
	case atom.Script, atom.Style:
		h.skip = max(h.skip-1, 0)
	case atom.Td, atom.Th, atom.Tr:
		h.cell = nil
	case atom.Table:
		if n > 0 {
			h.page.tables = append(h.page.tables, h.stack[n-1])
			h.stack = h.stack[:n-1]
		}
		h.cell = nil
	case atom.Li, atom.Dt, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endItem()
	}
}

func (h *htmlReader) endItem() {
	if h.item != nil && h.item.text != "" {
		h.page.items = append(h.page.items, *h.item)
	}
	h.item = nil
}

// flush ends what the page left open.
func (h *htmlReader) flush() {
	h.endItem()
	for i := len(h.stack) - 1; i >= 0; i-- {
		h.page.tables = append(h.page.tables, h.stack[i])
	}
}
