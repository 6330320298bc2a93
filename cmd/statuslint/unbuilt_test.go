package main

import (
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestUnbuilt analyses packages that the go command cannot build, as far as
// their types are known, and says in one line each what is missing. What a
// handler calls in a package that is not there may answer anything: it is not
// taken to answer nothing.
func TestUnbuilt(t *testing.T) {
	dir := unpack(t, "unbuilt")
	const found = `main.go:17:17: undocumented: status 418 (I'm a teapot): the built-in table does not list it (set docs to your own documents)
main.go:20:16: magic: status 404 written as a number: use http.StatusNotFound
ui/ui.go:12:87: magic: status 410 written as a number: use http.StatusGone
ui/ui.go:12:87: undocumented: status 410 (Gone): the built-in table does not list it (set docs to your own documents)
`
	runs := []func() result{func() result { return statuslint(t, dir, "./...") }}
	if analysistest.IsLong() {
		runs = append(runs, func() result { return installed(t, dir, "-v", "./...") })
	}
	for i, run := range runs {
		r := run()
		r.want(t, exitFailed, found)
		for _, line := range []string{"statuslint: ui/ui.go:8:12: pattern dist/*: no matching files found (", "main.go:8:2: could not import example.com/gone/reply ("} {
			if strings.Count(r.stderr, line) != 1 {
				t.Errorf("%q is not in one line of\n%s", line, r.stderr)
			}
		}
		if i > 0 && !strings.Contains(r.stderr, "statuslint: analysing in this process: ") {
			t.Errorf("-v does not say which driver: %s", r.stderr)
		}
	}
	r := statuslint(t, dir, "routes", "./...")
	for _, line := range []string{"ui.Handler", "unbuilt.get", "unbuilt.remove  ?"} {
		if !strings.Contains(r.stdout, line) {
			t.Errorf("routes lacks %q:\n%s", line, r.stdout)
		}
	}
}

// TestPartial judges what can be judged where a package does not build: a route
// that no operation documents is reported, and one line says that operations
// without routes are not looked for.
func TestPartial(t *testing.T) {
	r := statuslint(t, unpack(t, "partial"), "./...")
	r.want(t, exitFailed, "main.go:13:30: unlisted: GET /pens is served, but api.yaml does not document it\n")
	const note = "statuslint: unrouted is not checked: packages that could not be analysed may serve the operations\n"
	if strings.Count(r.stderr, note) != 1 {
		t.Errorf("%q is not in\n%s", note, r.stderr)
	}
}
