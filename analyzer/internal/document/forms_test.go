package document

import (
	"testing"
)

// A form is a page of which a reader must read these.
type form struct{ name, file, src, want string }

// readForms reads pages.
func readForms(t *testing.T, forms []form) {
	t.Helper()
	for _, c := range forms {
		got := "none"
		if d, err := Read(c.file, []byte(c.src)); err == nil {
			got = shown(d)
		}
		if got != c.want {
			t.Errorf("%s: read %q, want %q", c.name, got, c.want)
		}
	}
}

// TestForms reads pages of Markdown as strangers write them.
func TestForms(t *testing.T) {
	readForms(t, []form{
		{"a code column in the middle, and rate limits", "a.md", `# Errors

| Situation | Code | Body |
|:----------|:----:|------|
| Fine | 200 | the thing |
| Nothing to say | 204 | none |
| Bad input<br>or missing | **400** | ` + "`" + `Error` + "`" + ` |
| Wrong role | ` + "`" + `403 Forbidden` + "`" + ` | ` + "`" + `Error` + "`" + ` |
| Not there | [404](#not-found) | ` + "`" + `Error` + "`" + ` |
| Too big (max 500 items) | 413 | ` + "`" + `Error` + "`" + ` |

Rate limit: 100 requests per 60 seconds.

| Plan | Requests | Burst |
|---|---|---|
| free | 100 | 200 |
| pro | 500 | 599 |
`, "200 204 400 403 404 413"},
		{"headings and nested lists", "a.md", `## Responses

### 200 - OK

All is well.

### 201 – Created

### **404** Not Found

#### ` + "`" + `409` + "`" + ` (Conflict)

### Error 500

### HTTP 503: maintenance

## 2024 roadmap

## 100 things to know

- Success
  - ` + "`" + `200` + "`" + ` the list
  - ` + "`" + `206` + "`" + `: part of it
- Failure
  - Client
    * 415 Unsupported Media Type
    * 422: invalid
      1. 451 legal
  - Server
    + 502 Bad Gateway

Returns 405 if the method is wrong.
`, "200 201 404 409 500 503 206 415 422 451 502"},
		{"definition lists in Markdown", "a.md", `Status code | Meaning
-----------:|--------
200 | OK
301, 302 | Moved
4xx | Client error
5XX | Server error

<dl>
<dt>428</dt><dd>Precondition required</dd>
<dt><code>431</code> Request Header Fields Too Large</dt><dd>…</dd>
</dl>

404
: Not found, definition list

` + "`" + `410` + "`" + ` Gone
:   another
`, "200 301 302 428 431 404 410 4XX 5XX"},
		{"marks, summaries, introductions, and what is no status", "a.md", `---
title: Errors
---
# Response codes

:::info
All endpoints may return ` + "`" + `500` + "`" + `.
:::

| HTTP Code | Internal code | Description |
|---|---|---|
| 400 | 1001 | Bad |
| 400 | 1002 | Worse |
| 404 | 2001 | missing |
| ~~418~~ | 3001 | removed |

<details><summary>401 Unauthorized</summary>

Text

</details>

* **` + "`" + `200 OK` + "`" + `** — fine
* __404__ — nope
* ✅ 201 Created
* HTTP 202 Accepted
* ` + "`" + `HTTP/1.1 429 Too Many Requests` + "`" + `
* Status: 503
* [409](/conflict): Conflict
* 2xx: success
* 4xx – client errors
- [ ] 410 todo
- Timeout: 300
- Error code 1002
- port 443
- 500 MB of storage
- 404s are cached
`, "400 404 401 200 201 202 429 503 409"},
		{"a page of one operation", "a.md", `# DELETE /pets/{id}

**Responses**

| Status | Description |
|--------|-------------|
| 204 No Content | Deleted |
| 404 | No such pet |

### Success Response

**Code:** 200 OK

**Content example**

` + "`" + `` + "`" + `` + "`" + `json
{"id": 300}
` + "`" + `` + "`" + `` + "`" + `

### Error Response

**Condition:** If 100 pets.

**Code:** ` + "`" + `400 BAD REQUEST` + "`" + `

Returns: 403

* **Success Response:**
  * **Code:** 201 <br />
    **Content:** ` + "`" + `{ id : 12 }` + "`" + `
* **Error Response:**
  * **Code:** 401 UNAUTHORIZED <br />
OR
  * **Code:** 422 UNPROCESSABLE ENTRY <br />
`, "204 404 200 400 403 201 401 422"},
		{"a matrix of methods", "a.md", `Code  | Reason | Retry?
:--:|:--|--
|200|ok|no|
|` + "`" + `429` + "`" + `|slow down|after 100 s|
|5xx|server|yes|
|---|---|---|

1. 400 Bad Request
2. 401 Unauthorized
10. 403

| | GET | POST | DELETE |
|---|---|---|---|
| 200 | x | x | |
| 201 | | x | |
| 204 | | | x |
`, "200(GET+POST) 429 400 401 403 201(POST) 204(DELETE) 5XX"},
		{"numbers of the application beside statuses", "a.md", "| Error code | HTTP status | Meaning |\n|---|---|---|\n| 101 | 400 | bad |\n| 102 | 404 | missing |\n| 201 | 409 | taken |\n", "400 404 409"},
	})
}
