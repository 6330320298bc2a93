package fix

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// around is how many unchanged lines a hunk shows before and after a change.
const around = 3

// Diff returns the change as a unified diff whose names are oldName and newName.
func (c Change) Diff(oldName, newName string) string {
	a, b := splitLines(c.Old), splitLines(c.New)
	script := compare(a, b)
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", quoted(oldName), quoted(newName))
	for start := 0; start < len(script); {
		if script[start].op == ' ' {
			start++
			continue
		}
		// Have: the first change of a hunk. It ends where more lines are kept
		// than two neighbours would show.
		end, kept := start, 0
		for i := start; i < len(script) && kept <= 2*around; i++ {
			if script[i].op == ' ' {
				kept++
				continue
			}
			end, kept = i+1, 0
		}
		from, to := max(0, start-around), min(len(script), end+around)
		writeHunk(&out, script[from:to])
		start = to
	}
	return out.String()
}

// Patch returns changes as a patch, and the directory in which git apply and patch -p1
// take it: dir, or the nearest directory above it that holds all files.
func Patch(dir string, changes []Change) (patch, base string) {
	base = dir
	for _, c := range changes {
		base = above(base, c.File)
	}
	var out strings.Builder
	for _, c := range changes {
		name := c.File
		if rel, err := filepath.Rel(base, c.File); err == nil {
			name = rel
		}
		name = filepath.ToSlash(name)
		out.WriteString(c.Diff("a/"+name, "b/"+name))
	}
	return out.String(), base
}

// above returns dir, or the nearest directory above it in which file lies; dir where there
// is none, on another drive.
func above(dir, file string) string {
	for base := dir; ; base = filepath.Dir(base) {
		rel, err := filepath.Rel(base, file)
		if err == nil && filepath.IsLocal(rel) {
			return base
		}
		if err != nil || base == filepath.Dir(base) {
			return dir
		}
	}
}

// quoted ends a name that holds spaces with a tab, as diff does: readers of
// patches would take what follows the space for a date.
func quoted(name string) string {
	if strings.ContainsAny(name, " \t") {
		return name + "\t"
	}
	return name
}

// A step keeps (' '), drops ('-') or adds ('+') a line. Its numbers are those
// of the lines before it in either text.
type step struct {
	op         byte
	line       string
	oldN, newN int
}

func writeHunk(out *strings.Builder, hunk []step) {
	var olds, news int
	for _, s := range hunk {
		if s.op != '+' {
			olds++
		}
		if s.op != '-' {
			news++
		}
	}
	fmt.Fprintf(out, "@@ -%s +%s @@\n", span(hunk[0].oldN, olds), span(hunk[0].newN, news))
	for _, s := range hunk {
		out.WriteByte(s.op)
		out.WriteString(s.line)
		if !strings.HasSuffix(s.line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// span prints a hunk's range: an empty one stands after the line it names.
func span(before, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", before)
	case 1:
		return fmt.Sprint(before + 1)
	}
	return fmt.Sprintf("%d,%d", before+1, n)
}

func splitLines(text []byte) []string {
	var lines []string
	for line := range bytes.Lines(text) {
		lines = append(lines, string(line))
	}
	return lines
}

// compare returns a shortest script from a to b (Myers, An O(ND) Difference
// Algorithm, 1986).
func compare(a, b []string) []step {
	var trace [][]int
	v := map[int]int{1: 0}
	bound := len(a) + len(b)
	for d := 0; d <= bound; d++ {
		row := make([]int, 2*d+1)
		done := false
		for k := -d; k <= d; k += 2 {
			x := v[k-1] + 1
			if k == -d || k != d && v[k-1] < v[k+1] {
				x = v[k+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			v[k] = x
			row[k+d] = x
			done = done || x >= len(a) && x-k >= len(b)
		}
		trace = append(trace, row)
		if done {
			break
		}
	}
	return backtrack(trace, a, b)
}

// before returns the point that d-1 changes reached, from which change d leads to
// diagonal k. row has the furthest points of d-1 changes.
func before(row []int, d, k int) (x, y int) {
	at := func(k int) int {
		if i := k + d - 1; i >= 0 && i < len(row) && (k+d-1)%2 == 0 {
			return row[i]
		}
		return -1
	}
	prevK := k - 1
	if down := at(k + 1); k == -d || k != d && at(k-1) < down {
		prevK = k + 1
	}
	x = at(prevK)
	return x, x - prevK
}

// backtrack reads the script off the furthest points that each number of
// changes reached.
func backtrack(trace [][]int, a, b []string) []step {
	var reversed []step
	x, y := len(a), len(b)
	for d := len(trace) - 1; d >= 0; d-- {
		prevX, prevY := 0, 0
		if d > 0 {
			prevX, prevY = before(trace[d-1], d, x-y)
		}
		for x > prevX && y > prevY && a[x-1] == b[y-1] {
			x, y = x-1, y-1
			reversed = append(reversed, step{' ', a[x], x, y})
		}
		if d == 0 {
			break
		}
		if x == prevX {
			y--
			reversed = append(reversed, step{'+', b[y], x, y})
		} else {
			x--
			reversed = append(reversed, step{'-', a[x], x, y})
		}
	}
	script := make([]step, 0, len(reversed))
	for i := len(reversed) - 1; i >= 0; i-- {
		script = append(script, reversed[i])
	}
	return script
}
