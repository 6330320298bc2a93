package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// linters are the columns of the comparison of docs/compared.md.
var linters = []string{"statuslint", "usestdlibvars", "ST1013"}

// comparedLine is a line of the code that linters are compared on, with the
// names of those that report it.
var comparedLine = regexp.MustCompile(`^\s*(.*?)(?: \{)?\s+// ((?:statuslint|usestdlibvars|ST1013)\b.*)$`)

// TestComparedTable demands that the table of docs/compared.md is that of the code.
func TestComparedTable(t *testing.T) {
	var table strings.Builder
	fmt.Fprintf(&table, "| | %s |\n| --- |%s\n", strings.Join(linters, " | "), strings.Repeat(" --- |", len(linters)))
	for line := range strings.Lines(read(t, filepath.Join(hosts, "compared", "compared.go"))) {
		m := comparedLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			continue // no line to be compared on
		}
		names, wrong, _ := strings.Cut(m[2], ": ")
		fmt.Fprintf(&table, "| `%s` |", m[1])
		for _, linter := range linters {
			switch {
			case !strings.Contains(names, linter):
				table.WriteString(" |")
			case wrong != "":
				fmt.Fprintf(&table, " wrong: %s |", wrong)
			default:
				table.WriteString(" found |")
			}
		}
		table.WriteString("\n")
	}
	if !strings.Contains(read(t, "../../docs/compared.md"), "\n"+table.String()) {
		t.Errorf("docs/compared.md does not hold this table:\n%s", table.String())
	}
}

// comparedConfig lets golangci-lint run the three linters, or one of them.
const comparedConfig = `version: "2"
linters:
  default: none
  enable: [%s]
  settings:
    staticcheck: {checks: [ST1013]}
    custom: {statuslint: {type: module, settings: {rules: {undocumented: false}}}}
issues: {max-same-issues: 0, max-issues-per-linter: 0, uniq-by-line: false}
`

// TestCompared runs the three linters on the code, and compiles what the fixes
// of each leave.
func TestCompared(t *testing.T) {
	golangci(t)
	dir := comparedModule(t)
	write(t, filepath.Join(dir, ".golangci-plugin.yml"), fmt.Sprintf(comparedConfig, strings.Join([]string{"statuslint", "usestdlibvars", "staticcheck"}, ", ")))
	out := runGolangci(t, dir, "--output.text.print-linter-name=true").stdout
	for i, line := range strings.Split(read(t, filepath.Join(dir, "compared.go")), "\n") {
		names := ""
		if m := comparedLine.FindStringSubmatch(line); m != nil {
			names, _, _ = strings.Cut(m[2], ": ")
		}
		found := regexp.MustCompile(fmt.Sprintf(`(?m)^compared\.go:%d:.*$`, i+1)).FindAllString(out, -1)
		for _, linter := range linters {
			if got, want := strings.Contains(strings.Join(found, "\n"), linter), strings.Contains(names, linter); got != want {
				t.Errorf("line %d: %s reports it: %t, want %t: %s", i+1, linter, got, want, line)
			}
		}
	}
	for linter, compiles := range map[string]bool{"statuslint": true, "usestdlibvars": false, "staticcheck": false} {
		dir := comparedModule(t)
		write(t, filepath.Join(dir, ".golangci-plugin.yml"), fmt.Sprintf(comparedConfig, linter))
		runGolangci(t, dir, "--fix")
		if r := execute(t, dir, "go", "build", "./..."); (r.code == 0) != compiles {
			t.Errorf("what %s fixes compiles: %t, want %t: %s", linter, r.code == 0, compiles, r.stderr)
		}
	}
}

// comparedModule copies the code that linters are compared on.
func comparedModule(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"compared", "kit"} {
		if err := os.CopyFS(filepath.Join(dir, module), os.DirFS(filepath.Join(hosts, module))); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "compared")
}
