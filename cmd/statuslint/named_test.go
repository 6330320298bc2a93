package main

import (
	"path/filepath"
	"testing"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestNamed names a package, then all, then each alone: what is found is of the
// packages named, whatever go vet has in its cache (5.4), and no others.
func TestNamed(t *testing.T) {
	analysistest.Long(t) // go vet looks at the whole standard library, for each set of packages
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/named\n\ngo 1.25.0\n")
	write(t, filepath.Join(dir, "api", "api.go"), "package api\n\nimport \"net/http\"\n\nfunc Get(w http.ResponseWriter) { w.WriteHeader(404) }\n")
	write(t, filepath.Join(dir, "main.go"), "package main\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/named/api\"\n)\n\nfunc main() {\n\tapi.Get(nil)\n\t_ = http.Response{StatusCode: 409}\n}\n")
	const (
		root = "main.go:11:32: magic: status 409 written as a number: use http.StatusConflict\n"
		api  = "api/api.go:5:49: magic: status 404 written as a number: use http.StatusNotFound\n"
	)
	statuslint(t, dir, "-driver", "vet", ".").want(t, exitFindings, root)
	statuslint(t, dir, "-driver", "vet", "./...").want(t, exitFindings, api+root)
	statuslint(t, dir, "-driver", "vet", "./api").want(t, exitFindings, api)
	statuslint(t, dir, "-driver", "vet", ".").want(t, exitFindings, root)
}
