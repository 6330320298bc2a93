package routes

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

//go:embed page.html
var page string

// A look is how a state is shown: its letter is the class of its cells, and the
// word by which rows are filtered.
type look struct {
	letter, sign, words string
}

var looks = map[state]look{
	written:      {"w", "✓", "documented and written"},
	undocumented: {"u", "!", "undocumented"},
	unwritten:    {"n", "–", "documented, never written"},
	unknown:      {"q", "?", "unknown"},
}

// HTML prints one page without references to other files than the sources that
// its cells link to: a matrix of routes and statuses.
func HTML(w io.Writer, list []analyzer.RouteJSON) error {
	m := newMatrix(list)
	_, err := io.WriteString(w, strings.NewReplacer(
		"{{COUNT}}", summary(list),
		"{{LEGEND}}", m.legend(),
		"{{HEAD}}", m.head(),
		"{{ROWS}}", m.rows(),
	).Replace(page))
	return err
}

// A matrix is the routes with the statuses that any of them has.
type matrix struct {
	list   []analyzer.RouteJSON
	cells  [][]cell
	codes  []int
	counts map[state]int // routes that have a cell of the state
}

func newMatrix(list []analyzer.RouteJSON) *matrix {
	m := &matrix{list: list, counts: make(map[state]int)}
	codes := make(map[int]bool)
	for _, r := range list {
		row := cells(r)
		m.cells = append(m.cells, row)
		states := make(map[state]bool)
		for _, c := range row {
			codes[c.code] = true
			states[c.state] = true
		}
		if !r.Complete {
			states[unknown] = true
		}
		for s := range states {
			m.counts[s]++
		}
	}
	m.codes = slices.Sorted(maps.Keys(codes))
	return m
}

func (m *matrix) legend() string {
	var b strings.Builder
	for s := written; s <= unknown; s++ {
		l := looks[s]
		fmt.Fprintf(&b, `<button type="button" value="%s" aria-pressed="false"><span class="mark %s">%s</span>%s <b>%d</b></button>`,
			l.letter, l.letter, l.sign, l.words, m.counts[s])
	}
	return b.String()
}

func (m *matrix) head() string {
	var b strings.Builder
	for i, code := range m.codes {
		fmt.Fprintf(&b, `<th class="c%s" scope="col" title="%s">%d</th>`, m.start(i), html.EscapeString(analyzer.StatusText(code)), code)
	}
	b.WriteString(`<th class="c start" scope="col" title="statuses that are not known">?</th>`)
	return b.String()
}

// start separates the columns of the classes.
func (m *matrix) start(i int) string {
	if i == 0 || m.codes[i]/100 != m.codes[i-1]/100 {
		return " start"
	}
	return ""
}

func (m *matrix) rows() string {
	var b bytes.Buffer
	for i, r := range m.list {
		m.row(&b, r, m.cells[i])
	}
	return b.String()
}

func (m *matrix) row(b *bytes.Buffer, r analyzer.RouteJSON, row []cell) {
	text := []string{methodOf(r), pathOf(r), shortName(r.Handler)}
	var states strings.Builder
	byCode := make(map[int]cell)
	for _, c := range row {
		byCode[c.code] = c
		text = append(text, fmt.Sprint(c.code))
		states.WriteString(looks[c.state].letter)
	}
	if !r.Complete {
		states.WriteString(looks[unknown].letter)
	}
	fmt.Fprintf(b, `<tr data-text="%s" data-states="%s"><th scope="row"><span class="m %s">%s</span><span class="path">%s</span></th>`,
		html.EscapeString(strings.ToLower(strings.Join(text, " "))), states.String(),
		methodClass(r), html.EscapeString(methodOf(r)), link(r.Registered, pathHTML(r), "registered at "+r.Registered))
	fmt.Fprintf(b, `<td class="handler" title="%s">%s</td>`, html.EscapeString(r.Handler),
		link(r.Pos, html.EscapeString(shortName(r.Handler)), r.Handler+" at "+r.Pos))
	for i, code := range m.codes {
		fmt.Fprintf(b, `<td class="c%s">`, m.start(i))
		if c, ok := byCode[code]; ok {
			b.WriteString(c.html())
		}
		b.WriteString("</td>")
	}
	b.WriteString(`<td class="c start">`)
	if !r.Complete {
		l := looks[unknown]
		fmt.Fprintf(b, `<span class="mark %s" title="it may write more">%s</span>`, l.letter, l.sign)
	}
	b.WriteString(`</td><td class="last"></td></tr>` + "\n")
}

func (c cell) html() string {
	l := looks[c.state]
	title := fmt.Sprintf("%d %s: %s", c.code, analyzer.StatusText(c.code), l.words)
	if c.via != "" {
		title += ", " + c.via
	}
	if c.pos != "" {
		title += "\n" + c.pos
	}
	tag, ref := "span", ""
	if h := href(c.pos); h != "" {
		tag, ref = "a", ` href="`+html.EscapeString(h)+`"`
	}
	return fmt.Sprintf(`<%s class="mark %s"%s title="%s">%s</%s>`, tag, l.letter, ref, html.EscapeString(title), l.sign, tag)
}

// link wraps inner, which is HTML, in a reference to a place, if there is one.
func link(pos, inner, title string) string {
	h := href(pos)
	if h == "" {
		return inner
	}
	return `<a href="` + html.EscapeString(h) + `" title="` + html.EscapeString(title) + `">` + inner + `</a>`
}

// pathHTML sets the parameters of a path apart.
func pathHTML(r analyzer.RouteJSON) string {
	s := html.EscapeString(pathOf(r))
	return strings.NewReplacer("{", "<i>{", "}", "}</i>").Replace(s)
}

func methodClass(r analyzer.RouteJSON) string {
	if slices.Contains(methods[:6], r.Method) {
		return r.Method
	}
	return "other"
}
