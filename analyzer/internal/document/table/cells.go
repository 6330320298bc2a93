package table

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// The reader decides by the cells, not by a column's place or the words of its
// header: a cell is one of codes if it reads as codes from its beginning to its
// end, reason phrases aside.

// codes is what a cell of codes holds.
type codes struct {
	list   []int
	ranges []model.Range
	phrase bool // a reason phrase or another text stood behind
}

var (
	markup = strings.NewReplacer("\\ ", "", "`", "", "*", "", "\"", "", "“", "", "”", "", "\\", "", "|", " ", "</br>", " ", "<br>", " ", "<br/>", " ", "<br />", " ", "\u00a0", " ")
	// lead matches a code, a class or a range at the beginning of a text.
	lead = lazyregexp.New(`^(?:HTTP[ /]*(?:1\.[01])?\s*)?(?:([1-5])[xX]{2}|([1-5]\d\d)(?:\s*(?:-|–|—|to|\.\.\.?)\s*([1-5]\d\d))?)\b`)
	// emphasis is a code in italics: _5xx_.
	emphasis = lazyregexp.New(`^_([1-5](?:\d\d|[xX]{2}))_`)
	// bracketed is a code in brackets: [404].
	bracketed = lazyregexp.New(`^\[([1-5](?:\d\d|[xX]{2}))\]`)
	// signs are shortcodes of emoji before a code: :x: 401.
	signs = lazyregexp.New(`^\s*(?::[a-z][a-z0-9_+-]*:\s+)+`)
	// between matches what may stand between two codes of one cell.
	between = lazyregexp.New(`^\s*(?:[,/;&+]|or|and)?\s*`)
	phrase  = lazyregexp.New(`^[\s:–—.-]*\(?[A-Za-z']`)
	almost  = lazyregexp.New(`^(?:\d{3}[A-Za-z]|[1-5][0-9O]{2}|\d{2,3})$`)
)

// readCodes reads a cell of codes; ok is false where the cell is none.
func readCodes(text string) (codes, bool) {
	s := strings.TrimSpace(markup.Replace(undecorated(text)))
	s = strings.TrimSpace(strings.TrimLeft(emphasis().ReplaceAllString(s, "$1"), "_("))
	var out codes
	for {
		m := lead().FindStringSubmatch(s)
		if m == nil {
			break
		}
		rest := s[len(m[0]):]
		if rest != "" && (rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]) || rest[0] == '%' || rest[0] == '_') {
			return codes{}, false // 400.1, 100%
		}
		out.add(m)
		s = between().ReplaceAllString(rest, "")
		if next, ok := skipPhrase(s); ok {
			out.phrase = true
			s = next
		}
	}
	if len(out.list)+len(out.ranges) == 0 {
		return codes{}, false
	}
	s = strings.Trim(s, " \t\n().,:;-–—_")
	if s != "" {
		out.phrase = true
		if !startsText(s) {
			return codes{}, false // 401 = 7
		}
	}
	return out, true
}

// undecorated returns a text without the signs before it, and the brackets
// around its code.
func undecorated(text string) string {
	return bracketed().ReplaceAllString(strings.TrimSpace(signs().ReplaceAllString(text, "")), "$1")
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func startsText(s string) bool {
	r := []rune(s)[0]
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127 || r == '\'' || r == '[' || r == '{' || r == ':' || r == '<' || r == '='
}

// skipPhrase skips a reason phrase that another code follows: `200-OK`, 201-Created.
func skipPhrase(s string) (string, bool) {
	if !phrase().MatchString(s) {
		return s, false
	}
	for i := 0; i < len(s) && i < 60; i++ {
		if !strings.ContainsRune(",/;\n", rune(s[i])) && !strings.HasPrefix(s[i:], " or ") {
			continue
		}
		next := between().ReplaceAllString(s[i:], "")
		if lead().MatchString(next) {
			return next, true
		}
		return s, false
	}
	return s, false
}

func (c *codes) add(m []string) {
	switch {
	case m[1] != "":
		lo := int(m[1][0]-'0') * 100
		c.ranges = append(c.ranges, model.Range{Lo: lo, Hi: lo + 99, Text: m[1] + "XX"})
	case m[3] != "":
		lo, _ := strconv.Atoi(m[2])
		hi, _ := strconv.Atoi(m[3])
		c.ranges = append(c.ranges, model.Range{Lo: lo, Hi: hi, Text: m[2] + "-" + m[3]})
	default:
		code, _ := strconv.Atoi(m[2])
		c.list = append(c.list, code)
	}
}

// add adds what a cell or an item lists.
func (d *document) add(c codes, line int, methods []string, text string) {
	text = strings.Join(strings.Fields(text), " ")
	for _, code := range c.list {
		d.Codes = append(d.Codes, model.Code{Code: code, Line: line, Methods: methods, Text: text})
	}
	for _, r := range c.ranges {
		r.Line = line
		d.Ranges = append(d.Ranges, r)
	}
}

func (d *document) problem(line int, message string) {
	d.Problems = append(d.Problems, model.Problem{Line: line, Message: message})
}

// sort orders codes by line and joins those that are listed twice.
func (d *document) sort() {
	slices.SortStableFunc(d.Notes, func(a, b model.Problem) int { return a.Line - b.Line })
	sort.SliceStable(d.Codes, func(i, j int) bool { return d.Codes[i].Line < d.Codes[j].Line })
	var out []model.Code
	byCode := make(map[int]int)
	for _, c := range d.Codes {
		i, seen := byCode[c.Code]
		if !seen {
			byCode[c.Code] = len(out)
			out = append(out, c)
			continue
		}
		out[i].Stated = out[i].Stated && c.Stated
		for _, m := range c.Methods {
			if !slices.Contains(out[i].Methods, m) {
				out[i].Methods = append(slices.Clip(out[i].Methods), m)
			}
		}
	}
	d.Codes = out
}

// isRegistered reports whether a code is in the IANA registry of statuses, or
// one of the unregistered ones that are met in the wild.
func isRegistered(code int) bool {
	switch {
	case code >= 100 && code <= 103, code >= 200 && code <= 208, code == 226:
	case code >= 300 && code <= 308:
	case code >= 400 && code <= 418, code >= 421 && code <= 426, code == 428, code == 429, code == 431, code == 451:
	case code >= 500 && code <= 508, code == 510, code == 511:
	case code == 419, code == 420, code == 430, code == 440, code == 441, code == 444, code == 449, code == 450, code == 460, code == 463:
	case code >= 491 && code <= 499, code >= 520 && code <= 530, code == 509, code == 561, code == 591, code == 592, code == 598, code == 599:
	default:
		return false
	}
	return true
}
