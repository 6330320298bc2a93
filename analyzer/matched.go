package analyzer

import "github.com/statuslint/statuslint/analyzer/internal/document"

// MatchRoutes reports, for each of the routes, whether the document has an
// operation for it, as the analyzer looks for one (4.7). Tables have none.
func MatchRoutes(path string, routes []RouteJSON) ([]bool, error) {
	d, err := readAny(path)
	if err != nil {
		return nil, err
	}
	set := document.NewSet([]*document.Document{d}, nil, false)
	matched := make([]bool, len(routes))
	for i, r := range routes {
		op, _ := set.Operation(r.Method, r.Path, r.Suffix)
		matched[i] = op != nil
	}
	return matched, nil
}
