package early

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// TestKnown holds the cases against the table of frameworks.
func TestKnown(t *testing.T) {
	src, err := os.ReadFile("known.go")
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, m := range regexp.MustCompile(`(?m)^\t\t"(.+)"[,:]$`).FindAllStringSubmatch(string(src), -1) {
		have = append(have, m[1])
	}
	want := analyzer.KnownPaths()
	if !slices.Equal(have, want) {
		t.Errorf("known.go does not hold the table's packages; its cases should be\n\t\t%q:", strings.Join(want, "\",\n\t\t\""))
	}
	for _, path := range want {
		if !Known(path) {
			t.Errorf("%s is not known", path)
		}
	}
	if Known("fmt") || Known("") {
		t.Error("everything is known")
	}
}
