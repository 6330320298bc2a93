package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCompletion runs the scripts in the shells that are here: what they
// complete is what the command has.
func TestCompletion(t *testing.T) {
	for _, shell := range shells {
		r := runs("completion", shell)
		if r.code != exitClean || strings.Contains(r.stdout, "{{") {
			t.Fatalf("%s: %+v", shell, r)
		}
		exe, err := exec.LookPath(shell)
		if err != nil {
			t.Logf("%s is not installed: its script is not run", shell)
			continue
		}
		script := filepath.Join(t.TempDir(), "script")
		write(t, script, r.stdout)
		if shell != "bash" {
			if out, err := exec.Command(exe, "-n", script).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", shell, err, out)
			}
			continue
		}
		for _, test := range []struct{ line, want string }{
			{"statuslint ro", "routes"},
			{"statuslint -form", "-format"},
			{"statuslint -format g", "github"},
			{"statuslint routes -only und", "undocumented"},
			{"statuslint routes -str", "-strict"},
			{"statuslint init -di", "-diff"},
			{"statuslint help mag", "magic"},
			{"statuslint completion f", "fish"},
			{"statuslint -driver sou", "source"},
		} {
			words := strings.Fields(test.line)
			run := "source " + script + "; COMP_WORDS=(" + test.line + "); COMP_CWORD=" + string(rune('0'+len(words)-1)) + "; _statuslint; echo ${COMPREPLY[@]}"
			out, err := exec.Command(exe, "--norc", "-c", run).CombinedOutput()
			if err != nil || !slices.Contains(strings.Fields(string(out)), test.want) {
				t.Errorf("%q completes to %q, want %s: %v", test.line, out, test.want, err)
			}
		}
	}
	if r := runs("completion", "csh"); r.code != exitFailed || r.stdout != "" {
		t.Errorf("csh: %+v", r)
	}
}

// TestCompletedValues demands that the values which scripts complete are those
// that the flags name in their help.
func TestCompletedValues(t *testing.T) {
	for _, name := range append([]string{"check"}, commandNames()...) {
		for _, f := range flagsOf(name) {
			for _, value := range values(name, f.name) {
				if !strings.Contains(f.doc, value) {
					t.Errorf("%s -%s: %s is not in %q", name, f.name, value, f.doc)
				}
			}
			if f.name == "format" && values(name, f.name) == nil {
				t.Errorf("%s -%s: no values to complete", name, f.name)
			}
		}
	}
}
