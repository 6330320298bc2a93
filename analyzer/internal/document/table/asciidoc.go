package table

import (
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// AsciiDoc: tables (docs.asciidoctor.org/asciidoc/latest/tables), bullets,
// description lists, headings, and the status lines of examples.

var (
	adocCols    = lazyregexp.New(`cols\s*=\s*(?:"([^"]*)"|([^",\]]+))`)
	adocFormat  = lazyregexp.New(`format\s*=\s*"?(\w+)`)
	adocSep     = lazyregexp.New(`separator\s*=\s*"?([^"\],]+)`)
	adocFence   = lazyregexp.New(`^([|,:!])={3,}$`)
	adocHeading = lazyregexp.New(`^(?:=+|#+)\s+(.*)$`)
	adocBullet  = lazyregexp.New(`^\s*(?:[-*•]+|\.+|\d+\.)\s+(.*)$`)
	adocTerm    = lazyregexp.New(`^\s*(\S.*?)(?:::+|;;)(?:\s+(.*))?$`)
	// adocSpec is what may stand before the separator of a cell: 2+ .2+ 3* ^.> a.
	adocSpec = lazyregexp.New(`^(?:(\d+)?(?:\.(\d+))?([+*]))?[<^>]?(?:\.[<^>])?[adehlmsv]?$`)
)

var (
	adocAnchor = lazyregexp.New(`\[\[[^\]\n]*\]\]`)
	adocXref   = lazyregexp.New(`<<[^<>\n,]*,\s*([^<>\n]*?)\s*>>`)
	adocMacro  = lazyregexp.New(`\b(?:link|xref|pass|https?):[^\s\[\]]*\[([^\[\]\n]*)\]`)
)

// plainAsciiDoc replaces references and macros by their texts, and drops anchors.
func plainAsciiDoc(text string) string {
	if !strings.ContainsAny(text, "[<") {
		return text
	}
	text = adocXref().ReplaceAllString(adocAnchor().ReplaceAllString(text, ""), "$1")
	return adocMacro().ReplaceAllString(text, "$1")
}

// An adoc reads a page.
type adoc struct {
	lines []string
	at    int
	page  page
	attrs string // of the block that follows
	code  string // the fence of the example at hand
}

func readAsciiDoc(src []byte) page {
	a := &adoc{lines: strings.Split(string(src), "\n")}
	for ; a.at < len(a.lines); a.at++ {
		a.line()
	}
	a.page.endParagraph()
	return a.page
}

// adocExample is the fence of an example.
var adocExample = lazyregexp.New("^(?:-{4,}|\\.{4,}|```\\w*)$")

// paragraphLine adds a line to the paragraph at hand, examples aside.
func (a *adoc) paragraphLine(trimmed string) {
	switch fence := adocExample().MatchString(trimmed); {
	case a.code != "":
		if trimmed == a.code {
			a.code = ""
		}
		return
	case fence:
		a.code = strings.TrimRight(trimmed, "abcdefghijklmnopqrstuvwxyz")
		a.page.endParagraph()
		return
	case trimmed == "" || adocFence().MatchString(trimmed):
		a.page.endParagraph()
		return
	case adocBullet().MatchString(trimmed):
		a.page.endParagraph()
	}
	a.page.gather(trimmed, a.at+1)
}

func (a *adoc) line() {
	line := a.lines[a.at]
	trimmed := strings.TrimSpace(line)
	a.paragraphLine(trimmed)
	item := func(text string) { a.page.item(plainAsciiDoc(text), a.at+1) }
	switch {
	case adocFence().MatchString(trimmed):
		a.table(trimmed)
	case strings.HasPrefix(trimmed, "[") && strings.HasSuffix(trimmed, "]"):
		a.attrs += trimmed
		return // they may be several
	case statusLine().MatchString(trimmed):
		a.page.form(statusLine().FindStringSubmatch(trimmed)[1], a.at+1)
	case adocHeading().MatchString(trimmed):
		a.page.add(plainAsciiDoc(adocHeading().FindStringSubmatch(trimmed)[1]), a.at+1, headings)
	case adocBullet().MatchString(line):
		item(adocBullet().FindStringSubmatch(line)[1])
	case adocTerm().MatchString(line):
		m := adocTerm().FindStringSubmatch(line)
		item(m[1] + " " + m[2])
	case strings.HasPrefix(trimmed, ".") && trimmed != "." && trimmed[1] != '.':
		return // the title of a block, below its attributes
	}
	a.attrs = ""
}
