package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/early"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestGoVet shows what the command relies on of the go command (package early).
// Where it fails after a change of Go, units may be skipped that matter, or
// results may be stale: do not release before package early is right again.
func TestGoVet(t *testing.T) {
	analysistest.Long(t) // go vet looks at the whole standard library, twice
	dir := unpack(t, "recorder")
	tool := filepath.Join(dir, "recorder", "recorder")
	if r := execute(t, filepath.Dir(tool), "go", "build", "-o", tool, "."); r.code != 0 {
		t.Fatal(r.stderr)
	}
	module := filepath.Join(dir, "module")
	id := strconv.FormatInt(time.Now().UnixNano(), 16)
	vet := func(name, id string) ([]early.Unit, string) {
		t.Helper()
		records := filepath.Join(dir, name)
		if err := os.Mkdir(records, 0o777); err != nil {
			t.Fatal(err)
		}
		t.Setenv("RECORDER_DIR", records)
		t.Setenv("RECORDER_ID", id)
		if r := execute(t, module, "go", "vet", "-vettool="+tool, "./..."); r.code != 0 {
			t.Fatalf("go vet: %+v", r)
		}
		return recorded(t, records)
	}
	units, asked := vet("first", id)
	checkUnits(t, units)
	if asked != module+"\n" {
		t.Errorf("-V=full was asked for in %q, want once, in %s", asked, module)
	}
	if units, _ := vet("again", id); len(units) != 0 {
		t.Errorf("%d units ran again, though nothing changed: are results without Stdout no longer kept?", len(units))
	}
	if again, _ := vet("changed", id+"1"); len(again) != len(units) {
		t.Errorf("%d of %d units ran under another buildID: is it no longer part of the key?", len(again), len(units))
	}
}

// recorded reads what the recorder kept, in order.
func recorded(t *testing.T, dir string) (units []early.Unit, asked string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files { // Glob sorts
		var u early.Unit
		if err := json.Unmarshal([]byte(read(t, file)), &u); err != nil {
			t.Fatal(err)
		}
		units = append(units, u)
	}
	return units, read(t, filepath.Join(dir, "asked"))
}

// checkUnits demands (a) and (b) of package early.
func checkUnits(t *testing.T, units []early.Unit) {
	t.Helper()
	seen := make(map[string]bool)
	for _, u := range units {
		ours := strings.HasPrefix(u.ImportPath, "example.com/recorded")
		if ours != (u.ModulePath != "") || u.ModuleVersion != "" {
			t.Errorf("%s: module %q %q", u.ImportPath, u.ModulePath, u.ModuleVersion)
		}
		if !ours && !u.VetxOnly {
			t.Errorf("(a) %s is to be diagnosed, though it was not named", u.ImportPath)
		}
		for written, path := range u.ImportMap {
			if path == "unsafe" || path == "C" {
				continue // of no unit
			}
			if !seen[path] {
				t.Errorf("(a) %s ran before %s, which it imports", u.ImportPath, path)
			}
			if u.PackageVetx[path] == "" {
				t.Errorf("(b) %s: no facts file for its import %s, though an empty one was written", u.ImportPath, written)
			}
		}
		seen[u.ImportPath] = true
	}
	for _, path := range []string{"fmt", "net/http", "example.com/recorded/sub", "example.com/recorded"} {
		if !seen[path] {
			t.Errorf("(a) no unit of %s ran", path)
		}
	}
}

// TestSkippedUnits looks at the facts files of a real run: the standard library
// has none, what reaches net/http is marked, and the rest is empty.
func TestSkippedUnits(t *testing.T) {
	analysistest.Long(t) // go vet looks at the whole standard library
	exe, err := built()
	if err != nil {
		t.Fatal(err)
	}
	dir := unpack(t, "recorder")
	fresh := "-digest=" + strconv.FormatInt(time.Now().UnixNano(), 16)
	r := execute(t, filepath.Join(dir, "module"), "go", "vet", "-work", "-vettool="+exe, fresh, "./...")
	work, found := strings.CutPrefix(strings.Split(r.stderr, "\n")[0], "WORK=")
	if !found || r.code != 0 {
		t.Fatalf("go vet -work: %+v", r)
	}
	defer os.RemoveAll(work)
	sizes := make(map[string]int)
	configs, err := filepath.Glob(filepath.Join(work, "*", "vet.cfg"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range configs {
		u, err := early.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		sizes[u.ImportPath] = len(read(t, filepath.Join(filepath.Dir(file), "vet.out")))
	}
	if len(sizes) < 50 || sizes["fmt"] != 0 || sizes["crypto/tls"] != 0 {
		t.Errorf("%d units, fmt has %d bytes of facts, crypto/tls %d", len(sizes), sizes["fmt"], sizes["crypto/tls"])
	}
	if n := sizes["net/http"]; n == 0 || n > 100 {
		t.Errorf("net/http has %d bytes of facts, want those of the mark", n)
	}
}

// TestColdCache analyses with an empty build cache: the findings are the same,
// and no package is compiled, but some of the standard library before the
// default driver sees that too much would be.
func TestColdCache(t *testing.T) {
	analysistest.Long(t) // compiles a part of the standard library
	dir := unpack(t, "documented")
	want := statuslint(t, dir, "-driver", "source", "./...")
	cache := t.TempDir()
	t.Setenv("GOCACHE", cache)
	installed(t, dir, "-driver", "source", "./...").want(t, want.code, want.stdout)
	r := installed(t, dir, "-v", "./...")
	r.want(t, want.code, want.stdout)
	if !strings.Contains(r.stderr, "the build cache lacks the dependencies") {
		t.Errorf("with an empty build cache: %s", r.stderr)
	}
	files, err := filepath.Glob(filepath.Join(cache, "??", "*-d"))
	if err != nil {
		t.Fatal(err)
	}
	compiled := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(data, []byte("!<arch>\n")) && bytes.Contains(data, []byte("go object")) && bytes.Contains(data, []byte("__.PKGDEF")) {
			compiled++
		}
	}
	if compiled > 60 {
		t.Errorf("%d packages were compiled", compiled)
	}
}
