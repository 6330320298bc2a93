package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// coveredRoutes is what is known of a profile. It says "+" of two statuses that
// no test provoked: the 201 is named before the branch that replaces it, and the
// 410 is carried by an error of another package, of which only the block that
// sends it is known.
const coveredRoutes = `METHOD  PATH             HANDLER           STATUSES
PUT     /lent/{id}       web.lent          204- 404+ 409-
POST    /make            web.create        201+ 400+
GET     /never           web.silent2       200-
GET     /other/{id}      web.other         200+ 404-
GET     /read/{id}       web.read          200+ 404+
GET     /said            web.said          200+ 202-
GET     /silent          web.silent        200+
DELETE  /take/{id}       web.take          204- 409+ 410!+
`

// TestProfile demands that the profile beside the server is the one that its tests
// make.
func TestProfile(t *testing.T) {
	analysistest.Long(t) // compiles the server for coverage
	dir := unpack(t, "covered")
	recorded := sortedLines(read(t, filepath.Join(dir, "cover.out")))
	profile := filepath.Join(dir, "made.out")
	if got := execute(t, dir, "go", "test", "-coverprofile="+profile, "-coverpkg=./...", "./..."); got.code != 0 {
		t.Fatalf("%+v", got)
	}
	if made := sortedLines(read(t, profile)); made != recorded {
		t.Errorf("cover.out is not\n%s", made)
	}
}

// TestRoutesCover marks what the tests of a server exercise: the 404 of a helper that only one of two routes' tests reaches, an
// error that is a variable, and implicit statuses.
func TestRoutesCover(t *testing.T) {
	dir := unpack(t, "covered")
	profile := filepath.Join(dir, "cover.out")
	got := statuslint(t, dir, "routes", "-driver", "source", "-cover", profile, "./...")
	if lines := squeeze(got.stdout); got.code != exitClean || !strings.HasPrefix(lines, squeeze(coveredRoutes)) {
		t.Errorf("got\n%s\n%s\nwant\n%s", got.stdout, got.stderr, coveredRoutes)
	}
	if !strings.Contains(got.stderr, "tests exercise 10 of 16 statuses\n") {
		t.Errorf("standard error: %s", got.stderr)
	}
	for format, want := range map[string]string{
		"json":     `"exercised": false`,
		"markdown": "| 201+ 400+ |",
		"html":     `, not exercised by tests`,
	} {
		got := statuslint(t, dir, "routes", "-driver", "source", "-cover", profile, "-format", format, "./...")
		if got.code != exitClean || !strings.Contains(got.stdout, want) || strings.Contains(got.stdout, `"sites"`) {
			t.Errorf("%s: %+v", format, got)
		}
	}
	// Of the helpers and the store nothing is known without -coverpkg.
	var own strings.Builder
	for line := range strings.Lines(read(t, profile)) {
		if strings.HasPrefix(line, "mode:") || strings.HasPrefix(line, "example.com/covered/web/") {
			own.WriteString(line)
		}
	}
	write(t, profile, own.String())
	got = statuslint(t, dir, "routes", "-driver", "source", "-cover", profile, "./...")
	if !strings.Contains(squeeze(got.stdout), "/read/{id} web.read 200+ 404\n") || !strings.Contains(got.stderr, "-coverpkg") {
		t.Errorf("%+v", got)
	}
	write(t, profile, "mode: set\nnonsense\n")
	if got := statuslint(t, dir, "routes", "-cover", profile, "./..."); got.code != exitFailed || !strings.Contains(got.stderr, "nonsense") {
		t.Errorf("%+v", got)
	}
}

// squeeze leaves out the padding of columns.
func squeeze(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "\n") + "\n"
}
