package report

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// A codeQuality is an entry of a code quality report of GitLab
// (docs.gitlab.com, "Code Quality report format").
type codeQuality struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines span   `json:"lines"`
}

type span struct {
	Begin int `json:"begin"`
}

// gitLabSeverity are the severities of GitLab for ours.
var gitLabSeverity = map[string]string{"error": "major", "warning": "minor", "note": "info"}

// GitLab prints findings as a code quality report, which GitLab shows in merge
// requests. Names are relative to dir, which is the root of the repository.
func GitLab(w io.Writer, dir string, list []finding.Finding) error {
	out := []codeQuality{}
	s := sarifWriter{dir: dir, files: make(lines), prints: make(map[string]int)}
	for _, f := range list {
		out = append(out, codeQuality{
			Description: f.Message,
			CheckName:   f.Rule,
			Fingerprint: s.fingerprint(f),
			Severity:    gitLabSeverity[Severity(f)],
			Location:    location{filepath.ToSlash(Relative(dir, f.Pos.File)), span{max(1, f.Pos.Line)}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
