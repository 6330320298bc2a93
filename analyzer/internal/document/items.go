package document

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/status"
)

var (
	fieldItem = lazy(`^:(?:status-?code|status|statuscode)\s+([1-5]\d\d)[^:]*:`)
	errorItem = lazy(`(?i)^\W*(?:(?:http\s+)?(?:status|error|response|code)(?:\s+code)?\s+|(?:http\s+)?(?:status|code|response|returns?|success|errors?)\W*:\W*)([1-5]\d\d\b.*)$`)
	// returnItem is a code that something returns, for a reason: "Returns 403 if".
	returnItem = lazy(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d(?:\W*$|\W+(?:if|when|on|for|with|and|or|unless|otherwise|in case)\b.*))$`)
	// returnsAny is what something returns, and may be a status by its phrase.
	returnsAny = lazy(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d\s.*)$`)
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
	if parts := labelled(plain); len(parts) > 0 && !never().MatchString(plain) {
		for _, part := range parts {
			interpretItem(d, cell{text: part, line: item.line})
		}
		return nil
	}
	if m := fieldItem().FindStringSubmatch(text); m != nil {
		text = m[1] + " " + text[len(m[0]):]
	} else if m := errorItem().FindStringSubmatch(plain); m != nil {
		text = m[1]
	} else if m := returnItem().FindStringSubmatch(plain); m != nil {
		text = m[1]
	} else if m := returnsAny().FindStringSubmatch(plain); m != nil && startsWithPhrase(m[1]) {
		text = m[1]
	} else if m := normalLine().FindStringSubmatch(plain); m != nil {
		text = namesLast(m[1])
	} else if m := named().FindStringSubmatch(plain); m != nil && names(m[1], m[2]) {
		text = m[2] + " " + m[1]
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
	if m := errorItem().FindStringSubmatch(plain); m != nil && (strings.Contains(plain, ":") || startsWithPhrase(m[1])) {
		return true
	}
	return normalLine().MatchString(plain) || len(labelled(plain)) > 0 || apart().MatchString(text)
}

// named is a code behind its name, and nothing else: "Not Found (404)",
// "badRequest: 400".
var named = lazy(`^\W*([A-Za-z][A-Za-z' _-]{1,40}?)\s*(?:[:=(-]|–|—|=>|→)+\s*([1-5]\d\d)\W*$`)

// names reports whether a name is the reason phrase of a code, spaces and case
// aside, or the one's words are among the other's.
func names(name, code string) bool {
	phrase, name := letters(reason(code)), letters(name)
	return phrase != "" && name != "" && (phrase == name || len(name) > 3 && strings.Contains(phrase, name) || strings.Contains(name, phrase))
}

// letters returns the letters of s, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// labelled returns the parts of a line that lists several codes with their
// reason phrases behind a label: "Success: 200 OK, 201 Created (with a Location)".
func labelled(plain string) []string {
	label, rest, ok := strings.Cut(plain, ":")
	if !ok || len(label) > 40 || strings.ContainsAny(label, "0123456789.,") {
		return nil
	}
	var out []string
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		if m := lead().FindStringSubmatch(part); m != nil && m[2] != "" && (speaks(part) || len(out) > 0 && !counts(part)) {
			out = append(out, part)
		} else if len(out) == 0 {
			return nil // a sentence
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// apart is a code in bold, or as code, at the beginning of a paragraph.
var apart = lazy("^\\s*(?:\\*\\*|__|`)+[1-5]\\d\\d(?:\\s[^*`_]*)?(?:\\*\\*|__|`)")

// isOrnament reports whether a character before an item is none of its text: a
// check mark.
func isOrnament(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || unicode.Is(unicode.Mn, r) || r == '\ufe0f' || r == '\u200d'
}

// phrasesFirst are codes behind a name: badRequest(400), fault(400, 500).
var phrasesFirst = lazy(`\b([A-Za-z]\w*)\s*\(([1-5]\d\d(?:\s*[,/]\s*[1-5]\d\d)*)\)`)

// namesLast moves the names of a list behind their codes, each behind the first.
func namesLast(s string) string {
	s = phrasesFirst().ReplaceAllString(s, "$2 $1")
	return strings.TrimRight(doubled().ReplaceAllString(s, ", "), " ,")
}

// doubled are commas with nothing between, as generators leave them.
var doubled = lazy(`(?:,\s*){2,}`)

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
	phrase, _, _ := strings.Cut(reason(m[2]), " ")
	return beginsWith(rest, phrase)
}

// startsWithPhrase reports whether a line is a code and the whole of its reason
// phrase, whatever follows: "404 Not Found when it is missing".
func startsWithPhrase(text string) bool {
	text = strings.TrimSpace(markup.Replace(text))
	m := lead().FindStringSubmatch(text)
	return m != nil && m[2] != "" && beginsWith(strings.TrimSpace(text[len(m[0]):]), reason(m[2]))
}

// reason returns the reason phrase of a code.
func reason(code string) string {
	n, _ := strconv.Atoi(code)
	return status.Text(n)
}

// beginsWith reports whether a text begins with the words of a phrase.
func beginsWith(text, phrase string) bool {
	if phrase == "" || len(text) < len(phrase) || !strings.EqualFold(text[:len(phrase)], phrase) {
		return false
	}
	next := strings.TrimLeftFunc(text[len(phrase):], unicode.IsLetter)
	return len(next) == len(text)-len(phrase)
}

// unit matches an item that counts something.
var unit = lazy(`(?i)^\W*\d{3}\s*(ms|s|sec|seconds?|minutes?|hours?|days?|mb|kb|gb|mib|kib|gib|bytes?|characters?|chars?|items?|entries|rows?|requests?|users?|times|px|pixels?|percent|lines?|files?|results?|per|points?|dollars?|usd|eur|records?|messages?|connections?)\b`)
