// Package report prints findings: as text for people and in the formats of CI.
package report

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Text prints findings as compilers do, one a line.
type Text struct {
	W       io.Writer
	Dir     string // file names are relative to it
	Context int    // lines to show around each finding's; negative for none, not its own either
	Color   bool
}

const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	red   = "\x1b[31m"
	reset = "\x1b[0m"
)

// Print prints the findings.
func (t Text) Print(list []finding.Finding) error {
	var b bytes.Buffer
	files := make(lines)
	for _, f := range list {
		t.line(&b, "", f.Pos, labelled(f))
		t.context(&b, files, f.Pos, f.End)
		for _, r := range f.Related {
			t.line(&b, "\t", r.Pos, r.Message)
		}
	}
	_, err := t.W.Write(b.Bytes())
	return err
}

// labelled returns the message with the severity before it, as compilers print
// it, unless that is error.
func labelled(f finding.Finding) string {
	if s := Severity(f); s != "error" {
		return s + ": " + f.Message
	}
	return f.Message
}

func (t Text) line(b *bytes.Buffer, indent string, pos finding.Position, message string) {
	pos.File = Relative(t.Dir, pos.File)
	if !t.Color {
		fmt.Fprintf(b, "%s%s: %s\n", indent, pos, message)
		return
	}
	rule, rest, found := strings.Cut(message, ": ")
	if found && indent == "" {
		message = red + rule + reset + ": " + rest
	}
	fmt.Fprintf(b, "%s%s%s%s: %s\n", indent, bold, pos, reset, message)
}

// context shows the lines of the finding, and those around them.
func (t Text) context(b *bytes.Buffer, files lines, pos, end finding.Position) {
	if t.Context < 0 || pos.Line == 0 {
		return
	}
	last := max(pos.Line, end.Line)
	text := files.of(pos.File)
	for n := max(1, pos.Line-t.Context); n <= min(last+t.Context, len(text)); n++ {
		color, done := "", ""
		if t.Color && (n < pos.Line || n > last) {
			color, done = faint, reset
		}
		fmt.Fprintf(b, "%s%d\t%s%s\n", color, n, text[n-1], done)
	}
}

// lines holds the lines of the files that were read.
type lines map[string][]string

// of returns the lines of a file; none where it cannot be read.
func (l lines) of(file string) []string {
	text, ok := l[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil {
			text = strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
		}
		l[file] = text
	}
	return text
}

// Relative returns the file's name as seen from dir, where it lies below it,
// with a parent directory or two at most; else the name as it is.
func Relative(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	up := filepath.Join("..", "..", "..")
	if err != nil || !filepath.IsAbs(file) || rel == up || strings.HasPrefix(rel, up+string(filepath.Separator)) {
		return file
	}
	return rel
}
