package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInit finds the document of a module, writes a configuration that names it,
// and never writes over one that is there.
func TestInit(t *testing.T) {
	dir := unpack(t, "documented")
	config := filepath.Join(dir, configName)
	if err := os.Remove(config); err != nil {
		t.Fatal(err)
	}
	const hint = "statuslint: api.yaml is an OpenAPI document, but there is no .statuslint.yml to name documents: statuslint init writes one\n"
	if r := statuslint(t, dir, "-driver", "source", "./..."); !strings.HasSuffix(r.stderr, hint) {
		t.Errorf("without a configuration: %+v", r)
	}
	r := statuslint(t, filepath.Join(dir, "store"), "init", "-driver", "source", "-diff")
	if r.code != exitFindings || !strings.HasPrefix(r.stdout, "--- /dev/null\n+++ b/../.statuslint.yml\n@@ -0,0 +1,") {
		t.Errorf("-diff without a file: %+v", r)
	}
	r = statuslint(t, dir, "init", "-driver", "source")
	r.want(t, exitClean, `api.yaml: OpenAPI, 2 operations, 2 statuses; documents 2 of 2 routes
wrote .statuslint.yml; now run: statuslint ./...
`)
	if text := read(t, config); !strings.Contains(text, "docs:\n  - api.yaml  # OpenAPI, 2 operations") {
		t.Errorf("the configuration is\n%s", text)
	}
	statuslint(t, dir, "init", "-driver", "source", "-diff").want(t, exitClean, "")
	if r := statuslint(t, dir, "-driver", "source", "./..."); r.code != exitFindings || strings.Contains(r.stderr, "init") || !strings.Contains(r.stdout, "status 409 (Conflict) for GET /v1/pets/{pet}: api.yaml:6 lists 200") {
		t.Errorf("with the configuration: %+v", r)
	}
	write(t, config, "tests: false\n")
	r = statuslint(t, dir, "init", "-driver", "source")
	if want := "statuslint: .statuslint.yml exists and is not changed: statuslint init -diff shows what would be different\n"; r.code != exitFailed || r.stderr != want {
		t.Errorf("over a file: %+v", r)
	}
	if text := read(t, config); text != "tests: false\n" {
		t.Errorf("init wrote over a file:\n%s", text)
	}
	r = statuslint(t, dir, "init", "-driver", "source", "-diff")
	if r.code != exitFindings || !strings.Contains(r.stdout, "\n-tests: false\n") {
		t.Errorf("-diff over a file: %+v", r)
	}
	if r := statuslint(t, t.TempDir(), "init"); r.code != exitFailed || !strings.Contains(r.stderr, "go.mod") {
		t.Errorf("outside of a module: %+v", r)
	}
}
