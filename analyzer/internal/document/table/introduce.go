package table

import (
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// What introduces a status: a word before it, a label, its name, a mark around it.

var (
	fieldItem = lazyregexp.New(`^:(?:status-?code|status|statuscode)\s+([1-5]\d\d)[^:]*:`)
	errorItem = lazyregexp.New(`(?i)^\W*(?:(?:http\s+)?(?:status|error|response|code)(?:\s+code)?\s+|(?:http\s+)?(?:(?:status|code|response|returns?|success|errors?)\W*:|(?:error|success|failure)\s+(?:response|status|code)\W+)\W*)([1-5]\d\d\b.*)$`)
	// returnItem is a code that something returns, for a reason: "Returns 403 if".
	returnItem = lazyregexp.New(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d(?:\W*$|\W+(?:if|when|on|for|with|and|or|unless|otherwise|in case)\b.*))$`)
	// returnsAny is what something returns, and may be a status by its phrase.
	returnsAny = lazyregexp.New(`(?i)^\W*(?:returns?|answers?|responds? with)(?:\s+(?:an?|the|http|status|code))*\s+([1-5]\d\d\s.*)$`)
	// role is the mark of a role of reStructuredText: :ref:`503 <x>`.
	role       = lazyregexp.New("^:[\\w-]+(?::[\\w-]+)*:`")
	normalLine = lazyregexp.New(`(?i)^\W*(?:normal|error|success(?:ful)?)?\s*(?:http\s+)?(?:response|status|return)\s*(?:status\s*)?codes?\W*:\W*(.+)$`)
)

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
	if m := nameThenCode().FindStringSubmatch(plain); m != nil && letters(m[1]) == letters(reason(m[2])) {
		return m[2] + " " + m[1]
	}
	if m := errorNamed().FindStringSubmatch(plain); m != nil {
		return m[2] + " " + m[1]
	}
	if m := behindDash().FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	if m := sample().FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	return ""
}

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
	return normalLine().MatchString(plain) || behindDash().MatchString(plain) || sample().MatchString(plain) || len(labelled(plain)) > 0 || apart().MatchString(text)
}

// named is a code behind its name, and nothing else: "Not Found (404)",
// "badRequest: 400".
var named = lazyregexp.New(`^\W*([A-Za-z][A-Za-z' _-]{1,40}?)\s*(?:[:=(-]|–|—|=>|→)+\s*([1-5]\d\d)\W*$`)

// nameThenCode is a code behind its reason phrase and a blank: "NoContent 204".
var nameThenCode = lazyregexp.New(`^\W*([A-Za-z][A-Za-z' -]{1,40}?)\s+([1-5]\d\d)\W*$`)

var (
	// errorNamed are statuses behind the name of an error: "2. Rights errors (401, 403)".
	errorNamed = lazyregexp.New(`^\W*(?:\d+\.\s+)?([A-Za-z][^()\d]{0,60}\b(?i:errors?|failures?|response|status))\s*\(([45]\d\d(?:\s*[,/]\s*[45]\d\d)*)\)\W*$`)
	// behindDash is the status of what a word and a dash introduce: "Response — 200".
	behindDash = lazyregexp.New(`^\W*(?:[A-Za-z-]+\s+){0,3}?(?i:response|error|success|failure)\s*(?:-+|–|—)\s*([1-5]\d\d(?:\W*$|\s+[A-Z(].*$))`)
	// sample is the status of an example: "Sample response 200:".
	sample = lazyregexp.New(`(?i)^\W*(?:sample|example|successful|success|error|failed|normal|expected|http|json)\s+(?:response|status|answer)\s+([1-5]\d\d)\W*$`)
	// constant is a number behind a name as programs have them, which others of its
	// list may vouch for: SHELF_BENT (409).
	constant = lazyregexp.New(`^\W*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s*\(([45]\d\d)\)\W*$`)
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
		if m := lead().FindStringSubmatch(part); m != nil && m[2] != "" && (hasPhrase(part) || len(out) > 0 && !counts(part)) {
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
var apart = lazyregexp.New("^\\s*(?:\\*\\*|__|`)+[1-5]\\d\\d(?:\\s[^*`_]*)?(?:\\*\\*|__|`)")

// phrasesFirst are codes behind a name: badRequest(400), fault(400, 500).
var phrasesFirst = lazyregexp.New(`\b([A-Za-z]\w*)\s*\(([1-5]\d\d(?:\s*[,/]\s*[1-5]\d\d)*)\)`)

// namesLast moves the names of a list behind their codes, each behind the first.
func namesLast(s string) string {
	s = phrasesFirst().ReplaceAllString(s, "$2 $1")
	return strings.TrimRight(doubled().ReplaceAllString(s, ", "), " ,")
}

// doubled are commas with nothing between, as generators leave them.
var doubled = lazyregexp.New(`(?:,\s*){2,}`)
