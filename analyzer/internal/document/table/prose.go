package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// A paragraph states a status where it names the code with its whole reason
// phrase: "answers `201 Created`", "the Bad Request (400) error". A number alone
// is none, and neither is what the sentence denies.

var (
	// numberBefore is a code that a phrase may follow.
	numberBefore = lazyregexp.New("(?:^|[\\s(\"'“`*/:;,>=\\[])([1-5]\\d\\d)\\b")
	// numberBehind is a code behind its phrase.
	numberBehind = lazyregexp.New("([A-Za-z][A-Za-z' -]*[A-Za-z])[\"'”`*]*\\s*\\([`*]*([1-5]\\d\\d)[`*]*\\)")
	sentenceEnd  = lazyregexp.New(`[.!?][)"'”]*\s|;|\n\s*\n`)
	butThen      = lazyregexp.New(`(?i)\b(?:but|it returns|returns instead)\b`)
	deniedVerb   = lazyregexp.New("(?i)(?:\\b(?:not|never|cannot|no longer)|n['’]t)\\W+(?:be\\W+|ever\\W+)?(?:return|respond|answer|repl|use|send|sent|throw|give|produce|emit|get)\\w*(?:\\W+\\w+){0,5}\\W*$")
	deniedNoun   = lazyregexp.New("(?i)\\b(?:(?:instead of|rather than|other than|unlike)(?:\\W+\\w+){0,4}|(?:not|nor|never|avoid)(?:\\W+(?:an?|the|with|http|returning|sending|using|status|code|error)){0,4})\\W*$")
)

// maxSentence bounds what is looked at as one sentence, in bytes.
const maxSentence = 1 << 12

// stated adds the statuses that a paragraph states, and that nothing lists.
func (d *document) stated(c cell) {
	if !mayState(c.text) {
		return
	}
	for c.text != "" {
		end := min(len(c.text), maxSentence)
		if at := sentenceEnd().FindStringIndex(c.text[:end]); at != nil {
			end = at[1]
		}
		d.sentence(cell{c.text[:end], c.line})
		c.line += strings.Count(c.text[:end], "\n")
		c.text = c.text[end:]
	}
}

// mayState is a quick look for a number of three digits.
func mayState(text string) bool {
	n := 0
	for i := range len(text) {
		if !isDigit(text[i]) {
			n = 0
		} else if n++; n == 3 {
			return true
		}
	}
	return false
}

func (d *document) sentence(c cell) {
	for _, m := range numberBefore().FindAllStringSubmatchIndex(c.text, -1) {
		if code := c.text[m[2]:m[3]]; phraseFollows(code, c.text[m[0]:m[2]], c.text[m[3]:]) {
			d.state(code, c, m[2])
		}
	}
	for _, m := range numberBehind().FindAllStringSubmatchIndex(c.text, -1) {
		name, code := strings.Join(strings.Fields(c.text[m[2]:m[3]]), " "), c.text[m[4]:m[5]]
		if phrase := reason(code); phrase != "" && (name == phrase || strings.HasSuffix(name, " "+phrase)) {
			d.state(code, c, m[4])
		}
	}
}

// phraseFollows reports whether the whole phrase of a code follows it, and not
// as a word of the sentence: "302 found".
func phraseFollows(code, before, behind string) bool {
	rest := strings.TrimLeft(behind, " \t\n\"'“”`*():-–—")
	words := strings.Join(strings.Fields(rest[:min(len(rest), 80)]), " ")
	if !beginsWithReason(words, code) {
		return false
	}
	return unicode.IsUpper(rune(words[0])) || strings.ContainsAny(before+behind[:min(len(behind), 2)], "\"'“`(")
}

// state adds a status that a sentence states at an offset, unless it denies it.
func (d *document) state(number string, c cell, at int) {
	code, err := strconv.Atoi(number)
	if err != nil || slices.ContainsFunc(d.Codes, func(known model.Code) bool { return known.Code == code }) {
		return
	}
	before, then := c.text[:at], butThen().MatchString(c.text[:at])
	if all := butThen().FindAllStringIndex(before, -1); then {
		before = before[all[len(all)-1][1]:]
	}
	line := c.line + strings.Count(c.text[:at], "\n")
	switch {
	case deniedVerb().MatchString(before), deniedNoun().MatchString(before), !then && denies(c.text):
		d.noteDenied(line, codes{list: []int{code}})
		return
	case advises(before):
		d.note(line, "%d documents nothing: the sentence only advises it", code)
		return
	}
	d.add(codes{list: []int{code}}, line, nil, c.text)
	d.Codes[len(d.Codes)-1].Stated = true
}
