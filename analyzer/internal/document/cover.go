package document

import (
	"slices"
	"strings"
)

// A Coverage says whether a document covers a path (4.8).
type Coverage uint8

const (
	Outside Coverage = iota // it does not
	Unclear                 // not known: of the path, only the end is
	Inside                  // it does
)

// Covers reports whether the document covers the routes of a path: those that
// match its Scope; without one, those below the Base of an OpenAPI document, and
// all for a table. Of a path that is "", nothing is known; suffix says that only
// its end is.
func Covers(d *Document, path string, suffix bool) Coverage {
	known := path != "" && !suffix
	if d.Scope != nil {
		switch {
		case slices.Contains(d.Scope, "/**"), slices.Contains(d.Scope, "**"):
			return Inside
		case !known:
			return Unclear
		case slices.ContainsFunc(d.Scope, func(pattern string) bool { return MatchGlob(pattern, path) }):
			return Inside
		}
		return Outside
	}
	base := strings.Trim(d.Base, "/")
	switch {
	case base == "":
		return Inside
	case !known:
		return Unclear
	}
	if at := strings.Trim(path, "/"); at == base || strings.HasPrefix(at, base+"/") {
		return Inside
	}
	return Outside
}

// Bounded reports whether the document covers a part of the server only, by its
// Scope or by its servers.
func Bounded(d *Document) bool { return d.Scope != nil || strings.Trim(d.Base, "/") != "" }

// mayCover reports whether an operation of the document may be that of a path. The
// servers bound nothing here: a proxy may cut off their prefix.
func mayCover(d *Document, path string, suffix bool) bool {
	return d.Scope == nil || Covers(d, path, suffix) != Outside
}
