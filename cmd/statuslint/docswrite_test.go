package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const lackingPatch = `--- a/api/api.yaml
+++ b/api/api.yaml
@@ -5,11 +5,18 @@
     get:
       responses:
         "200": {description: ok}
+        "404": {$ref: "#/components/responses/NotFound"}
     delete:
       # gone, or not
       responses:
         "204":
           description: gone
+        "409":
+          description: Conflict
+          content:
+            application/json:
+              schema:
+                $ref: "#/components/schemas/Error"
         "500":
           description: failed
           content:
--- a/api/toys.json
+++ b/api/toys.json
@@ -3,6 +3,9 @@
     "responses": {
       "200": {
         "description": "made"
+      },
+      "201": {
+        "description": "Created"
       }
     }
   }
--- a/main.go
+++ b/main.go
@@ -34,6 +34,8 @@
 // Old answers as it always did.
 //
 // @Success  200  {string}  string
+// @Success  202  {string}  string
+// @Failure  410  {object}  string  "Gone"
 // @Failure  500  {object}  string  "failed"
 // @Router   /old [get]
 func old(w http.ResponseWriter, r *http.Request) {
`

// TestDocsWrite writes what documents lack into them (5.7): as a patch, into the
// files, and nothing at a second run; then the linter has nothing to report.
func TestDocsWrite(t *testing.T) {
	dir := unpack(t, "lacking")
	files := []string{"api/api.yaml", "api/toys.json", "main.go"}
	before := readAll(t, dir, files)
	statuslint(t, dir, "docs", "-driver", "source", "-missing").want(t, exitClean, `# api/api.yaml
paths:
  "/pets/{id}":
    get: # line 5
      responses:
        "404":
          description: Not Found
    delete: # line 8
      responses:
        "409":
          description: Conflict
# api/toys.json:2, POST /toys
responses:
  "201":
    description: Created
# main.go:38, GET /old
#   202 Accepted
#   410 Gone
`)
	diff := statuslint(t, dir, "docs", "-driver", "source", "-diff")
	if diff.code != exitFindings || diff.stdout != lackingPatch {
		t.Errorf("exit %d, %s\n%s", diff.code, diff.stderr, diff.stdout)
	}
	if now := readAll(t, dir, files); now != before {
		t.Errorf("-diff changes files:\n%s", now)
	}
	statuslint(t, dir, "docs", "-driver", "source", "-write", "api/api.yaml").want(t, exitClean, "api/api.yaml: 2 responses added\napi/toys.json: 1 response added\n")
	statuslint(t, dir, "docs", "-driver", "source", "-write").want(t, exitClean, "main.go: 2 responses added\n")
	after := readAll(t, dir, files)
	statuslint(t, dir, "docs", "-driver", "source", "-write").want(t, exitClean, "")
	if now := readAll(t, dir, files); now != after {
		t.Errorf("a second run changes files:\n%s", now)
	}
	statuslint(t, dir, "-driver", "source", "-undocumented", "./...").want(t, exitClean, "")
}

func readAll(t *testing.T, dir string, files []string) string {
	t.Helper()
	var b strings.Builder
	for _, f := range files {
		b.WriteString(read(t, filepath.Join(dir, filepath.FromSlash(f))))
	}
	return b.String()
}

// TestDocsWriteRefuses writes nothing where one of the files cannot be replaced.
func TestDocsWriteRefuses(t *testing.T) {
	files := []string{"api/api.yaml", "main.go"}
	for name, spoil := range map[string]func(t *testing.T, dir string) (want string){
		"a read-only file": func(t *testing.T, dir string) string {
			if err := os.Chmod(filepath.Join(dir, "api", "toys.json"), 0o444); err != nil {
				t.Fatal(err)
			}
			return "toys.json: permission denied"
		},
		"a link out of the tree": func(t *testing.T, dir string) string {
			outside := filepath.Join(t.TempDir(), "api.yaml")
			inside := filepath.Join(dir, "api", "api.yaml")
			write(t, outside, strings.Replace(read(t, inside), "$ref: toys.json", "get: {responses: {}}", 1))
			if err := os.Remove(inside); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(outside, inside); err != nil {
				t.Fatal(err)
			}
			return "api.yaml is a link to "
		},
		"a bomb": func(t *testing.T, dir string) string {
			spec := filepath.Join(dir, "api", "api.yaml")
			write(t, spec, read(t, spec)+"x-a: &a [*a]\n")
			return "api.yaml: line 26: the alias *a stands in its own anchor"
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := unpack(t, "lacking")
			want := spoil(t, dir)
			before := readAll(t, dir, files)
			r := statuslint(t, dir, "docs", "-driver", "source", "-write")
			if r.code != exitFailed || r.stdout != "" || !strings.Contains(r.stderr, want) {
				t.Errorf("%+v, want %q", r, want)
			}
			if readAll(t, dir, files) != before {
				t.Error("something is written")
			}
		})
	}
}

// TestDocsDefault prints the built-in table where no document is named (4.1).
func TestDocsDefault(t *testing.T) {
	r := statuslint(t, t.TempDir(), "docs")
	if r.code != exitClean || !strings.HasPrefix(r.stdout, "built-in table: table, 18 codes\n") || !strings.Contains(r.stdout, "204  [DELETE]  204 No Content Normal response code for DELETE operations.\n") {
		t.Errorf("%+v", r)
	}
}
