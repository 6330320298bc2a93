package routes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// diagnostic wraps what the analyzer reports under -routes.
func diagnostic(t *testing.T, category string, v any) finding.Finding {
	t.Helper()
	message, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return finding.Finding{Rule: category, Message: string(message)}
}

// TestJoin puts together a handler with its comment in one package, its
// registration under a group that came as a parameter in a second one, and under
// the whole path in a third.
func TestJoin(t *testing.T) {
	const get = "example.com/shop/api.Get"
	list := []finding.Finding{
		diagnostic(t, analyzer.HandlerCategory, analyzer.HandlerJSON{Handler: get, Statuses: []analyzer.RouteStatus{
			{Code: 404, Pos: "/src/api/api.go:9:2"}, {Code: 404, Pos: "/src/api/api.go:12:2"},
		}}),
		diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{
			Method: "GET", Path: "/v1/pets", Handler: get, Pos: "/src/api/api.go:7:6", Complete: true,
			Statuses:   []analyzer.RouteStatus{{Code: 404, Via: "direct", Undocumented: true}},
			Documented: []int{200}, Document: "api/api.go:3",
		}),
		diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{
			Method: "GET", Path: "/pets", Suffix: true, Handler: get, Registered: "/src/routes/r.go:5:2", Complete: true,
		}),
		diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{
			Method: "GET", Path: "/api/pets", Handler: get, Registered: "/src/routes/r.go:5:2", Complete: true,
			Statuses: []analyzer.RouteStatus{{Code: 404, Via: "direct"}, {Code: 500, Via: "mapper"}},
		}),
		diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{
			Method: "POST", Path: "/pets", Suffix: true, Handler: get, Registered: "/src/routes/r.go:6:2",
		}),
	}
	got, err := Collect(list, "/src")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"GET /api/pets routes/r.go:5:2 [200] api/api.go:3: 404 api/api.go:9:2 direct! 500  mapper!",
		"POST …/pets routes/r.go:6:2 [] :",
	}
	if len(got) != len(want) {
		t.Fatalf("got %d routes: %+v", len(got), got)
	}
	for i, r := range got {
		s := fmt.Sprintf("%s %s %s %v %s:", r.Method, pathOf(r), r.Registered, r.Documented, r.Document)
		for _, status := range r.Statuses {
			s += fmt.Sprintf(" %d %s %s", status.Code, status.Pos, status.Via)
			if status.Undocumented {
				s += "!"
			}
		}
		if s != want[i] {
			t.Errorf("got  %s\nwant %s", s, want[i])
		}
	}
}

// TestMounts puts routers under the prefixes that other packages know.
func TestMounts(t *testing.T) {
	route := func(path, group string, suffix bool) finding.Finding {
		return diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{Method: "GET", Path: path, Group: group, Suffix: suffix, Registered: "/src" + path + ".go:1:1"})
	}
	mount := func(m analyzer.MountJSON) finding.Finding { return diagnostic(t, analyzer.MountCategory, m) }
	got, err := Collect([]finding.Finding{
		route("/pets", "pets.Router#result", false),
		route("/alone", "alone.Router#result", false), // nothing mounts it
		route("/orders", "orders.Register#0", true),   // nothing that is known calls it
		route("/deep", "deep.API#type", false),
		mount(analyzer.MountJSON{Group: "pets.Router#result", Prefix: "/v1"}),
		mount(analyzer.MountJSON{Group: "pets.Router#result", Prefix: "/v2/"}),
		mount(analyzer.MountJSON{Group: "deep.API#type", Prefix: "/api", Within: "outer.Router#result", Open: true}),
		route("/typed", "typed.New#result", false),
		route("/called", "called.New#result", false),
		mount(analyzer.MountJSON{Group: "typed.New#result", Within: "typed.API#type", Open: true, Else: true}),
		mount(analyzer.MountJSON{Group: "typed.API#type", Prefix: "/v4"}),
		mount(analyzer.MountJSON{Group: "called.New#result", Within: "typed.API#type", Open: true, Else: true}),
		mount(analyzer.MountJSON{Group: "called.New#result", Prefix: "/v5"}),
		route("/parts", "parts.Register#0", true),
		mount(analyzer.MountJSON{Group: "parts.Register#0", Prefix: "/v3", Partial: true}),
		mount(analyzer.MountJSON{Group: "orders.Register#0", Prefix: "/x", Within: "unseen.Register#0"}),
		route("/generated", "gen#server", false), // on a router that is given, and returned to be put under a path
		mount(analyzer.MountJSON{Group: "gen#server", Within: "gen.Handler#result"}),
		mount(analyzer.MountJSON{Group: "gen#server", Within: "gen.HandlerFromMux#result"}),
		mount(analyzer.MountJSON{Group: "gen#server", Within: "gen.HandlerFromMux#1", Else: true}),
		mount(analyzer.MountJSON{Group: "gen.HandlerFromMux#1"}),
		mount(analyzer.MountJSON{Group: "gen.HandlerFromMux#result", Prefix: "/gen"}),
		route("/given", "given#server", false),
		mount(analyzer.MountJSON{Group: "given#server", Within: "given.Handler#result"}),
		mount(analyzer.MountJSON{Group: "given#server", Within: "given.Handler#1", Else: true}),
		mount(analyzer.MountJSON{Group: "given.Handler#1", Prefix: "/v6"}),
		route("/files", "files.Register#0", true), // reported twice: below a base path that is configured, and as others may call it
		diagnostic(t, analyzer.RouteCategory, analyzer.RouteJSON{Method: "GET", Path: "/dav/files", Suffix: true, Registered: "/src/files.go:1:1"}),
	}, "/src")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, r := range got {
		paths = append(paths, pathOf(r))
	}
	slices.Sort(paths)
	want := []string{"/alone", "/api/deep", "/gen/generated", "/v1/pets", "/v2/pets", "/v4/typed", "/v5/called", "/v6/given", "…/dav/files", "…/orders", "…/v3/parts"}
	if !slices.Equal(paths, want) {
		t.Errorf("got  %q\nwant %q", paths, want)
	}
}

