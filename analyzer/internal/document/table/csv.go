package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// readCSV reads a file of separated values: by delim, or by what else parts its
// lines into more fields.
func readCSV(src []byte, delim rune) page {
	return page{tables: [][][]cell{csvRows(src, delimiter(src, delim), 0)}}
}

// delimiter returns what parts the first lines of a file into the most fields,
// first where two do.
func delimiter(src []byte, first rune) rune {
	best, most := first, 0
	for _, d := range []rune{first, ',', ';', '\t', '|', ':'} {
		fields, lines := 0, 0
		for line := range strings.Lines(string(src[:min(len(src), 1<<14)])) {
			if n := strings.Count(line, string(d)); n > 0 {
				fields, lines = max(fields, n), lines+1
			}
			if lines == 20 {
				break
			}
		}
		if d == ':' {
			fields = min(fields, 1) // of times, and of texts
		}
		if lines > 1 && fields > 0 && (most == 0 || lines > 2*most) {
			best, most = d, lines
		}
	}
	return best
}

// csvRows reads records. Lines are counted from one behind offset.
func csvRows(src []byte, delim rune, offset int) [][]cell {
	r := csv.NewReader(bytes.NewReader(src))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = delim, -1, true, true
	var rows [][]cell
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			continue // a bad line does not hide the others
		}
		row := make([]cell, len(fields))
		for i, f := range fields {
			line, _ := r.FieldPos(i)
			row[i] = cell{f, line + offset}
		}
		rows = append(rows, row)
	}
}
