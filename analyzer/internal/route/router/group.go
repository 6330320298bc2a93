package router

import (
	"go/types"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A Group is what routes are registered on: a router, or a part of one under
// a path.
type Group struct {
	Prefix strval.Value
	Param  *types.Var // the group came as this parameter; nil where its prefix is known in full
	Clean  bool       // paths are joined by path.Join
	// methods of the routes that name none themselves; nil: any.
	Methods []strval.Value
	// Guards are the middlewares that stand before the routes, in the order in
	// which they run.
	Guards []Guard
}

// Join returns the group that is inner under g.
func (g Group) Join(inner Group) Group {
	out := Group{Clean: g.Clean || inner.Clean, Param: g.Param, Methods: inner.Methods}
	out.Guards = mergeGuards(g.Guards, inner.Guards)
	if inner.Methods == nil {
		out.Methods = g.Methods
	}
	if inner.Param != nil {
		out.Param = inner.Param
	}
	a, okA := g.Prefix.Plain()
	b, okB := inner.Prefix.Plain()
	if okA && okB {
		out.Prefix = strval.Literal(JoinPaths(a, b, out.Clean))
		return out
	}
	out.Prefix = append(g.Prefix[:len(g.Prefix):len(g.Prefix)], inner.Prefix...)
	return out
}

// JoinPaths joins a prefix and a path. Where frameworks concatenate, a doubled
// or missing slash is their concern; the route is written as people expect it:
// with one.
func JoinPaths(prefix, rel string, clean bool) string {
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

func unique(gs []Group) []Group {
	var out []Group
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

func (g Group) equal(h Group) bool {
	if g.Param != h.Param || g.Clean != h.Clean {
		return false
	}
	return g.Prefix.Equal(h.Prefix) && slices.EqualFunc(g.Methods, h.Methods, strval.Value.Equal)
}
