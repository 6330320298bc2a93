package analyzer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// TestFrameworks runs on servers of the real frameworks: each with sinks,
// registrations in several forms, and DELETE handlers that are right, wrong,
// implicit, and by helper.
func TestFrameworks(t *testing.T) {
	onFrameworks(t, "case", func(t *testing.T) *analysis.Analyzer {
		return only(t, analyzer.Options{}, "magic", "undocumented", "delete", "nobody", "invalid")
	})
}

// TestFrameworkRoutes demands of each registration in servers of the real
// frameworks its method, path and handler, and what that answers; and of each
// group that is handed to another package its prefix.
func TestFrameworkRoutes(t *testing.T) {
	onFrameworks(t, "routes", routeLines)
}

// TestStubs demands the same of frameworks that the module proxy does not serve,
// on stubs that say so.
func TestStubs(t *testing.T) {
	analysistest.Run(t, testdata(t), routeLines(t), "gofrroutes")
}

// routeLines returns an analyzer that reports each route in a line, and each
// group that is handed to another package.
func routeLines(t *testing.T) *analysis.Analyzer {
	a := only(t, analyzer.Options{})
	if err := a.Flags.Set("routes", "true"); err != nil {
		t.Fatal(err)
	}
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			switch d.Category {
			case analyzer.RouteCategory:
				d.Message = routeLine(t, d.Message)
				pass.Report(d)
			case analyzer.MountCategory:
				d.Message = mountLine(t, d.Message)
				pass.Report(d)
			}
		}
		return run(&p)
	}
	return a
}

// routeLine returns "DELETE /pets/{id} store.remove <204 404>" for a route: ANY
// for any method, … before a path whose prefix is not known, and among the
// statuses where there may be others.
func routeLine(t *testing.T, message string) string {
	var r analyzer.RouteJSON
	if err := json.Unmarshal([]byte(message), &r); err != nil {
		t.Fatal(err)
	}
	if r.Method == "" {
		r.Method = "ANY"
	}
	if r.Suffix {
		r.Path = "…" + r.Path
	}
	var statuses []string
	for _, s := range r.Statuses {
		statuses = append(statuses, fmt.Sprint(s.Code))
	}
	if !r.Complete {
		statuses = append(statuses, "…")
	}
	return fmt.Sprintf("%s %s %s <%s>", r.Method, r.Path, short(r.Handler), strings.Join(statuses, " "))
}

// mountLine returns "users.Routes#0 under /api" for a group that another package
// registers on: … before a prefix of which more is not known.
func mountLine(t *testing.T, message string) string {
	var m analyzer.MountJSON
	if err := json.Unmarshal([]byte(message), &m); err != nil {
		t.Fatal(err)
	}
	if m.Partial {
		m.Prefix = "…" + m.Prefix
	}
	within := ""
	if m.Within != "" {
		within = " of " + m.Within[strings.LastIndex(m.Within, "/")+1:]
	}
	name := m.Group[strings.LastIndex(m.Group, "/")+1:]
	if strings.HasPrefix(m.Group, "(") {
		name = "(" + name // (users.Store).Routes
	}
	return fmt.Sprintf("%s under %s%s", name, m.Prefix, within)
}

// short leaves the package out of types.Func.FullName, and the parentheses
// around a receiver.
func short(name string) string {
	const module = "github.com/statuslint/statuslint/testdata/frameworks/"
	if _, rest, ok := strings.Cut(name, module); ok {
		_, name, _ = strings.Cut(strings.Replace(rest, ")", "", 1), ".")
	}
	return name
}

// quick are the servers that every run looks at: a framework whose context has
// methods for responses, one that returns errors, one without net/http, and
// routers in two styles. STATUSLINT_LONG=1 has all of them.
var quick = []string{"gin", "echo", "fiber", "chi", "mux", "interface", "groups"}

// onFrameworks runs an analyzer on each directory of the servers whose name
// ends so.
func onFrameworks(t *testing.T, suffix string, a func(t *testing.T) *analysis.Analyzer) {
	dir, err := filepath.Abs("../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), suffix)
		if ok && (analysistest.IsLong() || slices.Contains(quick, name)) {
			patterns = append(patterns, "./"+e.Name())
		}
	}
	analysistest.Table(analyzer.KnownPaths()...)
	analysistest.Run(t, dir, a(t), patterns...) // in one run, what they share is analysed once
}
