package routes

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer"
)

// A layout is the widths of the columns, in characters.
type layout struct {
	widths   [3]int // of method, path and handler; 0 for a column that is left out
	statuses int    // 0 for any width
	shorten  bool   // text that is wider than its column
}

// Bounds on columns, in characters.
const (
	gap         = 2  // between columns
	padPath     = 48 // lines that need not fit are padded to this, so that one long path does not
	padHandler  = 44 // widen all of them
	minPath     = 12
	minHandler  = 12
	minStatuses = 11 // two statuses with their marks
	handlerFrom = 72 // on a narrower terminal, the column of handlers is left out
)

// shorteners shorten the text of each column to a width.
var shorteners = [3]func(text string, width int) string{shortenEnd, shortenPath, shortenHandler}

// fit lays the columns out for a terminal of that width; 0 for none.
func fit(list []analyzer.RouteJSON, width int) layout {
	natural := [3]int{len("METHOD"), len("PATH"), len("HANDLER")}
	statuses := len("STATUSES")
	for _, r := range list {
		for i, text := range [3]string{methodOf(r), pathOf(r), shortName(r.Handler)} {
			natural[i] = max(natural[i], utf8.RuneCountInString(text))
		}
		statuses = max(statuses, utf8.RuneCountInString(strings.Join(marks(r, never), " ")))
	}
	if width <= 0 {
		return layout{widths: [3]int{natural[0], min(natural[1], padPath), min(natural[2], padHandler)}}
	}
	l := layout{widths: natural, statuses: statuses, shorten: true}
	if natural[0]+natural[1]+natural[2]+statuses+3*gap <= width {
		return l
	}
	// Have: more than fits. Statuses get a third, which they can wrap in; of the
	// rest, handlers get two fifths, and paths what is left.
	rest := width - natural[0] - 2*gap
	l.statuses = min(statuses, max(minStatuses, rest/3))
	rest -= l.statuses
	if width < handlerFrom {
		l.widths[2] = 0
	} else {
		rest -= gap
		l.widths[2] = min(natural[2], max(minHandler, rest*2/5, rest-natural[1]))
		rest -= l.widths[2]
	}
	l.widths[1] = min(natural[1], max(minPath, rest))
	l.statuses += max(0, rest-l.widths[1])
	return l
}

// wrap puts words on lines of at most that width, colours aside; 0 for one line.
func wrap(words []string, width int) []string {
	lines := []string{""}
	used := 0
	for _, word := range words {
		n := utf8.RuneCountInString(escapes.ReplaceAllString(word, ""))
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last, used = word, n
		case width > 0 && used+1+n > width:
			lines, used = append(lines, word), n
		default:
			*last, used = *last+" "+word, used+1+n
		}
	}
	return lines
}

// escapes are the colours of a terminal (ECMA-48 §8.3.117).
var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

// shortenEnd keeps the beginning of a text.
func shortenEnd(text string, width int) string {
	runes := []rune(text)
	if len(runes) <= width {
		return text
	}
	return string(runes[:width-1]) + "…"
}

// shortenBegin keeps the end of a text.
func shortenBegin(text string, width int) string {
	runes := []rune(text)
	if len(runes) <= width {
		return text
	}
	return "…" + string(runes[len(runes)-width+1:])
}

// shortenPath leaves out segments in the middle: the first says which part of
// the API a path is of, the last ones what it is.
func shortenPath(path string, width int) string {
	if utf8.RuneCountInString(path) <= width {
		return path
	}
	parts := strings.SplitAfter(path, "/")
	if len(parts) < 4 {
		return shortenBegin(path, width)
	}
	// Have: "/", "api/", "v1/", …, "{id}"
	head := parts[0] + parts[1]
	for i := 3; i < len(parts); i++ {
		if short := head + "…/" + strings.Join(parts[i:], ""); utf8.RuneCountInString(short) <= width {
			return short
		}
	}
	return shortenBegin(path, width)
}

// shortenHandler leaves out what a reader can do without: the marks of a method,
// then the package, then the type.
func shortenHandler(name string, width int) string {
	if utf8.RuneCountInString(name) <= width || strings.ContainsAny(name, "{\" ") {
		return shortenEnd(name, width)
	}
	// Have: (*web.Shop).Get, or web.Get
	name = strings.NewReplacer("(*", "", "(", "", ")", "").Replace(name)
	for utf8.RuneCountInString(name) > width {
		_, rest, found := strings.Cut(name, ".")
		if !found || rest == "func" {
			break
		}
		name = rest
	}
	return shortenEnd(name, width)
}
