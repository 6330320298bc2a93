package table

import (
	"fmt"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// A sentence that only advises documents nothing: "the answer must be `201
// Created`" advises authors of servers, and says nothing of this one. A
// row of a table and an item of a list document whatever words they choose.

// advice is what a sentence advises with, before the status.
var advice = lazyregexp.New("(?:(?i)\\b(?:must|should|shall|ought\\s+to|recommend(?:s|ed)?|prefer(?:red|ably)?|consider|avoid)\\b|\\b(?:DO|MAY|YOU\\s+MAY)\\b|^\\W*(?i:(?:always|please|instead,?|then)\\s+)?(?i:use|prefer|choose)\\b)")

// mayAct matches text about clients and requests: "requests must be signed, else
// the server answers 401".
var mayAct = lazyregexp.New(`(?i)(?:,|\b(?:otherwise|else|or)\b)\W+(?:\w+\W+){0,6}$`)

// advises reports whether the words before a status advise to use it.
func advises(before string) bool {
	all := advice().FindAllStringIndex(before, -1)
	if len(all) == 0 {
		return false
	}
	return !mayAct().MatchString(before[all[len(all)-1][1]:])
}

// maxNotes bounds the notes on one page.
const maxNotes = 200

// note adds what was read and documents nothing.
func (d *document) note(line int, format string, args ...any) {
	if len(d.Notes) < maxNotes {
		d.Notes = append(d.Notes, model.Problem{Line: line, Message: fmt.Sprintf(format, args...)})
	}
}

// noteDenied notes a row or an item that says that its statuses are not used.
func (d *document) noteDenied(line int, c codes) {
	var words []string
	for _, code := range c.list {
		words = append(words, fmt.Sprint(code))
	}
	for _, r := range c.ranges {
		words = append(words, r.Text)
	}
	d.note(line, "%s documents nothing: it is said not to be used", strings.Join(words, ", "))
}
