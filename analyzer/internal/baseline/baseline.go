// Package baseline keeps the findings that a team has accepted (5.9): a text file,
// sorted, one finding a line, made to be reviewed in a diff. A line names a
// finding by its package, its function, its rule and what it says, but not by
// its place, so that it stays the same when code moves.
package baseline

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// Name is the name under which a baseline beside a configuration is found.
const Name = ".statuslint-baseline.txt"

// An Entry names a finding.
type Entry struct {
	Package string // the directory, as seen from the configuration, with slashes; or a document
	Func    string // the function or declaration around the finding, "" for none
	Rule    string
	Subject string // what the finding says, without the places and documents that it names
}

// String returns the line of the entry: "pets: (*Server).Get: magic: status 404 written as a number".
func (e Entry) String() string {
	parts := []string{e.Package}
	if e.Func != "" {
		parts = append(parts, e.Func)
	}
	return strings.Join(append(parts, e.Rule, e.Subject), ": ")
}

// place matches the line and column behind the name of a file.
var place = regexp.MustCompile(`(\.\w+):\d+(:\d+)?`)

// Subject returns a message without the lines that it names.
func Subject(message string) string { return place.ReplaceAllString(message, "$1") }

// A File is the content of a baseline: how often each line is there.
type File struct {
	name  string
	lines map[string]int
}

// Empty returns a baseline that accepts nothing.
func Empty() *File { return &File{lines: make(map[string]int)} }

// maxSize bounds what is read: a million findings.
const maxSize = 128 << 20

// Read reads a baseline. Lines that begin with # are comments.
func Read(file string) (*File, error) {
	info, err := os.Stat(file)
	if err != nil {
		var pe *os.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, fmt.Errorf("baseline %s: %w (statuslint -write-baseline writes it)", file, err)
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("baseline %s: more than %d bytes", file, maxSize)
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("baseline %s: %w", file, err)
	}
	b := Empty()
	b.name = file
	scanner := bufio.NewScanner(bytes.NewReader(src))
	scanner.Buffer(nil, maxSize)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue // a comment
		}
		if strings.Count(line, ": ") < 2 {
			return nil, fmt.Errorf("%s:%d: no entry of a baseline: want PACKAGE: FUNCTION: RULE: MESSAGE; statuslint -write-baseline writes them", file, n)
		}
		b.lines[line]++
	}
	return b, scanner.Err()
}

// A Filter takes findings out of what a baseline accepts: each of its lines
// accepts one.
type Filter struct {
	file *File
	used map[string]int
}

// Filter returns a filter that has accepted nothing yet.
func (f *File) Filter() *Filter { return &Filter{f, make(map[string]int)} }

// Accepts reports whether the baseline accepts one more finding of that entry.
func (f *Filter) Accepts(line string) bool {
	if f.used[line] >= f.file.lines[line] {
		return false
	}
	f.used[line]++
	return true
}

// Stale returns the lines that accepted nothing, sorted, each as often as it did
// not; only those of which covered reports true.
func (f *Filter) Stale(covered func(line string) bool) []string {
	var out []string
	for line, n := range f.file.lines {
		for range n - f.used[line] {
			if covered(line) {
				out = append(out, line)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Line returns the line of the file on which an entry stands for the first time,
// 0 where the file cannot be read any more.
func (f *File) Line(entry string) int {
	src, err := os.ReadFile(f.name)
	if err != nil {
		return 0
	}
	for n, line := range strings.Split(string(src), "\n") {
		if strings.TrimSpace(line) == entry {
			return n + 1
		}
	}
	return 0
}

const header = `# Findings of statuslint that were accepted. Each line leaves out one of them:
# PACKAGE: FUNCTION: RULE: MESSAGE. "statuslint -write-baseline" writes this file.
`

// Format returns the text of a baseline with the lines: sorted, the same for the
// same findings.
func Format(lines []string) []byte {
	lines = slices.Clone(lines)
	slices.Sort(lines)
	var b bytes.Buffer
	b.WriteString(header)
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
	return b.Bytes()
}
