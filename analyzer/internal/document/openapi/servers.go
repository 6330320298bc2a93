package openapi

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// prefixes collects basePath (2.0) and the path parts of servers (3.x).
func (r *reader) prefixes(root *tree) {
	var bases []string
	if base := root.get("basePath"); base != nil {
		bases = append(bases, r.prefix(base.scalar))
	}
	bases = append(bases, r.servers(root.get("servers"))...)
	r.doc.Rooted = len(bases) == 0 || slices.Contains(bases, "/")
	r.doc.Base = commonPath(bases)
}

// servers adds the paths of a list of servers, of the document or of one of its
// paths and operations. It returns these paths, with the variables of which the
// values are known replaced.
func (r *reader) servers(list *tree) []string {
	if list == nil || !list.list {
		return nil
	}
	var bases []string
	for _, s := range list.items {
		t := s.get("url")
		if t == nil {
			continue
		}
		raw := r.prefix(t.scalar)
		values := filled(t.scalar, s.get("variables"))
		if len(values) == 0 {
			bases = append(bases, raw)
		}
		for _, text := range values {
			bases = append(bases, r.prefix(text))
		}
	}
	return bases
}

// commonPath returns the longest path, in whole segments, with which all paths
// begin, up to a variable of which no value is known; "/" of none.
func commonPath(paths []string) string {
	if len(paths) == 0 {
		return "/"
	}
	common := strings.Split(paths[0], "/")
	for _, p := range paths[1:] {
		parts := strings.Split(p, "/")
		n := 0
		for n < min(len(common), len(parts)) && common[n] == parts[n] {
			n++
		}
		common = common[:n]
	}
	if i := slices.IndexFunc(common, func(s string) bool { return strings.Contains(s, "{") }); i >= 0 {
		common = common[:i]
	}
	return path.Clean("/" + strings.Join(common, "/"))
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
	for _, variable := range variables.entries {
		name, v := variable.key, variable.value
		var values []string
		if d := v.get("default"); d != nil {
			values = append(values, d.scalar)
		}
		if enum := v.get("enum"); enum != nil {
			for _, e := range enum.items {
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

// prefix adds the path of an address to the prefixes, and returns it.
func (r *reader) prefix(p string) string {
	if i := strings.Index(p, "://"); i >= 0 {
		_, rest, found := strings.Cut(p[i+3:], "/")
		if !found {
			return "/" // a host alone
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
	p = path.Clean("/" + p)
	if p != "/" && len(r.doc.Prefixes) < maxPrefixes && !slices.Contains(r.doc.Prefixes, p) {
		r.doc.Prefixes = append(r.doc.Prefixes, p)
	}
	return p
}
