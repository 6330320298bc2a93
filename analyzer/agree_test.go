package analyzer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// agreeing are packages with routes, documented and not.
var agreeing = []string{
	"comments", "fallback", "basepath", "basepath/web", "joined", "joined/api", "joined/model", "judged", "commentfix", "commentorder",
	"undocumented", "delete", "mapped", "mapped/web", "mapper", "unwritten", "routes", "routes/pets", "gofrroutes",
}

// TestAgree compares the routes with the findings of undocumented: a status of a
// route is marked as undocumented if, and only if, the rule reports it for the
// place that names it.
func TestAgree(t *testing.T) {
	for name, options := range map[string]analyzer.Options{
		"no documents": {},
		"comments":     {Docs: []string{"comments"}},
		"a table":      {Docs: []string{"../testdata/hosts/corpus/api/codes.md"}},
		"operations":   {Docs: []string{"../testdata/hosts/corpus/api/openapi.yaml"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := only(t, options, "undocumented")
			if err := a.Flags.Set("whole", "true"); err != nil {
				t.Fatal(err)
			}
			s := &said{places: make(map[string]bool)}
			for _, r := range analysistest.Run(silent{t}, testdata(t), a, agreeing...) {
				for _, d := range r.Action.Diagnostics {
					s.read(t, r.Action.Package.Fset.Position(d.Pos).String(), d, func(p analysis.RelatedInformation) string {
						return r.Action.Package.Fset.Position(p.Pos).String()
					})
				}
			}
			s.compare(t)
		})
	}
}

// said is what an analysis with -whole reports.
type said struct {
	routes []analyzer.RouteJSON
	places map[string]bool // "file:line:col code" of findings, and of places that they refer to
	found  []string        // of findings themselves
}

var undocumentedStatus = regexp.MustCompile(`^undocumented: status (\d+)`)

func (s *said) read(t *testing.T, pos string, d analysis.Diagnostic, place func(analysis.RelatedInformation) string) {
	t.Helper()
	if d.Category == analyzer.RouteCategory {
		var r analyzer.RouteJSON
		if err := json.Unmarshal([]byte(d.Message), &r); err != nil {
			t.Fatal(err)
		}
		s.routes = append(s.routes, r)
	}
	m := undocumentedStatus.FindStringSubmatch(d.Message)
	if m == nil {
		return
	}
	s.found = append(s.found, pos+" "+m[1])
	s.places[pos+" "+m[1]] = true
	for _, r := range d.Related {
		s.places[place(r)+" "+m[1]] = true
	}
}

func (s *said) compare(t *testing.T) {
	t.Helper()
	marked := make(map[string]bool)
	known := make(map[string]bool)
	for _, r := range s.routes {
		for _, st := range r.Statuses {
			key := fmt.Sprintf("%s %d", st.Pos, st.Code)
			known[key] = true
			if !st.Undocumented {
				continue
			}
			marked[key] = true
			if isSilenced(st.Pos) {
				continue // by a directive, which does not document it
			}
			where := []string{st.Pos, r.Pos, r.Registered}
			if !slices.ContainsFunc(where, func(p string) bool { return s.places[fmt.Sprintf("%s %d", p, st.Code)] }) && !s.reportedBelow(st) {
				t.Errorf("%s %s: status %d at %s is marked, and not reported (%s)", r.Method, r.Path, st.Code, st.Pos, st.Via)
			}
		}
	}
	for _, key := range s.found {
		if known[key] && !marked[key] {
			t.Errorf("%s is reported, and not marked for any route", key)
		}
	}
	if len(s.routes) == 0 || len(s.found) == 0 {
		t.Errorf("%d routes, %d findings: nothing was compared", len(s.routes), len(s.found))
	}
}

// isSilenced reports whether a directive stands on the line of a position, or on
// the line above.
func isSilenced(pos string) bool {
	file, rest, _ := strings.Cut(pos, ":")
	line, _, _ := strings.Cut(rest, ":")
	n, err := strconv.Atoi(line)
	src, readErr := os.ReadFile(file)
	if err != nil || readErr != nil {
		return false
	}
	lines := strings.Split(string(src), "\n")
	return strings.Contains(strings.Join(lines[max(0, n-2):min(n, len(lines))], ""), "//statuslint:ignore")
}

// reportedBelow reports whether a status to which a call leads is reported where
// the function that is called names it.
func (s *said) reportedBelow(st analyzer.RouteStatus) bool {
	return (st.Via == "helper" || st.Via == "mapper" || st.Pos == "") && slices.ContainsFunc(s.found, func(key string) bool {
		return strings.HasSuffix(key, fmt.Sprintf(" %d", st.Code))
	})
}
