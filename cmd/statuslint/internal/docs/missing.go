package docs

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// Lacks returns what the documents of operations lack, of the diagnostics of
// analyses with -routes, each once: what undocumented reports for routes (3.10),
// and what a configured document lacks where the comment of a handler is held
// against it first.
func Lacks(list []finding.Finding) ([]analyzer.LackJSON, error) {
	out := []analyzer.LackJSON{}
	seen := make(map[analyzer.LackJSON]bool)
	for _, f := range list {
		if f.Rule != analyzer.LackCategory {
			continue // a route
		}
		var l analyzer.LackJSON
		if err := json.Unmarshal([]byte(f.Message), &l); err != nil {
			return nil, fmt.Errorf("reading what documents lack of %s: %w", f.Package, err)
		}
		key := l
		key.Beside = false
		if !seen[key] {
			seen[key] = true
			out = append(out, l)
		}
	}
	slices.SortFunc(out, compare)
	return out, nil
}

func compare(a, b analyzer.LackJSON) int {
	return cmp.Or(
		strings.Compare(a.At, b.At), strings.Compare(a.File, b.File), strings.Compare(a.Path, b.Path),
		a.Line-b.Line, strings.Compare(a.Method, b.Method), a.Code-b.Code)
}

// Missing prints, for each OpenAPI document, the responses that its operations
// lack, as YAML to be pasted into it; those of operations that stand in another
// file by themselves, and what comments lack as lines, with their files as seen
// from dir.
func Missing(w io.Writer, dir string, lacks []analyzer.LackJSON) error {
	var b bytes.Buffer
	for group := range slices.Values(split(lacks, func(l analyzer.LackJSON) string { return l.At + "\x00" + l.File })) {
		first := group[0]
		switch {
		case filepath.Ext(first.At) == ".go":
			comments(&b, dir, group)
		case first.File == "":
			whole(&b, group)
		default:
			for operation := range slices.Values(split(group, operationOf)) {
				l := operation[0]
				fmt.Fprintf(&b, "# %s:%d, %s %s\n", l.File, l.Line, l.Method, l.Path)
				responses(&b, "", operation)
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// split parts a sorted list where a key changes.
func split(list []analyzer.LackJSON, key func(analyzer.LackJSON) string) [][]analyzer.LackJSON {
	var out [][]analyzer.LackJSON
	for i, l := range list {
		if i == 0 || key(list[i-1]) != key(l) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
}

func operationOf(l analyzer.LackJSON) string {
	return fmt.Sprint(l.Path, "\x00", l.Line, "\x00", l.Method)
}

// whole prints what the operations that stand in a document lack.
func whole(b *bytes.Buffer, lacks []analyzer.LackJSON) {
	fmt.Fprintf(b, "# %s\npaths:\n", lacks[0].Document)
	path := ""
	for _, operation := range split(lacks, operationOf) {
		l := operation[0]
		if l.Path != path {
			path = l.Path
			fmt.Fprintf(b, "  %s:\n", quote(path))
		}
		fmt.Fprintf(b, "    %s: # line %d\n", strings.ToLower(l.Method), l.Line)
		responses(b, "      ", operation)
	}
}

// responses prints the responses of one operation.
func responses(b *bytes.Buffer, indent string, lacks []analyzer.LackJSON) {
	fmt.Fprintf(b, "%sresponses:\n", indent)
	for _, l := range lacks {
		fmt.Fprintf(b, "%s  \"%d\":\n%s    description: %s\n", indent, l.Code, indent, quote(text(l.Code)))
	}
}

// comments prints what comments lack.
func comments(b *bytes.Buffer, dir string, lacks []analyzer.LackJSON) {
	for _, operation := range split(lacks, operationOf) {
		l := operation[0]
		fmt.Fprintf(b, "# %s:%d, %s %s\n", filepath.ToSlash(report.Relative(dir, l.At)), l.Line, l.Method, l.Path)
		for _, l := range operation {
			fmt.Fprintf(b, "#   %d %s\n", l.Code, text(l.Code))
		}
	}
}

// text returns the text of a status.
func text(code int) string {
	return cmp.Or(analyzer.StatusText(code), "status "+strconv.Itoa(code))
}

// quote quotes text where plain YAML would read it as something else.
func quote(s string) string {
	for _, r := range s {
		plain := r == ' ' || r == '/' || r == '_' || r == '-' || r == '.' ||
			'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		if !plain {
			return strconv.Quote(s)
		}
	}
	return s
}
