package report

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// GitHub prints findings as workflow commands, which GitHub Actions shows as
// annotations (docs.github.com, "Workflow commands for GitHub Actions"). Names
// are relative to dir, which is the workspace.
func GitHub(w io.Writer, dir string, list []finding.Finding) error {
	var b bytes.Buffer
	files := make(lines)
	for _, f := range list {
		fmt.Fprintf(&b, "::%s file=%s", gitHubSeverity[Severity(f)], property(filepath.ToSlash(Relative(dir, f.Pos.File))))
		if f.Pos.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", f.Pos.Line)
			if f.End.Line > 0 {
				fmt.Fprintf(&b, ",endLine=%d", f.End.Line)
			}
			// Columns hold within one line only.
			if col := files.column(f.Pos, runes); col > 0 && f.End.Line == f.Pos.Line {
				fmt.Fprintf(&b, ",col=%d,endColumn=%d", col, files.column(f.End, runes))
			}
		}
		message := f.Message
		for _, r := range f.Related {
			r.Pos.File = filepath.ToSlash(Relative(dir, r.Pos.File))
			message += fmt.Sprintf("\n%s: %s", r.Pos, r.Message)
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property(finding.Name+" "+f.Rule), data(message))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// gitHubSeverity are the workflow commands for severities.
var gitHubSeverity = map[string]string{"error": "error", "warning": "warning", "note": "notice"}

// data escapes the message of a workflow command.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
