package document

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readMarkdown reads pipe tables, bullets and headings, and the HTML in between.
func readMarkdown(src []byte) page {
	var p page
	src = unfence(src)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(src))
	lines := lineStarts(src)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.Table:
			p.tables = append(p.tables, pipeTable(n, src, lines))
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			p.items = append(p.items, cell{nodeText(n, src), nodeLine(n, lines)})
		case *ast.ListItem:
			if first := n.FirstChild(); first != nil {
				p.items = append(p.items, cell{nodeText(first, src), nodeLine(first, lines)})
			}
		case *ast.Paragraph:
			if s := nodeText(n, src); normalLine.MatchString(markup.Replace(s)) {
				p.items = append(p.items, cell{s, nodeLine(n, lines)})
			}
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			p.items = append(p.items, statusLines(n, src, lines)...)
		}
		return ast.WalkContinue, nil
	})
	if bytes.Contains(bytes.ToLower(src), []byte("<table")) {
		// Blank lines inside of a cell end the HTML for Markdown, so that the
		// whole is read as HTML.
		inner := readHTML(src)
		p.tables = append(p.tables, inner.tables...)
	}
	return p
}

// unfence parts a line break in HTML from a fence of code that follows it,
// which Markdown would take for HTML too.
func unfence(src []byte) []byte {
	return brFence.ReplaceAll(src, []byte("$1 \n$2"))
}

var brFence = regexp.MustCompile("(?m)^[ \t]*(<br ?/?>)[ \t]*\n(```)")

func lineStarts(src []byte) []int {
	out := []int{0}
	for i, c := range src {
		if c == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// lineAt returns the 1-based line of an offset.
func lineAt(starts []int, offset int) int {
	lo, hi := 0, len(starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if starts[mid] <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// nodeText returns the text of a node, the markup of code aside.
func nodeText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.RawHTML:
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// nodeLine returns the line of the first text of a node.
func nodeLine(n ast.Node, lines []int) int {
	at := -1
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && at < 0 {
			at = t.Segment.Start
			return ast.WalkStop, nil
		}
		if n.Type() == ast.TypeBlock && at < 0 && n.Lines() != nil && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if at < 0 {
		return 0
	}
	return lineAt(lines, at)
}

func pipeTable(t *east.Table, src []byte, lines []int) [][]cell {
	var rows [][]cell
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var row []cell
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, cell{nodeText(c, src), nodeLine(c, lines)})
		}
		line := 0
		for _, c := range row {
			line = max(line, c.line)
		}
		for i := range row {
			row[i].line = line
		}
		rows = append(rows, row)
	}
	return rows
}

var statusLine = regexp.MustCompile(`^HTTP/\d(?:\.\d)?\s+([1-5]\d\d\b.*)$`)

// statusLines returns the status lines in an example of a response.
func statusLines(n ast.Node, src []byte, lines []int) []cell {
	var out []cell
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		s := strings.TrimSpace(string(seg.Value(src)))
		if m := statusLine.FindStringSubmatch(s); m != nil {
			out = append(out, cell{m[1], lineAt(lines, seg.Start)})
			continue
		}
		if bareStatus.MatchString(s) {
			out = append(out, cell{s, lineAt(lines, seg.Start)})
		}
	}
	return out
}

// bareStatus is a status with its phrase, alone on a line of an example.
var bareStatus = regexp.MustCompile(`^[1-5]\d\d [A-Z][A-Za-z' -]+$`)

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

var (
	adocCols    = regexp.MustCompile(`cols\s*=\s*"?([^"\]]+)`)
	adocSpan    = regexp.MustCompile(`^(\d+)?(?:\.(\d+))?[+*]?[<^>]?[a-zA-Z]?$`)
	adocHeading = regexp.MustCompile(`^=+\s+(.*)$`)
)

// readAsciiDoc reads tables, bullets and headings.
func readAsciiDoc(src []byte) page {
	var p page
	var cells []cell
	cols, inside, firstRow := 0, false, 0
	pending := 0
	for i, line := range strings.Split(string(src), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "|===":
			if inside {
				p.tables = append(p.tables, chunk(cells, max(cols, firstRow, 1)))
			}
			inside, cells, firstRow, cols, pending = !inside, nil, 0, pending, 0
		case inside:
			if trimmed == "" && firstRow == 0 && len(cells) > 0 && cols == 0 {
				firstRow = len(cells)
				continue
			}
			before := len(cells)
			cells = adocCells(cells, trimmed, i+1)
			if firstRow == 0 && cols == 0 && len(cells)-before > 1 {
				firstRow = len(cells) - before
			}
		case strings.HasPrefix(trimmed, "[") && adocCols.MatchString(trimmed):
			pending = countCols(adocCols.FindStringSubmatch(trimmed)[1])
		case adocHeading.MatchString(trimmed):
			p.items = append(p.items, cell{adocHeading.FindStringSubmatch(trimmed)[1], i + 1})
		case bullet.MatchString(line):
			p.items = append(p.items, cell{bullet.FindStringSubmatch(line)[1], i + 1})
		case strings.HasSuffix(trimmed, "::"), strings.Contains(trimmed, ":: "):
			p.items = append(p.items, cell{strings.Replace(trimmed, "::", " ", 1), i + 1})
		}
	}
	if inside {
		p.tables = append(p.tables, chunk(cells, max(cols, firstRow, 1)))
	}
	return p
}

// countCols counts the columns of cols="1,3" and cols="3*".
func countCols(spec string) int {
	n := 0
	for part := range strings.SplitSeq(spec, ",") {
		if count, _, ok := strings.Cut(strings.TrimSpace(part), "*"); ok && count != "" && len(count) < 3 && isDigit(count[0]) {
			k := 0
			for _, c := range count {
				k = k*10 + int(c-'0')
			}
			n += min(max(k, 1), 64)
			continue
		}
		n++
	}
	return n
}

// adocCells adds the cells of one line; a line without | goes on with the last.
func adocCells(cells []cell, line string, number int) []cell {
	parts := strings.Split(line, "|")
	if lead := strings.TrimSpace(parts[0]); lead != "" && !adocSpan.MatchString(lead) || len(parts) == 1 {
		if len(cells) > 0 {
			cells[len(cells)-1].add(line, number)
		}
		return cells
	}
	for i, part := range parts[1:] {
		s := strings.TrimSpace(part)
		if i+2 < len(parts) {
			if word := s[strings.LastIndexAny(s, " \t")+1:]; word != "" && strings.ContainsAny(word, "+*") && adocSpan.MatchString(word) {
				s = strings.TrimSpace(strings.TrimSuffix(s, word)) // 2+| of the next cell
			}
		}
		cells = append(cells, cell{s, number})
	}
	return cells
}

// chunk cuts a list of cells into rows.
func chunk(cells []cell, width int) [][]cell {
	var rows [][]cell
	for len(cells) > 0 {
		n := min(width, len(cells))
		rows = append(rows, cells[:n])
		cells = cells[n:]
	}
	return rows
}

// readCSV reads a file of separated values.
func readCSV(src []byte, delim rune) page {
	if !bytes.ContainsRune(src, delim) && bytes.Contains(src, []byte(";")) {
		delim = ';'
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = delim, -1, true, true
	var rows [][]cell
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			continue // a bad line does not hide the others
		}
		row := make([]cell, len(fields))
		for i, f := range fields {
			line, _ := r.FieldPos(i)
			row[i] = cell{f, line}
		}
		rows = append(rows, row)
	}
	return page{tables: [][][]cell{rows}}
}
