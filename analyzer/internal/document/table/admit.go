package table

import (
	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// A census is what the items of a page say of each other: those that are one
// code, and have no word that introduces them.
type census struct {
	foreign map[int]bool // no statuses
	bare    map[int]bool // statuses without their phrases
	phrased map[int]bool // statuses with them
	sure    map[int]int  // items that are surely statuses, by group
	codes   map[int]map[int]bool
}

func take(list []reading) census {
	c := census{make(map[int]bool), make(map[int]bool), make(map[int]bool), make(map[int]int), make(map[int]map[int]bool)}
	for _, r := range list {
		if len(r.list) != 1 {
			continue // says so by itself
		}
		code := r.list[0]
		switch {
		case !isRegistered(code):
			c.foreign[code] = true
			continue
		case r.named:
		case startsWithPhrase(r.text):
			c.phrased[code] = true
		default:
			c.bare[code] = true
		}
		if c.codes[r.group] == nil {
			c.codes[r.group] = make(map[int]bool)
		}
		if c.codes[r.group][code] = true; r.sure {
			c.sure[r.group]++
		}
	}
	return c
}

// otherProtocol reports whether most numbers are those of another protocol:
// replies of FTP.
func (c census) otherProtocol() bool {
	return len(c.foreign) > len(c.phrased) && len(c.foreign) >= len(c.bare)
}

// vouches reports whether an item is a status: by itself, or by others of its
// list, as for "500 things we like".
func (c census) vouches(r reading) bool {
	switch {
	case len(r.list) > 1:
		return !mostlyForeign(r.list)
	case c.otherProtocol() && !r.named && !startsWithPhrase(r.text):
		return false
	case !isRegistered(r.list[0]):
		return c.sure[r.group] > 1 && titled(r.text) // and not "250 ms"
	}
	return r.sure || c.sure[r.group] > 0 || len(c.codes[r.group]) > 2
}

// admit adds what items list. It returns the classes that they name, which are
// headings of what follows where that lists codes.
func (d *document) admit(list []reading) []model.Range {
	census := take(list)
	var classes []model.Range
	for _, r := range list {
		switch {
		case len(r.list) == 0:
			for i := range r.ranges {
				r.ranges[i].Line = r.line
			}
			classes = append(classes, r.ranges...)
		case census.vouches(r):
			methods := ruleFor(r.text)
			if methods == nil && r.more != "" {
				methods = ruleFor(r.text + " " + r.more)
			}
			d.add(r.codes, r.line, methods, r.text)
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

var titleAlone = lazyregexp.New(`^\W*[1-5]\d\d(?:\s+[A-Z][\w'-]*){1,6}[\s:.]*$`)

// explains reports whether a code is followed by what statuses are explained
// with: "404 if", "500 Server error".
func explains(text string) bool { return outcome().MatchString(markup.Replace(text)) }

var outcome = lazyregexp.New(`(?i)^\W*[1-5]\d\d\W+(?:(?:if|when|unless|means|indicates|otherwise|in case)\b|(?:[\w'-]+\s+){0,2}(?:success(?:ful(?:ly)?)?|ok|errors?|failed|failure|invalid|missing|denied|forbidden|unauthori[sz]ed|redirect(?:ion)?|unavailable|timeout|conflict|response|status)\b)`)
