package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// One target for each reader: none may panic, hang, or read what is no status.

func fuzzReader(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := Read(name, []byte(src))
		if err != nil {
			return
		}
		lines := strings.Count(src, "\n") + 1
		check := func(codes []Code, ranges []Range) {
			for _, c := range codes {
				if c.Code < 100 || c.Code > 599 || c.Line < 1 || c.Line > lines {
					t.Errorf("%+v in %d lines", c, lines)
				}
			}
			for _, r := range ranges {
				if r.Lo < 100 || r.Hi > 599 || r.Line < 1 || r.Line > lines {
					t.Errorf("%+v in %d lines", r, lines)
				}
			}
		}
		check(d.Codes, d.Ranges)
		for _, op := range d.Operations {
			check(op.Codes, op.Ranges)
		}
		for _, p := range d.Problems {
			if p.Line < 0 || p.Line > lines || p.Message == "" {
				t.Errorf("%+v in %d lines", p, lines)
			}
		}
		set := NewSet([]*Document{d}, nil, false)
		set.Operation("DELETE", "/x/{id}", true)
		set.Tables()
	})
}

func FuzzRST(f *testing.F) {
	fuzzReader(f, "a.rst",
		"+---+---+\n| 200 | x |\n+---+---+\n",
		"=== ===\n200 x\n=== ===\n",
		".. list-table::\n\n   * - 200\n     - x\n",
		".. csv-table::\n   :delim: tab\n\n   200\tx\n",
		"* 404 Not Found\n\n:statuscode 204: gone\n\n404\n  text\n")
}

func FuzzMarkdown(f *testing.F) {
	fuzzReader(f, "a.md",
		"| 200 | x |\n|--|--|\n| 404 | y |\n", "- `404` - x\n  - 409\n", "## 404: x\n",
		"<table><tr><td>200<td>x\n\n</table>\n", "```\nHTTP/1.1 201 Created\n```\n", "<br>\n```\n200\n```\n")
}

func FuzzHTML(f *testing.F) {
	fuzzReader(f, "a.html",
		"<table><tr><td>200<td>x<tr><td rowspan=2>404", "<td colspan=99999>200", "<dl><dt>404<dd>x</dl>", "<li>429 Too Many", "<script>404</script>")
}

func FuzzAsciiDoc(f *testing.F) {
	fuzzReader(f, "a.adoc", "|===\n|200|x\n|===\n", "[cols=2*]\n|===\n.2+|404\n2+^.>s|x\n|===\n", ",===\n404,x\n,===\n", "404:: x\n* 409 y\n== 200 OK\n")
}

func FuzzCSV(f *testing.F) {
	fuzzReader(f, "a.csv", "code,x\n200,\"x\n", "\ufeffcode;x\n200;y\n", "a\tb\n404\tc\n", "\"a\"\"b\",404\n")
}

func FuzzOpenAPI(f *testing.F) {
	fuzzReader(f, "a.yaml",
		"paths: {/x: {get: {responses: {200: {}}}}}\n",
		`{"paths":{"/x":{"get":{"responses":{"200":{}, "4XX": {}}}}}}`,
		"openapi: 3.1.0\npaths:\n  /x: {$ref: '#/components/pathItems/x'}\ncomponents: {pathItems: {x: {$ref: '#/paths/~1x'}}}\n",
		"a: &a {'200': {}}\npaths: {/x: {get: {responses: {<<: [*a, *a]}}}}\n",
		"swagger: '2.0'\nbasePath: {{.Base}}/v1\npaths: {/x: {get: {responses: {default: {}}}}}\n",
		"openapi: 3.2.0\npaths: {/x: {additionalOperations: {COPY: {responses: {200: {}}}}}}\n")
}

// FuzzReferences reads a document with a second file, and demands that it
// stays in its directory.
func FuzzReferences(f *testing.F) {
	f.Add("paths: {/x: {$ref: b.yaml}}", "get: {responses: {200: {}}}")
	f.Add("paths: {$ref: 'b.yaml#/x'}", `{"x": {"/y": {"$ref": "a.yaml#/paths"}}}`)
	f.Add("paths: {/x: {$ref: ../../../../etc/hostname}}", "$ref: b.yaml")
	f.Fuzz(func(t *testing.T, a, b string) {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.yaml")
		if os.WriteFile(path, []byte(a), 0o666) != nil || os.WriteFile(filepath.Join(dir, "b.yaml"), []byte(b), 0o666) != nil {
			t.Skip("no room for files")
		}
		d, err := ReadFile(path, dir)
		if err != nil {
			return
		}
		for _, op := range d.Operations {
			if op.File != "" && filepath.Dir(op.File) != dir {
				t.Errorf("%+v", op)
			}
		}
		References(path, dir)
	})
}

// FuzzComment reads groups of comments.
func FuzzComment(f *testing.F) {
	f.Add(" @Success 200,201 {object} T\n @Failure 40' x\n @Router /x/{id} [delete]")
	f.Add(" swagger:route DELETE /x/{id:[0-9]+} tag id\n Responses:\n   204: gone\n   default: error")
	f.Add(" swagger:operation GET /x tag id\n ---\n responses:\n   '200':\n     description: x\n   \"404\":\n")
	f.Add(" swagger:meta\n BasePath: /v1")
	f.Fuzz(func(t *testing.T, src string) {
		var c Comment
		for i, l := range strings.Split(src, "\n") {
			c.Lines = append(c.Lines, CommentLine{Text: l, Line: i + 1, Block: i%7 == 6})
		}
		op := ReadComment(c)
		if op == nil {
			return
		}
		for _, r := range op.Routes {
			for _, code := range r.Codes {
				if code.Code < 100 || code.Code > 599 || code.Line < 1 || code.Line > len(c.Lines) {
					t.Errorf("%+v", code)
				}
			}
		}
	})
}
