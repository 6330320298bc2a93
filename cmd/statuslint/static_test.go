package main

import (
	"slices"
	"strings"
	"testing"
)

// TestStatic keeps the command free of packages that bind it to the C library,
// which each of the thousand processes of a go vet would load.
func TestStatic(t *testing.T) {
	r := execute(t, ".", "go", "list", "-deps", ".")
	deps := strings.Fields(r.stdout)
	for _, path := range []string{"net", "os/user", "runtime/cgo", "plugin"} {
		if slices.Contains(deps, path) {
			t.Errorf("the command imports %s", path)
		}
	}
	if !slices.Contains(deps, "go/types") {
		t.Errorf("go list: %+v", r)
	}
}
