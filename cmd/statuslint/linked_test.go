package main

import (
	"os"
	"path/filepath"
	"testing"
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
