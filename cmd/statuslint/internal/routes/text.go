package routes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// JSON prints the routes as DESIGN 5.5 has them: what the handler chooses among
// its statuses is between the analyzer and docs -missing.
func JSON(w io.Writer, list []analyzer.RouteJSON) error {
	list = append([]analyzer.RouteJSON{}, list...)
	for i := range list {
		list[i].Statuses = slices.Clone(list[i].Statuses)
		for j := range list[i].Statuses {
			list[i].Statuses[j].Chosen = false
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// legend explains the marks of Text and Markdown.
const legend = "! undocumented, (…) documented and never written, (…)? documented and perhaps written, ? more is not known"

// mark prints a status with what there is to say of it.
func (c cell) mark() string {
	code := strconv.Itoa(c.code)
	switch c.state {
	case undocumented:
		return code + "!"
	case unwritten:
		return "(" + code + ")"
	case unknown:
		return "(" + code + ")?"
	}
	return code
}

const (
	green  = "\x1b[32m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[33m"
	faint  = "\x1b[2m"
	bold   = "\x1b[1m"
	reset  = "\x1b[0m"
)

func (c cell) color() string {
	return map[state]string{written: green, undocumented: red, unwritten: yellow, unknown: faint}[c.state]
}

// Text prints a line for each route.
func Text(w io.Writer, list []analyzer.RouteJSON, color bool) error {
	paint := func(code, s string) string {
		if !color || s == "" {
			return s
		}
		return code + s + reset
	}
	head := [3]string{"METHOD", "PATH", "HANDLER"}
	width := [3]int{}
	rows := make([][3]string, 0, len(list)+1)
	rows = append(rows, head)
	for _, r := range list {
		rows = append(rows, [3]string{methodOf(r), pathOf(r), shortName(r.Handler)})
	}
	for _, row := range rows {
		for i, s := range row {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	var b bytes.Buffer
	for i, row := range rows {
		for j, s := range row {
			pad := strings.Repeat(" ", width[j]-utf8.RuneCountInString(s)+2)
			switch {
			case i == 0:
				s = paint(faint, s)
			case j == 0:
				s = paint(bold, s)
			case j == 2:
				s = paint(faint, s)
			}
			b.WriteString(s + pad)
		}
		if i == 0 {
			b.WriteString(paint(faint, "STATUSES") + "\n")
			continue
		}
		b.WriteString(statuses(list[i-1], paint) + "\n")
	}
	fmt.Fprintf(&b, "\n%s: %s\n", summary(list), legend)
	_, err := w.Write(b.Bytes())
	return err
}

func statuses(r analyzer.RouteJSON, paint func(code, s string) string) string {
	var marks []string
	for _, c := range cells(r) {
		marks = append(marks, paint(c.color(), c.mark()))
	}
	if !r.Complete {
		marks = append(marks, paint(faint, "?"))
	}
	return strings.Join(marks, " ")
}

func summary(list []analyzer.RouteJSON) string {
	if len(list) == 1 {
		return "1 route"
	}
	return fmt.Sprintf("%d routes", len(list))
}

// Markdown prints a table.
func Markdown(w io.Writer, list []analyzer.RouteJSON) error {
	var b bytes.Buffer
	b.WriteString("| Method | Path | Handler | Statuses |\n| --- | --- | --- | --- |\n")
	plain := func(_, s string) string { return s }
	for _, r := range list {
		handler := "`" + shortName(r.Handler) + "`"
		if link := href(r.Pos); link != "" {
			handler = "[" + handler + "](" + link + ")"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", strings.ReplaceAll(methodOf(r), "*", `\*`), escape(pathOf(r)), escape(handler), statuses(r, plain))
	}
	fmt.Fprintf(&b, "\n%s: %s\n", summary(list), legend)
	_, err := w.Write(b.Bytes())
	return err
}

// escape keeps text from ending a cell.
func escape(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// href returns a reference to a place as code hosts understand it, "" for none.
func href(pos string) string {
	p := finding.ParsePosition(pos)
	if p.File == "" {
		return ""
	}
	name := (&url.URL{Path: filepath.ToSlash(p.File)}).String()
	if p.Line == 0 {
		return name
	}
	return name + "#L" + strconv.Itoa(p.Line)
}
