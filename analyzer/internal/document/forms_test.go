package document

import "testing"

// TestForms reads pages as strangers write them.
func TestForms(t *testing.T) {
	for _, c := range []struct{ name, file, src, want string }{
		{"AsciiDoc with spans, styles and a longer fence", "a.adoc", `= Shop API
:toc:

== Error handling

The API uses the following codes.

[%header,cols="1,1,3",options="header"]
|===
|Name |HTTP status |When

|` + "`" + `OK` + "`" + `
|200
|Everything is fine

|` + "`" + `CREATED` + "`" + ` |201 |A resource was made

.2+|` + "`" + `CLIENT` + "`" + `
|400
|Malformed body
|422
|Validation failed

|` + "`" + `LIMIT` + "`" + `
|429 a|
* more than 100 requests
* per 60 seconds
|===

.Delete codes
[cols="^1,4"]
|====
^|204 | Normal response for DELETE operations
^|202 | Deletion was queued
|====
`, "200 201 400 422 429 204(DELETE) 202"},
		{"AsciiDoc lists, terms and headings", "a.adoc", `== Status codes

200 OK:: The request worked.
` + "`" + `404 Not Found` + "`" + `:: No such thing.
409:: Taken.

=== 503 Service Unavailable

Come back in 300 seconds.

* *500* Internal error
** ` + "`" + `502` + "`" + ` from the upstream
. 504 - Gateway timeout
`, "200 404 409 503 500 502 504"},
		{"AsciiDoc of separated values", "a.adoc", `[format=csv,options="header"]
|===
Code,Meaning
200,OK
404,"Not found, sorry"
|===

,===
410,Gone
,===

[separator=¦]
|===
¦409 ¦Taken
|===

!===
!418 !nested
!===
`, "200 404"},
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
		{"definition lists and fields", "a.rst", `Status codes
============

200 (OK)
   The normal response.

` + "`" + `` + "`" + `201 Created` + "`" + `` + "`" + `
   Made.

404
   Not found.

:409: Conflict (field list)
:503 Service Unavailable: later

.. option:: --timeout 300

300 Options
  --timeout

.. http:delete:: /pets/(int:id)

   :status 204: gone
   :>json int code: 100
   :statuscode 412: precondition
   :status 428 Precondition Required: x
`, "200 201 404 409 503 204 412 428"},
		{"an RFC", "a.txt", `   The following status codes are used:

   200 OK
      The request has succeeded.

   404 (Not Found)
      The server has no such thing.

   o  409: Conflict
   o  "503": unavailable

   Section 300 says more.
   1.  411 Length Required
`, "200 404 409 503 411"},
		{"CSV with a byte order mark and semicolons", "a.csv", "\ufeff\"Statuscode\";\"Bedeutung\";\"Methode\"\r\n\"200\";\"Alles gut\";\"GET\"\r\n\"204\";\"Gelöscht\";\"DELETE\"\r\n\"404\";\"Fehlt; leider\";\"\"\r\n", "200(GET) 204(DELETE) 404"},
		{"CSV with seconds to wait", "a.csv", `name,http_status,retry_after
ok,200,100
limited,429,300
busy,503,500
`, "200 429 503"},
		{"CSV with bars", "a.csv", `# our codes
200|OK
404|Not found
`, "200 404"},
		{"HTML with spans", "a.html", `<table border=1>
<thead><tr><th colspan=2>Status</th><th rowspan="2">Meaning</th></tr><tr><th>Code</th><th>Phrase</th></tr></thead>
<tbody>
<tr><td rowspan=2>400</td><td>Bad Request</td><td>malformed</td></tr>
<tr><td>Bad Request</td><td>missing field, see 300 words</td></tr>
<tr><td colspan=2>404 Not Found</td><td>nothing</td></tr>
<tr><td>429</td><td>Too Many</td><td>100 per second</td></tr>
</tbody></table>
<h3 id="s503">503 Service Unavailable</h3>
<dl><dt><code>410</code><dd>gone<dt>451 Unavailable<dd>law</dl>
<p><strong>418</strong> – I'm a teapot</p>
<p>It took 250 ms</p>
`, "400 404 429 503 410 451 418"},
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
		{"OpenStack, spans, and tables of something else", "a.rst", `Response Codes
--------------

.. rest_status_code:: success status.yaml

   - 200
   - 202: async

.. rest_status_code:: error status.yaml

   - 400
   - 409: conflict

Normal response codes: 200, 204

Error response codes: badRequest(400), unauthorized(401), itemNotFound(404)

+-------------+------------+
| HTTP        | Meaning    |
| status code |            |
+=============+============+
| 500         | Server     |
+-------------+            |
| 503         | trouble    |
+-------------+------------+

========  ===========
Attempts  Delay (ms)
========  ===========
1         100
2         200
========  ===========

.. list-table::
   :widths: 10 90
   :header-rows: 1

   * - Code
     - Description
   * - **415**
     - Bad type

       With a second paragraph.
   * - ` + "`" + `` + "`" + `416` + "`" + `` + "`" + `
     -

.. csv-table:: Errors
   :header-rows: 1
   :file: errors.csv

.. csv-table::
   :widths: 1, 2

   "Code", "Meaning"
   "428", "needs, a header"
`, "200 202 400 409 204 401 404 500 503 415 416 428"},
		{"a generated page", "a.html", `<!doctype html><html><head><title>404 page</title><style>td:nth-child(200){}</style></head><body>
<table class="responses"><tr class="response" data-code="200"><td class="response-col_status">200</td><td class="response-col_description"><div><p>OK</p></div></td></tr>
<tr><td>default</td><td>error</td></tr><tr><td>4XX</td><td>client</td></tr></table>
<ul><li><b>401</b>: <a href="#">Unauthorized</a><ul><li>403 Forbidden</li></ul></li><li>Total 300</li></ul>
<table><tr><td>Rate limits</td></tr><tr><td><table><tr><th>Code<th>Text<tr><td>429<td>slow</table></td></tr></table>
<h2>500&nbsp;Internal&nbsp;Server&nbsp;Error</h2>
<pre>HTTP/1.1 206 Partial Content
Content-Length: 300</pre>
<table><tr><th>Year</th><th>Status</th></tr><tr><td>2024</td><td>200 OK</td></tr></table>
</body></html>
`, "200 401 403 429 500 206 4XX"},
		{"plain text", "a.txt", `ERRORS
    200 - success
    400 - bad request
    404 - not found

    The server listens on 443.

Code    Meaning
----    -------
409     Conflict
500     Oops
`, "200 400 404 409 500"},
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
`, "200 429 400 401 403 201 204 5XX"},
		{"numbers of the application beside statuses", "a.md", "| Error code | HTTP status | Meaning |\n|---|---|---|\n| 101 | 400 | bad |\n| 102 | 404 | missing |\n| 201 | 409 | taken |\n", "400 404 409"},
		{"a blueprint", "a.md", "## DELETE /pets/{id}\n\n+ Response 204\n\n+ Response 404 (application/json)\n\n        {\"code\": 101}\n", "204 404"},
		{"AsciiDoc with styles, nested tables and examples", "a.adoc", `[[errors]]
[cols="20%,~", frame=none]
|===
h|Code h|Meaning

s|200 |OK
e|` + "`" + `404` + "`" + ` |Gone missing
2+|_5xx_ server errors
|409
a|
[%header,cols=2*]
!===
!Field !Value
!limit !300
!===
|===

[horizontal]
429:: Slow down
` + "`" + `500` + "`" + `:: Sorry

[source,http]
----
HTTP/1.1 201 Created
Content-Length: 300
----
`, "200 404 409 429 500 201 5XX"},
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
		{"continued rows, roles, rubrics and examples", "a.rst", `.. |ok| replace:: 200

====  =======================
Code  Meaning
====  =======================
200   Ok. Also the normal
      response code for GET
      operations
\     continuation
404   Not Found
5xx   Server
====  =======================

.. http:get:: /x

   :>json int limit: 100
   :resheader X: y
   :statuscode 200: no error
   :statuscode 404: there's no user

.. table:: Codes
   :widths: auto

   ===== =====
   Code  Desc
   ===== =====
   409   x
   ===== =====

.. code-block:: http

   HTTP/1.1 202 Accepted

- 401

  Unauthorized.

- **403**: Forbidden
-  418   I'm a teapot
- ` + "`" + `500 <https://x>` + "`" + `_ Boom
- :ref:` + "`" + `503 <x>` + "`" + ` Unavailable

.. rubric:: 451 Unavailable For Legal Reasons

429 Too Many Requests
^^^^^^^^^^^^^^^^^^^^^
`, "200(GET) 404 409 202 401 403 418 500 503 451 429 5XX"},
		{"CSV of quoted cells with several codes", "a.csv", `"HTTP Code","Symbol","Type"
"200 OK","SUCCESS","normal"
"400, 422","EINVAL","error"
"5xx","ESRV","error"
`, "200 400 422 5XX"},
		{"row headers, entities, paragraphs", "a.html", `<table><caption>Codes</caption><colgroup><col><col></colgroup>
<tr><th scope=row>200<th scope=row>OK</tr>
<tr><th>404</th><td>None</td></tr>
<tr><td colspan="2"><b>Server errors</b></td></tr>
<tr><td><span class="badge">500</span></td><td>Boom &amp; bust</td></tr>
<tr><td>503&ndash;504</td><td>Gateway</td></tr>
</table>
<div class="row"><div class="code">401</div><div class="desc">Unauthorized</div></div>
<p>HTTP status codes: 429</p><ol><li value=200>first<li><p>410 Gone</p></ol>
`, "200 404 500 429 410 503-504"},
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
		{"names with several codes each, and doubled commas", "a.rst", `Stop a job
==========

Normal response codes: 202,,204

Error response codes: jobFault(400, 500), unavailable(503),
gone(410), badMethod(405)
`, "202 204 400 500 503 410 405"},
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
