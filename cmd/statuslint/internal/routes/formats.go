package routes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// JSON prints the routes as (5.5) has them, without what other commands need.
func JSON(w io.Writer, list []analyzer.RouteJSON) error {
	list = append([]analyzer.RouteJSON{}, list...)
	for i := range list {
		list[i].Statuses = slices.Clone(list[i].Statuses)
		for j := range list[i].Statuses {
			list[i].Statuses[j].Chosen = false
			list[i].Statuses[j].Sites = nil
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// Markdown prints a table.
func Markdown(w io.Writer, list []analyzer.RouteJSON) error {
	var b bytes.Buffer
	b.WriteString("| Method | Path | Handler | Statuses |\n| --- | --- | --- | --- |\n")
	for _, r := range list {
		handler := "`" + shortName(r.Handler) + "`"
		if link := Link("").href(r.Pos); link != "" {
			handler = "[" + handler + "](" + link + ")"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", strings.ReplaceAll(methodOf(r), "*", `\*`), escape(pathOf(r)), escape(handler), strings.Join(marks(r, never), " "))
	}
	fmt.Fprintf(&b, "\n%s\n", strings.Join(ending(list), "\n\n"))
	_, err := w.Write(b.Bytes())
	return err
}

// escape keeps text from ending a cell.
func escape(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
