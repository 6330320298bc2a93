package table

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
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
				p.items[len(p.items)-1].more = paragraphs(first.NextSibling(), src)
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

// paragraphs returns the text of the paragraphs of an item, from n on, that come
// before anything else.
func paragraphs(n ast.Node, src []byte) string {
	var b strings.Builder
	for ; n != nil && n.Kind() == ast.KindParagraph && b.Len() < maxText; n = n.NextSibling() {
		b.WriteString(nodeText(n, src) + " ")
	}
	return strings.TrimSpace(b.String())
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
		if m := gitBook().FindStringSubmatch(line.text); m != nil {
			p.form(m[1], line.line)
		}
		if m := errorItem().FindStringSubmatch(markup.Replace(line.text)); m != nil && startsWithPhrase(m[1]) {
			p.item(line.text, line.line)
		}
	}
	for _, line := range listed(all) {
		p.item(line.text, line.line)
	}
	p.rows(all)
}

// gitBook is a response in a block of GitBook.
var gitBook = lazyregexp.New(`^\s*\{%\s*swagger-response\b[^%]*\bstatus="([1-5]\d\d)\b`)

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

// htmlParts are the elements in which HTML lists statuses.
var htmlParts = lazyregexp.New(`(?i)<(?:table|dt|li|summary|h[1-6])\b`)

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

var statusLine = lazyregexp.New(`^HTTP/\d(?:\.\d)?\s+([1-5]\d\d\b.*)$`)

// statusLines reads the status lines in an example of a response.
func (p *page) statusLines(n ast.Node, src []byte, lines []int) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		s := strings.TrimSpace(string(seg.Value(src)))
		if m := statusLine().FindStringSubmatch(s); m != nil {
			p.form(m[1], lineAt(lines, seg.Start))
		} else if bareStatus().MatchString(s) || fieldItem().MatchString(s) { // the latter of MyST's directives
			p.form(s, lineAt(lines, seg.Start))
		}
	}
}

// bareStatus is a status with its phrase, alone on a line of an example.
var bareStatus = lazyregexp.New(`^[1-5]\d\d [A-Z][A-Za-z' -]+$`)
