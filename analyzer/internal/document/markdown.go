package document

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads pipe tables, bullets and headings, and the HTML in between.
func readMarkdown(src []byte) page {
	var p page
	src = flatten(unfence(src))
	doc := newParser().Parse(text.NewReader(src))
	lines := lineStarts(src)
	groups := make(map[ast.Node]int)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.Table:
			p.tables = append(p.tables, pipeTable(n, src, lines))
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			p.add(nodeText(n, src), nodeLine(n, lines), n.Level)
			p.say(nodeText(n, src), nodeLine(n, lines))
		case *east.DefinitionTerm:
			p.item(nodeText(n, src), nodeLine(n, lines))
		case *ast.ListItem:
			list := n.Parent()
			for up := list.Parent(); up != nil; up = up.Parent() {
				if up.Kind() == ast.KindList {
					list = up // the outermost
				}
			}
			if groups[list] == 0 {
				groups[list] = maxLevel + 1 + len(groups)
			}
			if first := n.FirstChild(); first != nil {
				p.add(nodeText(first, src), nodeLine(first, lines), groups[list])
			}
		case *ast.TextBlock:
			p.say(string(n.Lines().Value(src)), nodeLine(n, lines))
		case *ast.Paragraph:
			p.paragraph(n, src, lines)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			p.statusLines(n, src, lines)
		}
		return ast.WalkContinue, nil
	})
	if htmlParts().Match(src) {
		// Blank lines inside of a cell end the HTML for Markdown, so that the
		// whole is read as HTML.
		inner := readHTML(src)
		p.tables, p.items, p.prose = append(p.tables, inner.tables...), append(p.items, inner.items...), append(p.prose, inner.prose...)
	}
	return p
}

// newParser returns a parser of Markdown that leaves emphasis alone: it is no part
// of what is read, and thousands of marks that do not match take it minutes.
func newParser() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewRawHTMLParser(), 400),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.DefinitionList)).Parser()
}

// maxIndent bounds the blanks before a line: lists that nest deeper than people
// write take the parser minutes.
const maxIndent = 100

// flatten cuts the blanks before lines down to maxIndent columns.
func flatten(src []byte) []byte {
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		blanks := l[:len(l)-len(bytes.TrimLeft(l, " \t"))]
		if len(blanks)+3*bytes.Count(blanks, []byte("\t")) > maxIndent {
			lines[i] = append(bytes.Repeat([]byte(" "), maxIndent), l[len(blanks):]...)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// maxLevel is the deepest level of headings.
const maxLevel = 6

// paragraph reads what of a paragraph may name a status.
func (p *page) paragraph(n *ast.Paragraph, src []byte, lines []int) {
	s, raw := nodeText(n, src), string(n.Lines().Value(src))
	p.say(raw, nodeLine(n, lines))
	if introduces(s) || introduces(raw) {
		p.item(s, nodeLine(n, lines))
		return
	}
	var all []cell
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := cell{strings.TrimRight(string(seg.Value(src)), " \t\n\\"), lineAt(lines, seg.Start)}
		all = append(all, line)
		if m := errorItem().FindStringSubmatch(markup.Replace(line.text)); m != nil && startsWithPhrase(m[1]) {
			p.item(line.text, line.line)
		}
	}
	for _, line := range listed(all) {
		p.item(line.text, line.line)
	}
	p.rows(all)
}

// rows reads the rows of a table that follow a cell of several paragraphs, which
// ends the table.
func (p *page) rows(lines []cell) {
	var rows [][]cell
	for _, line := range lines {
		text := strings.TrimSpace(line.text)
		if !strings.HasPrefix(text, "|") || strings.Count(text, "|") < 3 {
			continue // not a row
		}
		var row []cell
		for part := range strings.SplitSeq(strings.Trim(text, "|"), "|") {
			row = append(row, cell{strings.TrimSpace(part), line.line})
		}
		rows = append(rows, row)
	}
	if len(rows) > 1 {
		p.tables = append(p.tables, rows)
	}
}

// unfence parts a line break in HTML from a fence of code that follows it,
// which Markdown would take for HTML too.
func unfence(src []byte) []byte {
	return brFence().ReplaceAll(src, []byte("$1 \n$2"))
}

// htmlParts are the elements in which HTML lists statuses.
var htmlParts = lazy(`(?i)<(?:table|dt|li|summary|h[1-6])\b`)

var brFence = lazy("(?m)^[ \t]*(<br ?/?>)[ \t]*\n(```)")

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

// nodeText returns the text of a node, the markup of code and of emphasis aside.
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
	return plainWords(b.String())
}

// plainWords drops stars, and underscores that are no part of a word: __404__.
func plainWords(s string) string {
	if !strings.ContainsAny(s, "*_") {
		return s
	}
	s = strings.ReplaceAll(s, "*", "")
	isWord := func(i int) bool {
		return i >= 0 && i < len(s) && (isDigit(s[i]) || 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z' || s[i] > 127)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && s[end] == '_' {
			end++
		}
		if end > i && isWord(i-1) && isWord(end) {
			b.WriteString(s[i:end])
		}
		if i = end; i < len(s) {
			b.WriteByte(s[i])
			i++
		}
	}
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

var statusLine = lazy(`^HTTP/\d(?:\.\d)?\s+([1-5]\d\d\b.*)$`)

// statusLines reads the status lines in an example of a response.
func (p *page) statusLines(n ast.Node, src []byte, lines []int) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		s := strings.TrimSpace(string(seg.Value(src)))
		if m := statusLine().FindStringSubmatch(s); m != nil {
			p.form(m[1], lineAt(lines, seg.Start))
		} else if bareStatus().MatchString(s) {
			p.form(s, lineAt(lines, seg.Start))
		}
	}
}

// bareStatus is a status with its phrase, alone on a line of an example.
var bareStatus = lazy(`^[1-5]\d\d [A-Z][A-Za-z' -]+$`)
