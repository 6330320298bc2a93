package table

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
)

// The text of Markdown, and where it stands.

// newParser returns a parser of Markdown that leaves emphasis alone: it is no part
// of what is read, and thousands of marks that do not match take it minutes.
func newParser() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewRawHTMLParser(), 400),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.DefinitionList)).Parser()
}

// maxIndent bounds the blanks before a line: lists that nest deeper than people
// write take the parser minutes.
const maxIndent = 100

// flatten cuts the blanks before lines down to maxIndent columns.
func flatten(src []byte) []byte {
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		blanks := l[:len(l)-len(bytes.TrimLeft(l, " \t"))]
		if len(blanks)+3*bytes.Count(blanks, []byte("\t")) > maxIndent {
			lines[i] = append(bytes.Repeat([]byte(" "), maxIndent), l[len(blanks):]...)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// unfence parts a line break in HTML from a fence of code that follows it,
// which Markdown would take for HTML too.
func unfence(src []byte) []byte {
	return brFence().ReplaceAll(src, []byte("$1 \n$2"))
}

var brFence = lazyregexp.New("(?m)^[ \t]*(<br ?/?>)[ \t]*\n(```)")

func lineStarts(src []byte) []int {
	out := []int{0}
	for i, c := range src {
		if c == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// lineAt returns the 1-based line of an offset.
func lineAt(starts []int, offset int) int {
	lo, hi := 0, len(starts)
	for lo < hi {
		mid := (lo + hi) / 2
		if starts[mid] <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// nodeText returns the text of a node, the markup of code and of emphasis aside.
func nodeText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.RawHTML:
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return plainWords(b.String())
}

// plainWords drops stars, and underscores that are no part of a word: __404__.
func plainWords(s string) string {
	if !strings.ContainsAny(s, "*_") {
		return s
	}
	s = strings.ReplaceAll(s, "*", "")
	isWord := func(i int) bool {
		return i >= 0 && i < len(s) && (isDigit(s[i]) || 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z' || s[i] > 127)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && s[end] == '_' {
			end++
		}
		if end > i && isWord(i-1) && isWord(end) {
			b.WriteString(s[i:end])
		}
		if i = end; i < len(s) {
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// nodeLine returns the line of the first text of a node.
func nodeLine(n ast.Node, lines []int) int {
	at := -1
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && at < 0 {
			at = t.Segment.Start
			return ast.WalkStop, nil
		}
		if n.Type() == ast.TypeBlock && at < 0 && n.Lines() != nil && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if at < 0 {
		return 0
	}
	return lineAt(lines, at)
}
