package fix

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Moved returns the findings of the list with the places that they have in the
// changed files. A place in a file that does not change stays as it is.
func (r Result) Moved(list []finding.Finding) []finding.Finding {
	moves := make(map[string]*move)
	for i := range r.Changes {
		moves[r.Changes[i].File] = newMove(r.Changes[i])
	}
	at := func(p finding.Position) finding.Position {
		if m := moves[p.File]; m != nil {
			return m.position(p)
		}
		return p
	}
	out := slices.Clone(list)
	for i := range out {
		f := &out[i]
		f.Pos, f.End = at(f.Pos), at(f.End)
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].Pos, f.Related[j].End = at(f.Related[j].Pos), at(f.Related[j].End)
		}
	}
	return out
}

// A move maps places of a file before a change to places after it. It goes by
// the edits from the old text to the edited one, and from there to the formatted
// text by counting characters that are not space, which are all that gofmt keeps.
type move struct {
	Change
	oldLines, newLines []int // offsets at which lines begin
	formatted          bool  // New has the characters of the edited text, spaced otherwise
}

func newMove(c Change) *move {
	m := &move{Change: c, oldLines: lineStarts(c.Old), newLines: lineStarts(c.New)}
	m.formatted = inked(c.edited) == inked(c.New)
	return m
}

// position returns where a place of the old text is in the new one.
func (m *move) position(p finding.Position) finding.Position {
	if p.Line < 1 || p.Line > len(m.oldLines) {
		return p // not of this text
	}
	offset := min(m.oldLines[p.Line-1]+max(0, p.Column-1), len(m.Old))
	offset = m.afterEdits(offset)
	if m.formatted {
		offset = skipInk(m.New, inked(m.edited[:offset]))
	}
	line := lineOf(m.newLines, min(offset, len(m.New)))
	q := finding.Position{File: p.File, Line: line + 1}
	if p.Column > 0 {
		q.Column = offset - m.newLines[line] + 1
	}
	return q
}

// afterEdits returns where a byte of the old text is in the edited one. A byte
// inside what an edit replaces is where its replacement begins.
func (m *move) afterEdits(offset int) int {
	shift := 0
	for _, e := range m.edits {
		if e.Start > offset || e.Start == offset && e.End > e.Start {
			break
		}
		if offset < e.End {
			return e.Start + shift
		}
		shift += len(e.New) - (e.End - e.Start)
	}
	return offset + shift
}

// inked counts the characters of a text that are not space.
func inked(text []byte) int {
	n := 0
	for _, r := range string(text) {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// skipInk returns the offset of the character that n others which are not space
// come before.
func skipInk(text []byte, n int) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if !unicode.IsSpace(r) {
			if n == 0 {
				return i
			}
			n--
		}
		i += size
	}
	return len(text)
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineOf returns the index of the line that holds the offset.
func lineOf(starts []int, offset int) int {
	i, found := slices.BinarySearchFunc(starts, offset, func(start, offset int) int { return cmp.Compare(start, offset) })
	if found {
		return i
	}
	return i - 1
}
