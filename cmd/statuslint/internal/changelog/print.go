package changelog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Log is the changes between two revisions.
type Log struct {
	From    string   `json:"from"` // as the user named them
	To      string   `json:"to"`
	Changes []Change `json:"changes"`
	// Unanalysed are the packages that could not be analysed at one of the
	// revisions; the routes that they register are not compared.
	Unanalysed []string `json:"unanalysed,omitempty"`
}

// Breaking counts the breaking changes.
func (l *Log) Breaking() int {
	n := 0
	for _, c := range l.Changes {
		if c.Breaking {
			n++
		}
	}
	return n
}

// Summary counts the changes in words.
func (l *Log) Summary() string {
	switch n := len(l.Changes); {
	case n == 0:
		return "no route and no status changed"
	case n == 1:
		return fmt.Sprintf("1 change, %d breaking", l.Breaking())
	default:
		return fmt.Sprintf("%d changes, %d breaking", n, l.Breaking())
	}
}

// JSON prints the log as one object.
func (l *Log) JSON(w io.Writer) error {
	out := *l
	if out.Changes == nil {
		out.Changes = []Change{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// Text prints one line for each change, and nothing if there is none.
func (l *Log) Text(w io.Writer) error {
	var b bytes.Buffer
	for _, c := range l.Changes {
		b.WriteString(c.String() + "\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

// String returns the change as a line: "DELETE /pets/{id}: 204 → 200 (breaking)".
func (c Change) String() string {
	var text string
	switch c.Kind {
	case RouteAdded:
		text = "+ " + c.name()
		if codes := join(c.Added); codes != "" {
			text += ": " + codes
		}
	case RouteRemoved:
		text = "- " + c.name()
	default:
		text = c.name() + ": " + c.what()
	}
	if c.Breaking {
		text += " (breaking)"
	}
	return text
}

// name returns the method and the path.
func (c Change) name() string {
	method, path := c.Method, c.Path
	if method == "" {
		method = "*"
	}
	if c.Suffix {
		path = "…" + path
	}
	return method + " " + path
}

// what returns what changed of a route that both revisions have: a success that
// became another one, then what was added, then what was removed.
func (c Change) what() string {
	if c.Kind == Narrowed {
		return "answers only " + strings.Join(c.Methods, ", ")
	}
	added, removed := slices.Clone(c.Added), slices.Clone(c.Removed)
	var parts []string
	if from, to := successes(removed), successes(added); len(from) > 0 && len(to) > 0 {
		parts = append(parts, numbers(from)+" → "+numbers(to))
		sure := func(s Status) bool { return success(s.Code) && !s.Unsure }
		added, removed = slices.DeleteFunc(added, sure), slices.DeleteFunc(removed, sure)
	}
	for _, group := range []struct {
		list   []Status
		unsure bool
		sign   string
		note   string
	}{
		{added, false, "+", ""},
		{removed, false, "-", ""},
		{added, true, "+", " (newly known)"},
		{removed, true, "-", " (no longer known)"},
	} {
		for _, s := range group.list {
			if s.Unsure == group.unsure {
				parts = append(parts, group.sign+" "+strconv.Itoa(s.Code)+group.note)
			}
		}
	}
	return strings.Join(parts, ", ")
}

func join(list []Status) string {
	var codes []int
	for _, s := range list {
		codes = append(codes, s.Code)
	}
	return numbers(codes)
}

func numbers(codes []int) string {
	var out []string
	for _, c := range codes {
		out = append(out, strconv.Itoa(c))
	}
	return strings.Join(out, " ")
}

// minShared is the least number of routes that Markdown names together if they
// have the same change: a new middleware changes many at once.
const minShared = 4

// Markdown prints the log as a comment on a pull request.
func (l *Log) Markdown(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "### Statuses: %s\n\nFrom `%s` to `%s`.\n", l.Summary(), l.From, l.To)
	section := func(title string, breaking bool) {
		items := l.items(breaking)
		if len(items) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n**%s**\n\n", title)
		for _, item := range items {
			fmt.Fprintf(&b, "- %s\n", item)
		}
	}
	section("Breaking", true)
	section("Other changes", false)
	if len(l.Unanalysed) > 0 {
		fmt.Fprintf(&b, "\nNot compared, because they could not be analysed: %s.\n", strings.Join(quoted(l.Unanalysed), ", "))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func quoted(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, "`"+s+"`")
	}
	return out
}

// items returns the lines of one section; routes that share a change share a line.
func (l *Log) items(breaking bool) []string {
	var order []string
	routes := make(map[string][]string) // by what changed
	for _, c := range l.Changes {
		if c.Breaking != breaking {
			continue // of the other section
		}
		what := c.markdown()
		if _, ok := routes[what]; !ok {
			order = append(order, what)
		}
		routes[what] = append(routes[what], "`"+c.name()+"`")
	}
	var items []string
	for _, what := range order {
		names := routes[what]
		if len(names) < minShared {
			for _, name := range names {
				items = append(items, name+": "+what)
			}
			continue
		}
		items = append(items, fmt.Sprintf("%s: %d routes\n  <details><summary>which</summary>\n\n  %s\n\n  </details>",
			what, len(names), strings.Join(names, ", ")))
	}
	return items
}

// markdown returns what changed, without the route.
func (c Change) markdown() string {
	switch c.Kind {
	case RouteAdded:
		if codes := join(c.Added); codes != "" {
			return "new, sends " + codes
		}
		return "new"
	case RouteRemoved:
		return "removed"
	}
	return c.what()
}
