package report

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// column converts the position's column, which counts bytes, to one that counts
// as width says. It is 0 where the position has none, and the byte column where
// the line cannot be read.
func (l lines) column(p finding.Position, width func(rune) int) int {
	text := l.of(p.File)
	if p.Column == 0 || p.Line == 0 || p.Line > len(text) {
		return p.Column
	}
	line := text[p.Line-1]
	n := 1
	for i, r := range line {
		if i >= p.Column-1 {
			return n
		}
		n += width(r)
	}
	return n + max(0, p.Column-1-len(line))
}

// runes counts a character as one.
func runes(rune) int { return 1 }

// utf16Units counts a character as UTF-16 does.
func utf16Units(r rune) int {
	if r == utf8.RuneError {
		return 1
	}
	return max(1, utf16.RuneLen(r))
}
