package routes

import (
	"slices"

	"github.com/statuslint/statuslint/analyzer"
)

// sitesByCode gathers the ways in which a function sends each status.
func sitesByCode(list []analyzer.RouteStatus) map[int][]analyzer.RouteSite {
	m := make(map[int][]analyzer.RouteSite)
	for _, s := range list {
		m[s.Code] = append(m[s.Code], s.Sites...)
	}
	return m
}

const (
	maxSiteDepth = 4  // packages that a status crosses on its way to the handler
	maxSites     = 64 // ways that are kept of one status: a shared helper has more callers than that only by recursion
)

// expand follows the sites that go on in another package to the places there.
func (j *joiner) expand(sites []analyzer.RouteSite, code, depth int) []analyzer.RouteSite {
	var out []analyzer.RouteSite
	for _, s := range sites {
		var further []analyzer.RouteSite
		if s.Func != "" && depth < maxSiteDepth {
			further = j.expand(j.sites[s.Func][code], code, depth+1)
		}
		if len(further) == 0 {
			out = append(out, s)
		}
		for _, f := range further {
			out = append(out, analyzer.RouteSite{Places: slices.Concat(s.Places, f.Places), Func: f.Func})
		}
		if len(out) > maxSites {
			return out[:maxSites]
		}
	}
	return out
}