// some makes up n routes.
func some(n int) []analyzer.RouteJSON {
	things := []string{"pets", "orders", "customers", "invoices", "warehouses/{warehouse}/shelves", "reports", "sessions", "webhooks", "payments", "audit-log"}
	var list []analyzer.RouteJSON
	for i := range n {
		thing := things[i/5%len(things)]
		path := "/api/v" + fmt.Sprint(1+i/(5*len(things))) + "/" + thing
		method := []string{"GET", "POST", "GET", "PUT", "DELETE"}[i%5]
		success := []int{200, 201, 200, 200, 204}[i%5]
		if i%5 > 1 {
			path += "/{id}"
		}
		r := analyzer.RouteJSON{
			Method: method, Path: path, Complete: i%7 != 3, Handler: fmt.Sprintf("(*example.com/shop/internal/%s.Service).Handle%d", thing[:4], i),
			Pos: fmt.Sprintf("internal/%s/service.go:%d:20", thing[:4], 10*i+1), Registered: fmt.Sprintf("internal/server/routes.go:%d:4", i+20),
			Document: fmt.Sprintf("api/openapi.yaml:%d", 12*i), Documented: []int{success, 404},
		}
		for j, code := range []int{success, 400, 401, 403, 404, 409, 422, 500, 503} {
			if j == 0 || (i*31+code*7)%5 < 2 {
				r.Statuses = append(r.Statuses, analyzer.RouteStatus{
					Code: code, Via: "direct", Pos: fmt.Sprintf("internal/%s/service.go:%d:3", thing[:4], 10*i+j), Undocumented: code == 409 || code == 422,
				})
			}
		}
		list = append(list, r)
	}
	return sortRoutes(list)
}

