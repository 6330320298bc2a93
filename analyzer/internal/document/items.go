package document

import (
	"strings"
	"unicode"
)

var (
	fieldItem = lazy(`^:(?:status-?code|status|statuscode)\s+([1-5]\d\d)[^:]*:`)
	errorItem = lazy(`(?i)^\W*(?:(?:http\s+)?(?:status|error|response|code)(?:\s+code)?\s+|(?:http\s+)?(?:(?:status|code|response|returns?|success|errors?)\W*:|(?:error|success|failure)\s+(?:response|status|code)\W+)\W*)([1-5]\d\d\b.*)$`)
	// returnItem is a code that something returns, for a reason: "Returns 403 if".
	returnItem = lazy(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d(?:\W*$|\W+(?:if|when|on|for|with|and|or|unless|otherwise|in case)\b.*))$`)
	// returnsAny is what something returns, and may be a status by its phrase.
	returnsAny = lazy(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d\s.*)$`)
	// role is the mark of a role of reStructuredText: :ref:`503 <x>`.
	role       = lazy("^:[\\w-]+(?::[\\w-]+)*:`")
	normalLine = lazy(`(?i)^\W*(?:normal|error|success(?:ful)?)?\s*(?:http\s+)?(?:response|status|return)\s*(?:status\s*)?codes?\W*:\W*(.+)$`)
)

// A reading is what an item says.
type reading struct {
	codes
	text  string
	line  int
	group int
	sure  bool // something beside the number says that it is a status
	named bool // a word does: "status code: 404"
}

