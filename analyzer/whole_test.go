package analyzer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"

	"github.com/statuslint/statuslint/analyzer"
)

// TestWholeRules runs unrouted and unlisted on the directories of their names, and
// demands what their Go files and documents want. Where some packages could not be
// analysed, unrouted says that it is not checked.
func TestWholeRules(t *testing.T) {
	for rule, packages := range map[string][]string{
		"unrouted": {"unrouted", "unrouted/unknown"},
		"unlisted": {"unlisted", "unlisted/prefixed"},
	} {
		t.Run(rule, func(t *testing.T) {
			a := only(t, analyzer.Options{}, rule)
			if err := a.Flags.Set("whole", "true"); err != nil {
				t.Fatal(err)
			}
			whole, routes := analyzer.NewWhole(), []analyzer.RouteJSON{}
			for _, r := range analysistest.Run(silent{t}, testdata(t), a, packages...) {
				for _, d := range r.Action.Diagnostics {
					switch d.Category {
					case analyzer.PackageCategory:
						if err := whole.Add(d.Message); err != nil {
							t.Fatal(err)
						}
					case analyzer.RouteCategory:
						var route analyzer.RouteJSON
						if err := json.Unmarshal([]byte(d.Message), &route); err != nil {
							t.Fatal(err)
						}
						routes = append(routes, route)
					}
				}
			}
			if list, note, err := whole.Findings(routes); list != nil || note != "" || err != nil {
				t.Errorf("a run over some packages: %v %s %v", list, note, err)
			}
			want := wanted(t, filepath.Join(testdata(t), "src"), packages)
			whole.Module = true
			list, note, err := whole.Findings(routes)
			if got := placesOf(list); note != "" || err != nil || !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s\n%s %v", strings.Join(got, "\n"), strings.Join(want, "\n"), note, err)
			}
			whole.Module, whole.Partial = false, true
			list, note, err = whole.Findings(routes)
			if rule == "unrouted" {
				want = nil
			}
			if got := placesOf(list); (note != "") != (rule == "unrouted") || err != nil || !slices.Equal(got, want) {
				t.Errorf("of a part: got\n%s\nwant\n%s\n%s %v", strings.Join(got, "\n"), strings.Join(want, "\n"), note, err)
			}
		})
	}
}

// placesOf returns file:line and message of each finding, sorted.
func placesOf(list []analyzer.ModuleFinding) []string {
	var out []string
	column := regexp.MustCompile(`^(.*:\d+):\d+$`)
	for _, f := range list {
		if f.Rule == "" {
			continue // excluded
		}
		out = append(out, fmt.Sprintf("%s: %s", filepath.Base(column.ReplaceAllString(f.Pos, "$1")), f.Message))
	}
	slices.Sort(out)
	return out
}

// wanted returns what the comments of the files in the directories want: want "…".
func wanted(t *testing.T, root string, dirs []string) []string {
	t.Helper()
	comment := regexp.MustCompile(`(?://|#) want "(.*)"`)
	var out []string
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(root, dir, "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(text), "\n") {
				if m := comment.FindStringSubmatch(line); m != nil {
					out = append(out, fmt.Sprintf("%s:%d: %s", filepath.Base(file), i+1, m[1]))
				}
			}
		}
	}
	if len(out) == 0 {
		t.Fatal("nothing is wanted")
	}
	slices.Sort(out)
	return out
}

// TestExcludedPaths leaves out the findings in handlers of excluded paths, those of
// rules that are about no route too (3.26).
func TestExcludedPaths(t *testing.T) {
	a := only(t, analyzer.Options{}, "magic", "superfluous", "undocumented")
	analysistest.Run(t, testdata(t), a, "excluded")
}
