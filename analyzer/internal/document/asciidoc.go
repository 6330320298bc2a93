package document

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

var (
	adocCols    = lazy(`cols\s*=\s*"?([^"\]]+)`)
	adocSpan    = lazy(`^(\d+)?(?:\.(\d+))?[+*]?[<^>]?[a-zA-Z]?$`)
	adocHeading = lazy(`^=+\s+(.*)$`)
)

// readAsciiDoc reads tables, bullets and headings.
func readAsciiDoc(src []byte) page {
	var p page
	var cells []cell
	cols, inside, firstRow := 0, false, 0
	pending := 0
	for i, line := range strings.Split(string(src), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "|===":
			if inside {
				p.tables = append(p.tables, chunk(cells, max(cols, firstRow, 1)))
			}
			inside, cells, firstRow, cols, pending = !inside, nil, 0, pending, 0
		case inside:
			if trimmed == "" && firstRow == 0 && len(cells) > 0 && cols == 0 {
				firstRow = len(cells)
				continue
			}
			before := len(cells)
			cells = adocCells(cells, trimmed, i+1)
			if firstRow == 0 && cols == 0 && len(cells)-before > 1 {
				firstRow = len(cells) - before
			}
		case strings.HasPrefix(trimmed, "[") && adocCols().MatchString(trimmed):
			pending = countCols(adocCols().FindStringSubmatch(trimmed)[1])
		case adocHeading().MatchString(trimmed):
			p.items = append(p.items, cell{adocHeading().FindStringSubmatch(trimmed)[1], i + 1})
		case bullet().MatchString(line):
			p.items = append(p.items, cell{bullet().FindStringSubmatch(line)[1], i + 1})
		case strings.HasSuffix(trimmed, "::"), strings.Contains(trimmed, ":: "):
			p.items = append(p.items, cell{strings.Replace(trimmed, "::", " ", 1), i + 1})
		}
	}
	if inside {
		p.tables = append(p.tables, chunk(cells, max(cols, firstRow, 1)))
	}
	return p
}

// countCols counts the columns of cols="1,3" and cols="3*".
func countCols(spec string) int {
	n := 0
	for part := range strings.SplitSeq(spec, ",") {
		if count, _, ok := strings.Cut(strings.TrimSpace(part), "*"); ok && count != "" && len(count) < 3 && isDigit(count[0]) {
			k := 0
			for _, c := range count {
				k = k*10 + int(c-'0')
			}
			n += min(max(k, 1), 64)
			continue
		}
		n++
	}
	return n
}

// adocCells adds the cells of one line; a line without | goes on with the last.
func adocCells(cells []cell, line string, number int) []cell {
	parts := strings.Split(line, "|")
	if lead := strings.TrimSpace(parts[0]); lead != "" && !adocSpan().MatchString(lead) || len(parts) == 1 {
		if len(cells) > 0 {
			cells[len(cells)-1].add(line, number)
		}
		return cells
	}
	for i, part := range parts[1:] {
		s := strings.TrimSpace(part)
		if i+2 < len(parts) {
			if word := s[strings.LastIndexAny(s, " \t")+1:]; word != "" && strings.ContainsAny(word, "+*") && adocSpan().MatchString(word) {
				s = strings.TrimSpace(strings.TrimSuffix(s, word)) // 2+| of the next cell
			}
		}
		cells = append(cells, cell{s, number})
	}
	return cells
}

// chunk cuts a list of cells into rows.
func chunk(cells []cell, width int) [][]cell {
	var rows [][]cell
	for len(cells) > 0 {
		n := min(width, len(cells))
		rows = append(rows, cells[:n])
		cells = cells[n:]
	}
	return rows
}

// readCSV reads a file of separated values.
func readCSV(src []byte, delim rune) page {
	if !bytes.ContainsRune(src, delim) && bytes.Contains(src, []byte(";")) {
		delim = ';'
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = delim, -1, true, true
	var rows [][]cell
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			continue // a bad line does not hide the others
		}
		row := make([]cell, len(fields))
		for i, f := range fields {
			line, _ := r.FieldPos(i)
			row[i] = cell{f, line}
		}
		rows = append(rows, row)
	}
	return page{tables: [][][]cell{rows}}
}
