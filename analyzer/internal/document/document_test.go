package document

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shown writes a document as the cases below have it: codes with the methods
// that they are the rule for, then ranges.
func shown(d *Document) string {
	var words []string
	for _, c := range d.Codes {
		w := fmt.Sprint(c.Code)
		if len(c.Methods) > 0 {
			w += "(" + strings.Join(c.Methods, "+") + ")"
		}
		words = append(words, w)
	}
	for _, r := range d.Ranges {
		words = append(words, r.Text)
	}
	return strings.Join(words, " ")
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, file, src, want string }{
		{"grid, indented, several lines", "a.rst", `
.. table:: **Table 1** Codes

   +--------+-----------------------------------------------+
   | Code   | Meaning                                       |
   +========+===============================================+
   | 200 OK | Normal response code for the GET and PUT      |
   |        | operations.                                   |
   +--------+-----------------------------------------------+
   | 204    | Normal response code for DELETE operations    |
   +--------+-----------------------------------------------+
   |        | Another cause of the one above                |
   +--------+-----------------------------------------------+
   | 206    | Returned in response to an HTTP GET request   |
   +--------+-----------------------------------------------+
`, "200(GET+PUT) 204(DELETE) 206"},
		{"grid, a span", "a.rst", `
+------+---------+-------+
| Code | Reason  | Note  |
+======+=========+=======+
| 404  | Missing         |
+------+---------+-------+
| 409  | Taken   | x     |
+------+---------+-------+
`, "404 409"},
		{"simple", "a.rst", `
   =========== ==================
   Status Code Message
   =========== ==================
   200         OK
   404         Not Found
               at all
   =========== ==================
`, "200 404"},
		{"list-table", "a.rst", `
.. list-table:: Codes
   :header-rows: 1

   * - Meaning
     - Status
   * - fine
     - 200
   * - | missing
       | for good
     - 410
`, "200 410"},
		{"csv-table", "a.rst", `
.. csv-table::
   :header: "Code", "Meaning"
   :delim: ;

   ` + "``201``" + `; made
   ` + "``429``" + `; "slow; down"
`, "201 429"},
		{"bullets and fields", "a.rst", `
* 200 - OK
* 404 Not Found
* 100 seconds at most
* 250 items a page
:statuscode 409: taken

Normal response codes: 202

- Normal

  204
`, "200 404 409 202 204"},
		{"pipe table", "a.md", "Code | Meaning\n--- | ---\n`201`, `202` | made, or taken on\n400/404 | bad\n4xx | the rest\n", "201 202 400 404 4XX"},
		{"code column last", "a.md", "| Meaning | HTTP |\n|---|---|\n| fine | 200 (OK) |\n| gone | 410 \"Gone\" |\n", "200 410"},
		{"headings and bullets", "a.md", "# Errors\n\n## 404: Not Found\n\nText.\n\n- `409` - Taken\n- Do not use 302\n", "404 409"},
		{"negatives", "a.md", "| Code | Use |\n|---|---|\n| 200 | fine |\n| 302 | do **not** use |\n| 403 | The service does not return this |\n", "200"},
		{"method column", "a.md", "| Code | Methods | Text |\n|--|--|--|\n| 200 | GET, PUT | ok |\n| 204 | DELETE | gone |\n| 404 | GET | no |\n", "200(GET+PUT) 204(DELETE) 404"},
		{"HTML in Markdown", "a.md", "<table><tr><td>200</td><td>fine</td></tr><tr><td>404</td><td>\n\nmissing\n\n</td></tr></table>\n", "200 404"},
		{"HTML", "a.html", "<h1>Codes</h1><table>\n<tr><th>Code<th>Text\n<tr><td>200<td>fine\n<tr><td>500-599<td>ours\n</table><ul><li>429 Too Many Requests</ul><script>404</script>", "200 429 500-599"},
		{"AsciiDoc", "a.adoc", "[cols=\"1,3\"]\n|===\n| Code | Text\n\n| `200 OK`\n| fine,\nreally\n\n| 404 | missing\n|===\n", "200 404"},
		{"CSV", "a.csv", "code,meaning\n200,fine\n\"404\",\"missing, gone\"\n", "200 404"},
		{"status lines of an example", "a.md", "```\nHTTP/1.1 201 Created\nLocation: /x\n```\n\n```\n404 Not Found\n```\n", "201 404"},
		{"unregistered", "a.md", "| Status code | Meaning |\n|--|--|\n| 200 | fine |\n| 499 | closed |\n| 430 | odd |\n", "200 499 430"},
	} {
		d, err := Read(c.file, []byte(c.src))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := shown(d); got != c.want {
			t.Errorf("%s: read %q, want %q", c.name, got, c.want)
		}
	}
}