// readItem reads a bullet, a heading or a field that begins with a code, or
// that is introduced as one: "Status code: 404".
func readItem(it item) []reading {
	text := role().ReplaceAllString(undecorated(it.text), "`")
	plain := strings.TrimLeftFunc(markup.Replace(text), isOrnament)
	if parts := labelled(plain); len(parts) > 0 && !denies(plain) {
		return readParts(parts, it.line)
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
	if !ok || denies(said) || counts(said) {
		return nil
	}
	r := reading{codes: c, text: said, line: it.line, group: it.group, sure: it.sure || len(c.list) != 1, named: it.sure}
	if len(c.list) == 1 {
		speaks := speaks(said)
		if c.list[0] < 200 && !speaks {
			return nil // "100 things to know": no row beside it says otherwise
		}
		r.sure = isRegistered(c.list[0]) && (it.sure || m == nil && (speaks || explains(said)))
	}
	return []reading{r}
}

// readParts reads the parts of a line that lists several codes.
func readParts(parts []string, line int) []reading {
	var out []reading
	var codes []int
	for _, part := range parts {
		for _, r := range readItem(item{cell: cell{part, line}, sure: true}) {
			out, codes = append(out, r), append(codes, r.list...)
		}
	}
	if mostlyForeign(codes) {
		return nil
	}
	return out
}

// introduced returns the codes of an item behind what introduces them, with
// what follows; "" where nothing does.
func introduced(text, plain string) string {
	if m := fieldItem().FindStringSubmatch(text); m != nil {
		return m[1] + " " + text[len(m[0]):]
	}
	if m := errorItem().FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	if m := returnItem().FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	if m := returnsAny().FindStringSubmatch(plain); m != nil && startsWithPhrase(m[1]) {
		return m[1]
	}
	if m := normalLine().FindStringSubmatch(plain); m != nil {
		return namesLast(m[1])
	}
	if m := named().FindStringSubmatch(plain); m != nil && names(m[1], m[2]) {
		return m[2] + " " + m[1]
	}
	if m := errorNamed().FindStringSubmatch(plain); m != nil {
		return m[2] + " " + m[1]
	}
	if m := behindDash().FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	return ""
}

// admit adds what items list. Of those that are a number and any text, "500
// things we like", only such that others of their list vouch for; and none where
// most numbers are no statuses: replies of FTP. It returns the classes that
// items name, which are headings of what follows where that lists codes.
func (d *Document) admit(list []reading) []Range {
	foreign, known, phrased := make(map[int]bool), make(map[int]bool), make(map[int]bool)
	sure, any := make(map[int]int), make(map[int]map[int]bool) // by group
	for _, r := range list {
		if len(r.list) != 1 {
			continue // says so by itself
		}
		code := r.list[0]
		switch {
		case !isRegistered(code):
			foreign[code] = true
			continue
		case r.named:
		case startsWithPhrase(r.text):
			phrased[code] = true
		default:
			known[code] = true
		}
		if any[r.group] == nil {
			any[r.group] = make(map[int]bool)
		}
		if any[r.group][code] = true; r.sure {
			sure[r.group]++
		}
	}
	other := len(foreign) > len(phrased) && len(foreign) >= len(known)
	var classes []Range
	for _, r := range list {
		switch n := len(any[r.group]); {
		case len(r.list) == 0:
			for i := range r.ranges {
				r.ranges[i].Line = r.line
			}
			classes = append(classes, r.ranges...)
		case len(r.list) > 1 && mostlyForeign(r.list):
			// reply codes of another protocol
		case len(r.list) == 1 && other && !r.named && !startsWithPhrase(r.text):
			// one of these
		case len(r.list) == 1 && !isRegistered(r.list[0]) && (sure[r.group] < 2 || !titled(r.text)):
			// "250 ms"
		case len(r.list) == 1 && !r.sure && sure[r.group] == 0 && n < 3:
			// "500 things we like"
		default:
			d.add(r.codes, r.line, ruleFor(r.text), r.text)
		}
	}
	return classes
}

// mostlyForeign reports whether fewer than half of several codes are known as
// statuses.
func mostlyForeign(list []int) bool {
	n := 0
	for _, code := range list {
		if isRegistered(code) {
			n++
		}
	}
	return n*2 < len(list)
}

// titled reports whether a code and a few words in capitals are all of a text:
// "513 Service Decommissioned".
func titled(text string) bool { return titleAlone().MatchString(markup.Replace(text)) }

var titleAlone = lazy(`^\W*[1-5]\d\d(?:\s+[A-Z][\w'-]*){1,6}[\s:.]*$`)

// explains reports whether a code is followed by what statuses are explained
// with: "404 if", "500 Server error".
func explains(text string) bool { return outcome().MatchString(markup.Replace(text)) }

var outcome = lazy(`(?i)^\W*[1-5]\d\d\W+(?:(?:if|when|unless|means|indicates|otherwise|in case)\b|(?:[\w'-]+\s+){0,2}(?:success(?:ful(?:ly)?)?|ok|errors?|failed|failure|invalid|missing|denied|forbidden|unauthori[sz]ed|redirect(?:ion)?|unavailable|timeout|conflict|response|status)\b)`)

// introduces reports whether a paragraph names a status as an item does: it is
// introduced as one, or begins with one that is set apart.
func introduces(text string) bool {
	if !mayState(text) {
		return false
	}
	plain := markup.Replace(text)
	if m := errorItem().FindStringSubmatch(plain); m != nil && (strings.Contains(plain, ":") || startsWithPhrase(m[1])) {
		return true
	}
	return normalLine().MatchString(plain) || behindDash().MatchString(plain) || len(labelled(plain)) > 0 || apart().MatchString(text)
}

// named is a code behind its name, and nothing else: "Not Found (404)",
// "badRequest: 400".
var named = lazy(`^\W*([A-Za-z][A-Za-z' _-]{1,40}?)\s*(?:[:=(-]|–|—|=>|→)+\s*([1-5]\d\d)\W*$`)

var (
	// errorNamed are statuses behind the name of an error: "2. Rights errors (401, 403)".
	errorNamed = lazy(`^\W*(?:\d+\.\s+)?([A-Za-z][^()\d]{0,60}\b(?i:errors?|failures?|response|status))\s*\(([45]\d\d(?:\s*[,/]\s*[45]\d\d)*)\)\W*$`)
	// behindDash is the status of what a word and a dash introduce: "Response — 200".
	behindDash = lazy(`^\W*(?:[A-Za-z-]+\s+){0,3}?(?i:response|error|success|failure)\s*(?:-+|–|—)\s*([1-5]\d\d(?:\W*$|\s+[A-Z(].*$))`)
	// constant is a number behind a name as programs have them, which others of its
	// list may vouch for: SHELF_BENT (409).
	constant = lazy(`^\W*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s*\(([45]\d\d)\)\W*$`)
)

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

var listedLine = lazy("^\\s*(?:\\|\\s*)?[`*\"]*[1-5]\\d\\d[`*\"]*(?:\\s*(?:-+|–|—|:|;|=>?|→)\\s+|\\s{2,}|\t)[A-Za-z(\"'`]")
