// Package table reads pages on which people list statuses: reStructuredText,
// Markdown, HTML, AsciiDoc, and separated values.
//
// A reader for each format brings its text into a page: tables, rows of cells;
// items, lines that may name a status by themselves, as bullets, headings and
// fields do; paragraphs, which may state one. Recognisers decide, for all
// formats alike, which columns and items hold statuses: by what stands in them
// (cells.go), by headers and neighbours (trust.go, admit.go), by reason phrases
// (phrase.go), and by the methods for which a status is the rule (methods.go).
package table

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// A cell is a piece of text with its line.
type cell struct {
	text string
	line int
}

// A page is what a format's reader finds: tables, rows of cells; lines that may
// name a status by themselves, as bullets, headings and fields do; and
// paragraphs, which may state one.
type page struct {
	tables [][][]cell
	items  []item
	prose  []cell
	open   cell // the paragraph at hand, of readers that go by lines
}

// An item is a line that may name a status by itself.
type item struct {
	cell
	// group is the same for items that a reader takes for a list: headings of
	// one level, bullets of one list.
	group int
	sure  bool // its form is one of statuses: HTTP/1.1 404 Not Found
	// more are the paragraphs that follow in the item, which may name the methods
	// of its status.
	more string
}

// loose is the group of items that no list holds.
const loose = 0

func (p *page) item(text string, line int) { p.add(text, line, loose) }

func (p *page) add(text string, line, group int) {
	p.items = append(p.items, item{cell: cell{text, line}, group: group})
}

// form adds an item that has the form of a status.
func (p *page) form(text string, line int) {
	p.items = append(p.items, item{cell: cell{text, line}, sure: true})
}

// say adds a paragraph.
func (p *page) say(text string, line int) { p.prose = append(p.prose, cell{text, line}) }

// gather adds a line to the paragraph at hand. One that grows beyond a sentence is
// said in pieces.
func (p *page) gather(text string, line int) {
	if len(p.open.text) > maxSentence {
		p.endParagraph()
	}
	if p.open.text == "" {
		p.open.line = line
	} else {
		p.open.text += "\n"
	}
	p.open.text += text
}

func (p *page) endParagraph() {
	if p.open.text != "" {
		p.say(p.open.text, p.open.line)
	}
	p.open = cell{}
}

// A document is what is found on a page.
type document struct{ model.Document }

// RST reads a page of reStructuredText.
func RST(src []byte) *model.Document { return interpret(readRST(src)) }

// Markdown reads a page of Markdown, and the HTML in it.
func Markdown(src []byte) *model.Document { return interpret(readMarkdown(src)) }

// HTML reads a page of HTML.
func HTML(src []byte) *model.Document { return interpret(readHTML(src)) }

// AsciiDoc reads a page of AsciiDoc.
func AsciiDoc(src []byte) *model.Document { return interpret(readAsciiDoc(src)) }

// CSV reads records of fields that delim, or what else parts most lines, separates.
func CSV(src []byte, delim rune) *model.Document { return interpret(readCSV(src, delim)) }

// interpret finds the statuses of a page.
func interpret(p page) *model.Document {
	d := &document{model.Document{Kind: model.Table}}
	for _, rows := range p.tables {
		interpretTable(d, rows)
	}
	var list []reading
	for _, it := range p.items {
		list = append(list, d.readItem(it)...)
	}
	classes := d.admit(list)
	for _, c := range p.prose {
		d.stated(c)
	}
	for _, r := range classes {
		// "4xx: Client errors" documents what is not listed below it.
		if !slices.ContainsFunc(d.Codes, func(c model.Code) bool { return r.Lo <= c.Code && c.Code <= r.Hi }) {
			d.Ranges = append(d.Ranges, r)
		}
	}
	d.sort()
	return &d.Document
}
