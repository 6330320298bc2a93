package early

import (
	"encoding/gob"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestMarker decodes the marker as unitchecker decodes facts: to none (d).
func TestMarker(t *testing.T) {
	var facts []struct {
		PkgPath string
		Object  string
		Fact    analysis.Fact
	}
	if err := gob.NewDecoder(strings.NewReader(marker)).Decode(&facts); err != nil || len(facts) != 0 {
		t.Errorf("%v, %v", facts, err)
	}
}

// TestWeigh decides which units are analysed.
func TestWeigh(t *testing.T) {
	dir := t.TempDir()
	empty, full := filepath.Join(dir, "empty"), filepath.Join(dir, "full")
	for file, text := range map[string]string{empty: "", full: marker} {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root := filepath.Join(dir, "go")
	t.Setenv("GOROOT", root)
	for name, test := range map[string]struct {
		u                Unit
		reaches, matters bool
	}{
		"net/http itself":         {Unit{ImportPath: "net/http", Dir: filepath.Join(root, "src", "net", "http")}, true, false},
		"std above net/http":      {Unit{ImportPath: "expvar", Dir: filepath.Join(root, "src", "expvar"), ImportMap: map[string]string{"net/http": "net/http"}}, true, false},
		"std":                     {Unit{ImportPath: "fmt", Dir: filepath.Join(root, "src", "fmt"), PackageVetx: map[string]string{"os": empty}}, false, false},
		"a framework":             {Unit{ImportPath: "github.com/gin-gonic/gin", ModulePath: "m", ModuleVersion: "v1"}, true, false},
		"imports a framework":     {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", ImportMap: map[string]string{"f": "github.com/gin-gonic/gin"}}, true, true},
		"imports what reaches":    {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": full}}, true, true},
		"reaches nothing":         {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": empty}}, false, false},
		"facts that are not here": {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": filepath.Join(dir, "gone")}}, true, true},
		"worked on here":          {Unit{ImportPath: "m/p", ModulePath: "m"}, false, true},
		"beside GOROOT":           {Unit{ImportPath: "p", Dir: root + "path/src/p"}, false, true},
	} {
		if reaches, matters := test.u.Weigh(); reaches != test.reaches || matters != test.matters {
			t.Errorf("%s: reaches %v, matters %v", name, reaches, matters)
		}
	}
}
