package docs

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// TestMissingComments names the files of comments as seen from the working
// directory: packages have files of the same name.
func TestMissingComments(t *testing.T) {
	dir := t.TempDir()
	lack := func(pkg string, code int) analyzer.LackJSON {
		return analyzer.LackJSON{Method: "GET", Path: "/" + pkg, Document: "api.go", Line: 7, Code: code, At: filepath.Join(dir, pkg, "api.go")}
	}
	var out strings.Builder
	if err := Missing(&out, dir, []analyzer.LackJSON{lack("v1", 404), lack("v1", 409), lack("v2", 404)}); err != nil {
		t.Fatal(err)
	}
	const want = `# v1/api.go:7, GET /v1
#   404 Not Found
#   409 Conflict
# v2/api.go:7, GET /v2
#   404 Not Found
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
