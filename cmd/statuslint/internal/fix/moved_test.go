package fix

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// TestMoved follows a mark through edits before it, beside it and around it, and
// through what gofmt makes of the file.
func TestMoved(t *testing.T) {
	for name, test := range map[string]struct {
		text     string // the place is at the caret, which is no part of the file
		old, new string
		want     string // the rest of the line at the place
	}{
		"untouched line":      {"package x\n\nvar a = 1\nvar ^b = 2\n", "1", "100", "b = 2"},
		"line moved down":     {"package x\n\nvar a = 1\nvar ^b = 2\n", "var a", "import \"c\"\n\nvar a", "b = 2"},
		"same line, after":    {"package x\n\nvar a, b = 1, ^2\n", "1", "len(\"é\")", "2"},
		"same line, before":   {"package x\n\nvar ^a, b = 1, 2\n", "2", "20", "a, b = 1, 20"},
		"aligned by gofmt":    {"package x\n\nvar (\n\ta  = ^1\n\tbb = 2\n)\n", "bb", "bbbbb", "1"},
		"what is replaced":    {"package x\n\nvar a = ^1\n", "1", "100", "100"},
		"imports are sorted":  {"package x\n\nimport (\n\t\"b\"\n)\n\nvar a = ^b.B\n", "(\n", "(\n\t\"c\"\n\t\"a\"\n", "b.B"},
		"not formatted, kept": {"package x\n\nvar  a,b = 1,  ^2\n", "1", "100", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			at := strings.Index(test.text, "^")
			text := strings.Replace(test.text, "^", "", 1)
			before := text[:at]
			pos := finding.Position{Line: 1 + strings.Count(before, "\n"), Column: at - strings.LastIndex(before, "\n")}
			pos.File = filepath.Join(t.TempDir(), "x.go")
			if err := os.WriteFile(pos.File, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			start := strings.Index(text, test.old)
			edit := finding.Edit{File: pos.File, Start: start, End: start + len(test.old), New: test.new}
			marked := finding.Finding{Pos: pos, End: pos, Related: []finding.Related{{Pos: pos, End: pos}}}
			r := Plan([]finding.Finding{{Fixes: []finding.Fix{{Edits: []finding.Edit{edit}}}}, marked})
			left := r.Moved(r.Left)
			if len(r.Changes) != 1 || len(left) != 1 {
				t.Fatalf("%+v", r)
			}
			p := left[0].Pos
			line := strings.Split(string(r.Changes[0].New), "\n")[p.Line-1]
			if got := line[p.Column-1:]; got != test.want || left[0].End != p || left[0].Related[0].Pos != p {
				t.Errorf("%v is %q of\n%s\nwant %q", p, got, r.Changes[0].New, test.want)
			}
		})
	}
}
