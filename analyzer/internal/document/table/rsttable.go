package table

import (
	"strings"
)

// grid reads a grid table. Columns are where the borders have a +; a border
// that is missing within a row (a span) leaves the cells above and below one.
func (r *rst) grid() {
	start := r.at
	indent := indentOf(r.lines[start])
	columns := borders(r.lines[start], indent)
	var rows [][]cell
	var row []cell
	r.at++
	for ; r.at < len(r.lines); r.at++ {
		line := r.lines[r.at]
		trimmed := strings.TrimSpace(line)
		if !strings.HasPrefix(trimmed, "+") && !strings.HasPrefix(trimmed, "|") {
			break // the end of the table
		}
		if strings.HasPrefix(trimmed, "+") {
			if row != nil {
				rows = append(rows, row)
			}
			row = nil
			columns = mergeBorders(columns, borders(line, indent))
			continue
		}
		row = addLine(row, line, indent, columns, r.at+1)
	}
	if row != nil {
		rows = append(rows, row)
	}
	r.page.tables = append(r.page.tables, rows)
}

// borders returns the columns of the + of a border line, in runes from indent.
func borders(line string, indent int) []int {
	var out []int
	for i, c := range []rune(line) {
		if c == '+' && i >= indent {
			out = append(out, i-indent)
		}
	}
	return out
}

// mergeBorders joins the columns of two borders: a spanned cell has fewer.
func mergeBorders(a, b []int) []int {
	out := append([]int(nil), a...)
	for _, x := range b {
		i := 0
		for i < len(out) && out[i] < x {
			i++
		}
		if i == len(out) || out[i] != x {
			out = append(out[:i], append([]int{x}, out[i:]...)...)
		}
	}
	return out
}

// addLine adds the text of one line to the cells of a row.
func addLine(row []cell, line string, indent int, columns []int, number int) []cell {
	runes := []rune(line)
	if row == nil {
		row = make([]cell, max(len(columns)-1, 1))
		for i := range row {
			row[i].line = number
		}
	}
	start := 0
	for i := 1; i < len(columns); i++ {
		end := indent + columns[i]
		if end < len(runes) && runes[end] != '|' && runes[end] != '+' && i < len(columns)-1 {
			continue // the cell goes on over this border
		}
		from := indent + columns[start] + 1
		if from < len(runes) && start < len(row) {
			text := strings.TrimSpace(string(runes[from:min(max(end, from), len(runes))]))
			row[start].add(text, number)
		}
		start = i
	}
	return row
}

// maxText bounds the text of a cell, in bytes: whatever is added anew each time
// takes the square of its length.
const maxText = 1 << 14

func (c *cell) add(text string, line int) {
	if text == "" || len(c.text) > maxText {
		return
	}
	if c.text == "" {
		c.line = line
		c.text = text
		return
	}
	c.text += " " + text
}

// simple reads a simple table: columns are the runs of = in its borders. A
// line whose first column is empty goes on with the row above.
func (r *rst) simple() {
	indent := indentOf(r.lines[r.at])
	spans := runs(r.lines[r.at])
	var rows [][]cell
	seen := 1
	r.at++
	for ; r.at < len(r.lines); r.at++ {
		line := r.lines[r.at]
		trimmed := strings.TrimSpace(line)
		if simpleBorder().MatchString(trimmed) {
			seen++
			if r.closes(seen) {
				r.at++
				break
			}
			continue
		}
		if trimmed == "" || strings.Trim(trimmed, "- ") == "" {
			continue
		}
		if indentOf(line) < indent {
			break // a table that is not closed
		}
		rows = addSimple(rows, line, spans, r.at+1)
	}
	r.page.tables = append(r.page.tables, rows)
}

// closes reports whether the border at hand ends the table: nothing follows
// that belongs to it.
func (r *rst) closes(seen int) bool {
	if seen < 2 {
		return false
	}
	next := r.at + 1
	return seen >= 3 || next >= len(r.lines) || strings.TrimSpace(r.lines[next]) == ""
}

func runs(line string) [][2]int {
	var out [][2]int
	start := -1
	for i, c := range line + " " {
		switch {
		case c == '=' && start < 0:
			start = i
		case c != '=' && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	return out
}

func addSimple(rows [][]cell, line string, spans [][2]int, number int) [][]cell {
	texts := make([]string, len(spans))
	for i, s := range spans {
		end := len(line)
		if i+1 < len(spans) {
			end = min(spans[i+1][0], len(line))
		}
		if s[0] < end {
			texts[i] = strings.TrimSpace(line[s[0]:end])
		}
	}
	if texts[0] == "" && len(rows) > 0 {
		for i := range texts {
			rows[len(rows)-1][i].add(texts[i], number)
		}
		return rows
	}
	row := make([]cell, len(spans))
	for i, t := range texts {
		row[i] = cell{t, number}
	}
	return append(rows, row)
}
