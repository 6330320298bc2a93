package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// sample writes a file with characters of several widths, and returns findings
// in it.
func sample(t *testing.T) (dir string, list []finding.Finding) {
	t.Helper()
	dir = t.TempDir()
	file := filepath.Join(dir, "a b", "x,1%.go")
	if err := os.Mkdir(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	const line = "\tsay(\"é𝄞\"); w.WriteHeader(404)\n"
	if err := os.WriteFile(file, []byte("package x\n"+line+line), 0o666); err != nil {
		t.Fatal(err)
	}
	column := strings.Index(line, "404") + 1
	at := func(line int) (pos, end finding.Position) {
		return finding.Position{File: file, Line: line, Column: column}, finding.Position{File: file, Line: line, Column: column + 3}
	}
	for n := 2; n <= 3; n++ {
		pos, end := at(n)
		list = append(list, finding.Finding{
			Package: "x", Rule: "magic", Pos: pos, End: end, Message: "magic: 50% of it\nis, <well>: wrong",
			Fixes:   []finding.Fix{{Message: "Write it", Edits: []finding.Edit{{File: file, Start: 12, End: 15, New: "http.StatusNotFound"}, {File: file, Start: 1, End: 1, New: "i"}}}},
			Related: []finding.Related{{Pos: pos, End: end, Message: "here"}, {Pos: finding.Position{File: "/elsewhere/y.go", Line: 1, Column: 1}, End: finding.Position{File: "/elsewhere/y.go", Line: 1, Column: 1}, Message: "there"}},
		})
	}
	return dir, list
}

// TestSARIF checks a log by the published schema.
func TestSARIF(t *testing.T) {
	dir, list := sample(t)
	var b bytes.Buffer
	tool := Tool{Version: "v1.2.3", URI: "https://example.com/x", Rules: []Rule{
		{Name: "other", Doc: "d", Help: "h", URI: "https://example.com/x#other"}, {Name: "magic", Doc: "d", Help: "h", URI: "https://example.com/x#magic"},
	}}
	if err := SARIF(&b, tool, dir, list); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	first, second := log.Runs[0].Results[0], log.Runs[0].Results[1]
	place := first.Locations[0].Physical
	if *first.RuleIndex != 1 || place.Artifact != (sarifArtifact{"a%20b/x,1%25.go", "%SRCROOT%"}) {
		t.Errorf("got %+v", first)
	}
	// é is one unit of UTF-16, 𝄞 two.
	if want := (sarifRegion{2, 28, 2, 31}); *place.Region != want {
		t.Errorf("region %+v, want %+v", *place.Region, want)
	}
	if uri := first.Related[1].Physical.Artifact; uri != (sarifArtifact{URI: "file:///elsewhere/y.go"}) {
		t.Errorf("a place elsewhere: %+v", uri)
	}
	if first.Prints["statuslint/v1"] == second.Prints["statuslint/v1"] {
		t.Error("two findings have one fingerprint")
	}
	schema := published(t)
	for _, m := range validate(schema, b.Bytes()) {
		t.Error(m)
	}
	b.Reset()
	if err := SARIF(&b, tool, dir, nil); err != nil {
		t.Fatal(err)
	}
	for _, m := range validate(schema, b.Bytes()) {
		t.Error("nothing found:", m)
	}
}

// TestFingerprint stays the same when lines move.
func TestFingerprint(t *testing.T) {
	dir, list := sample(t)
	print := func() string {
		s := sarifWriter{dir: dir, files: make(lines), prints: make(map[string]int)}
		return s.fingerprint(list[0])
	}
	before := print()
	file := list[0].Pos.File
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append([]byte("// moved\n\n"), text...), 0o666); err != nil {
		t.Fatal(err)
	}
	list[0].Pos.Line += 2
	if after := print(); after != before {
		t.Errorf("%s became %s", before, after)
	}
	list[0].Entry, list[0].Message = "web: Get: superfluous: status 200 (OK) is not sent", "the header was sent at web.go:7"
	named := print()
	list[0].Message = "the header was sent at web.go:9"
	if after := print(); after != named {
		t.Errorf("a place in the message moved, and %s became %s", named, after)
	}
}

// TestGitHub escapes what ends properties and messages.
func TestGitHub(t *testing.T) {
	dir, list := sample(t)
	var b bytes.Buffer
	if err := GitHub(&b, dir, list[:1]); err != nil {
		t.Fatal(err)
	}
	// Columns count characters: é and 𝄞 are one each.
	want := "::error file=a b/x%2C1%25.go,line=2,endLine=2,col=27,endColumn=30,title=statuslint magic::" +
		"magic: 50%25 of it%0Ais, <well>: wrong%0Aa b/x,1%25.go:2:31: here%0A/elsewhere/y.go:1:1: there\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

// TestColor paints names and rules, and nothing where there is no terminal.
func TestColor(t *testing.T) {
	dir, list := sample(t)
	var plain, painted bytes.Buffer
	if err := (Text{W: &plain, Dir: dir, Context: -1}).Print(list); err != nil {
		t.Fatal(err)
	}
	if err := (Text{W: &painted, Dir: dir, Context: -1, Color: true}).Print(list); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(painted.String(), red+"magic"+reset) {
		t.Errorf("plain %q, painted %q", plain.String(), painted.String())
	}
	bare := strings.NewReplacer(red, "", bold, "", faint, "", reset, "").Replace(painted.String())
	if bare != plain.String() {
		t.Errorf("the texts differ: %q and %q", bare, plain.String())
	}
}
