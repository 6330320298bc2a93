package table

import (
	"bytes"
	"strconv"
)

// Rows and cells of HTML, with their spans.

// startRow begins a row, and counts down the spans that the last row did not
// come to.
func (h *htmlReader) startRow() {
	n := len(h.stack) - 1
	if rows := h.stack[n]; len(rows) > 0 {
		for col := len(rows[len(rows)-1]); col < len(h.spans[n]); col++ {
			h.spans[n][col] = max(h.spans[n][col]-1, 0)
		}
	}
	h.stack[n] = append(h.stack[n], nil)
}

// startCell begins a cell, behind empty ones where cells above span this row.
func (h *htmlReader) startCell(line int, attributes bool) {
	n := len(h.stack) - 1
	if n < 0 {
		return
	}
	if len(h.stack[n]) == 0 {
		h.startRow() // <td> without <tr>
	}
	row := &h.stack[n][len(h.stack[n])-1]
	for h.spanned < maxSpanned && len(*row) < len(h.spans[n]) && h.spans[n][len(*row)] > 0 {
		h.spanned++
		h.spans[n][len(*row)]--
		*row = append(*row, cell{line: line})
	}
	cols, rows := 1, 1
	for attributes {
		var key, value []byte
		key, value, attributes = h.tok.TagAttr()
		switch string(key) {
		case "colspan":
			cols = spanOf(value)
		case "rowspan":
			rows = spanOf(value)
		}
	}
	at := len(*row)
	if h.spanned += cols - 1; h.spanned > maxSpanned {
		cols = 1
	}
	for range cols {
		*row = append(*row, cell{line: line})
		for len(h.spans[n]) < len(*row) {
			h.spans[n] = append(h.spans[n], 0)
		}
		h.spans[n][len(*row)-1] = rows - 1
	}
	h.cell = &(*row)[at]
}

// maxSpan bounds the columns and rows that one cell takes.
const maxSpan = 64

// maxSpanned bounds the cells of one page that are there by spans alone.
const maxSpanned = 1 << 18

func spanOf(value []byte) int {
	n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxSpan)
}
