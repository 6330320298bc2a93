package main

import (
	"regexp"
	"strings"
)

// What a parameter of a template stands for, in its shape.
const (
	segment = "\x01" // a part of one segment
	rest    = "\x02" // what is left of the path
)

// A Route is a route as statuslint routes -json prints it.
type Route struct {
	Method   string   `json:"method"`
	Path     string   `json:"path"`
	Suffix   bool     `json:"suffix"`
	Handler  string   `json:"handler"`
	Pos      string   `json:"pos"`
	Complete bool     `json:"complete"`
	Statuses []Status `json:"statuses"`

	shape string
	whole *regexp.Regexp // matches a path
	below *regexp.Regexp // matches what is below a path that ends in a slash, nil for others
}

// A Status is one that a route is predicted to send.
type Status struct {
	Code int    `json:"code"`
	Pos  string `json:"pos"`
	Via  string `json:"via"`
	// Exercised is set under -cover.
	Exercised *bool `json:"exercised,omitempty"`
}

// key names the route's handler: one may serve several routes.
func (r *Route) key() string { return r.Handler + "@" + r.Pos }

func (r *Route) sends(code int) bool {
	for _, s := range r.Statuses {
		if s.Code == code {
			return true
		}
	}
	return false
}

func (r *Route) answers(method string) bool {
	return r.Method == "" || r.Method == method || method == "HEAD" && r.Method == "GET"
}

// prepare compiles the path.
func (r *Route) prepare() {
	r.shape = shapeOf(r.Path)
	var b strings.Builder
	b.WriteString("^")
	if r.Suffix {
		b.WriteString(".*")
	}
	for _, c := range strings.TrimSuffix(r.shape, "/") {
		switch string(c) {
		case segment:
			b.WriteString("[^/]+")
		case rest:
			b.WriteString(".*")
		default:
			b.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	r.whole = regexp.MustCompile(b.String() + "/?$")
	if strings.HasSuffix(r.Path, "/") && !r.Suffix {
		r.below = regexp.MustCompile(b.String() + "/")
	}
}

// literal counts the characters of a path that are no parameters: of several
// routes that match a request, the most literal one is served.
func (r *Route) literal() int {
	return len(r.shape) - 1000*strings.Count(r.shape, rest) - strings.Count(r.shape, segment)
}

var (
	colon = regexp.MustCompile(`([/.\-_@]):\w+\??`)
	star  = regexp.MustCompile(`/[*+]\w*$`)
)

// shapeOf brings the templates of all routers to one form.
func shapeOf(t string) string {
	if method, path, ok := strings.Cut(strings.TrimSpace(t), " "); ok && strings.ToUpper(method) == method {
		t = strings.TrimSpace(path)
	}
	if i := strings.IndexByte(t, '/'); i > 0 {
		t = t[i:] // behind the host
	}
	t = strings.TrimSuffix(t, "{$}")
	var b strings.Builder
	depth, start := 0, 0
	for i := range len(t) {
		switch c := t[i]; {
		case c == '{':
			if depth++; depth == 1 {
				start = i + 1
			}
		case c == '}' && depth > 0:
			if depth--; depth == 0 {
				b.WriteString(parameter(t[start:i]))
			}
		case depth == 0:
			b.WriteByte(c)
		}
	}
	s := star.ReplaceAllString(b.String(), "/"+rest)
	return colon.ReplaceAllString(s, "$1"+segment)
}

func parameter(s string) string {
	if strings.HasSuffix(s, "...") || strings.HasPrefix(s, "*") || strings.HasSuffix(s, ":.*") || strings.HasSuffix(s, ":.+") {
		return rest
	}
	return segment
}
