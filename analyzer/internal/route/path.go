package route

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// normalise writes the parameters of a path as {name}, those that take the
// rest of a path as {name...}, whatever the framework's own spelling is:
// :name, *name, +, {name:regexp}, {name...}, {name?}, :name<type>, :name?.
func normalise(p string, syntax framework.Syntax) string {
	segments := splitBraces(p)
	out := make([]string, 0, len(segments))
	for i, s := range segments {
		if s == "{$}" {
			s = "" // end of path
		}
		last := i == len(segments)-1
		if syntax == framework.Colons {
			s = colons(s)
		}
		out = append(out, braces(s, last))
	}
	return strings.Join(out, "/")
}

// splitBraces splits at slashes outside of braces: {path:.*/x}.
func splitBraces(p string) []string {
	var out []string
	depth, start := 0, 0
	for i := range len(p) {
		switch p[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth <= 0 {
				out = append(out, p[start:i])
				start = i + 1
			}
		}
	}
	return append(out, p[start:])
}

// colons rewrites :name and *name.
func colons(s string) string {
	if name, ok := strings.CutPrefix(s, "*"); ok || s == "+" {
		if name = strings.TrimPrefix(name, "+"); name == "" {
			name = "path"
		}
		return "{" + name + "...}"
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, ":")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexFunc(after, func(r rune) bool {
			return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
		})
		if end < 0 {
			end = len(after)
		}
		name, rest := after[:end], after[end:]
		if strings.HasPrefix(rest, "<") || strings.HasPrefix(rest, "(") {
			rest = rest[strings.IndexAny(rest, ">)")+1:] // :id<int>, :id([0-9]+)
		}
		for _, optional := range []string{"?", ":int", ":string"} { // :id?, and macaron's :id:int
			rest = strings.TrimPrefix(rest, optional)
		}
		b.WriteString("{" + name + "}")
		s = rest
	}
}

// braces rewrites {name:regexp} and {name...} and a trailing *.
func braces(s string, last bool) string {
	if s == "*" && last {
		return "{path...}"
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := closing(after)
		if end < 0 {
			b.WriteString("{" + after)
			return b.String()
		}
		name, pattern, typed := strings.Cut(after[:end], ":")
		name = strings.TrimSuffix(strings.TrimSpace(name), "?") // fasthttp: {name?}
		if rest, ok := strings.CutPrefix(name, "*"); ok {
			name = rest + "..." // goa: {*path}
		}
		pattern = strings.TrimSpace(pattern)
		if typed && (pattern == "*" || pattern == "**" || pattern == ".*" || pattern == "path" || pattern == ".+") {
			name += "..."
		}
		b.WriteString("{" + name + "}")
		s = after[end+1:]
	}
}

// closing returns the index of the brace that closes one that is open.
func closing(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// cutMethod takes the method from a pattern of net/http.ServeMux, "DELETE
// /pets/{id}" ([METHOD ][HOST]/[PATH]), of which the path may not be known.
func cutMethod(pattern strval.Value) (method string, rest strval.Value) {
	n := slices.IndexFunc(pattern, func(p strval.Segment) bool { return !p.IsLiteral() })
	if n < 0 {
		n = len(pattern)
	}
	known, _ := pattern[:n].Plain()
	i := strings.IndexAny(known, " \t")
	if i < 0 {
		return "", pattern
	}
	rest = append(strval.Literal(strings.TrimLeft(known[i:], " \t")), pattern[n:]...)
	return strings.ToUpper(known[:i]), rest
}

// cutHost takes the host from a pattern of net/http.ServeMux: example.com/pets.
func cutHost(p string) string {
	if i := strings.Index(p, "/"); i > 0 {
		return p[i:]
	}
	return p
}