// TestNoStatuses reads pages whose numbers are no statuses.
func TestNoStatuses(t *testing.T) {
	for name, src := range map[string]string{
		"priorities":        "| Priority Range | Purpose |\n|--|--|\n| 100-199 | logging |\n| 200-299 | auth |\n",
		"application codes": "| Error Code | Text |\n|--|--|\n| APIG.0101 | x |\n| 0171 | y |\n| 10001 | z |\n",
		"ports":             "| Port | Service |\n|--|--|\n| 443 | https |\n| 389 | ldap |\n",
		"sizes":             "| Page size | Default |\n|--|--|\n| 100 | yes |\n| 200 | no |\n",
		"seconds":           "- 100 seconds\n- 300 ms\n",
		"empty":             "",
	} {
		if d, err := Read("a.md", []byte(src)); err == nil {
			t.Errorf("%s: read %s", name, shown(d))
		} else if !strings.Contains(err.Error(), "a.md: no status code in it") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDefault(t *testing.T) {
	want := "200(GET+PUT+POST) 201(POST) 202 204(DELETE) 400 401 403 404 405 406 407 408 409 500 501 502 503 504"
	if got := shown(Default()); got != want {
		t.Errorf("the built-in table is %q, want %q", got, want)
	}
}

// TestSamples reads real pages, where STATUSLINT_SAMPLES names a directory of
// them with a truth.tsv: file, codes, methods.
func TestSamples(t *testing.T) {
	dir := os.Getenv("STATUSLINT_SAMPLES")
	if dir == "" {
		t.Skip("STATUSLINT_SAMPLES is not set")
	}
	truth, err := os.ReadFile(filepath.Join(dir, "truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(truth)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		src, err := os.ReadFile(filepath.Join(dir, f[0]))
		if err != nil {
			t.Fatal(err)
		}
		codes, methods := "", ""
		if d, err := Read(f[0], src); err == nil {
			codes, methods = asTruth(d)
		}
		if codes != f[1] || methods != f[2] {
			t.Errorf("%s: read %s | %s, want %s | %s", f[0], codes, methods, f[1], f[2])
		}
	}
}

func asTruth(d *Document) (codes, methods string) {
	list := slices.Clone(d.Codes)
	slices.SortFunc(list, func(a, b Code) int { return a.Code - b.Code })
	var words, rules []string
	for _, c := range list {
		words = append(words, fmt.Sprint(c.Code))
		if len(c.Methods) > 0 {
			m := slices.Sorted(slices.Values(c.Methods))
			rules = append(rules, fmt.Sprintf("%d:%s", c.Code, strings.Join(m, "+")))
		}
	}
	for _, r := range d.Ranges {
		words = append(words, strings.ToLower(r.Text))
	}
	return strings.Join(words, ","), strings.Join(rules, ";")
}

// nested returns lists within lists.
func nested(n int, indent string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(indent, i) + "- 4 times\n")
	}
	return b.String()
}

// TestEncodings reads documents of other encodings and line ends, and what is
// left of one in which some bytes are no text.
func TestEncodings(t *testing.T) {
	const src = "| Code | Meaning |\n|---|---|\n| 200 | fine |\n| 404 | none |\n"
	wide := func(low, high string) string {
		out := low + high
		for _, c := range src {
			if low == "\xff" {
				out += string(c) + "\x00"
			} else {
				out += "\x00" + string(c)
			}
		}
		return out
	}
	for name, text := range map[string]string{
		"UTF-8 with a mark":     "\ufeff" + src,
		"UTF-16, little":        wide("\xff", "\xfe"),
		"UTF-16, big":           wide("\xfe", "\xff"),
		"UTF-16, half a letter": wide("\xff", "\xfe") + "x",
		"CRLF":                  strings.ReplaceAll(src, "\n", "\r\n"),
		"CR":                    strings.ReplaceAll(src, "\n", "\r"),
		"no text in it":         strings.Replace(src, "fine", "f\xfcr \xff", 1),
	} {
		d, err := Read("a.md", []byte(text))
		if err != nil || shown(d) != "200 404" || d.Codes[1].Line != 4 {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	d, err := Read("a.yaml", []byte("openapi: 3.0.0\ninfo: {title: \"f\xfcr\"}\npaths:\n  /x:\n    get: {responses: {200: {}}}\n"))
	if err != nil || len(d.Operations) != 1 || d.Operations[0].Line != 5 {
		t.Errorf("YAML: %+v, %v", d, err)
	}
}

// TestBadInput demands a clear error. What takes far too long meets the time
// limit of go test.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.md")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for path, want := range map[string]string{
		"https://example.com/openapi.yaml": "a URL",
		filepath.Join(dir, "missing.md"):   "no such file",
		dir:                                "not a file",
		large:                              "more than",
	} {
		if _, err := ReadFile(path, dir); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), c-1)
	}
	size := 10_000
	if os.Getenv("STATUSLINT_LONG") != "" {
		size *= 10
	}
	for name, src := range map[string]string{
		"a.yaml": bomb + "paths: {/x: *k}\n",
		"b.json": strings.Repeat(`{"paths":`, 5000),
		"c.yaml": "paths: [",
		"d.xyz":  "nothing known",
		"e.yaml": "just: yaml\n",
		"f.rst":  strings.Repeat("+---+\n| ", size/2),
		"g.md":   strings.Repeat("|", 20*size),
		"h.html": "<table>" + strings.Repeat("<tr><td rowspan=64 colspan=64>7<td>x\n", size),
		"j.md":   strings.Repeat("*a_", size),
		"k.md":   nested(size/60, "  ") + "none",
		"l.md":   nested(size/60, "\t") + "none",
		"m.html": "<ul><li>" + strings.Repeat("<b>y</b> 4 ", 2*size) + "<table><td>" + strings.Repeat("<b>y</b> 4 ", 2*size),
		"i.adoc": "[cols=\"64*\"]\n|===\n" + strings.Repeat("64*|7 .64+2+|8\n", size) + "|===\n",
	} {
		if d, err := Read(name, []byte(src)); err == nil {
			t.Errorf("%s: no error: %s", name, shown(d))
		}
	}
}
