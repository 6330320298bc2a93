package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestLinked demands that handlers are followed through interfaces to the types
// that main wires, in both drivers alike: two implementations, one that embeds the
// interface, one that calls it again, generic ones, callbacks. What another module
// implements, and what no program reaches, stays unknown; test doubles do not count.
func TestLinked(t *testing.T) {
	dir := unpack(t, "linked")
	want := read(t, filepath.Join(dir, "want.txt"))
	for _, driver := range drivers {
		statuslint(t, dir, "routes", "-driver", driver, "./...").want(t, exitClean, want)
	}

	// Where main is not among what is analysed, nothing is known of what it wires.
	os.RemoveAll(filepath.Join(dir, "cmd"))
	for _, driver := range drivers {
		r := statuslint(t, dir, "routes", "-driver", driver, "-only", "unknown", "./...")
		r.want(t, exitClean, `METHOD  PATH   HANDLER               STATUSES
GET     …/lib  (*lib.Handler).serve  ?

1 route, 1 with statuses that are not known

? writes more, which is not known
`)
	}
}

// TestSecondPassKept demands that a run which finds results of the second pass from
// a run before prints what a run without them does, and that none outlives a change
// of an implementation in another package.
func TestSecondPassKept(t *testing.T) {
	analysistest.Long(t) // runs go vet over the standard library
	dir := unpack(t, "linked")
	want := read(t, filepath.Join(dir, "want.txt"))
	for range 2 {
		statuslint(t, dir, "routes", "-driver", "vet", "./...").want(t, exitClean, want)
	}
	file := filepath.Join(dir, "store", "store.go")
	write(t, file, strings.Replace(read(t, file), "%w\", id, domain.ErrLocked", "%w\", id, domain.ErrNotFound", 1))
	want = statuslint(t, dir, "routes", "-driver", "source", "./...").stdout
	if !strings.Contains(want, "(*api.Handlers).DeleteOrder  204 404\n") {
		t.Errorf("DELETE /orders/{id} does not answer 404:\n%s", want)
	}
	for range 2 {
		statuslint(t, dir, "routes", "-driver", "vet", "./...").want(t, exitClean, want)
	}
}

// TestSentElsewhere demands that a number is magic where its field is sent by
// another package alone (3.3), and that the route which sends it lists it.
func TestSentElsewhere(t *testing.T) {
	dir := unpack(t, "sent")
	for _, driver := range drivers {
		statuslint(t, dir, "-driver", driver, "-magic", "./...").want(t, exitFindings, `prob/prob.go:16:40: magic: status 423 written as a number: use http.StatusLocked
prob/prob.go:20:25: magic: status 410 written as a number: use http.StatusGone
prob/prob.go:22:18: magic: status 429 written as a number: use http.StatusTooManyRequests
store/store.go:17:25: magic: status 418 written as a number: use http.StatusTeapot
store/store.go:19:13: magic: status 409 written as a number: use http.StatusConflict
`)
		statuslint(t, dir, "routes", "-driver", driver, "./...").want(t, exitClean, `METHOD  PATH     HANDLER             STATUSES
GET     /x/{id}  (*web.Handler).Get  409 418!
GET     /y/{id}  (*acc.H).Get        204 410! 429!

2 routes, 2 with undocumented statuses

404! written, not documented
`)
	}
}
