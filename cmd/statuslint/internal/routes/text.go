package routes

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer"
)

// A Style is how text is printed.
type Style struct {
	Color bool
	Width int // of the terminal, in characters; 0 for lines of any width
}

const (
	green  = "\x1b[32m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[33m"
	faint  = "\x1b[2m"
	bold   = "\x1b[1m"
	reset  = "\x1b[0m"
)

// A painter colours text.
type painter func(code, s string) string

func never(_, s string) string { return s }

func always(code, s string) string {
	if s == "" {
		return s
	}
	return code + s + reset
}

// Text prints a line for each route, and more where the statuses of a route do
// not fit the width.
func Text(w io.Writer, list []analyzer.RouteJSON, style Style) error {
	paint := painter(never)
	if style.Color {
		paint = always
	}
	l := fit(list, style.Width)
	var b bytes.Buffer
	l.row(&b, paint, [3]string{"METHOD", "PATH", "HANDLER"}, [3]string{faint, faint, faint}, []string{paint(faint, "STATUSES")})
	for _, r := range list {
		l.row(&b, paint, [3]string{methodOf(r), pathOf(r), shortName(r.Handler)}, [3]string{bold, "", faint}, marks(r, paint))
	}
	for _, line := range ending(list) {
		b.WriteString("\n" + strings.Join(wrap(strings.Fields(line), style.Width), "\n") + "\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

// row prints the columns of a route, its statuses on as many lines as they need.
func (l layout) row(b *bytes.Buffer, paint painter, columns, colors [3]string, statuses []string) {
	var line strings.Builder
	indent := 0
	for i, text := range columns {
		width := l.widths[i]
		if width == 0 {
			continue // the column does not fit
		}
		if l.shorten {
			text = shorteners[i](text, width)
		}
		pad := max(0, width-utf8.RuneCountInString(text)) + gap
		line.WriteString(paint(colors[i], text) + strings.Repeat(" ", pad))
		indent += width + gap
	}
	for i, part := range wrap(statuses, l.statuses) {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", indent))
		} else {
			b.WriteString(line.String())
		}
		b.WriteString(part + "\n")
	}
}

// marks prints the statuses of a route with what there is to say of each.
func marks(r analyzer.RouteJSON, paint painter) []string {
	var list []string
	for _, c := range cells(r) {
		list = append(list, paint(c.color(), c.mark()+c.covered()))
	}
	if !r.Complete {
		list = append(list, paint(faint, "?"))
	}
	return list
}

// mark prints a status with what there is to say of it.
func (c cell) mark() string {
	code := strconv.Itoa(c.code)
	switch c.state {
	case undocumented:
		return code + "!"
	case unwritten:
		return "(" + code + ")"
	case elsewhere:
		return "[" + code + "]"
	case unknown:
		return "(" + code + ")?"
	}
	return code
}

func (c cell) color() string {
	return map[state]string{written: green, undocumented: red, unwritten: yellow, elsewhere: faint, unknown: faint}[c.state]
}

// A tally counts the routes that have a state, and those that are not complete.
type tally struct {
	routes     int
	by         map[state]int
	incomplete int
	untested   int // routes with a status that tests do not exercise
}

func count(list []analyzer.RouteJSON) tally {
	t := tally{routes: len(list), by: make(map[state]int)}
	for _, r := range list {
		seen := make(map[state]bool)
		row := cells(r)
		for _, c := range row {
			seen[c.state] = true
		}
		if slices.ContainsFunc(row, cell.untested) {
			t.untested++
		}
		for s := range seen {
			t.by[s]++
		}
		if !r.Complete {
			t.incomplete++
		}
	}
	return t
}

func routesOf(n int) string {
	if n == 1 {
		return "1 route"
	}
	return fmt.Sprintf("%d routes", n)
}

// ending counts the routes, and explains the marks that are there.
func ending(list []analyzer.RouteJSON) []string {
	t := count(list)
	counts, legend := []string{routesOf(t.routes)}, []string(nil)
	add := func(n int, of, mark string) {
		if n > 0 && of != "" {
			counts = append(counts, fmt.Sprintf("%d with %s", n, of))
		}
		if n > 0 {
			legend = append(legend, mark)
		}
	}
	add(t.by[undocumented], "undocumented statuses", "404! written, not documented")
	add(t.by[unwritten], "documented statuses that are never written", "(404) documented, never written")
	add(t.by[elsewhere], "", "[404] documented, left to middleware or the server")
	add(t.by[unknown], "", "(404)? documented, perhaps written")
	add(t.incomplete, "statuses that are not known", "? writes more, which is not known")
	if measured(list) {
		add(t.untested, "statuses that tests do not exercise", "404- not exercised by tests")
		legend = append(legend, "404+ exercised by tests")
	}
	lines := []string{strings.Join(counts, ", ")}
	if len(legend) > 0 {
		lines = append(lines, strings.Join(legend, "; "))
	}
	return lines
}
