package analyzer_test

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	sentence = regexp.MustCompile(`(?m)^- \((\d\.\d+[a-z]?)\) `)
	section  = regexp.MustCompile(`(?m)^## (\d)\. `)
	// citation is a number that begins a parenthesis in a comment: (3.11), (5.3 sinks).
	citation = regexp.MustCompile(`\(([2-8](?:\.\d+[a-z]?)?)[):, ]`)
	// otherText is what other numbers in parentheses are of.
	otherText = regexp.MustCompile(`OpenAPI|basePath|Swagger|RFC|ECMA|openapi|Go 1\.|v[0-9]|\bversion`)
)

// TestSpec demands that docs/spec.md has each sentence that the code cites, each
// number once and in order, and that nothing cites another page.
func TestSpec(t *testing.T) {
	page, err := os.ReadFile("../docs/spec.md")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, m := range section.FindAllSubmatch(page, -1) {
		known[string(m[1])] = true
	}
	for _, m := range sentence.FindAllSubmatch(page, -1) {
		if known[string(m[1])] {
			t.Errorf("(%s) is given twice", m[1])
		}
		known[string(m[1])] = true
	}
	if len(known) < 50 {
		t.Fatalf("%d sentences", len(known))
	}
	cited := 0
	err = filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(bytes.NewReader(src))
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			_, comment, ok := strings.Cut(lines.Text(), "//")
			if !ok || otherText.MatchString(comment) {
				continue // no comment, or of another specification
			}
			if strings.Contains(comment, "DESIGN"+" ") {
				t.Errorf("%s:%d: cites a page that is not in the repository: %s", name, n, comment)
			}
			for _, m := range citation.FindAllStringSubmatch(comment, -1) {
				if cited++; !known[m[1]] && strings.Contains(m[1], ".") {
					t.Errorf("%s:%d: docs/spec.md has no (%s)", name, n, m[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if cited < 50 {
		t.Errorf("only %d citations were found", cited)
	}
}