// TestPage writes a page for a browser to the file that STATUSLINT_PAGE names:
// see testdata/browser.
func TestPage(t *testing.T) {
	file := os.Getenv("STATUSLINT_PAGE")
	if file == "" {
		t.Skip("STATUSLINT_PAGE names no file")
	}
	list := some(90)
	for i := range list {
		if i%9 == 4 {
			list[i].Document, list[i].Documented = "", nil
		}
		if i%6 == 1 {
			list[i].Documented = append(list[i].Documented, 401, 410, 429)
		}
	}
	list[0].Path += strings.Repeat("/of/{something}", 12)
	var page bytes.Buffer
	info := Info{Project: "example.com/shop", Revision: "v1.4.0 (0123456789ab)", Documents: []string{"api/openapi.yaml", "docs/statuses.md"}, Date: "2026-11-30"}
	if err := HTML(&page, list, info); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, page.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestHTML reads the page as a browser does: every route has a row with as many
// cells as there are columns, nothing refers to another host, and text cannot
// break out.
func TestHTML(t *testing.T) {
	list := some(1000)
	list[0].Path = `/<script>alert("x")</script>`
	list[0].Handler = `"><img src=x>`
	var page bytes.Buffer
	info := Info{Project: "example.com/<shop>", Revision: "0123456789ab", Documents: []string{"api/openapi.yaml"}, Date: "2026-11-30"}
	if err := HTML(&page, list, info); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(page.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	columns, rows, scripts := 0, 0, 0
	for n := range doc.Descendants() {
		switch n.Data {
		case "script":
			scripts++
		case "img":
			t.Error("a handler's name became an element")
		case "tr":
			cells := 0
			for c := range n.ChildNodes() {
				if c.Data == "th" || c.Data == "td" {
					cells++
				}
			}
			if columns == 0 {
				columns = cells
			} else if cells != columns {
				t.Fatalf("a row of %d cells under %d columns", cells, columns)
			}
			rows++
		}
		for _, a := range n.Attr {
			if (a.Key == "href" || a.Key == "src") && strings.Contains(a.Val, "//") {
				t.Errorf("%s refers to %s", n.Data, a.Val)
			}
		}
	}
	if rows != 1+len(list) || scripts != 1 {
		t.Errorf("%d rows and %d scripts, want %d and 1", rows, scripts, 1+len(list))
	}
	for _, want := range []string{"example.com/&lt;shop&gt;", info.Revision, info.Documents[0], info.Date} {
		if !strings.Contains(page.String(), "<dd>"+want+"</dd>") {
			t.Errorf("the page does not name %s", want)
		}
	}
	if strings.Contains(page.String(), "{{") {
		t.Error("a place of the page was not filled")
	}
}

// TestLegend explains the marks that are there: a status that middleware writes
// is not called one that is never written, and nothing is called documented
// where nothing is.
func TestLegend(t *testing.T) {
	for name, test := range map[string]struct {
		route analyzer.RouteJSON
		words []string
		text  string // the end of the text format
	}{
		"nothing documented": {analyzer.RouteJSON{Complete: true, Statuses: []analyzer.RouteStatus{{Code: 200}}}, []string{"written"}, "1 route\n"},
		"middleware": {analyzer.RouteJSON{Complete: true, Document: "a.yaml:1", Documented: []int{200, 401}, Statuses: []analyzer.RouteStatus{{Code: 200}}},
			[]string{"documented and written", "documented, left to middleware or the server"}, "1 route\n\n[404] documented, left to middleware or the server\n"},
		"stale": {analyzer.RouteJSON{Complete: true, Document: "a.yaml:1", Documented: []int{409}}, []string{"documented, never written"},
			"1 route, 1 with documented statuses that are never written\n\n(404) documented, never written\n"},
		"unknown": {analyzer.RouteJSON{Document: "a.yaml:1", Documented: []int{409}}, []string{"not known"},
			"1 route, 1 with statuses that are not known\n\n(404)? documented, perhaps written; ? writes more, which is not known\n"},
	} {
		t.Run(name, func(t *testing.T) {
			legend := newMatrix([]analyzer.RouteJSON{test.route}, "").legend()
			var words []string
			for part := range strings.SplitSeq(legend, "</span>") {
				if before, _, ok := strings.Cut(part, " <b>"); ok {
					words = append(words, before)
				}
			}
			if !slices.Equal(words, test.words) {
				t.Errorf("got %q, want %q", words, test.words)
			}
			if got := strings.Join(ending([]analyzer.RouteJSON{test.route}), "\n\n") + "\n"; got != test.text {
				t.Errorf("got %q, want %q", got, test.text)
			}
		})
	}
}

// TestMarkdown keeps bars out of cells.
func TestMarkdown(t *testing.T) {
	list := []analyzer.RouteJSON{{Method: "GET", Path: "/a|b", Handler: "example.com/x.H", Pos: "x/a b.go:3:1", Complete: true}}
	var b bytes.Buffer
	if err := Markdown(&b, list); err != nil {
		t.Fatal(err)
	}
	if want := "| GET | `/a\\|b` | [`x.H`](x/a%20b.go#L3) |  |\n"; !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwant %s", b.String(), want)
	}
}
