package table

import (
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// readRST reads the tables and items of a reStructuredText page: grid and
// simple tables, list-table and csv-table, wherever they are indented, bullets
// and fields.
func readRST(src []byte) page {
	r := &rst{lines: strings.Split(string(src), "\n"), literal: -1}
	for r.at < len(r.lines) {
		r.next()
	}
	r.page.endParagraph()
	lines := make([]cell, len(r.lines))
	for i, l := range r.lines {
		lines[i] = cell{l, i + 1}
	}
	for _, line := range listed(lines) {
		r.page.item(line.text, line.line)
	}
	return r.page
}

type rst struct {
	lines []string
	at    int
	page  page
	// literal is the indentation of the line that began an example; -1 outside.
	literal int
}

var (
	gridBorder   = lazyregexp.New(`^\+(?:[-=]+\+)+$`)
	simpleBorder = lazyregexp.New(`^=+(?:\s+=+)+$`)
	directive    = lazyregexp.New(`^\s*\.\. (list-table|csv-table)::`)
	bullet       = lazyregexp.New(`^\s*(?:[-*+•o]|\d+[.)])\s+(.*)$`)
	underline    = lazyregexp.New(`^([=\-~^"'#*+.:_` + "`" + `])[=\-~^"'#*+.:_` + "`" + `]{2,}$`)
	lineField    = lazyregexp.New(`^\s*:status`)
	rubric       = lazyregexp.New(`^\s*\.\. (?:rubric|admonition|topic)::\s+(.*)$`)
	codeField    = lazyregexp.New(`^\s*:([1-5]\d\d\b[^:]*):(\s.*)?$`)
)

func (r *rst) next() {
	line := r.lines[r.at]
	trimmed := strings.TrimSpace(line)
	switch {
	case gridBorder().MatchString(trimmed):
		r.page.endParagraph()
		r.grid()
	case simpleBorder().MatchString(trimmed):
		r.page.endParagraph()
		r.simple()
	case directive().MatchString(line):
		r.page.endParagraph()
		r.directive(directive().FindStringSubmatch(line)[1])
	default:
		line = substitution().ReplaceAllString(line, "$1$2")
		trimmed = strings.TrimSpace(line)
		if r.paragraphLine(line, trimmed); r.literal < 0 || indentOf(line) <= r.literal || startsWithPhrase(trimmed) || statusLine().MatchString(trimmed) {
			r.item(line, trimmed)
		}
		r.at++
	}
}

// example begins an example: a directive, or a paragraph that ends in ::.
var example = lazyregexp.New(`^\.\. (?:code|code-block|sourcecode|parsed-literal|literalinclude)::|^[^.].*::$|^::$`)

// paragraphLine adds a line to the paragraph at hand, examples aside.
func (r *rst) paragraphLine(line, trimmed string) {
	switch {
	case trimmed == "":
		r.page.endParagraph()
		return
	case r.literal >= 0 && indentOf(line) > r.literal:
		return // of the example
	}
	r.literal = -1
	if bullet().MatchString(line) {
		r.page.endParagraph()
	}
	r.page.gather(trimmed, r.at+1)
	if example().MatchString(trimmed) {
		r.literal = indentOf(line)
	}
}

// substitution is a status that stands for its text: |status-404|.
var substitution = lazyregexp.New(`(^|\s)\|status-([1-5]\d\d)\|`)

// headings is the group of headings, whose level is not known.
const headings = 1

// item reads a line that may name a status by itself.
func (r *rst) item(line, trimmed string) {
	switch {
	case trimmed == "":
	case bullet().MatchString(line): // before all: its code may stand on its next line
		r.page.item(r.rest(bullet().FindStringSubmatch(line)[1]), r.at+1)
		r.page.items[len(r.page.items)-1].more = r.following()
	case !mayState(trimmed):
	case normalLine().MatchString(trimmed):
		r.page.item(r.paragraph(trimmed), r.at+1)
	case lineField().MatchString(line), introduces(trimmed):
		r.page.item(trimmed, r.at+1)
	case r.at+1 < len(r.lines) && underline().MatchString(strings.TrimSpace(r.lines[r.at+1])):
		r.page.add(trimmed, r.at+1, headings)
	case rubric().MatchString(line):
		r.page.item(rubric().FindStringSubmatch(line)[1], r.at+1)
	case codeField().MatchString(line):
		m := codeField().FindStringSubmatch(line)
		r.page.item(m[1]+":"+m[2], r.at+1)
	case statusLine().MatchString(trimmed):
		r.page.form(statusLine().FindStringSubmatch(trimmed)[1], r.at+1)
	case lead().MatchString(markup.Replace(trimmed)) && hasPhrase(trimmed) && r.defines():
		r.page.item(r.rest(trimmed), r.at+1)
	case bareCode().MatchString(trimmed) && r.underNormal():
		r.page.item(trimmed, r.at+1)
	}
}

// defines reports whether the line is a term: what follows is indented more, at
// once, or behind an empty line as RFCs have it, and the line above is empty, or
// the end of another definition.
func (r *rst) defines() bool {
	if r.at+1 >= len(r.lines) || r.at > 0 && strings.TrimSpace(r.lines[r.at-1]) != "" && indentOf(r.lines[r.at-1]) <= indentOf(r.lines[r.at]) {
		return false
	}
	next := r.lines[r.at+1]
	if strings.TrimSpace(next) == "" && r.at+2 < len(r.lines) {
		next = r.lines[r.at+2]
	}
	return strings.TrimSpace(next) != "" && indentOf(next) > indentOf(r.lines[r.at])
}

var (
	bareCode  = lazyregexp.New(`^[1-5]\d\d(?:\s+\w[\w ]*)?$`)
	saysWhich = lazyregexp.New(`(?i)^\W*(?:normal|abnormal|success(?:ful)?|status codes?|response codes?|return codes?|errors?)\W*$`)
)

// underNormal reports whether the paragraph above is "- Normal" or "Status code".
func (r *rst) underNormal() bool {
	for i := r.at - 1; i >= 0 && i > r.at-4; i-- {
		text := strings.TrimSpace(r.lines[i])
		if text == "" || underline().MatchString(text) {
			continue
		}
		return saysWhich().MatchString(text)
	}
	return false
}

// rest joins the lines that go on with a bullet.
func (r *rst) rest(first string) string {
	indent := indentOf(r.lines[r.at]) + 1
	for i := r.at + 1; i < len(r.lines) && i < r.at+6; i++ {
		line := r.lines[i]
		if strings.TrimSpace(line) == "" || indentOf(line) < indent || bullet().MatchString(line) {
			break
		}
		first += " " + strings.TrimSpace(line)
	}
	return first
}

// following returns the paragraph that follows the one of a bullet, and belongs
// to it.
func (r *rst) following() string {
	indent := indentOf(r.lines[r.at])
	i := r.at + 1
	for i < len(r.lines) && i < r.at+6 && strings.TrimSpace(r.lines[i]) != "" {
		i++
	}
	var words []string
	for i++; i < len(r.lines) && len(words) < 6; i++ {
		line := r.lines[i]
		if strings.TrimSpace(line) == "" || indentOf(line) <= indent || bullet().MatchString(line) {
			break
		}
		words = append(words, strings.TrimSpace(line))
	}
	return strings.Join(words, " ")
}

// paragraph joins the lines that go on with a list of codes behind their names.
func (r *rst) paragraph(first string) string {
	for i := r.at + 1; i < len(r.lines) && i < r.at+6 && phrasesFirst().MatchString(r.lines[i]); i++ {
		first += " " + strings.TrimSpace(r.lines[i])
	}
	return first
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }
