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
	state  state
	letter string
	sign   string
	words  string
}

// looks are in the order of the legend.
var looks = []look{
	{undocumented, "u", "!", "written, not documented"},
	{written, "w", "✓", "documented and written"},
	{plain, "p", "•", "written"},
	{unwritten, "n", "–", "documented, never written"},
	{elsewhere, "e", "○", "documented, left to middleware or the server"},
	{unknown, "q", "?", "not known"},
}

func (s state) look() look {
	return looks[slices.IndexFunc(looks, func(l look) bool { return l.state == s })]
}

// HTML prints one page that needs no other file: a matrix of routes and
// statuses, whose cells link to the sources.
func HTML(w io.Writer, list []analyzer.RouteJSON, info Info) error {
	m := newMatrix(list, info.Link)
	_, err := io.WriteString(w, strings.NewReplacer(
		"{{PROJECT}}", html.EscapeString(info.Project),
		"{{ABOUT}}", info.about(),
		"{{COUNT}}", routesOf(len(list)),
		"{{LEGEND}}", m.legend(),
		"{{HEAD}}", m.head(),
		"{{ROWS}}", m.rows(),
	).Replace(page))
	return err
}

// about says in HTML what the page is of.
func (i Info) about() string {
	var b strings.Builder
	add := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&b, "<div><dt>%s</dt><dd>%s</dd></div>", what, html.EscapeString(text))
		}
	}
	add("Project", i.Project)
	add("Revision", i.Revision)
	add("Documents", strings.Join(i.Documents, ", "))
	add("Date", i.Date)
	return b.String()
}

// A matrix is the routes with the statuses that any of them has.
type matrix struct {
	list   []analyzer.RouteJSON
	link   Link
	cells  [][]cell
	codes  []int
	counts map[state]int // routes that have a cell of the state
	// untested counts the routes with a status that tests do not exercise.
	untested int
}

func newMatrix(list []analyzer.RouteJSON, link Link) *matrix {
	m := &matrix{list: list, link: link, counts: make(map[state]int)}
	codes := make(map[int]bool)
	for _, r := range list {
		row := cells(r)
		m.cells = append(m.cells, row)
		states := make(map[state]bool)
		for _, c := range row {
			codes[c.code] = true
			states[c.state] = true
		}
		if slices.ContainsFunc(row, cell.untested) {
			m.untested++
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

// legend explains the marks that are there, and filters by them.
func (m *matrix) legend() string {
	var b strings.Builder
	for _, l := range looks {
		if m.counts[l.state] == 0 {
			continue // no cell to explain
		}
		b.WriteString(l.button(m.counts[l.state]))
	}
	if measured(m.list) {
		b.WriteString(untestedLook.button(m.untested))
	}
	return b.String()
}

// button filters the routes by a look, of which there are n.
func (l look) button(n int) string {
	return fmt.Sprintf(`<button type="button" value="%s" aria-pressed="false"><span class="mark %s" aria-hidden="true">%s</span>%s <b>%d</b></button>`,
		l.letter, l.letter, l.sign, l.words, n)
}

func (m *matrix) head() string {
	var b strings.Builder
	for i, code := range m.codes {
		fmt.Fprintf(&b, `<th class="c%s" scope="col" title="%s">%d</th>`, m.start(i), html.EscapeString(analyzer.StatusText(code)), code)
	}
	b.WriteString(`<th class="c start" scope="col" title="more statuses, which are not known">?</th>`)
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
		states.WriteString(c.state.look().letter)
	}
	if !r.Complete {
		states.WriteString(unknown.look().letter)
	}
	if slices.ContainsFunc(row, cell.untested) {
		states.WriteString(untestedLook.letter)
	}
	fmt.Fprintf(b, `<tr data-text="%s" data-states="%s"><th scope="row"><span class="m %s">%s</span> <span class="path">%s</span></th>`,
		html.EscapeString(strings.ToLower(strings.Join(text, " "))), states.String(),
		methodClass(r), html.EscapeString(methodOf(r)), m.anchor(r.Registered, "", pathHTML(r), "registered at "+r.Registered))
	fmt.Fprintf(b, `<td class="handler" title="%s">%s</td>`, html.EscapeString(r.Handler),
		m.anchor(r.Pos, ` tabindex="-1"`, html.EscapeString(shortName(r.Handler)), r.Handler+" at "+r.Pos))
	m.short(b, r, row)
	for i, code := range m.codes {
		fmt.Fprintf(b, `<td class="c%s">`, m.start(i))
		if c, ok := byCode[code]; ok {
			b.WriteString(m.mark(c))
		}
		b.WriteString("</td>")
	}
	b.WriteString(`<td class="c start">`)
	if !r.Complete {
		l := unknown.look()
		fmt.Fprintf(b, `<span class="mark %s" role="img" aria-label="it may write more">%s</span>`, l.letter, l.sign)
	}
	b.WriteString(`</td><td class="last"></td></tr>` + "\n")
}

// short prints the statuses in one cell, which is shown instead of the others
// where they do not fit.
func (m *matrix) short(b *bytes.Buffer, r analyzer.RouteJSON, row []cell) {
	b.WriteString(`<td class="short">`)
	for _, c := range row {
		l := c.state.look()
		fmt.Fprintf(b, `<span class="chip %s" title="%s">%d<i>%s</i></span> `, l.letter, l.words, c.code, l.sign)
	}
	if !r.Complete {
		l := unknown.look()
		fmt.Fprintf(b, `<span class="chip %s" title="it may write more">%s</span>`, l.letter, l.sign)
	}
	b.WriteString("</td>")
}

// mark prints the mark of a status in its column.
func (m *matrix) mark(c cell) string {
	l := c.state.look()
	label := strings.TrimSpace(fmt.Sprintf("%d %s", c.code, analyzer.StatusText(c.code))) + ": " + l.words + c.coverTitle()
	if c.untested() {
		l.letter += " " + untestedLook.letter
	}
	if c.via != "" {
		label += ", " + c.via
	}
	tag, ref := "span", ` role="img"`
	if h := m.link.href(c.pos); h != "" {
		tag, ref = "a", ` tabindex="-1" href="`+html.EscapeString(h)+`"`
	}
	if c.pos != "" {
		label += ", " + c.pos
	}
	return fmt.Sprintf(`<%s class="mark %s"%s aria-label="%s">%s</%s>`, tag, l.letter, ref, html.EscapeString(label), l.sign, tag)
}

// anchor wraps inner, which is HTML, in a reference to a place, if there is one.
func (m *matrix) anchor(pos, attributes, inner, title string) string {
	h := m.link.href(pos)
	if h == "" {
		return inner
	}
	return `<a` + attributes + ` href="` + html.EscapeString(h) + `" title="` + html.EscapeString(title) + `">` + inner + `</a>`
}

// pathHTML sets the parameters of a path apart, and lets lines break at slashes.
func pathHTML(r analyzer.RouteJSON) string {
	s := html.EscapeString(pathOf(r))
	return strings.NewReplacer("{", "<i>{", "}", "}</i>", "/", "/<wbr>").Replace(s)
}

func methodClass(r analyzer.RouteJSON) string {
	if slices.Contains(methods[:6], r.Method) {
		return r.Method
	}
	return "other"
}
