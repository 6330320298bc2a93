package document

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// prefixes collects basePath (2.0) and the path parts of servers (3.x).
func (r *openAPI) prefixes(root *tree) {
	if base := root.get("basePath"); base != nil {
		r.prefix(base.scalar)
	}
	r.servers(root.get("servers"))
}

func (r *openAPI) servers(list *tree) {
	if list == nil || !list.list {
		return
	}
	for _, s := range list.values {
		if t := s.get("url"); t != nil {
			r.prefix(t.scalar)
			for _, text := range filled(t.scalar, s.get("variables")) {
				r.prefix(text)
			}
		}
	}
}

// maxPrefixes bounds the prefixes of a document, each of which is tried for each
// route.
const maxPrefixes = 1 << 10

// maxFilled bounds the addresses that the variables of one server make.
const maxFilled = 64

// filled returns the address of a server with each value that its variables may
// have: defaults and enumerations. Of a variable without any, nothing is known.
func filled(address string, variables *tree) []string {
	if variables == nil {
		return nil
	}
	out := []string{address}
	for i, name := range variables.keys {
		v := variables.values[i]
		var values []string
		if d := v.get("default"); d != nil {
			values = append(values, d.scalar)
		}
		if enum := v.get("enum"); enum != nil {
			for _, e := range enum.values {
				values = append(values, e.scalar)
			}
		}
		var next []string
		for _, text := range out {
			for _, value := range values {
				next = append(next, strings.ReplaceAll(text, "{"+name+"}", value))
			}
		}
		if len(next) > 0 && len(next) <= maxFilled {
			out = next
		}
	}
	return out
}

// prefix adds the path of an address to the prefixes.
func (r *openAPI) prefix(p string) {
	if i := strings.Index(p, "://"); i >= 0 {
		_, rest, found := strings.Cut(p[i+3:], "/")
		if !found {
			return // a host alone
		}
		p = "/" + rest
	}
	if i := strings.LastIndex(p, "}}"); i >= 0 {
		p = p[i+2:] // a template: {{AppSubUrl}}/api/v1
	}
	if i := strings.LastIndex(p, action); i >= 0 {
		p = p[i+len(action):]
	}
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	if p = path.Clean("/" + p); p != "/" && len(r.doc.Prefixes) < maxPrefixes && !slices.Contains(r.doc.Prefixes, p) {
		r.doc.Prefixes = append(r.doc.Prefixes, p)
	}
}
