package link

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
)

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		a, b signature
		want bool
	}{
		{"func(,string)(,error)", "func(,string)(,error)", true},
		{"func(,string)(,error)", "func(,string)()", false},
		{"func(,string)(,*$,error)", "func(,string)(,*m.Item,error)", true},
		{"func(,string)(,*$,error)", "func(,string)(,m.Item,error)", false},
		{"func(,string)(,*m.Item,error)", "func(,string)(,*$,error)", true},
		{"func(,$)()", "func(,map[string][]m.Pair|int|$)()", true},
		{"func(,$)()", "func(,func(,int)(,error))()", true},
		{"func(,$)()", "func(,string,int)()", false},
		{"func(,$)()", "func()()", false},
		{"func(,[]$)(,$)", "func(,[]m.A)(,m.A)", true},
	} {
		if got := c.a.matches(c.b); got != c.want {
			t.Errorf("%s, %s: %t", c.a, c.b, got)
		}
		if got := c.b.matches(c.a); got != c.want {
			t.Errorf("%s, %s: %t", c.b, c.a, got)
		}
	}
}

// service returns a package with an interface Service and a type that implements the
// interface of another package.
func service(path, implements string, calls ...Name) *Package {
	run := []Method{{ID: "Run" + implements, Sig: "func()()", Func: Name{path, "T", "Run" + implements}}}
	return &Package{
		Path: path, Module: "m", Wants: true,
		Interfaces: []Interface{{Name: "Service", Methods: []Method{{ID: "Run" + path, Sig: "func()()", Func: Name{path, "Service", "Run" + path}}}, Closed: true}},
		Types:      []Type{{Name: "T", Methods: run}},
		Funcs:      []Func{{Name: run[0].Func, Does: new(fact.FuncFact)}},
		Calls:      calls,
	}
}

func call(path string) Name { return Name{path, "Service", "Run" + path} }

// TestRun demands that a package is analysed again after those that it depends on:
// by use, or by the implementations of what it calls.
func TestRun(t *testing.T) {
	main := &Package{Path: "m/main", Main: true, Module: "m", Imports: []string{"m/api", "m/logic", "m/store"}, Uses: []string{"m/api"}}
	list := []*Package{main, service("m/api", "", call("m/api")), service("m/logic", "m/api", call("m/logic")), service("m/store", "m/logic")}
	var order []string
	NewModule(list).Run(func(path string) (*Package, error) {
		order = append(order, path)
		p := *list[slices.IndexFunc(list, func(p *Package) bool { return p.Path == path })]
		p.Digest = "changed"
		return &p, nil
	})
	if got, want := strings.Join(order, " "), "m/logic m/api"; got != want {
		t.Errorf("analysed %s, want %s", got, want)
	}
}

// TestFixpoint analyses packages that call each other's implementations until
// nothing changes, and takes their calls for unknown where that does not happen.
func TestFixpoint(t *testing.T) {
	for _, c := range []struct{ until, rounds, linked int }{{2, 3, 1}, {1000, maxRounds + 1, 0}} {
		main := &Package{Path: "m/main", Main: true, Module: "m", Imports: []string{"m/a", "m/b"}}
		list := []*Package{main, service("m/a", "m/b", call("m/a")), service("m/b", "m/a", call("m/b"))}
		m := NewModule(list)
		analysed := make(map[string]int)
		m.Run(func(path string) (*Package, error) {
			analysed[path]++
			if n := analysed["m/a"]; path == "m/a" && n == 1 && m.factOf("m/a", call("m/a")).Of != nil {
				t.Error("m/b is not at Bottom in the first round")
			}
			p := *list[slices.IndexFunc(list, func(p *Package) bool { return p.Path == path })]
			p.Digest = fmt.Sprint(min(analysed[path], c.until))
			return &p, nil
		})
		linked := 0
		if m.factOf("m/a", call("m/a")) != nil {
			linked = 1
		}
		if analysed["m/a"] != c.rounds || analysed["m/b"] != c.rounds || linked != c.linked {
			t.Errorf("changes until round %d: analysed %v, linked %d", c.until, analysed, linked)
		}
	}
}

// TestUnreadable leaves a package as it was that cannot be analysed again.
func TestUnreadable(t *testing.T) {
	main := &Package{Path: "m/main", Main: true, Module: "m", Imports: []string{"m/api", "m/store"}}
	m := NewModule([]*Package{main, service("m/api", "", call("m/api")), service("m/store", "m/api")})
	m.Run(func(string) (*Package, error) { return nil, errors.New("gone") })
	if m.factOf("m/api", call("m/api")) == nil {
		t.Error("the call is not linked")
	}
}

// TestForeign links a type of another module only to the interfaces that its values
// are converted to, and nothing to interfaces that hold values of unknown types.
func TestForeign(t *testing.T) {
	main := &Package{Path: "m/main", Main: true, Module: "m", Imports: []string{"m/api", "m/other"}}
	main.Types = []Type{{Foreign: true, Methods: []Method{{ID: "Runm/api", Sig: "func()()", Func: Name{"x", "T", "Run"}}}}}
	main.Funcs = []Func{{Name: Name{"x", "T", "Run"}, Does: new(fact.FuncFact)}}
	api := service("m/api", "", call("m/api"))
	linked := func() bool {
		return NewModule([]*Package{main, api, service("m/other", "")}).factOf("m/api", call("m/api")) != nil
	}
	if linked() {
		t.Error("linked to a type that nothing converts")
	}
	main.Types[0].Into = []Name{{Pkg: "m/other", Type: "Service"}}
	main.Widened = [][2]Name{{{Pkg: "m/other", Type: "Service"}, {Pkg: "m/api", Type: "Service"}}}
	if !linked() {
		t.Error("not linked by way of another interface")
	}
	main.Opened = []Name{{Pkg: "m/other", Type: "Service"}}
	if linked() {
		t.Error("linked, though the interface holds other values")
	}
}
