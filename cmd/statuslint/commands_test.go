package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// runs runs the command in this process, which is enough where nothing is
// analysed.
func runs(args ...string) result {
	var stdout, stderr bytes.Buffer
	code := run(newSession(&stdout, &stderr), args)
	return result{code, stdout.String(), stderr.String()}
}

// TestCommandHelp demands of each command a text, an entry in the overview, and
// under -h its own flags and no others.
func TestCommandHelp(t *testing.T) {
	overview := runs("help")
	if overview.code != exitClean || overview.stderr != "" {
		t.Errorf("help: %+v", overview)
	}
	lists := map[string][2][]string{ // flags that -h lists, and flags that it does not
		"":       {{"-fix", "-diff", "-c N", "-magic", "-json", "-config FILE"}, {"-missing"}},
		"routes": {{"-format", "-json", "-config FILE"}, {"-fix", "-diff", "-magic", "-unwritten-all", "-missing"}},
		"docs":   {{"-missing", "-json", "-config FILE"}, {"-fix", "-c N", "-magic", "-unwritten-all", "-format"}},
	}
	for _, c := range commands() {
		if !strings.Contains(overview.stdout, "statuslint "+c.name) || c.doc == "" {
			t.Errorf("the overview lacks the command %s", c.name)
		}
		if c.name == "help" || c.name == "version" {
			continue // they have no flags
		}
		if text := helpText(c.name); !strings.HasPrefix(text, "usage: statuslint "+c.name) || !strings.Contains(text, "\nExit codes: ") {
			t.Errorf("the text on %s names no usage or no exit codes:\n%s", c.name, text)
		}
		byHelp, byFlag := runs("help", c.name), runs(c.name, "-h")
		if byHelp != byFlag || byFlag.code != exitClean || byFlag.stderr != "" {
			t.Errorf("help %s: %+v\n%s -h: %+v", c.name, byHelp, c.name, byFlag)
		}
		if _, ok := lists[c.name]; !ok {
			lists[c.name] = [2][]string{nil, {"-magic"}}
		}
	}
	for name, flags := range lists {
		text := runs(strings.Fields(name + " -h")...).stdout
		for _, f := range flags[0] {
			if !strings.Contains(text, "\n  "+f) {
				t.Errorf("%s -h does not list %s", name, f)
			}
		}
		for _, f := range append(flags[1], internalFlags...) {
			f = "-" + strings.TrimPrefix(f, "-")
			if strings.Contains(text, "\n  "+f+"\n") || strings.Contains(text, "\n  "+f+" ") {
				t.Errorf("%s -h lists %s", name, f)
			}
		}
	}
	for _, rule := range analyzer.RuleNames() {
		if r := runs("help", rule); r.code != exitClean || !strings.HasPrefix(r.stdout, rule+": ") {
			t.Errorf("help %s: %+v", rule, r)
		}
	}
}

// TestCommandsPage demands that docs/commands.md holds what -h prints of each
// command. With UPDATE set, it writes the page.
func TestCommandsPage(t *testing.T) {
	var page strings.Builder
	page.WriteString("# Commands and flags\n\nWhat `statuslint COMMAND -h` and `statuslint help COMMAND` print.\n")
	section := func(name string, args ...string) {
		page.WriteString("\n## " + name + "\n\n```\n" + strings.TrimSpace(strings.ReplaceAll(runs(args...).stdout, "    \t", "        ")) + "\n```\n")
	}
	section("statuslint", "-h")
	for _, c := range commands() {
		if helpText(c.name) != "" {
			section(c.name, c.name, "-h")
		}
	}
	const file = "../../docs/commands.md"
	if os.Getenv("UPDATE") != "" {
		write(t, file, page.String())
	}
	if read(t, file) != page.String() {
		t.Errorf("%s is not what -h prints: run UPDATE=1 go test ./cmd/statuslint -run TestCommandsPage", file)
	}
}
