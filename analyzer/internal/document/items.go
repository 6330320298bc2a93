package document

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/status"
)

var (
	fieldItem = lazy(`^:(?:status-?code|status|statuscode)\s+([1-5]\d\d)[^:]*:`)
	errorItem = lazy(`(?i)^\W*(?:(?:http\s+)?(?:status|error|response|code)(?:\s+code)?\s+|(?:http\s+)?(?:status|code|response|returns?)\W*:\W*)([1-5]\d\d\b.*)$`)
	// returnItem is a code that something returns, for a reason: "Returns 403 if".
	returnItem = lazy(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d(?:\W*$|\W+(?:if|when|on|for|with|and|or|unless|otherwise|in case)\b.*))$`)
	// role is the mark of a role of reStructuredText: :ref:`503 <x>`.
	role       = lazy("^:[\\w-]+(?::[\\w-]+)*:`")
	normalLine = lazy(`(?i)^\W*(?:normal|error|success(?:ful)?)?\s*(?:http\s+)?(?:response|status|return)\s*(?:status\s*)?codes?\W*:\W*(.+)$`)
)

// interpretItem reads a bullet, a heading or a field that begins with a code,
// or that is introduced as one: "Status code: 404". It returns the classes that
// the item names, which are headings of what follows where that lists codes.
func interpretItem(d *Document, item cell) []Range {
	text := role().ReplaceAllString(strings.TrimSpace(item.text), "`")
	plain := strings.TrimLeftFunc(markup.Replace(text), isOrnament)
	if m := fieldItem().FindStringSubmatch(text); m != nil {
		text = m[1] + " " + text[len(m[0]):]
	} else if m := errorItem().FindStringSubmatch(plain); m != nil {
		text = m[1]
	} else if m := returnItem().FindStringSubmatch(plain); m != nil {
		text = m[1]
	} else if m := normalLine().FindStringSubmatch(plain); m != nil {
		text = phrasesFirst().ReplaceAllString(m[1], "$2 $1")
	} else {
		text = strings.TrimLeftFunc(text, isOrnament)
	}
	c, ok := readCodes(text)
	if !ok || never().MatchString(text) || counts(text) {
		return nil
	}
	if len(c.list) == 0 {
		for i := range c.ranges {
			c.ranges[i].Line = item.line
		}
		return c.ranges
	}
	if len(c.list) == 1 && (!isRegistered(c.list[0]) || c.list[0] < 200 && !speaks(text)) {
		return nil // "250 ms", "100 things to know": no row beside it says otherwise
	}
	d.add(c, item.line, ruleFor(text), text)
	return nil
}

// introduces reports whether a paragraph names a status as an item does: it is
// introduced as one, or begins with one that is set apart.
func introduces(text string) bool {
	plain := markup.Replace(text)
	return normalLine().MatchString(plain) || strings.Contains(plain, ":") && errorItem().MatchString(plain) || apart().MatchString(text)
}

// apart is a code in bold, or as code, at the beginning of a paragraph.
var apart = lazy("^\\s*(?:\\*\\*|__|`)+[1-5]\\d\\d(?:\\s[^*`_]*)?(?:\\*\\*|__|`)")

// isOrnament reports whether a character before an item is none of its text: a
// check mark.
func isOrnament(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || unicode.Is(unicode.Mn, r) || r == '\ufe0f' || r == '\u200d'
}

// phrasesFirst is a code behind its phrase: badRequest(400).
var phrasesFirst = lazy(`(\b[A-Za-z]\w*)\s*\(([1-5]\d\d)\)`)

// listed returns those of consecutive lines that begin with a code and a mark,
// or a gap: "200 - fine", at least two of them.
func listed(lines []cell) []cell {
	var out, run []cell
	for _, l := range lines {
		if listedLine().MatchString(l.text) {
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

var listedLine = lazy("^\\s*[`*]*[1-5]\\d\\d[`*]*(?:\\s*(?:-+|–|—|:|=>?|→)\\s+|\\s{2,}|\t)[A-Za-z(\"'`]")

// counts reports whether a text counts something: "100 seconds", and not "408
// Request Timeout".
func counts(text string) bool {
	return unit().MatchString(markup.Replace(text)) && !speaks(text)
}

// speaks reports whether a code is followed by its reason phrase (RFC 9110 §15),
// by a mark, or by nothing.
func speaks(text string) bool {
	text = strings.TrimSpace(markup.Replace(text))
	m := lead().FindStringSubmatch(text)
	if m == nil || m[2] == "" {
		return false
	}
	rest := strings.TrimSpace(text[len(m[0]):])
	if rest == "" || strings.IndexByte(":-(,/.", rest[0]) >= 0 || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") {
		return true
	}
	code, _ := strconv.Atoi(m[2])
	phrase, _, _ := strings.Cut(status.Text(code), " ")
	return phrase != "" && len(rest) >= len(phrase) && strings.EqualFold(rest[:len(phrase)], phrase)
}

// unit matches an item that counts something.
var unit = lazy(`(?i)^\W*\d{3}\s*(ms|s|sec|seconds?|minutes?|hours?|days?|mb|kb|gb|mib|kib|gib|bytes?|characters?|chars?|items?|entries|rows?|requests?|users?|times|px|pixels?|percent|lines?|files?|results?|per|points?|dollars?|usd|eur|records?|messages?|connections?)\b`)
