package document

import (
	"encoding/csv"
	"regexp"
	"strings"
)

// readRST reads the tables and items of a reStructuredText page: grid and
// simple tables, list-table and csv-table, wherever they are indented, bullets
// and fields.
func readRST(src []byte) page {
	r := &rst{lines: strings.Split(string(src), "\n")}
	for r.at < len(r.lines) {
		r.next()
	}
	return r.page
}

type rst struct {
	lines []string
	at    int
	page  page
}

var (
	gridBorder   = regexp.MustCompile(`^\+(?:[-=]+\+)+$`)
	simpleBorder = regexp.MustCompile(`^=+(?:\s+=+)+$`)
	directive    = regexp.MustCompile(`^\s*\.\. (list-table|csv-table)::`)
	bullet       = regexp.MustCompile(`^\s*(?:[-*+•]|\d+[.)])\s+(.*)$`)
	underline    = regexp.MustCompile(`^([=\-~^"'#*+.:_` + "`" + `])[=\-~^"'#*+.:_` + "`" + `]{2,}$`)
	lineField    = regexp.MustCompile(`^\s*:status`)
)

func (r *rst) next() {
	line := r.lines[r.at]
	trimmed := strings.TrimSpace(line)
	switch {
	case gridBorder.MatchString(trimmed):
		r.grid()
	case simpleBorder.MatchString(trimmed):
		r.simple()
	case directive.MatchString(line):
		r.directive(directive.FindStringSubmatch(line)[1])
	default:
		r.item(line, trimmed)
		r.at++
	}
}

// item reads a line that may name a status by itself.
func (r *rst) item(line, trimmed string) {
	switch {
	case trimmed == "":
	case bullet.MatchString(line):
		r.page.items = append(r.page.items, cell{r.rest(bullet.FindStringSubmatch(line)[1]), r.at + 1})
	case lineField.MatchString(line), normalLine.MatchString(markup.Replace(trimmed)):
		r.page.items = append(r.page.items, cell{trimmed, r.at + 1})
	case r.at+1 < len(r.lines) && underline.MatchString(strings.TrimSpace(r.lines[r.at+1])):
		r.page.items = append(r.page.items, cell{trimmed, r.at + 1}) // a heading
	case bareCode.MatchString(trimmed) && r.underNormal():
		r.page.items = append(r.page.items, cell{trimmed, r.at + 1})
	}
}

var (
	bareCode  = regexp.MustCompile(`^[1-5]\d\d(?:\s+\w[\w ]*)?$`)
	saysWhich = regexp.MustCompile(`(?i)^\W*(?:normal|abnormal|success(?:ful)?|status codes?|response codes?|return codes?|errors?)\W*$`)
)

// underNormal reports whether the paragraph above is "- Normal" or "Status code".
func (r *rst) underNormal() bool {
	for i := r.at - 1; i >= 0 && i > r.at-4; i-- {
		text := strings.TrimSpace(r.lines[i])
		if text == "" || underline.MatchString(text) {
			continue
		}
		return saysWhich.MatchString(text)
	}
	return false
}

// rest joins the lines that go on with a bullet.
func (r *rst) rest(first string) string {
	indent := indentOf(r.lines[r.at]) + 1
	for i := r.at + 1; i < len(r.lines) && i < r.at+6; i++ {
		line := r.lines[i]
		if strings.TrimSpace(line) == "" || indentOf(line) < indent || bullet.MatchString(line) {
			break
		}
		first += " " + strings.TrimSpace(line)
	}
	return first
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

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

func (c *cell) add(text string, line int) {
	if text == "" {
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
		if simpleBorder.MatchString(trimmed) {
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

// directive reads list-table and csv-table.
func (r *rst) directive(kind string) {
	base := indentOf(r.lines[r.at])
	r.at++
	start := r.at
	options := make(map[string]string)
	var body []cell
	for ; r.at < len(r.lines); r.at++ {
		line := r.lines[r.at]
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			body = append(body, cell{"", r.at + 1})
			continue
		}
		if indentOf(line) <= base {
			break
		}
		if name, value, ok := option(trimmed); ok && len(strings.TrimSpace(joinCells(body))) == 0 {
			options[name] = value
			continue
		}
		body = append(body, cell{line, r.at + 1})
	}
	if r.at == start {
		r.at = start // an empty directive
	}
	if kind == "list-table" {
		r.page.tables = append(r.page.tables, listTable(body))
		return
	}
	r.page.tables = append(r.page.tables, csvTable(body, options))
}

func joinCells(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

func option(line string) (name, value string, ok bool) {
	if !strings.HasPrefix(line, ":") {
		return "", "", false
	}
	name, value, ok = strings.Cut(line[1:], ":")
	return name, strings.TrimSpace(value), ok
}

// listTable reads a list of lists: "* - cell".
func listTable(body []cell) [][]cell {
	var rows [][]cell
	for _, line := range body {
		trimmed := strings.TrimSpace(line.text)
		if rest, ok := strings.CutPrefix(trimmed, "* "); ok && strings.HasPrefix(strings.TrimSpace(rest), "-") {
			rows = append(rows, nil)
			trimmed = strings.TrimSpace(rest)
		}
		if len(rows) == 0 || trimmed == "" {
			continue
		}
		last := len(rows) - 1
		if rest, ok := strings.CutPrefix(trimmed, "-"); ok && (rest == "" || rest[0] == ' ') {
			rows[last] = append(rows[last], cell{strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "| ")), line.line})
			continue
		}
		if n := len(rows[last]); n > 0 {
			rows[last][n-1].add(strings.TrimPrefix(trimmed, "| "), line.line)
		}
	}
	return rows
}

// csvTable reads the body of a csv-table. A :file: or :url: is never opened.
func csvTable(body []cell, options map[string]string) [][]cell {
	delim := ','
	switch d := options["delim"]; d {
	case "":
	case "tab":
		delim = '\t'
	case "space":
		delim = ' '
	default:
		delim = []rune(d)[0]
	}
	var rows [][]cell
	if h := options["header"]; h != "" {
		rows = append(rows, record(h, headerDelim(h, delim), 0))
	}
	for _, line := range body {
		if strings.TrimSpace(line.text) != "" {
			rows = append(rows, record(strings.TrimSpace(line.text), delim, line.line))
		}
	}
	return rows
}

// headerDelim returns what parts the header: often a comma, whatever the body has.
func headerDelim(header string, delim rune) rune {
	if !strings.ContainsRune(header, delim) {
		return ','
	}
	return delim
}

func record(line string, delim rune, number int) []cell {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma = delim
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	fields, err := r.Read()
	if err != nil {
		fields = strings.Split(line, string(delim))
	}
	out := make([]cell, len(fields))
	for i, f := range fields {
		out[i] = cell{strings.TrimSpace(f), number}
	}
	return out
}
