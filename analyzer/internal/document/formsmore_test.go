package document

import (
	"testing"
)

// TestMoreForms reads further pages of Markdown.
func TestMoreForms(t *testing.T) {
	readForms(t, []form{
		{"a blueprint", "a.md", "## DELETE /pets/{id}\n\n+ Response 204\n\n+ Response 404 (application/json)\n\n        {\"code\": 101}\n", "204 404"},
		{"MDX, spans in HTML, quotes, sentences of bullets", "a.md", `import Tabs from '@theme/Tabs';

<Tabs>
<TabItem value="ok">

**200** Success

</TabItem>
</Tabs>

<table>
  <thead>
    <tr>
      <th>Code</th>

      <th>Desc</th>
    </tr>
  </thead>

  <tbody>
    <tr>
      <td>400</td>

      <td>bad</td>
    </tr>
    <tr><td rowspan="2">404</td><td>a</td></tr>
    <tr><td>b</td></tr>
  </tbody>
</table>

> | Code | Text |
> |---|---|
> | 401 | quoted |

1. Returns ` + "`" + `403` + "`" + ` if forbidden
2. ` + "`" + `500` + "`" + ` otherwise

Term
: 300 dpi

    HTTP/1.1 202 Accepted

The API answers 410 for old things.
`, "200 400 404 401 403 500 202"},
		{"codes behind their names, and lines that list several", "a.md", `# Response codes

* ok: 200
* noContent: 204
* Not Found (404)
* ` + "`CONFLICT`" + ` = 409
* answers within: 300
* port: 443

Client errors: 400 Bad Request, 403 Forbidden (no rights), 422 Validation Error.

Limits: 500 items, 300 seconds, 200 requests.
`, "200 204 404 409 400 403 422"},
		{"codes of the application among the statuses of a page", "a.md", `# Errors

| Code | Meaning |
| --- | --- |
| 200 | OK |
| 401 | Unauthorized |
| 4010 | The token is too old |

| Code | Meaning |
| --- | --- |
| 100 | The token is empty |
| 101 | The user is locked |
| 404 | The shelf is full |
| 404001 | The shelf is gone |
`, "200 401"},
		{"lines of a code and its phrase", "a.md", `# Answers

200 OK everything went well.
404 Not Found there is no such shelf.

- 410 Gone

500 shelves are no list.
300 are none either.
`, "200 404 410"},
		{"items that return a code in marks", "a.md", `# Answers

- returns ` + "`404 Not Found`" + ` when the shelf is missing
- returns 300 shelves at most
- 410 Gone
- Returns **409 Conflict** where it is taken
`, "404 410 409"},
		{"an application's errors below every class of errors", "a.md", `# Errors

| HTTP status | Meaning |
| --- | --- |
| 400 | bad shelf |

| Error | Meaning |
| --- | --- |
| 101 | the shelf is full |
| 102 | the shelf is dusty |
| 201 | the key is bent |
`, "400"},
		{"statuses in the middle of a paragraph, and behind a word", "a.md", `# Answers

A shelf that was found is
` + "`Status: 200 OK`" + ` and one that was made is
Status: 201 Created

**Response** ` + "`404 Not Found`" + `

**Response** 300 times a day

- **Success:** ` + "`204`" + `
- **Errors:** ` + "`410`" + `, ` + "`422`" + `
- **Shelves:** ` + "`100`" + `
`, "200 201 404 204 410 422"},
	})
}
