package early

import (
	"encoding/gob"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestNoFacts decodes as unitchecker does (d).
func TestNoFacts(t *testing.T) {
	var facts []struct {
		PkgPath string
		Object  string
		Fact    analysis.Fact
	}
	if err := gob.NewDecoder(strings.NewReader(noFacts + closed)).Decode(&facts); err != nil || len(facts) != 0 {
		t.Errorf("%v, %v", facts, err)
	}
}

// TestWeigh decides which units are analysed.
func TestWeigh(t *testing.T) {
	dir := t.TempDir()
	file := func(name, data string, open bool) string {
		name = filepath.Join(dir, name)
		if err := WriteFacts(name, []byte(data), open); err != nil {
			t.Fatal(err)
		}
		return name
	}
	none, open := file("none", "", false), file("open", "", true)
	facts, openFacts := file("facts", "f", false), file("openfacts", "f", true)
	root := filepath.Join(dir, "go")
	t.Setenv("GOROOT", root)
	for name, test := range map[string]struct {
		u             Unit
		open, matters bool
	}{
		"net/http itself":         {Unit{ImportPath: "net/http", Dir: filepath.Join(root, "src", "net", "http")}, true, false},
		"std above net/http":      {Unit{ImportPath: "expvar", Dir: filepath.Join(root, "src", "expvar"), ImportMap: map[string]string{"net/http": "net/http"}}, true, false},
		"std":                     {Unit{ImportPath: "fmt", Dir: filepath.Join(root, "src", "fmt"), PackageVetx: map[string]string{"os": none}}, false, false},
		"a framework":             {Unit{ImportPath: "github.com/gin-gonic/gin", ModulePath: "m", ModuleVersion: "v1"}, true, false},
		"imports a framework":     {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", ImportMap: map[string]string{"f": "github.com/gin-gonic/gin"}}, true, true},
		"imports an open one":     {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": open}}, true, true},
		"imports one with facts":  {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": openFacts}}, true, true},
		"imports no open one":     {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": facts, "r": none}}, false, false},
		"facts that are not here": {Unit{ImportPath: "m/p", ModulePath: "m", ModuleVersion: "v1", PackageVetx: map[string]string{"q": filepath.Join(dir, "gone")}}, true, true},
		"worked on here":          {Unit{ImportPath: "m/p", ModulePath: "m"}, false, true},
		"beside GOROOT":           {Unit{ImportPath: "p", Dir: root + "path/src/p"}, false, true},
	} {
		if open, matters := test.u.Weigh(); open != test.open || matters != test.matters {
			t.Errorf("%s: open %v, matters %v", name, open, matters)
		}
	}
}
