package table

import (
	"encoding/csv"
	"strings"
)

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
