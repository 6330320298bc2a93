// Package finding holds what the drivers find, whichever driver it was: the
// findings, read from the JSON trees that the drivers of x/tools print or taken
// from diagnostics, each once and in one order.
package finding

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Position is a place in a file.
type Position struct {
	File   string // absolute
	Line   int    // 1-based; 0 where the place is not known
	Column int    // 1-based, in bytes
}

// ParsePosition reads file:line:col, file:line or file, as token.Position
// prints them. The name may hold colons.
func ParsePosition(s string) Position {
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(s, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(s[i+1:])
		if err != nil || n < 0 {
			break
		}
		numbers = append(numbers, n)
		s = s[:i]
	}
	p := Position{File: s}
	switch len(numbers) {
	case 1:
		p.Line = numbers[0]
	case 2:
		p.Line, p.Column = numbers[1], numbers[0]
	}
	if p.File == "-" {
		p.File = "" // token.Position prints a missing place so
	}
	return p
}

// String prints the position as token.Position does.
func (p Position) String() string {
	switch {
	case p.File == "":
		return "-"
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders positions by file, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(strings.Compare(p.File, q.File), p.Line-q.Line, p.Column-q.Column)
}

// An Edit replaces bytes Start to End (exclusive) of a file.
type Edit struct {
	File       string
	Start, End int
	New        string
}

// A Fix is one way to mend a finding; its edits belong together.
type Fix struct {
	Message string
	Edits   []Edit
}

// A Related is a further place of a finding.
type Related struct {
	Pos, End Position
	Message  string
}

// A Finding is one diagnostic.
type Finding struct {
	Package  string // import path
	Rule     string // the diagnostic's category
	Pos, End Position
	Message  string
	Fixes    []Fix
	Related  []Related
	// Severity is error, warning or note; "" stands for error.
	Severity string
	Entry    string // the line of a baseline that stands for the finding
	Baseline string // the file that may hold it
}

// Sort puts findings in the order of their places and drops those that were
// found twice: a package and its test variant hold the same files.
func Sort(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(a.Pos.Compare(b.Pos), strings.Compare(a.Message, b.Message), strings.Compare(a.Package, b.Package))
	})
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.Pos == b.Pos && a.Message == b.Message
	})
}

// PackagePath returns the import path of the package with the given ID:
// without the mark of a test variant ("p [p.test]").
func PackagePath(id string) string {
	path, _, _ := strings.Cut(id, " ")
	return path
}

// FromDiagnostic returns the finding of a diagnostic in the package.
func FromDiagnostic(fset *token.FileSet, pkg string, d analysis.Diagnostic) Finding {
	f := Finding{Package: pkg, Rule: d.Category, Message: d.Message}
	f.Pos, f.End = position(fset, d.Pos), position(fset, cmp.Or(d.End, d.Pos))
	for _, fix := range d.SuggestedFixes {
		var edits []Edit
		for _, e := range fix.TextEdits {
			start, end := fset.Position(e.Pos), fset.Position(cmp.Or(e.End, e.Pos))
			edits = append(edits, Edit{start.Filename, start.Offset, end.Offset, string(e.NewText)})
		}
		f.Fixes = append(f.Fixes, Fix{fix.Message, edits})
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, Related{position(fset, r.Pos), position(fset, cmp.Or(r.End, r.Pos)), r.Message})
	}
	return f
}

func position(fset *token.FileSet, pos token.Pos) Position {
	p := fset.Position(pos)
	return Position{p.Filename, p.Line, p.Column}
}
