package table

import (
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// A reading is what an item says.
type reading struct {
	codes
	text  string
	more  string // paragraphs of the item behind the first
	line  int
	group int
	sure  bool // something beside the number says that it is a status
	named bool // a word does: "status code: 404"
}

// readItem reads a bullet, a heading or a field that begins with a code, or
// that is introduced as one: "Status code: 404".
func (d *document) readItem(it item) []reading {
	text := role().ReplaceAllString(undecorated(it.text), "`")
	plain := strings.TrimLeftFunc(markup.Replace(text), isOrnament)
	if parts := labelled(plain); len(parts) > 0 && !denies(plain) {
		return d.readParts(parts, it.line)
	}
	said := introduced(text, plain)
	m := constant().FindStringSubmatch(plain)
	switch {
	case said != "":
		it.sure = true
	case m != nil:
		said = m[2] + " " + m[1]
	default:
		said = strings.TrimLeftFunc(text, isOrnament)
	}
	c, ok := readCodes(said)
	if !ok || counts(said) {
		return nil
	}
	if c.deniedIn(said) {
		d.noteDenied(it.line, c)
		return nil
	}
	r := reading{codes: c, text: said, more: it.more, line: it.line, group: it.group, sure: it.sure || len(c.list) != 1, named: it.sure}
	if len(c.list) == 1 {
		phrased := hasPhrase(said)
		if c.list[0] < 200 && !phrased {
			return nil // "100 things to know": no row beside it says otherwise
		}
		r.sure = isRegistered(c.list[0]) && (it.sure || m == nil && (phrased || explains(said)))
	}
	return []reading{r}
}

// readParts reads the parts of a line that lists several codes.
func (d *document) readParts(parts []string, line int) []reading {
	var out []reading
	var codes []int
	for _, part := range parts {
		for _, r := range d.readItem(item{cell: cell{part, line}, sure: true}) {
			out, codes = append(out, r), append(codes, r.list...)
		}
	}
	if mostlyForeign(codes) {
		return nil
	}
	return out
}

// isOrnament reports whether a character before an item is none of its text: a
// check mark.
func isOrnament(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || unicode.Is(unicode.Mn, r) || r == '\ufe0f' || r == '\u200d'
}

// listed returns those of consecutive lines that begin with a code and a mark,
// or a gap: "200 - fine", at least two of them.
func listed(lines []cell) []cell {
	var out, run []cell
	for _, l := range lines {
		if listedLine().MatchString(l.text) || startsWithPhrase(l.text) {
			run = append(run, l)
			continue
		}
		if len(run) > 1 {
			out = append(out, run...)
		}
		run = nil
	}
	if len(run) > 1 {
		out = append(out, run...)
	}
	return out
}

var listedLine = lazyregexp.New("^\\s*(?:\\|\\s*)?[`*\"]*[1-5]\\d\\d[`*\"]*(?:\\s*(?:-+|–|—|:|;|=>?|→)\\s+|\\s{2,}|\t)[A-Za-z(\"'`]")
