package document

import (
	"fmt"
	"strings"
	"testing"
)

// TestDenials reads what is said not to be used. A denial has the status as its
// object; a condition on a method denies nothing.
func TestDenials(t *testing.T) {
	readForms(t, []form{
		{"what a server has not returned", "a.rst", `
+------+------------+-----------------------------------------------------------------+
| Code | Reason     | Meaning                                                         |
+======+============+=================================================================+
| 204  | NoContent  | The server has successfully processed the request, but has not  |
|      |            | returned any content.                                           |
|      |            |                                                                 |
|      |            | The status code is returned in response to an OPTIONS request.  |
+------+------------+-----------------------------------------------------------------+
| 304  | Not        | When the server returns this status code, it does not return    |
|      | Modified   | any resources.                                                  |
+------+------------+-----------------------------------------------------------------+
| 205  | Reset      | The body was not sent with a length.                            |
+------+------------+-----------------------------------------------------------------+
| 410  | Gone       | 410 is not returned by this service.                            |
+------+------------+-----------------------------------------------------------------+
`, "204 304 205"},
		{"conditions on methods", "a.md", `| Code | Use |
|---|---|
| 200 | fine; not returned for DELETE requests |
| 201 | do not use for GET |
| 204 | should not be used with the GET or HEAD method |
| 302 | do not use |
| 303 | do **not** use this status |
| 305 | is never returned |
| 307 | must not be used for pages; GET is answered with 303 |
| 409 | the shelf does not use locks |
| 410 | not used |
| 412 | the header is not used |
| 413 | we don't return this |
`, "200 201 204 409 412"},
		{"another status in the next sentence", "a.md", "`403` is returned when the key is wrong, `200` otherwise. `401` is not returned.\n", "403 200"},
		{"another status in the same row", "a.md", `| Code | Use |
|---|---|
| 200 | fine; 206 is never returned |
| 404 | no such shelf. 410 is not used. |
`, "200 404"},
		{"attributes", "a.adoc", `
=== Success

[[status-code-200]]
==== 200 OK {rfc-status-200} {use} {document} {ALL}
[.indent]
Fine.

==== [[s201]]201 Created {use} {POST} {PUT}

==== link:https://example.com/204[204 No Content] {use} {DELETE}

==== <<accepted,202 Accepted>> {use}

[.do-not-use]
==== 302 Found {rfc-status-302} {do-not-use} {ALL}

==== 404 Not Found {use} {GET}
`, "200 201(POST+PUT) 204(DELETE) 202 404"},
	})
}

// TestRulesOfMethods reads for which methods a status is the rule, wherever the
// page says so.
func TestRulesOfMethods(t *testing.T) {
	readForms(t, []form{
		{"a cell of two paragraphs", "a.rst", `
+------+--------------------------------------+
| Code | Meaning                              |
+======+======================================+
| 200  | Fine.                                |
|      |                                      |
|      | Normal response code for             |
|      |                                      |
|      | the GET and PUT operations.          |
+------+--------------------------------------+
| 204  | No content.                          |
|      |                                      |
|      | Normal response code for DELETE.     |
+------+--------------------------------------+
`, "200(GET+PUT) 204(DELETE)"},
		{"a cell of two paragraphs in HTML", "a.html", `<table><tr><th>Code<th>Meaning
<tr><td>200<td><p>Normal response code for</p><p>GET operations</p>
<tr><td>204<td><p>Fine.</p>

<p>Normal response code for the DELETE operation.</p></table>`, "200(GET) 204(DELETE)"},
		{"an item of two paragraphs", "a.md", `- **200** Fine

  All successful ` + "`GET`" + ` requests.

- **204** Nothing

  All ` + "`PUT` and `DELETE`" + ` requests.

- **404** Missing

  All ` + "`GET`" + ` requests for shelves that are gone.
`, "200(GET) 204(PUT+DELETE) 404"},
		{"an item of two paragraphs in RST", "a.rst", `* 200 OK

  Normal response code for GET operations.

* 204 No Content

  Normal response code for DELETE
  operations.
`, "200(GET) 204(DELETE)"},
		{"a row for each method", "a.md", `| Method | Success | Error |
|---|---|---|
| GET | 200 | 404 |
| POST | 201 Created | 400, 409 |
| PUT, PATCH (whole) | 200 | 400 |
| DELETE | 204 No Content | 404 |
`, "200(GET+PUT+PATCH) 404 201(POST) 400 409 204(DELETE)"},
		{"a column for each method, with one code", "a.md", `| | GET | POST | DELETE |
|---|---|---|---|
| success | 200 | 201 | 204 |
| missing | 404 | | 404 |
`, "200(GET) 201(POST) 204(DELETE) 404"},
		{"a column for each method", "a.md", `| Outcome | GET | POST | DELETE |
|---|---|---|---|
| Success | 200 OK | 201 Created | 204 No Content |
| Missing | 404 Not Found | 404 Not Found | 404 Not Found |
`, "200(GET) 201(POST) 204(DELETE) 404"},
		{"marks for methods", "a.adoc", `|===
|Status |GET |POST |DELETE

|200 OK |X |X (rarely) |-
|204 No Content |- |- |X
|404 Not Found |X |X |X
|===
`, "200(GET+POST) 204(DELETE) 404"},
	})
}

