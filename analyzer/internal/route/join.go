package route

import (
	"path"
	"slices"
	"strings"
)

// join returns the group that is inner under g.
func (g group) join(inner group) group {
	out := group{clean: g.clean || inner.clean, param: g.param, methods: inner.methods}
	if inner.methods == nil {
		out.methods = g.methods
	}
	if inner.param != nil {
		out.param = inner.param
	}
	a, okA := g.prefix.plain()
	b, okB := inner.prefix.plain()
	if okA && okB {
		out.prefix = literal(joinPaths(a, b, out.clean))
		return out
	}
	out.prefix = append(g.prefix[:len(g.prefix):len(g.prefix)], inner.prefix...)
	return out
}

// joinPaths joins a prefix and a path. Where frameworks concatenate, a doubled
// or missing slash is theirs to see; the route is told as it will be matched
// by people: with one.
func joinPaths(prefix, rel string, clean bool) string {
	if prefix == "" {
		if clean && !strings.HasPrefix(rel, "/") {
			return "/" + rel
		}
		return rel
	}
	if rel == "" {
		return prefix
	}
	prefix = strings.TrimSuffix(strings.TrimSuffix(prefix, "*"), "/")
	if !strings.HasPrefix(rel, "/") {
		if !clean {
			return prefix + rel // echo: Group("/user") and GET("s") are /users
		}
		rel = "/" + rel
	}
	if clean && rel == "/" {
		return prefix + "/"
	}
	joined := prefix + rel
	if clean {
		slash := strings.HasSuffix(joined, "/")
		joined = path.Clean(joined)
		if slash && joined != "/" {
			joined += "/"
		}
	}
	return joined
}

func unique(gs []group) []group {
	var out []group
	for _, g := range gs {
		same := false
		for _, h := range out {
			same = same || g.equal(h)
		}
		if !same {
			out = append(out, g)
		}
	}
	return out
}

func (g group) equal(h group) bool {
	if g.param != h.param || g.clean != h.clean {
		return false
	}
	return slices.Equal(g.prefix, h.prefix) && slices.EqualFunc(g.methods, h.methods, slices.Equal)
}
