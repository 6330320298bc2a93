package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// What the words beside a number say of it: the reason phrase of a status (RFC
// 9110 §15), or what is counted.

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

// counts reports whether a text counts something: "100 seconds", and not "408
// Request Timeout".
func counts(text string) bool {
	return unit().MatchString(markup.Replace(text)) && !hasPhrase(text)
}

// hasPhrase reports whether a code is followed by its reason phrase (RFC 9110 §15),
// by a mark, or by nothing.
func hasPhrase(text string) bool {
	text = strings.TrimSpace(markup.Replace(text))
	m := lead().FindStringSubmatch(text)
	if m == nil || m[2] == "" {
		return false
	}
	rest := strings.TrimSpace(text[len(m[0]):])
	if rest == "" || strings.IndexByte(":;-(,/.", rest[0]) >= 0 || strings.HasPrefix(rest, "=>") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") {
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
	return m != nil && m[2] != "" && beginsWithReason(strings.TrimSpace(text[len(m[0]):]), m[2])
}

// reason returns the reason phrase of a code.
func reason(code string) string {
	n, _ := strconv.Atoi(code)
	return status.Text(n)
}

// aliases are the phrases that newer, older and shorter texts have.
var aliases = map[string][]string{
	"413": {"Payload Too Large", "Content Too Large", "Entity Too Large"},
	"414": {"URI Too Long", "Request URI Too Large"},
	"416": {"Range Not Satisfiable", "Request Range Not Satisfiable"},
	"422": {"Unprocessable Content"},
	"500": {"Internal Error", "Server Error"},
	"503": {"Service Temporarily Unavailable"},
}

// beginsWithReason reports whether a text begins with the whole phrase of a code.
func beginsWithReason(text, code string) bool {
	return beginsWith(text, reason(code)) || slices.ContainsFunc(aliases[code], func(phrase string) bool { return beginsWith(text, phrase) })
}

// beginsWith reports whether a text begins with the words of a phrase, hyphens
// and case aside: "Request Time-out".
func beginsWith(text, phrase string) bool {
	if phrase == "" {
		return false
	}
	words := strings.TrimLeft(text, "-")
	for _, want := range letters(phrase) {
		words = strings.TrimLeft(words, " -'’")
		have, size := utf8.DecodeRuneInString(words)
		if unicode.ToLower(have) != want {
			return false
		}
		words = words[size:]
	}
	next, _ := utf8.DecodeRuneInString(words)
	return !unicode.IsLetter(next)
}

// unit matches an item that counts something: in the plural, or, as in "100 byte
// limit", in lower case.
var unit = lazyregexp.New(`^\W*\d{3}\s*(?:(?i:ms|s|sec|mb|kb|gb|mib|kib|gib|px|usd|eur|seconds|minutes|hours|days|bytes|characters|chars|items|entries|rows|requests|users|times|pixels|percent|lines|files|results|per|points|dollars|records|messages|connections|milliseconds|things|pages)|second|minute|hour|day|byte|character|char|item|row|request|user|pixel|line|file|result|point|dollar|record|message|connection|page)\b`)
