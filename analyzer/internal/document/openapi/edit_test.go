package openapi

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/document/input"
)

// An addition is a document, what its operations lack, and what becomes of it.
type addition struct {
	name, file, src string
	lacks           string // GET /x 404 409; POST /x 400
	want            string // lines that are added, each with the number of its line; or the whole text
	err             string
}

// add writes files into a directory, adds what operations lack to the first, and
// returns the files as they are then.
func add(t *testing.T, files map[string]string, main, lacks string) (map[string]string, []error) {
	t.Helper()
	dir := t.TempDir()
	for name, src := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, main)
	list := lacksIn(t, path, dir, lacks)
	changes, errs := AddResponses(path, dir, list)
	out := make(map[string]string)
	for _, c := range changes {
		rel, err := filepath.Rel(dir, c.File)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.ToSlash(rel)] = string(c.New)
		if err := os.WriteFile(c.File, c.New, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if again, more := AddResponses(path, dir, lacksIn(t, path, dir, lacks)); len(again) > 0 || len(more) != len(errs) {
		t.Errorf("a second run changes %d files: %v", len(again), more)
	}
	return out, errs
}

// lacksIn returns what is written GET /x 404 409; POST /x 400.
func lacksIn(t *testing.T, path, dir, lacks string) []Lack {
	t.Helper()
	src, err := input.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(input.Normal(src), path, dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []Lack
	for part := range strings.SplitSeq(lacks, ";") {
		words := strings.Fields(part)
		found := false
		for _, op := range d.Operations {
			if op.Method != words[0] || op.Path != words[1] {
				continue
			}
			found = true
			for _, w := range words[2:] {
				var code int
				fmt.Sscan(w, &code)
				list = append(list, Lack{op.Method, op.Path, op.Line, code})
			}
		}
		if !found {
			t.Fatalf("no operation %s", part)
		}
	}
	return list
}

// added returns the lines of b that are not in a, with their numbers, where b is a
// with more lines; else the whole of b.
func added(a, b string) string {
	old, changed := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	var out []string
	i := 0
	for n, line := range changed {
		if i < len(old) && line == old[i] {
			i++
			continue
		}
		out = append(out, fmt.Sprintf("%d:%s", n+1, line))
	}
	if i < len(old) {
		return b
	}
	return strings.Join(out, "")
}

func TestAddResponses(t *testing.T) {
	for _, c := range []addition{
		{"between codes, in single quotes", "a.yaml", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        '200':
          description: fine
        # where it is missing
        '404':
          description: none

        '500': # ours
          description: failed
      tags: [a]
`, "GET /x 400 409", "8:        '400':\n9:          description: Bad Request\n13:        '409':\n14:          description: Conflict\n", ""},
		{"before the first, and behind the last, without a line feed", "a.yaml", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        # fine
        200:
            description: "fine"`, "GET /x 100 418", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        100:
            description: "Continue"
        # fine
        200:
            description: "fine"
        418:
            description: "I'm a teapot"`, ""},
		{"a default stays at the end, CRLF stays", "a.yaml", "openapi: 3.0.0\r\npaths:\r\n  /x:\r\n    get:\r\n      responses:\r\n        \"200\":\r\n          description: fine\r\n        default:\r\n          description: |\r\n            # bad\r\n",
			"GET /x 404", "8:        \"404\":\r\n9:          description: Not Found\r\n", ""},
		{"a text that ends in what looks like a comment", "a.yaml", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        '200':
          description: |
            fine
            # really

        '500':
          description: failed
`, "GET /x 404", "10:        '404':\n11:          description: Not Found\n", ""},
		{"braces on one line", "a.yaml", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        '200': { description: 'fine' }
        '500': { description: 'failed' }
    put:
      responses: {'200': {description: fine}, '500': {description: failed}}
    post: {responses: {}}
`, "GET /x 404; PUT /x 404 503; POST /x 200", `openapi: 3.0.0
paths:
  /x:
    get:
      responses:
        '200': { description: 'fine' }
        '404': { description: 'Not Found' }
        '500': { description: 'failed' }
    put:
      responses: {'200': {description: fine}, '404': {description: Not Found}, '500': {description: failed}, '503': {description: Service Unavailable}}
    post: {responses: {'200': {description: OK}}}
`, ""},
		{"components by use and by name", "a.yaml", `openapi: 3.1.0
paths:
  /x:
    get:
      responses:
        '200':
          description: fine
        '404':
          $ref: "#/components/responses/Missing"
    put:
      responses:
        '200':
          description: fine
        '500':
          $ref: "#/components/responses/Oops"
components:
  responses:
    Missing: {description: none}
    ConflictError: {description: taken}
    error_429: {description: slow}
    Oops: {description: failed}
`, "GET /x 409 429 500; PUT /x 404", `10:        '409':
11:          $ref: "#/components/responses/ConflictError"
12:        '429':
13:          $ref: "#/components/responses/error_429"
14:        '500':
15:          $ref: "#/components/responses/Oops"
20:        '404':
21:          $ref: "#/components/responses/Missing"
`, ""},
		{"one component for all errors", "a.yaml", `openapi: 3.1.0
paths:
  /x:
    get:
      responses:
        '200':
          description: fine
        '400':
          $ref: '#/components/responses/Error'
        '404':
          $ref: '#/components/responses/Error'
    put:
      responses:
        '200': {description: fine}
        '400': {$ref: '#/components/responses/Error'}
components:
  responses:
    Error: {description: no}
`, "GET /x 201 409; PUT /x 409", `8:        '201':
9:          description: Created
14:        '409':
15:          $ref: '#/components/responses/Error'
20:        '409': {$ref: '#/components/responses/Error'}
`, ""},
		{"the schema of the errors beside it", "a.yaml", `openapi: 3.0.3
paths:
  /x:
    get:
      responses:
        '200':
          description: fine
        '400':
          description: bad
          content:
            application/problem+json:
              schema:
                $ref: '#/components/schemas/Problem'
              example: {title: bad}
    delete:
      responses:
        '204':
          description: gone
components:
  schemas:
    Problem: {type: object}
`, "GET /x 304 404; DELETE /x 404", `8:        '304':
9:          description: Not Modified
17:        '404':
18:          description: Not Found
19:          content:
20:            application/problem+json:
21:              schema:
22:                $ref: '#/components/schemas/Problem'
27:        '404':
28:          description: Not Found
29:          content:
30:            application/problem+json:
31:              schema:
32:                $ref: '#/components/schemas/Problem'
`, ""},
		{"the schema in 2.0, in JSON with tabs", "a.json", "{\n\t\"swagger\": \"2.0\",\n\t\"paths\": {\n\t\t\"/x\": {\n\t\t\t\"get\": {\n\t\t\t\t\"responses\": {\n\t\t\t\t\t\"200\": {\n\t\t\t\t\t\t\"description\": \"fine\"\n\t\t\t\t\t},\n\t\t\t\t\t\"500\": {\n\t\t\t\t\t\t\"description\": \"failed\",\n\t\t\t\t\t\t\"schema\": {\n\t\t\t\t\t\t\t\"$ref\": \"#/definitions/e\"\n\t\t\t\t\t\t}\n\t\t\t\t\t}\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}\n",
			"GET /x 404", "10:\t\t\t\t\t\"404\": {\n11:\t\t\t\t\t\t\"description\": \"Not Found\",\n12:\t\t\t\t\t\t\"schema\": {\n13:\t\t\t\t\t\t\t\"$ref\": \"#/definitions/e\"\n14:\t\t\t\t\t\t}\n15:\t\t\t\t\t},\n", ""},
		{"JSON, behind the last", "a.json", `{
  "openapi": "3.0.0",
  "paths": {
    "/x": {
      "get": {
        "responses": {
          "200": { "description": "fine, {really}" }
        }
      },
      "put": {"responses": {}}
    }
  }
}
`, "GET /x 404 409; PUT /x 200", `{
  "openapi": "3.0.0",
  "paths": {
    "/x": {
      "get": {
        "responses": {
          "200": { "description": "fine, {really}" },
          "404": { "description": "Not Found" },
          "409": { "description": "Conflict" }
        }
      },
      "put": {"responses": {
        "200": {
          "description": "OK"
        }
      }}
    }
  }
}
`, ""},
		{"JSON on one line", "a.json", `{"openapi":"3.0.0","paths":{"/x":{"get":{"responses":{"200":{"description":"fine"},"default":{"description":"bad"}}}}}}`,
			"GET /x 404", `{"openapi":"3.0.0","paths":{"/x":{"get":{"responses":{"200":{"description":"fine"},"404":{"description":"Not Found"},"default":{"description":"bad"}}}}}}`, ""},
		{"anchors and merges", "a.yaml", `openapi: 3.0.0
x-common: &common
  '500':
    description: failed
paths:
  /x:
    get:
      responses:
        <<: *common
        '200':
          description: fine
    put:
      responses:
        <<: *common
    post:
      responses: *common
    delete:
      responses: &own
        '204':
          description: gone
`, "GET /x 404; PUT /x 404; POST /x 404; DELETE /x 404", "12:        '404':\n13:          description: Not Found\n17:        '404':\n18:          description: Not Found\n25:        '404':\n26:          description: Not Found\n",
			"a.yaml:15: POST /x: its responses are those of line 2, which other operations may share: nothing is written for it"},
		{"anchors that aliases share, and one that none does", "a.yaml", `openapi: 3.0.0
paths:
  /x:
    get: &get
      responses:
        '200':
          description: fine
    head: *get
    put:
      responses: &own
        '200': &fine
          description: fine
    patch:
      responses:
        <<: *own
        '202': *fine
    delete:
      responses: &gone {'204': {description: gone}}
`, "GET /x 404; HEAD /x 405; PUT /x 404; PATCH /x 404; DELETE /x 404", `openapi: 3.0.0
paths:
  /x:
    get: &get
      responses:
        '200':
          description: fine
    head: *get
    put:
      responses: &own
        '200': &fine
          description: fine
    patch:
      responses:
        <<: *own
        '202': *fine
        '404':
          description: Not Found
    delete:
      responses: &gone {'204': {description: gone}, '404': {description: Not Found}}
`,
			"a.yaml:4: GET /x: its responses are shared: line 8 refers to the anchor &get of line 4: nothing is written for it\n" +
				"a.yaml:8: HEAD /x: its responses are shared: line 8 refers to the anchor &get of line 4: nothing is written for it\n" +
				"a.yaml:9: PUT /x: its responses are shared: line 15 refers to the anchor &own of line 10: nothing is written for it"},
		{"keys that do not ascend, classes, and a byte order mark", "a.yaml", "\ufeffopenapi: 3.0.0\npaths:\n  /x:\n    get:\n      responses:\n        '404': {description: none}\n        '200': {description: fine}\n        default: {description: bad}\n    put:\n      responses:\n        2XX: {description: fine}\n        5XX: {description: bad}\n",
			"GET /x 409; PUT /x 404", "8:        '409': {description: Conflict}\n13:        404: {description: Not Found}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errs := add(t, map[string]string{c.file: c.src}, c.file, c.lacks)
			got := added(c.src, out[c.file])
			if got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
			var texts []string
			for _, err := range errs {
				texts = append(texts, err.Error()[strings.Index(err.Error(), c.file):])
			}
			if text := strings.Join(texts, "\n"); text != c.err {
				t.Errorf("errors:\n%s\nwant:\n%s", text, c.err)
			}
		})
	}
}

// TestAddToFiles adds to files that a document refers to.
func TestAddToFiles(t *testing.T) {
	files := map[string]string{
		"api/openapi.yaml":          "openapi: 3.0.0\npaths:\n  /x:\n    $ref: paths/x.yaml\n  /y:\n    get: {$ref: 'paths/y.json#/get'}\n    put:\n      responses:\n        '200': {description: fine}\n        '404': {$ref: './responses/errors.yaml#/NotFound'}\n",
		"api/paths/x.yaml":          "get:\n  responses:\n    '200':\n      description: fine\n    '500':\n      $ref: ../responses/errors.yaml#/Failed\n",
		"api/paths/y.json":          `{"get": {"responses": {"200": {"description": "fine"}}}}`,
		"api/responses/errors.yaml": "NotFound: {description: none}\nFailed: {description: failed}\n",
	}
	out, errs := add(t, files, "api/openapi.yaml", "GET /x 404; GET /y 404; PUT /y 500")
	if len(errs) > 0 {
		t.Error(errs)
	}
	want := map[string]string{
		"api/openapi.yaml": "11:        '500': {$ref: './responses/errors.yaml#/Failed'}\n",
		"api/paths/x.yaml": "5:    '404':\n6:      $ref: '../responses/errors.yaml#/NotFound'\n",
		"api/paths/y.json": `{"get": {"responses": {"200": {"description": "fine"}, "404": {"$ref": "../responses/errors.yaml#/NotFound"}}}}`,
	}
	for name, text := range want {
		if got := added(files[name], out[name]); got != text {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, text)
		}
	}
	if len(out) != len(want) {
		t.Errorf("%d files are changed", len(out))
	}
}

func TestStatusOfName(t *testing.T) {
	for name, want := range map[string]int{
		"NotFound": 404, "not_found": 404, "NotFoundError": 404, "Error404": 404, "404": 404, "HTTPNotFoundResponse": 404,
		"InternalServerError": 500, "ServerError": 500, "Unauthorized": 401, "unauthenticated": 401, "Conflict": 409,
		"Error": 0, "ErrorResponse": 0, "Pet": 0, "Pets1000": 0, "TooManyRequestsError": 429, "UnprocessableEntity": 422,
	} {
		if got := statusOfName(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

// FuzzAddResponses adds a response to every operation: what comes out has them,
// and is the same otherwise.
func FuzzAddResponses(f *testing.F) {
	f.Add("openapi: 3.0.0\npaths:\n  /x:\n    get:\n      responses:\n        '200':\n          description: |\n            a\n      # b\n        '500': {description: \"x, }\"}\n")
	f.Add("{\"openapi\":\"3.0.0\",\"paths\":{\"/x\":{\"get\":{\"responses\":{\"200\":{\"description\":\"\\\"}\"} }}}}}")
	f.Add("paths: {/x: {get: {responses: {200: {description: a}, }}}}\n")
	f.Fuzz(func(t *testing.T, src string) {
		path := filepath.Join(t.TempDir(), "a.yaml")
		if os.WriteFile(path, []byte(src), 0o666) != nil {
			t.Skip("no file can be written")
		}
		d, err := Read(input.Normal([]byte(src)), path, "")
		if err != nil {
			return
		}
		var lacks []Lack
		for _, op := range d.Operations {
			lacks = append(lacks, Lack{op.Method, op.Path, op.Line, 418})
		}
		changes, _ := AddResponses(path, "", lacks)
		for _, c := range changes {
			after, err := Read(input.Normal(c.New), path, "")
			if err != nil || len(after.Operations) != len(d.Operations) {
				t.Fatalf("%q becomes %q: %v", src, c.New, err)
			}
			for i, op := range after.Operations {
				if n := len(op.Codes) - len(d.Operations[i].Codes); n < 0 || n > 1 {
					t.Errorf("%q becomes %q", src, c.New)
				}
			}
		}
	})
}
