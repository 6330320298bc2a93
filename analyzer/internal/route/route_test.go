package route

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestRoutes runs on registrations in the ways that net/http has, and demands
// of each its method, path and handler.
func TestRoutes(t *testing.T) {
	dir, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(filepath.Join(dir, "src/routes/routes.go")); err != nil { // for the cache of go test
		t.Fatal(err)
	}
	routes := New(func(*analysis.Pass) []framework.Own { return nil })
	report := &analysis.Analyzer{
		Name:     "routes",
		Doc:      "reports routes, for the test",
		Requires: []*analysis.Analyzer{routes},
		Run: func(pass *analysis.Pass) (any, error) {
			res := pass.ResultOf[routes].(*Result)
			for _, r := range res.Routes {
				pass.Reportf(r.Pos, "%s", line(r))
			}
			for _, m := range res.Mounts {
				prefix := m.Prefix
				if m.Partial {
					prefix = "…" + prefix
				}
				pass.Reportf(mainOf(pass).Pos(), "%s%s under %s", m.Within, m.Group, prefix)
			}
			return nil, nil
		},
	}
	analysistest.Run(t, dir, report, "routes", "routes/web", "routes/users", "routes/server", "routes/kept", "routes/made", "routes/paths", "routes/pets", "routes/prefixed", "routes/rows", "routes/bundles", "routes/ownbundles", "routes/subgroups", "routes/shapes", "routes/tables")
}

// mainOf returns the function at which mounts are reported.
func mainOf(pass *analysis.Pass) types.Object { return pass.Pkg.Scope().Lookup("main") }

func line(r Route) string {
	method, path, name := r.Method, r.Path, ""
	if method == "" {
		method = "*"
	}
	if r.Suffix {
		path = "…" + path
	}
	switch {
	case r.Handler.Lit != nil:
		name = "func"
	case r.Handler.Func != nil:
		name = r.Handler.Func.FullName()
	}
	if r.Open {
		name += " of " + r.Group
	}
	for _, c := range r.Cases {
		name += " [" + c.Path + "]"
	}
	for i, g := range r.Guards {
		name += []string{" guarded by ", ", "}[min(i, 1)] + types.ExprString(g.Expr)
	}
	return fmt.Sprintf("%s %s %s", method, path, name)
}

func TestNormalise(t *testing.T) {
	for _, c := range []struct {
		path   string
		syntax framework.Syntax
		want   string
	}{
		{"/pets/{id}", framework.Braces, "/pets/{id}"},
		{"/pets/{id:[0-9]{2,}}/x", framework.Braces, "/pets/{id}/x"},
		{"/files/{path...}", framework.Braces, "/files/{path...}"},
		{"/files/*", framework.Braces, "/files/{path...}"},
		{"/{$}", framework.Braces, "/"},
		{"/files/{rest:.*}", framework.Braces, "/files/{rest...}"},
		{"/pets/:id", framework.Colons, "/pets/{id}"},
		{"/pets/:id<int>/x", framework.Colons, "/pets/{id}/x"},
		{"/pets/:id?", framework.Colons, "/pets/{id}"},
		{"/files/*path", framework.Colons, "/files/{path...}"},
		{"/files/+", framework.Colons, "/files/{path...}"},
		{"/pets/:id:int/x", framework.Colons, "/pets/{id}/x"},
		{"/pets/{id?}", framework.Braces, "/pets/{id}"},
		{"/:from-:to", framework.Colons, "/{from}-{to}"},
		{"", framework.Braces, ""},
		{"/{", framework.Braces, "/{"},
	} {
		if got := normalise(c.path, c.syntax); got != c.want {
			t.Errorf("%s: %s, want %s", c.path, got, c.want)
		}
	}
}
