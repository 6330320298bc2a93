package table

import (
	"strconv"
	"strings"
)

// table reads a table up to the fence that it began with.
func (a *adoc) table(fence string) {
	start := a.at + 1
	end := start
	for end < len(a.lines) && strings.TrimSpace(a.lines[end]) != fence {
		end++
	}
	a.at = end
	if start >= end {
		return // empty, or the last line
	}
	body := strings.Join(a.lines[start:end], "\n")
	sep, format := fence[:1], "psv"
	switch fence[0] {
	case ',':
		format = "csv"
	case ':':
		format = "dsv"
	}
	if m := adocFormat().FindStringSubmatch(a.attrs); m != nil {
		format = m[1]
	}
	custom := adocSep().FindStringSubmatch(a.attrs)
	if format != "psv" {
		delim := map[string]rune{"dsv": ':', "tsv": '\t'}[format]
		if delim == 0 {
			delim = ','
		}
		if custom != nil && custom[1] != "\\t" {
			delim = []rune(custom[1])[0]
		}
		a.page.tables = append(a.page.tables, csvRows([]byte(body), delim, start))
		return
	}
	if custom != nil {
		sep = custom[1]
	}
	width := 0
	if m := adocCols().FindStringSubmatch(a.attrs); m != nil {
		width = countCols(m[1] + m[2])
	}
	a.page.tables = append(a.page.tables, adocRows(body, sep, width, start+1))
}

// countCols counts the columns of cols="1,3", cols="3*" and cols="1;3".
func countCols(spec string) int {
	n := 0
	for part := range strings.FieldsFuncSeq(spec, func(r rune) bool { return r == ',' || r == ';' }) {
		count, _, multiple := strings.Cut(strings.TrimSpace(part), "*")
		k, err := strconv.Atoi(count)
		if !multiple || err != nil {
			k = 1
		}
		n += min(max(k, 1), maxSpan)
	}
	return min(n, maxColumns)
}

// maxColumns bounds the columns of a table.
const maxColumns = 256

// An adocCell is a cell with the columns and rows that it takes.
type adocCell struct {
	cell
	cols, rows, times int
}

// adocRows reads cells that separators begin, and lays them out in columns.
func adocRows(body, sep string, width, line int) [][]cell {
	cells, first := adocCells(body, sep, line)
	if width == 0 {
		width = first
	}
	l := &adocLayout{line: line}
	for _, c := range cells {
		if l.spanned += c.times*c.cols - 1; l.spanned > maxSpanned {
			c.times, c.cols = 1, 1
		}
		for range c.times {
			l.add(c, width)
		}
	}
	if l.row != nil {
		l.rows = append(l.rows, l.row)
	}
	return l.rows
}

// An adocLayout lays cells out in rows.
type adocLayout struct {
	line    int // of the table
	rows    [][]cell
	row     []cell // the one that is being filled
	spans   []int  // rows that a cell above still takes, by column
	spanned int    // cells that were added for those that span several
}

// fill adds what cells above take of the row.
func (l *adocLayout) fill() {
	for l.spanned < maxSpanned && len(l.row) < len(l.spans) && l.spans[len(l.row)] > 0 {
		l.spanned++
		l.spans[len(l.row)]--
		l.row = append(l.row, cell{line: l.line})
	}
}

// add adds a cell to the row, which ends when it has width cells.
func (l *adocLayout) add(c adocCell, width int) {
	l.fill()
	for i := range c.cols {
		part := cell{line: c.line}
		if i == 0 {
			part = c.cell
		}
		l.row = append(l.row, part)
		for len(l.spans) < len(l.row) {
			l.spans = append(l.spans, 0)
		}
		l.spans[len(l.row)-1] = c.rows - 1
	}
	if l.fill(); len(l.row) >= width {
		l.rows, l.row = append(l.rows, l.row), nil
	}
}

// adocCells parts the text of a table into cells, and counts those of its first
// row: of its first line, or, where that has one alone, up to an empty line.
func adocCells(body, sep string, line int) (cells []adocCell, first int) {
	spec := ""
	ended := false
	for text := range strings.SplitSeq(body, "\n") {
		parts := strings.Split(strings.ReplaceAll(text, "\\"+sep, "\x00"), sep)
		before := len(cells)
		for i, part := range parts {
			if i > 0 {
				cells = append(cells, newAdocCell(spec, line))
			}
			last := i == len(parts)-1
			if part, spec = cutSpec(part, last); len(cells) > 0 {
				cells[len(cells)-1].add(strings.TrimSpace(plainAsciiDoc(strings.ReplaceAll(part, "\x00", sep))), line)
			}
		}
		if !ended {
			for _, c := range cells[before:] {
				first += c.cols * c.times
			}
			ended = len(cells)-before > 1 || len(cells) > 0 && strings.TrimSpace(text) == ""
		}
		line++
	}
	return cells, max(min(first, maxColumns), 1)
}

// cutSpec cuts the specifier of the next cell from the end of one.
func cutSpec(part string, last bool) (text, spec string) {
	if last {
		return part, ""
	}
	i := strings.LastIndexAny(part, " \t") + 1
	if word := part[i:]; word != "" && adocSpec().MatchString(word) {
		return part[:i], word
	}
	return part, ""
}

func newAdocCell(spec string, line int) adocCell {
	c := adocCell{cell: cell{line: line}, cols: 1, rows: 1, times: 1}
	m := adocSpec().FindStringSubmatch(spec)
	if m == nil || m[3] == "" {
		return c
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		n = 1
	}
	n = min(max(n, 1), maxSpan)
	if m[3] == "*" {
		c.times = n
		return c
	}
	c.cols = n
	if rows, err := strconv.Atoi(m[2]); err == nil {
		c.rows = min(max(rows, 1), maxSpan)
	}
	return c
}
