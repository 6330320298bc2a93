// Package docs shows what statuslint reads in documents (5.6), what they lack, and
// writes it into them (5.7).
package docs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// JSON prints what was read of the documents.
func JSON(w io.Writer, list []*analyzer.DocumentJSON) error {
	if list == nil {
		list = []*analyzer.DocumentJSON{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// Text prints what was read of the documents, each thing at its line.
func Text(w io.Writer, list []*analyzer.DocumentJSON) error {
	var b bytes.Buffer
	for i, d := range list {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s: %s, %s\n", d.File, d.Kind, contents(d))
		for _, c := range d.Codes {
			fmt.Fprintf(&b, "%6d  %d", c.Line, c.Code)
			if len(c.Methods) > 0 {
				fmt.Fprintf(&b, "  [%s]", strings.Join(c.Methods, " "))
			}
			fmt.Fprintf(&b, "  %s\n", shorten(c.Text))
		}
		if len(d.Ranges) > 0 {
			fmt.Fprintf(&b, "        %s\n", strings.Join(d.Ranges, " "))
		}
		operations(&b, d.Operations)
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "%6d  note: %s%s\n", n.Line, n.Message, elsewhere(n.File))
		}
		for _, p := range d.Problems {
			fmt.Fprintf(&b, "%6d  not read: %s%s\n", p.Line, p.Message, elsewhere(p.File))
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func contents(d *analyzer.DocumentJSON) string {
	var parts []string
	add := func(n int, what string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+what)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, what))
		}
	}
	add(len(d.Codes), "code")
	add(len(d.Ranges), "range")
	add(len(d.Operations), "operation")
	add(len(d.Problems), "problem")
	return strings.Join(parts, ", ")
}

func operations(b *bytes.Buffer, list []analyzer.OperationJSON) {
	method, path := 0, 0
	for _, op := range list {
		method, path = max(method, len(op.Method)), max(path, len(op.Path))
	}
	for _, op := range list {
		var words []string
		for _, code := range op.Codes {
			words = append(words, fmt.Sprint(code))
		}
		words = append(words, op.Ranges...)
		if op.Default {
			words = append(words, "default")
		}
		fmt.Fprintf(b, "%6d  %-*s  %-*s  %s%s\n", op.Line, method, op.Method, path, op.Path, strings.Join(words, " "), elsewhere(op.File))
	}
}

// elsewhere names the file that a line is of, where that is not the document.
func elsewhere(file string) string {
	if file == "" {
		return ""
	}
	return "  (" + file + ")"
}

// shorten keeps a text on its line.
func shorten(s string) string {
	const most = 72
	text := []rune(strings.Join(strings.Fields(s), " "))
	if len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}