// TestRanges reads classes, beside codes or as some exporters write them.
func TestRanges(t *testing.T) {
	readForms(t, []form{
		{"italic classes", "a.rst", `
+-------+---------------------+
| Code  | Meaning             |
+=======+=====================+
| 1\ *xx* | information       |
+-------+---------------------+
| 4\ *XX* | the client's      |
+-------+---------------------+
| **5**\ *xx* | the server's  |
+-------+---------------------+
`, "1XX 4XX 5XX"},
		{"a class beside codes", "a.md", "| Status | Meaning |\n|---|---|\n| 200, 204 | fine |\n| 404, 5xx | not |\n| 4xx and 503 | not |\n", "200 204 404 503 5XX 4XX"},
		{"a range beside codes in an item", "a.md", "- 200 OK\n- 404, 500-504: failed\n", "200 404 500-504"},
	})
}

// TestDictionaries reads mappings of statuses to texts.
func TestDictionaries(t *testing.T) {
	readForms(t, []form{
		{"of os-api-ref", "http-status.yaml", "# Success\n200:\n  default: |\n    Fine.\n204:\n  default: |\n    Nothing.\n  shelf: |\n    No shelf.\n'404':\n  default: Missing.\n", "200 204 404"},
		{"in JSON", "a.json", `{"200": "OK", "404": "Not Found"}`, "200 404"},
	})
	for _, src := range []string{"200: {}\n", "200: a\nname: b\n", "10001: a\n10002: b\n", "{}"} {
		if d, err := Read("a.yaml", []byte(src)); err == nil {
			t.Errorf("%q: read %s", src, shown(d))
		}
	}
}

// TestAdvice reads prose that only advises: it documents nothing, and is noted.
func TestAdvice(t *testing.T) {
	const guide = `# Guide

The answer to a creation must be ` + "`201 Created`" + `. Do **not** use ` + "`413 Payload Too Large`" + `.
Authors should prefer ` + "`409 Conflict`" + ` here.

**DO** return ` + "`204 No Content`" + ` for a deletion.

Use ` + "`404 Not Found`" + ` for what is missing.
`
	d, err := Read("a.md", []byte(guide))
	if err == nil || !strings.Contains(err.Error(), "a.md: no status code in it: line 3: 201 documents nothing: the sentence only advises it") {
		t.Errorf("%v, %+v", err, d)
	}
	d, err = Read("a.md", []byte(guide+"\n| Status | Meaning |\n|---|---|\n| 200 | must be answered to all |\n| 302 | do not use |\n\nRequests must be signed, otherwise the server answers `401 Unauthorized`.\nA shelf that is taken is answered with `409 Conflict`.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(d); got != "200 401 409" {
		t.Errorf("read %s", got)
	}
	var notes []string
	for _, n := range d.Notes {
		notes = append(notes, fmt.Sprint(n.Line, ": ", n.Message))
	}
	want := `3: 201 documents nothing: the sentence only advises it
3: 413 documents nothing: it is said not to be used
4: 409 documents nothing: the sentence only advises it
6: 204 documents nothing: the sentence only advises it
8: 404 documents nothing: the sentence only advises it
13: 302 documents nothing: it is said not to be used`
	if got := strings.Join(notes, "\n"); got != want {
		t.Errorf("notes:\n%s\nwant:\n%s", got, want)
	}
}
