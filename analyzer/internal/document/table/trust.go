package table

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// A trust says how surely a column is of statuses.
type trust int

const (
	none    trust = iota
	figures       // it holds nothing else
	called        // its header says "code" or the like, which may be the application's
	sure          // its header says status or HTTP, or its cells have their phrases
)

// cellCodes reads a cell of a table as codes; "100 per second" is none.
func cellCodes(text string) (codes, bool) {
	if c, ok := readCodes(text); ok {
		return c, !counts(text)
	}
	if m := errorInCell().FindStringSubmatch(markup.Replace(text)); m != nil {
		return readCodes(m[2] + " " + m[1])
	}
	return codes{}, false
}

// errorInCell is a status behind the name of an error: "NotFoundError (404)".
var errorInCell = lazyregexp.New(`^\W*([A-Za-z]\w*(?:Error|Exception|Failure))\s*\(([2-5]\d\d)\)\W*$`)

// A tally counts the cells of a column.
type tally struct {
	header  string
	filled  int  // cells with text
	good    int  // cells of codes
	phrases int  // of these, with text behind the codes
	classes int  // classes and ranges in them
	foreign bool // a number that is no status is among the others

	// Of the codes by themselves.
	singles  int
	known    int
	failures int // 300 and above
	round    int
	early    int // below 200
}

// count counts the cells of a column: the first that holds no code, above all that
// do, is its header.
func count(rows [][]cell, col int) tally {
	var t tally
	for i, r := range rows {
		text := strings.TrimSpace(at(r, col))
		if text == "" {
			continue
		}
		c, ok := cellCodes(text)
		if !ok {
			if i == 0 || t.header == "" && t.good == 0 {
				t.header = text
				continue
			}
			t.foreign = t.foreign || beyond().MatchString(strings.TrimSpace(markup.Replace(text)))
			t.filled++
			continue
		}
		t.filled++
		t.add(c)
	}
	return t
}

// add counts a cell of codes.
func (t *tally) add(c codes) {
	t.good++
	t.singles += len(c.list)
	t.classes += len(c.ranges)
	if c.phrase {
		t.phrases++
	}
	for _, code := range c.list {
		if isRegistered(code) {
			t.known++
		}
		if code >= 300 {
			t.failures++
		}
		if code < 200 {
			t.early++
		}
		if code%50 == 0 {
			t.round++
		}
	}
}

// isCodeColumn decides by the cells below the first row, and by their header
// where the cells alone could be something else.
func isCodeColumn(rows [][]cell, col int) trust {
	t := count(rows, col)
	says := saysStatus().MatchString(t.header)
	switch {
	case t.good == 0, t.good*2 < t.filled, t.singles == 0 && !says:
		return none
	case saysOther().MatchString(t.header) && !strings.Contains(strings.ToLower(t.header), "status"):
		return none
	case t.phrases*2 >= t.good || says:
		return t.named(rows, col)
	case t.header != "" && t.round == t.singles:
		return none // 100, 200, 500 of anything
	case t.known*5 >= t.singles*4 && t.singles+t.classes > 1 && neighbourSpeaks(rows, col):
		return figures
	}
	return none
}

// named decides on a column that its header, or its phrases, call one of codes.
func (t tally) named(rows [][]cell, col int) trust {
	switch {
	case t.known*2 < t.singles:
		return none
	case t.early == t.singles && t.classes+t.phrases == 0 && !anyPhrase(rows, col):
		return none // what the application numbers, from 101 on
	case t.phrases*2 >= t.good, saysHTTP().MatchString(t.header):
		return sure
	case (t.foreign || t.failures+t.classes == 0 && saysError().MatchString(t.header)) && !anyPhrase(rows, col):
		return none // what the application numbers
	}
	return called
}

// beyond is a number that is no status, and more than a slip: 4010, 900.
var beyond = lazyregexp.New(`^(?:[6-9]\d\d|\d{4,})$`)

// anyPhrase reports whether some code of a column stands beside its reason phrase.
func anyPhrase(rows [][]cell, col int) bool {
	for _, r := range rows {
		c, ok := cellCodes(at(r, col))
		if !ok || len(c.list) != 1 {
			continue
		}
		for i, other := range r {
			if i != col && names(other.text, strconv.Itoa(c.list[0])) {
				return true
			}
		}
	}
	return false
}

// neighbourSpeaks reports whether a column of numbers under a header that says
// nothing stands beside text: a meaning for each number.
func neighbourSpeaks(rows [][]cell, col int) bool {
	for _, r := range rows {
		if _, ok := cellCodes(at(r, col)); !ok {
			continue
		}
		for i, c := range r {
			if i != col && strings.ContainsFunc(c.text, unicode.IsLetter) {
				return true
			}
		}
	}
	return false
}
