package document

import (
	"fmt"
	"strconv"
	"strings"
)

var (
	saysStatus = lazy(`(?i)status|code|http|response|return|error|success|failure|result`)
	saysHTTP   = lazy(`(?i)status|http`)
	saysError  = lazy(`(?i)error|failure`)
	saysOther  = lazy(`(?i)priorit|\brange\b|\bport|size|limit|count|version|year|second|timeout|latency|width|height|quota|bytes|amount|price|weight|\bage\b|\bid\b|smtp|exit|errno|opcode|burst|\brates?\b|retry|retries|attempts?|\bcalls?\b|\busers?\b|\bitems?\b|\brows?\b|\bpoints?\b|delay|interval|duration|\bwait|\brequests?$|per (?:second|minute|hour|day|month)|length|distance|speed`)
)

// interpretTable finds the columns of codes, and reads their rows. A column whose
// header speaks of statuses beats those whose headers do not.
func interpretTable(d *Document, rows [][]cell) {
	width := 0
	for _, r := range rows {
		width = min(max(width, len(r)), maxColumns)
	}
	var columns []int
	best := none
	for col := range width {
		switch trust := isCodeColumn(rows, col); {
		case trust == none || trust < best:
		case trust > best:
			best, columns = trust, []int{col}
		default:
			columns = append(columns, col)
		}
	}
	if len(columns) == 0 {
		for _, r := range rows {
			for _, c := range r {
				d.stated(c)
			}
		}
	}
	methods := methodColumn(rows, width)
	for _, col := range columns {
		for _, r := range rows {
			if col < len(r) {
				readRow(d, r, col, methods)
			}
		}
	}
}

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
var errorInCell = lazy(`^\W*([A-Za-z]\w*(?:Error|Exception|Failure))\s*\(([45]\d\d)\)\W*$`)

// isCodeColumn decides by the cells below the first row, and by their header
// where the cells alone could be something else.
func isCodeColumn(rows [][]cell, col int) trust {
	var filled, good, known, phrases, singles, failures, classes, round, early int
	header, foreign := "", false
	for i, r := range rows {
		if col >= len(r) || strings.TrimSpace(r[col].text) == "" {
			continue
		}
		c, ok := cellCodes(r[col].text)
		if !ok {
			if i == 0 || header == "" && good == 0 {
				header = r[col].text
				continue
			}
			foreign = foreign || beyond().MatchString(strings.TrimSpace(markup.Replace(r[col].text)))
			filled++
			continue
		}
		filled++
		good++
		singles += len(c.list)
		classes += len(c.ranges)
		for _, code := range c.list {
			if isRegistered(code) {
				known++
			}
			if code >= 300 {
				failures++
			}
			if code < 200 {
				early++
			}
			if code%50 == 0 {
				round++
			}
		}
		if c.phrase {
			phrases++
		}
	}
	says := saysStatus().MatchString(header)
	if good == 0 || good*2 < filled || singles == 0 && !says {
		return none
	}
	if saysOther().MatchString(header) && !strings.Contains(strings.ToLower(header), "status") {
		return none
	}
	switch {
	case phrases*2 >= good || says:
		if known*2 < singles {
			return none
		}
		if early == singles && classes+phrases == 0 && !anyPhrase(rows, col) {
			return none // what the application numbers, from 101 on
		}
		if phrases*2 >= good || saysHTTP().MatchString(header) {
			return sure
		}
		if (foreign || failures+classes == 0 && saysError().MatchString(header)) && !anyPhrase(rows, col) {
			return none // what the application numbers
		}
		return called
	case header != "" && round == singles:
		return none // 100, 200, 500 of anything
	case known*5 >= singles*4 && singles+classes > 1 && neighbourSpeaks(rows, col):
		return figures
	}
	return none
}

// beyond is a number that is no status, and more than a slip: 4010, 900.
var beyond = lazy(`^(?:[6-9]\d\d|\d{4,})$`)

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
			if i != col && strings.ContainsFunc(c.text, func(r rune) bool { return r >= 'A' && r <= 'z' }) {
				return true
			}
		}
	}
	return false
}

func at(r []cell, i int) string {
	if i < len(r) {
		return r[i].text
	}
	return ""
}

// readRow reads one row of a table of statuses.
func readRow(d *Document, r []cell, col int, methods int) {
	text := strings.TrimSpace(r[col].text)
	c, ok := cellCodes(text)
	if !ok {
		if almost().MatchString(markup.Replace(text)) {
			d.problem(r[col].line, fmt.Sprintf("%q is no status code", text))
		}
		return
	}
	var rest []string
	for i, other := range r {
		if i != col {
			rest = append(rest, other.text)
		}
	}
	description := strings.Join(rest, " ")
	if denies(text) || denies(description) {
		return // (4.2) "do not use 302" documents nothing
	}
	var list []string
	if methods >= 0 {
		list = methodsIn(at(r, methods))
		if c.list != nil && c.list[0] >= 300 {
			list = nil // the methods of an error are no rule
		}
	} else {
		list = ruleFor(text + " " + description)
	}
	d.add(c, r[col].line, list, text+" "+description)
}

// methodColumn returns the column that lists nothing but methods, or -1.
func methodColumn(rows [][]cell, width int) int {
	for col := range width {
		filled, good := 0, 0
		for i, r := range rows {
			text := strings.TrimSpace(at(r, col))
			if i == 0 || text == "" {
				continue
			}
			filled++
			left := anyVerb().ReplaceAllString(text, "")
			if anyVerb().MatchString(text) && len(strings.Trim(left, " ,/;|\n")) <= len("conditional") {
				good++
			}
		}
		if good > 1 && good*10 >= filled*9 {
			return col
		}
	}
	return -1
}
