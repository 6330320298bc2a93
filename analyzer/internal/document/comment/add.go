package comment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// An Addition is what documents a status in a group of comments: lines behind one
// of its lines, in the style of the responses beside them.
type Addition struct {
	After int      // the line that they come behind; one above the group to come first
	Lines []string // as Line.Text has them
}

// A response is what documents a status in a group: its code, and its lines.
type response struct {
	code        int // 0 for default
	first, last int // indexes of lines
}

var errNoPlace = errors.New("no response is documented that another could stand beside")

// Add returns what documents a status in a group. named returns the response of
// go-swagger that the file uses for a status, "" where it uses none; nil for none.
func Add(g Group, code int, named func(code int) string) (Addition, error) {
	op := Read(g)
	if op == nil || len(op.Routes) == 0 {
		return Addition{}, errors.New("it documents no route")
	}
	if named == nil {
		named = func(int) string { return "" }
	}
	switch {
	case op.Swag:
		return addSwag(g, code)
	case op.YAML:
		return addYAML(g, code, named)
	}
	return addRoute(g, code, named)
}

// behind returns the index of the response that a status comes behind: where codes
// ascend, the last below it; else the last of its kind, success or error, that is
// below it or, where none is, the last of its kind. It is -1 for before all.
func behind(list []response, code int) int {
	ascending := slices.IsSortedFunc(list, func(a, b response) int { return order(a) - order(b) })
	at := -1
	for i, r := range list {
		if order(r) < code && (ascending || isError(r.code) == isError(code)) {
			at = i
		}
	}
	if at >= 0 || ascending {
		return at
	}
	for i := len(list) - 1; i >= 0; i-- {
		if isError(list[i].code) == isError(code) {
			return i
		}
	}
	return len(list) - 1
}

// order puts default behind all codes.
func order(r response) int {
	if r.code == 0 {
		return 1000
	}
	return r.code
}

// isError reports whether a response is of errors: by its code, or as a default.
func isError(code int) bool { return code == 0 || status.IsError(code) }

