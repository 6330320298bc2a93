package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestSharedCache shows that machines which share a build cache share results:
// on the second one, nothing is analysed.
func TestSharedCache(t *testing.T) {
	analysistest.Long(t) // compiles the standard library twice
	dir := unpack(t, "cacheprog")
	prog := filepath.Join(dir, "cacheprog", "cacheprog")
	if r := execute(t, filepath.Dir(prog), "go", "build", "-o", prog, "."); r.code != 0 {
		t.Fatal(r.stderr)
	}
	if _, err := built(); err != nil { // not into the cache that is shared
		t.Fatal(err)
	}
	log := filepath.Join(dir, "log")
	t.Setenv("GOCACHEPROG", prog+" "+filepath.Join(dir, "shared")+" "+log)
	var said []string
	for range 2 {
		t.Setenv("GOCACHE", t.TempDir()) // another machine's own
		statuslint(t, filepath.Join(dir, "module"), "-driver", "vet", "./...").want(t, exitClean, "")
		said = append(said, strings.TrimSpace(read(t, log)))
	}
	if strings.HasSuffix(said[0], " 0 puts") || !strings.HasSuffix(said[1], " 0 puts") {
		t.Errorf("the first machine had %s; the second one %s", said[0], said[1])
	}
}
