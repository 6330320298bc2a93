package comment

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// AddToFile returns the text of a Go file in which the comment that documents a
// route in a line documents further statuses. A status that it documents already
// changes nothing.
func AddToFile(src []byte, line int, codes []int) ([]byte, error) {
	codes = slices.Clone(codes)
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		changed, added, err := addOne(src, line, code)
		if err != nil {
			return nil, err
		}
		src, line = changed, line+added
	}
	return src, nil
}

// addOne adds one status, and returns by how many lines the route moved.
func addOne(src []byte, line, code int) ([]byte, int, error) {
	lines := bytes.SplitAfter(src, []byte("\n"))
	if line < 1 || line > len(lines) {
		return nil, 0, errors.New("there is no such line: the file has changed")
	}
	first, last, block := groupAround(lines, line-1)
	if first < 0 {
		return nil, 0, errors.New("there is no comment in the line: the file has changed")
	}
	g := group(lines[first:last+1], first+1, block)
	op := Read(g)
	if op == nil || !slices.ContainsFunc(op.Routes, documentsLine(line)) {
		return nil, 0, errors.New("there is no such route: the file has changed")
	}
	for _, r := range op.Routes {
		for _, c := range r.Codes {
			if c.Code == code {
				return src, 0, nil
			}
		}
	}
	a, err := Add(g, code, Names(groups(lines), op.YAML))
	if err != nil {
		return nil, 0, err
	}
	eol := "\n"
	if bytes.HasSuffix(lines[line-1], []byte("\r\n")) {
		eol = "\r\n"
	}
	mark := markOf(string(lines[line-1]), block)
	var text strings.Builder
	for _, l := range a.Lines {
		text.WriteString(mark + l + eol)
	}
	lines = slices.Insert(lines, a.After, []byte(text.String()))
	moved := 0
	if a.After < line {
		moved = len(a.Lines)
	}
	return bytes.Join(lines, nil), moved, nil
}

// markOf returns what comes before the text of a line of comment.
func markOf(line string, block bool) string {
	if block {
		return ""
	}
	return line[:strings.Index(line, "//")+2]
}

// groupAround returns the indexes of the first and last line of the comment that
// a line belongs to; -1 where it belongs to none.
func groupAround(lines [][]byte, at int) (first, last int, block bool) {
	is := func(i int) bool {
		return i >= 0 && i < len(lines) && bytes.HasPrefix(bytes.TrimLeft(lines[i], " \t"), []byte("//"))
	}
	if is(at) {
		first, last = at, at
		for is(first - 1) {
			first--
		}
		for is(last + 1) {
			last++
		}
		return first, last, false
	}
	for first = at; first >= 0 && !bytes.Contains(lines[first], []byte("/*")); first-- {
		if first < at && bytes.Contains(lines[first], []byte("*/")) {
			return -1, -1, false
		}
	}
	last = at
	for last < len(lines) && !bytes.Contains(lines[last], []byte("*/")) {
		last++
	}
	if first < 0 || last == len(lines) {
		return -1, -1, false
	}
	return first, last, true
}

// group returns lines as a group of comments.
func group(lines [][]byte, number int, block bool) Group {
	var g Group
	for i, l := range lines {
		text := strings.TrimRight(string(l), "\r\n")
		if !block {
			text = text[strings.Index(text, "//")+2:]
		} else {
			text = strings.TrimSuffix(strings.TrimRight(strings.Replace(text, "/*", "", 1), " \t"), "*/")
		}
		g.Lines = append(g.Lines, Line{Text: text, Line: number + i, Block: block})
	}
	return g
}

// documentsLine reports whether a route is documented in a line.
func documentsLine(line int) func(model.Operation) bool {
	return func(r model.Operation) bool { return r.Line == line }
}

// groups returns all comments of a file that stand on lines of their own.
func groups(lines [][]byte) []Group {
	var out []Group
	for i := 0; i < len(lines); {
		trimmed := bytes.TrimLeft(lines[i], " \t")
		if !bytes.HasPrefix(trimmed, []byte("//")) && !bytes.HasPrefix(trimmed, []byte("/*")) {
			i++
			continue
		}
		first, last, block := groupAround(lines, i)
		if first < 0 {
			i++
			continue
		}
		out = append(out, group(lines[first:last+1], first+1, block))
		i = last + 1
	}
	return out
}
