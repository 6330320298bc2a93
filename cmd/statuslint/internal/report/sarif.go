package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// A Tool is what a SARIF log says of the tool.
type Tool struct {
	Version string
	URI     string
	Rules   []Rule
}

// A Rule is what a SARIF log says of a rule.
type Rule struct {
	Name string
	Doc  string // one line
	Help string // Markdown
	URI  string
}

// SARIF prints findings as a SARIF 2.1.0 log
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Names are relative to dir.
func SARIF(w io.Writer, tool Tool, dir string, list []finding.Finding) error {
	run := sarifRun{
		ColumnKind: "utf16CodeUnits",
		Tool: sarifTool{Driver: sarifDriver{
			Name:           finding.Name,
			Version:        tool.Version,
			InformationURI: tool.URI,
			Rules:          []sarifRule{},
		}},
		Results: []sarifResult{},
	}
	index := make(map[string]int)
	for i, r := range tool.Rules {
		index[r.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID:     r.Name,
			Name:   r.Name,
			Short:  sarifText{Text: r.Doc},
			Full:   sarifText{Text: r.Doc},
			Help:   sarifText{Text: r.Help, Markdown: r.Help},
			URI:    r.URI,
			Config: sarifLevel{Level: "error"},
		})
	}
	s := sarifWriter{dir: dir, files: make(lines), prints: make(map[string]int)}
	for _, f := range list {
		r := s.result(f)
		if i, ok := index[f.Rule]; ok {
			r.RuleIndex = &i
		}
		run.Results = append(run.Results, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// A sarifWriter turns findings into results.
type sarifWriter struct {
	dir    string
	files  lines
	prints map[string]int // how many results have had a fingerprint
}

func (s *sarifWriter) result(f finding.Finding) sarifResult {
	r := sarifResult{
		RuleID:    f.Rule,
		Level:     Severity(f),
		Message:   sarifText{Text: f.Message},
		Locations: []sarifLocation{s.location(f.Pos, f.End, "")},
		Prints:    map[string]string{"statuslint/v1": s.fingerprint(f)},
	}
	for i, rel := range f.Related {
		loc := s.location(rel.Pos, rel.End, rel.Message)
		loc.ID = &i
		r.Related = append(r.Related, loc)
	}
	for _, fix := range f.Fixes {
		r.Fixes = append(r.Fixes, s.fix(fix))
	}
	return r
}

func (s *sarifWriter) location(pos, end finding.Position, message string) sarifLocation {
	loc := sarifLocation{Physical: sarifPhysical{Artifact: s.artifact(pos.File)}}
	if pos.Line > 0 {
		loc.Physical.Region = &sarifRegion{
			StartLine:   pos.Line,
			StartColumn: s.files.column(pos, utf16Units),
			EndLine:     end.Line,
			EndColumn:   s.files.column(end, utf16Units),
		}
	}
	if message != "" {
		loc.Message = &sarifText{Text: message}
	}
	return loc
}

// artifact names a file: below the source root by a relative reference, another
// one by an absolute one.
func (s *sarifWriter) artifact(file string) sarifArtifact {
	rel, err := filepath.Rel(s.dir, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		path := filepath.ToSlash(file)
		if !strings.HasPrefix(path, "/") {
			path = "/" + path // C:/x
		}
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: filepath.ToSlash(rel)}).EscapedPath(), Base: "%SRCROOT%"}
}

func (s *sarifWriter) fix(f finding.Fix) sarifFix {
	out := sarifFix{Description: sarifText{Text: f.Message}}
	for _, e := range f.Edits {
		change := sarifReplacement{Deleted: sarifBytes{Offset: e.Start, Length: e.End - e.Start}}
		if e.New != "" {
			change.Inserted = &sarifText{Text: e.New}
		}
		a := s.artifact(e.File)
		i := slices.IndexFunc(out.Changes, func(c sarifChange) bool { return c.Artifact == a })
		if i < 0 {
			i = len(out.Changes)
			out.Changes = append(out.Changes, sarifChange{Artifact: a})
		}
		out.Changes[i].Replacements = append(out.Changes[i].Replacements, change)
	}
	return out
}

// fingerprint names a finding by what it says, as a baseline does, and by the text
// of its line, so that it stays the same when other lines move. Equal ones are
// numbered.
func (s *sarifWriter) fingerprint(f finding.Finding) string {
	line := ""
	if text := s.files.of(f.Pos.File); f.Pos.Line > 0 && f.Pos.Line <= len(text) {
		line = strings.Join(strings.Fields(text[f.Pos.Line-1]), " ")
	}
	key := strings.Join([]string{f.Rule, s.artifact(f.Pos.File).URI, cmp.Or(f.Entry, f.Message), line}, "\x00")
	s.prints[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, s.prints[key]))
	return hex.EncodeToString(sum[:16])
}