// alike returns the response that is nearest to a status, of the same kind where
// there is one; -1 of none.
func alike(list []response, code int) int {
	best, distance := -1, 0
	for i, r := range list {
		d := max(order(r)-code, code-order(r))
		if isError(r.code) != isError(code) {
			d += 1000
		}
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

// phrase returns the text of a status.
func phrase(code int) string {
	if text := status.Text(code); text != "" {
		return text
	}
	return "status " + strconv.Itoa(code)
}

// swagResponse matches a response of swag: what comes before its tag, the tag, the
// gap, its codes, and the rest.
var swagResponse = lazyregexp.New(`(?i)^(\s*@)(success|failure|response)(\s+)([\w,]+)(.*)$`)

// swagRest matches the rest: the gap before its type, its type, the gap before its
// text, its text.
var swagRest = lazyregexp.New(`^(?:(\s+)(\{[^}]*\}\s+[^\s"]+))?(?:(\s+)("[^"]*"))?`)

// A swagLine is a response of swag, taken apart.
type swagLine struct {
	mark, tag, gap, word string
	typeGap, typ         string
	textGap, text        string
	index                int
	codes                []int
}

func readSwagLine(l Line, index int) (swagLine, bool) {
	m := swagResponse().FindStringSubmatch(l.Text)
	if m == nil || l.Block {
		return swagLine{}, false
	}
	r := swagRest().FindStringSubmatch(m[5])
	s := swagLine{mark: m[1], tag: m[2], gap: m[3], word: m[4], typeGap: r[1], typ: r[2], textGap: r[3], text: r[4], index: index}
	for w := range strings.SplitSeq(s.word, ",") {
		if n, err := strconv.Atoi(w); err == nil {
			s.codes = append(s.codes, n)
		}
	}
	return s, true
}

// addSwag adds a line of swag.
func addSwag(g Group, code int) (Addition, error) {
	var lines []swagLine
	var list []response
	router := -1
	for i, l := range g.Lines {
		if s, ok := readSwagLine(l, i); ok {
			first := 0
			if len(s.codes) > 0 {
				first = s.codes[0]
			}
			lines, list = append(lines, s), append(list, response{first, i, i})
		}
		if router < 0 && strings.HasPrefix(strings.ToLower(strings.TrimSpace(l.Text)), "@router") {
			router = i
		}
	}
	if len(lines) == 0 {
		if router < 0 {
			return Addition{}, errNoPlace
		}
		return Addition{After: g.Lines[router].Line - 1, Lines: []string{swagAlone(g.Lines[router].Text, code)}}, nil
	}
	at := behind(list, code)
	after := g.Lines[list[0].first].Line - 1
	if at >= 0 {
		after = g.Lines[list[at].last].Line
	}
	return Addition{After: after, Lines: []string{lines[alike(list, code)].like(code)}}, nil
}

// swagAlone spells the first response of a comment, above its @Router.
func swagAlone(router string, code int) string {
	mark, rest, _ := strings.Cut(router, "@")
	tag := "Success"
	if status.IsError(code) {
		tag = "Failure"
	}
	word := strings.TrimRight(rest[:min(len(rest), len("router"))], " \t")
	if word == strings.ToLower(word) {
		tag = strings.ToLower(tag)
	}
	gap := rest[len(word):]
	gap = gap[:len(gap)-len(strings.TrimLeft(gap, " \t"))]
	if width := len(word) + len(gap) - len(tag); gap != "\t" && width > 1 {
		gap = strings.Repeat(" ", width)
	} else if gap != "\t" {
		gap = " "
	}
	return mark + "@" + tag + gap + strconv.Itoa(code) + ` "` + phrase(code) + `"`
}

// like spells a response as another is spelled, column under column.
func (s swagLine) like(code int) string {
	same := len(s.codes) > 0 && status.IsError(s.codes[0]) == status.IsError(code)
	if len(s.codes) == 0 { // default
		same = status.IsError(code)
	}
	tag := s.tag
	if !same && !strings.EqualFold(s.tag, "response") {
		tag = "Success"
		if status.IsError(code) {
			tag = "Failure"
		}
		if s.tag == strings.ToLower(s.tag) {
			tag = strings.ToLower(tag)
		}
	}
	out := s.mark + tag + column(s.gap, len(s.tag)-len(tag)) + strconv.Itoa(code)
	shift := len(s.word) - 3
	typ := s.typ
	if !same || bodiless(code) {
		typ = ""
	}
	if typ != "" {
		out += column(s.typeGap, shift) + typ
	}
	switch {
	case typ != "" && s.text != "":
		out += s.textGap + strconv.Quote(phrase(code))
	case typ == "" && s.typ != "":
		out += column(s.typeGap, shift) + strconv.Quote(phrase(code))
	case typ == "" && s.text != "":
		out += column(s.textGap, shift) + strconv.Quote(phrase(code))
	case typ == "":
		out += ` ` + strconv.Quote(phrase(code))
	}
	return out
}

// column returns a gap that is wider by n, so that what follows stays in its
// column; at least a blank. Tabs stay as they are.
func column(gap string, n int) string {
	if strings.Contains(gap, "\t") || len(gap) < 2 && n <= 0 {
		return gap
	}
	if len(gap) == 1 && n > 0 {
		return gap // nothing is aligned
	}
	return strings.Repeat(" ", max(len(gap)+n, 1))
}

// bodiless reports whether a status has no content (RFC 9110 §15).
func bodiless(code int) bool {
	return code < 200 || code == 204 || code == 205 || code == 304
}

// routeLine matches a response of a swagger:route: what comes before its code, its
// quote, the code, the colon with its gap, and the rest.
var routeLine = lazyregexp.New(`^(\W*?)(["']?)(\d{3}|(?i:default))["']?(\s*:\s*)(.*)$`)

// addRoute adds a line to the responses of a swagger:route.
func addRoute(g Group, code int, named func(int) string) (Addition, error) {
	var list []response
	var parts [][]string
	inside := false
	for i, l := range g.Lines {
		text := strings.TrimSpace(strings.TrimLeft(l.Text, " \t*"))
		m := routeLine().FindStringSubmatch(l.Text)
		switch {
		case openResp().MatchString(text):
			inside = true
		case keyword().MatchString(text):
			inside = false
		case inside && m != nil:
			n, _ := strconv.Atoi(m[3]) // 0 for default
			list, parts = append(list, response{n, i, i}), append(parts, m)
		}
	}
	if len(list) == 0 {
		return Addition{}, errNoPlace
	}
	like := parts[alike(list, code)]
	gap := like[4]
	if strings.TrimSpace(like[5]) == "" {
		gap = ": "
	}
	value := named(code)
	if value == "" {
		value = "description: " + phrase(code)
	}
	line := like[1] + like[2] + strconv.Itoa(code) + like[2] + gap + value
	if at := behind(list, code); at >= 0 {
		return Addition{After: g.Lines[list[at].last].Line, Lines: []string{line}}, nil
	}
	return Addition{After: g.Lines[list[0].first].Line - 1, Lines: []string{line}}, nil
}

// addYAML adds a key to the responses of a swagger:operation.
func addYAML(g Group, code int, named func(int) string) (Addition, error) {
	list := yamlResponses(g)
	if len(list) == 0 {
		return Addition{}, errNoPlace
	}
	like := list[alike(list, code)]
	text := g.Lines[like.first].Text
	m := routeLine().FindStringSubmatch(text)
	if m == nil {
		return Addition{}, errNoPlace
	}
	lines := []string{m[1] + m[2] + strconv.Itoa(code) + m[2] + ":"}
	inner := m[1] + "  "
	if like.last > like.first {
		second := g.Lines[like.first+1].Text
		inner = second[:len(second)-len(strings.TrimLeft(second, " \t*"))]
	}
	switch name := named(code); {
	case name != "":
		lines = append(lines, inner+name)
	default:
		lines = append(lines, bodyLike(g.Lines[like.first+1:like.last+1], inner, code, isError(like.code) == isError(code))...)
	}
	if at := behind(list, code); at >= 0 {
		return Addition{After: g.Lines[list[at].last].Line, Lines: lines}, nil
	}
	return Addition{After: g.Lines[list[0].first].Line - 1, Lines: lines}, nil
}

// bodyLike returns the lines below the key of a response: those of another of the
// same kind with the text of the status, where they are a description and the
// reference of a schema; else a description.
func bodyLike(lines []Line, inner string, code int, same bool) []string {
	described := inner + "description: " + phrase(code)
	var out []string
	for _, l := range lines {
		text := strings.TrimSpace(strings.TrimLeft(l.Text, " \t*"))
		switch {
		case strings.HasPrefix(text, "description:"):
			out = append(out, described)
		case text == "schema:", strings.HasPrefix(text, "$ref:") && strings.Contains(text, "/definitions/"):
			out = append(out, l.Text)
		default:
			return []string{described}
		}
	}
	if !same || bodiless(code) || !slices.Contains(out, described) {
		return []string{described}
	}
	return out
}

// yamlResponses returns the keys of the responses of a swagger:operation, each
// with the lines that are indented more.
func yamlResponses(g Group) []response {
	start := slices.IndexFunc(g.Lines, func(l Line) bool { return strings.TrimSpace(l.Text) == "---" })
	if start < 0 {
		return nil
	}
	var list []response
	respIndent, codeIndent := -1, -1
	for i := start + 1; i < len(g.Lines); i++ {
		text := strings.ReplaceAll(g.Lines[i].Text, "\t", "  ")
		trimmed := strings.TrimSpace(text)
		indent := indentOf(text)
		switch {
		case trimmed == "---" || anyMark().MatchString(g.Lines[i].Text):
			return list
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
			continue
		case respIndent < 0:
			if trimmed == "responses:" {
				respIndent = indent
			}
			continue
		case indent <= respIndent:
			return list
		case codeIndent < 0:
			codeIndent = indent
		}
		if indent > codeIndent && len(list) > 0 {
			list[len(list)-1].last = i
			continue
		}
		if m := routeLine().FindStringSubmatch(g.Lines[i].Text); m != nil {
			n, _ := strconv.Atoi(m[3]) // 0 for default
			list = append(list, response{n, i, i})
		}
	}
	return list
}

// Names returns the responses of go-swagger that a Go file uses for statuses most:
// "notFound" of a swagger:route, "$ref: ..." of a swagger:operation (yaml).
func Names(groups []Group, yaml bool) func(code int) string {
	counts := make(map[int]map[string]int)
	add := func(code int, name string) {
		if counts[code] == nil {
			counts[code] = make(map[string]int)
		}
		counts[code][name]++
	}
	for _, g := range groups {
		op := Read(g)
		if op == nil || op.Swag || op.YAML != yaml {
			continue // of another kind
		}
		if yaml {
			yamlNames(g, add)
		} else {
			routeNames(g, add)
		}
	}
	return func(code int) string { return choose(counts, code) }
}

// yamlNames adds the responses of a swagger:operation that are a reference alone.
func yamlNames(g Group, add func(code int, name string)) {
	for _, r := range yamlResponses(g) {
		if r.last != r.first+1 {
			continue // of several lines
		}
		if text := strings.TrimSpace(strings.TrimLeft(g.Lines[r.last].Text, " \t*")); strings.HasPrefix(text, "$ref:") {
			add(r.code, text)
		}
	}
}

// routeNames adds the responses of a swagger:route that are a name alone.
func routeNames(g Group, add func(code int, name string)) {
	for _, l := range g.Lines {
		m := routeLine().FindStringSubmatch(l.Text)
		if m == nil || m[5] == "" || strings.ContainsAny(m[5], " \t") && !strings.HasPrefix(m[5], "body:") {
			continue // no response, or one with a text of its own
		}
		n, _ := strconv.Atoi(m[3])
		add(n, m[5])
	}
}

// choose returns the name that is used most for a status, else the one that serves
// several errors, and no status of its own, for an error.
func choose(counts map[int]map[string]int, code int) string {
	if name := most(counts[code]); name != "" {
		return name
	}
	if !status.IsError(code) {
		return ""
	}
	general := make(map[string]int)
	for c, names := range counts {
		for name := range names {
			if status.IsError(c) {
				general[name]++
			}
		}
	}
	for name, n := range general {
		if n < 2 {
			delete(general, name)
		}
	}
	return most(general)
}

// most returns the name with the highest count, the first of several.
func most(counts map[string]int) string {
	best := ""
	for name, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && name < best {
			best = name
		}
	}
	return best
}

// String shows where an addition goes, for errors and tests.
func (a Addition) String() string { return fmt.Sprintf("%d: %q", a.After, a.Lines) }
