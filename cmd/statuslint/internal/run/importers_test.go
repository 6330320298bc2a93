package run

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

type says struct{ quiet bool }

func (*says) AFact()        {}
func (s *says) Quiet() bool { return s.quiet }

// TestForImporters keeps what importers can get at, and reports where nothing that
// they get at has to do with statuses.
func TestForImporters(t *testing.T) {
	web := check(t, "web", `package web; type W struct{}; func (W) Write() {}; func Free() {}`, nil)
	for _, test := range []struct {
		name, src    string
		quiet        bool
		open, handed bool // whether p is open, and keeps the fact of W.Write
	}{
		{"exported function", `type t struct{ X []web.W }; func F() map[string]*t { return nil }`, true, true, true},
		{"exported field", `type T struct{ A [2]func(chan web.W) }`, true, true, true},
		{"promoted", `type t struct{ web.W }; type T struct{ t }`, true, true, true},
		{"constraint", `type T[P interface{ ~int; M(web.W) }] struct{}`, true, true, true},
		{"type argument", `type T[P any] struct{}; var V T[web.W]`, true, true, true},
		{"alias", `type T = web.W`, true, true, true},
		{"interface", `type T interface{ M() (int, web.W) }`, true, true, true},
		{"recursive", `type T struct{ Next *T; f web.W }`, true, false, false},
		{"unexported field", `type T struct{ w web.W }`, true, false, false},
		{"unexported method", `type T struct{}; func (T) m(web.W) {}`, true, false, false},
		{"unexported function", `func f(web.W) { web.Free() }`, true, false, false},
		{"its own facts name a status", `func f(web.W) {}; func F() {}`, false, true, false},
	} {
		p := check(t, "p", "package p; import \"web\"; var _ web.W; "+test.src, web)
		w := web.Scope().Lookup("W").(*types.TypeName)
		write := w.Type().(*types.Named).Method(0)
		facts := make(Facts)
		facts.put(write, nil, new(says))
		facts.put(web.Scope().Lookup("Free"), nil, new(says))
		if f := p.Scope().Lookup("F"); f != nil {
			facts.put(f, nil, &says{test.quiet})
		}
		got, open := facts.ForImporters(p, func(path string) bool { return path == "web" })
		if open != test.open {
			t.Errorf("%s: open %v", test.name, open)
		}
		if ok := got.get(write, nil, new(says)); ok != test.handed {
			t.Errorf("%s: the fact of W.Write is kept: %v", test.name, ok)
		}
		if got.get(web.Scope().Lookup("Free"), nil, new(says)) {
			t.Errorf("%s: the fact of Free is kept, which takes an import", test.name)
		}
	}
}

func check(t *testing.T, path, src string, imported *types.Package) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path+".go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: only{imported}}
	pkg, err := config.Check(path, fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

type only struct{ pkg *types.Package }

func (o only) Import(path string) (*types.Package, error) {
	if path != o.pkg.Path() {
		return nil, fmt.Errorf("no package %s", path)
	}
	return o.pkg, nil
}

var _ analysis.Fact = new(says)
