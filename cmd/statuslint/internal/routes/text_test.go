package routes

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer"
)

func printed(t *testing.T, list []analyzer.RouteJSON, style Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, list, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var shop = []analyzer.RouteJSON{
	{Method: "GET", Path: "/pets/{id}", Handler: "(*example.com/shop/web.Shop).Get", Complete: true, Document: "a.yaml:3",
		Statuses: []analyzer.RouteStatus{{Code: 200}, {Code: 409, Undocumented: true}}, Documented: []int{200, 410, 401}},
	{Path: "/x", Handler: "http.FileServer(dir)", Document: "a.yaml:9", Documented: []int{204}},
}

// TestText aligns columns, marks statuses and counts at the end.
func TestText(t *testing.T) {
	want := "METHOD  PATH        HANDLER               STATUSES\n" +
		"GET     /pets/{id}  (*web.Shop).Get       200 [401] 409! (410)\n" +
		"*       /x          http.FileServer(dir)  (204)? ?\n" +
		"\n2 routes, 1 with undocumented statuses, 1 with documented statuses that are never written, 1 with statuses that are not known\n" +
		"\n404! written, not documented; (404) documented, never written; [404] documented, left to middleware or the server; " +
		"(404)? documented, perhaps written; ? writes more, which is not known\n"
	if got := printed(t, shop, Style{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := printed(t, shop, Style{Color: true}); !strings.Contains(got, red+"409!"+reset) {
		t.Errorf("no colour in %q", got)
	}
}

// TestWidth fits every line to the terminal, however long a path or a handler
// is, and loses no status.
func TestWidth(t *testing.T) {
	list := append(some(100), analyzer.RouteJSON{
		Method: "DELETE", Path: "/api/v1/" + strings.Repeat("organizations/{organization}/", 12) + "members/{member}",
		Handler: "(*example.com/shop/internal/organizations.VeryLongServiceName).HandleDeleteOfMemberOfOrganization", Complete: true,
		Statuses: []analyzer.RouteStatus{{Code: 204}, {Code: 400}, {Code: 401}, {Code: 403}, {Code: 404}, {Code: 409, Undocumented: true}, {Code: 500}, {Code: 503}},
	})
	for _, width := range []int{40, 60, 72, 80, 100, 120, 200, 400} {
		for _, color := range []bool{false, true} {
			text := escapes.ReplaceAllString(printed(t, list, Style{Width: width, Color: color}), "")
			for line := range strings.Lines(text) {
				if n := utf8.RuneCountInString(strings.TrimRight(line, " \n")); n > width {
					t.Errorf("width %d: a line of %d: %s", width, n, line)
				}
			}
			if got, want := strings.Count(text, "503"), strings.Count(printed(t, list, Style{}), "503"); got != want {
				t.Errorf("width %d: %d times 503, want %d", width, got, want)
			}
		}
	}
}

// TestLongPath does not pad all lines for one: what is not a terminal gets the
// path whole, and the other lines as they would be without it.
func TestLongPath(t *testing.T) {
	long := strings.Repeat("/segment", 50)
	lines := strings.Split(printed(t, append(shop, analyzer.RouteJSON{Method: "GET", Path: long, Handler: "web.Get"}), Style{}), "\n")
	if n := len(lines[1]); n > 130 {
		t.Errorf("%d characters: %s", n, lines[1])
	}
	if !strings.Contains(lines[3], long) {
		t.Errorf("the path is cut: %s", lines[3])
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{shortenPath("/api/v1/rules/{rule}/alerts", 40), "/api/v1/rules/{rule}/alerts"},
		{shortenPath("/api/v1/rules/{rule}/alerts", 22), "/api/…/{rule}/alerts"},
		{shortenPath("/api/v1/rules/{rule}/alerts", 10), "…e}/alerts"},
		{shortenPath("/averylongsegment", 8), "…segment"},
		{shortenHandler("(*web.Shop).Get", 15), "(*web.Shop).Get"},
		{shortenHandler("(*web.Shop).Get", 12), "web.Shop.Get"},
		{shortenHandler("(*web.Shop).Get", 11), "Shop.Get"},
		{shortenHandler("(*web.Shop).Get", 7), "Get"},
		{shortenHandler("(*web.Shop).GetAll", 4), "Get…"},
		{shortenHandler("web.Register.func", 14), "Register.func"},
		{shortenHandler("http.FileServer(http.Dir(\"x\"))", 16), "http.FileServer…"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestFilter(t *testing.T) {
	list := []analyzer.RouteJSON{
		{Path: "/api/v1/pets", Complete: true, Statuses: []analyzer.RouteStatus{{Code: 409, Undocumented: true}}},
		{Path: "/api/v1/pets/{id}", Complete: true, Statuses: []analyzer.RouteStatus{{Code: 200}}},
		{Path: "/"},
	}
	exercised, idle := true, false
	list[0].Statuses[0].Exercised, list[1].Statuses[0].Exercised = &exercised, &idle
	for _, test := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "/api/v1/pets /api/v1/pets/{id} /"},
		{Filter{Only: "undocumented"}, "/api/v1/pets"},
		{Filter{Only: "unknown"}, "/"},
		{Filter{Only: "untested"}, "/api/v1/pets/{id}"},
		{Filter{Path: "/api/**"}, "/api/v1/pets /api/v1/pets/{id}"},
		{Filter{Path: "/api/*/pets"}, "/api/v1/pets"},
		{Filter{Path: "**/{id}"}, "/api/v1/pets/{id}"},
		{Filter{Path: "/*"}, "/"},
		{Filter{Path: "/api/**", Only: "unknown"}, ""},
	} {
		if err := test.f.Validate(); err != nil {
			t.Error(err)
		}
		var paths []string
		for _, r := range test.f.Apply(list) {
			paths = append(paths, r.Path)
		}
		if got := strings.Join(paths, " "); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.f, got, test.want)
		}
	}
	for _, f := range []Filter{{Only: "lost"}, {Path: "/[a"}} {
		if f.Validate() == nil {
			t.Errorf("%+v is accepted", f)
		}
	}
}

func TestLinkTo(t *testing.T) {
	const rev = "0123abc"
	for remote, want := range map[string]string{
		"https://github.com/o/r.git":            "https://github.com/o/r/blob/0123abc/sub/{file}#L{line}",
		"git@github.com:o/r.git":                "https://github.com/o/r/blob/0123abc/sub/{file}#L{line}",
		"ssh://git@gitlab.example.com:22/g/s/r": "https://gitlab.example.com/g/s/r/-/blob/0123abc/sub/{file}#L{line}",
		"https://user@bitbucket.org/o/r.git":    "https://bitbucket.org/o/r/src/0123abc/sub/{file}#lines-{line}",
		"https://codeberg.org/o/r":              "https://codeberg.org/o/r/src/commit/0123abc/sub/{file}#L{line}",
		"https://example.com/o/r.git":           "",
		"../r.git":                              "",
		"/srv/git/r.git":                        "",
		"file:///srv/git/r.git":                 "",
		"":                                      "",
	} {
		if got := LinkTo(remote, rev, "sub/"); string(got) != want {
			t.Errorf("%s: got %s, want %s", remote, got, want)
		}
	}
	link, err := ParseLink("https://example.com/{file}?l={line}")
	if err != nil || link.href("a b/c.go:7:2") != "https://example.com/a%20b/c.go?l=7" || link.href("../c.go:7:2") != "../c.go#L7" || link.href("") != "" {
		t.Errorf("%s, %v: %s", link, err, link.href("a b/c.go:7:2"))
	}
	if link, err := ParseLink("none"); err != nil || link.href("a.go:7:2") != "a.go#L7" {
		t.Error(link, err)
	}
	for _, bad := range []string{"", "javascript:alert({file})", "https://example.com/", "/{file}"} {
		if _, err := ParseLink(bad); err == nil {
			t.Errorf("-link %q is accepted", bad)
		}
	}
}
