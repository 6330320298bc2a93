package document

import (
	"testing"
)

// TestPages reads pages on which numbers in the place of a status are none, or
// a status stands where no number is looked for.
func TestPages(t *testing.T) {
	readForms(t, []form{
		{"headings of an address and of a count", "a.md", `# Visit us

#### 300 Main Street

## 500 things we like

Errors: 404 Not Found, 410 Gone.
`, "404 410"},
		{"headings of statuses without their phrases", "a.md", `## 200 Fine

## 404 Nothing here

## 500 Our fault
`, "200 404 500"},
		{"one status among headings, by what follows", "a.md", "## 404 when the shelf is missing\n", "404"},
		{"replies of FTP", "a.md", `The server speaks HTTP and FTP.

- 150 File status okay
- 220 Service ready
- 226 Closing data connection
- 230 User logged in
- 331 User name okay
- 425 Cannot open data connection
- 530 Not logged in

It answers over HTTP:

- 404 Not Found
`, "404"},
		{"reply codes of another protocol in one line", "a.rst", `New response codes: 232, 234, 235, 334, 431, 533.

Normal response codes: 200
`, "200"},
		{"labels, dashes, brackets and signs", "a.md", `### Error response — 400

- __` + "`[409]`" + `__ => ` + "`12`" + ` => the shelf is taken
- __` + "`[503]`" + `__ => ` + "`06`" + ` => the shop is closed
- :x: 401
- :white_check_mark: 200 fine
`, "400 409 503 401 200"},
		{"signs in cells", "a.md", "| Status | Meaning |\n|---|---|\n| :ok: 200 | fine |\n| :x: 401 | who? |\n", "200 401"},
		{"lines as RFC 2616 has them", "a.md", "| \"200\"  ; Section 1.1: OK\n| \"404\"  ; Section 1.2: Not Found\n", "200 404"},
		{"statuses in parentheses of headings", "a.md", `# Limits

### Slow down (429 Too Many Requests)

### Rights errors (403)

### Shelves (300)
`, "429 403"},
		{"what a response does not return", "a.md", `| Code | Meaning |
|---|---|
| 202 | taken on; does not return a body |
| 204 | done, and the service does not return any content |
| 302 | the service does not return this |
| 303 | does not return 303 |
| 305 | do not use |
| 307 | should not be used for shelves |
`, "202 204"},
		{"singular units", "a.md", `###### 404 Not Found

###### 494 Request Header Too Large

###### 522 Connection Timed Out

- 300 requests
- 500 second delay
`, "404 494 522"},
		{"a status of the vendor's own, set apart", "a.rst", `**200 OK**

    Fine.

**404 Not Found**

    None.

**513 Service Decommissioned**

    Over.

**250 Milliseconds**

    To wait.
`, "200 404 513"},
		{"methods in parentheses, and usual ones", "a.md", `- 200 OK (GET, PATCH)
- 201 Created (POST,PUT)
- 404 Not Found (GET)

| Code | Meaning |
|---|---|
| 202 | Taken on, usually as a response to a POST method |
| 206 | Returned in response to a GET method |
`, "200(GET+PATCH) 201(POST+PUT) 404 202(POST) 206"},
		{"lists inside of the cells of a table without a column of codes", "a.md", `| | |
|---|---|
| verb | DELETE |
| answers | <ul><li>**Success**: 204 (No Content)</li><li>**Missing**: 404 (Not Found)</li><li>**Limit**: 500 shelves</li></ul> |
`, "204 404"},
		{"sentences that state a status with its phrase", "a.md", `# Shelves

A shelf that was made is answered with
` + "`201 Created`" + `, a missing one with 404 (Not Found). If you are not known,
you get the Unauthorized (401) error. We fetched 500 shelves.

The server MUST NOT return a ` + "`302 Found`" + ` response; it returns ` + "`303 See Other`" + ` instead of ` + "`307 Temporary Redirect`" + `.
If the shelf is not found, the answer is "410 gone".
`, "201 404 401 303 410"},
		{"sentences of other formats", "a.rst", `Deletes a shelf. The server answers "200
OK" if it was there, ` + "``403``" + ` (Forbidden) otherwise.
`, "200 403"},
		{"sentences of AsciiDoc", "a.adoc", "If it worked, the call returns a `202 Accepted` notification.\nIt never returns `500 Internal Server Error`.\n", "202"},
		{"sentences of HTML", "a.html", "<p>The request is rejected with a 409\n (Conflict) response.</p>", "409"},
		{"sentences that begin with what is returned", "a.md", "Returns a 413 Request Entity Too Large error where:\n- `x`\n\nReturns a 300 page book.\n\nReturns a 408 Request Time-out error, or 416 Range Not Satisfiable.\n", "413 408 416"},
		{"responses behind a dash, in bold and in headings", "a.md", `### Response — 201

**Successful response — 200**

**Top-level error - 409**

**Shelves — 300**

**Response — 300 shelves**
`, "201 200 409"},
		{"errors of an application with their statuses in parentheses", "a.md", `### 1. Shelf errors (404, 410)

#### SHELF_NOT_FOUND (404)

#### KEY_REVOKED (401)

#### TRIAL_OVER (402)

## MAX_SHELVES (500)

| Code | Error |
|---|---|
| shelf.bent<br/><pre>0x01</pre> | [BadRequestError](/errors#bad) <pre>(400)</pre> |
| shelf.full<br/><pre>0x02</pre> | [ShelfError](/errors#shelf) <pre>(507)</pre> |
`, "404 410 401 402 400 507"},
		{"an application's errors from 101 on", "a.md", `| Status | Meaning |
|---|---|
| 400 | bent |

| Exception | Code | Reason |
|---|---|---|
| ShelfMissing | 101 | no shelf |
| HeaderMissing | 102 | no header |
| RowMissing | 103 | no row |
| BodyBent | 104 | bent |
`, "400"},
		{"rows behind a cell of several lines", "a.md", `|Status|Meaning|Schema|
|---|---|---|
|201|Made.

It has a second paragraph.|[shelf](#shelf)|
|400|[Bad Request](#x)|[error](#e)|
|412|The precondition failed|None|
`, "201 400 412"},
		{"a blueprint by its name", "a.apib", "FORMAT: 1A\n\n## Shelf [/shelves/{id}]\n\n### Remove [DELETE]\n\n+ Response 204\n\n+ Response 404 (application/json)\n\n        {\"id\": 300}\n", "204 404"},
		{"blocks of GitBook", "a.md", `{% swagger method="delete" path="/shelves/{id}" summary="Limit 300" %}
{% swagger-response status="204: No Content" description="" %}
{% endswagger-response %}

{% swagger-response status="404" description="no shelf in 300" %}
{% endswagger-response %}
{% endswagger %}
`, "204 404"},
		{"directives of MyST", "a.md", "```{http:delete} /shelves/(int:id)\n:query int limit: 300\n:statuscode 204: gone\n:statuscode 404: no shelf\n```\n", "204 404"},
		{"what is never answered", "a.md", "Returns `503 Service Unavailable` if the shop is closed, never `500 Internal Server Error`.\n", "503"},
		{"tables in other languages", "a.md", `| 状态码 | 说明 |
|---|---|
| 200 | 成功 |
| 400 | 参数错误 |
| 500 | 服务器错误 |

| ステータスコード | 意味 |
|---|---|
| 300 | 複数 |

| Код ответа | Значение |
|---|---|
| 100 | продолжать |
| 502 | шлюз |

| Código de estado | Significado |
|---|---|
| 503 | no está |

| 数 | 意味 |
|---|---|
| 401 | 認証 |
| 403 | 禁止 |

| 超时 (秒) | 说明 |
|---|---|
| 408 | 短 |
| 504 | 长 |

| 错误码 | 说明 |
|---|---|
| 101 | 库存不足 |
| 102 | 已过期 |
`, "200 400 500 300 100 502 503 401 403"},
		{"substitutions, sample responses, and values in examples", "a.rst", `Responses
---------

* |status-202|: taken on
* |status-400|: bent

Sample response 404:

.. code-block:: json

    {
        "status": 500,
        "code": 501
    }

Sample response 409::

    HTTP/1.1 409 Conflict

    {"status": 502}

Errors::

    410 Gone
    300 shelves

Sample size 300:
`, "202 400 404 409 410"},
		{"a success that is called an error", "a.md", "| Id | Error |\n|---|---|\n| shelf.bent | BadRequestError (400) |\n| shelf.half | PartialError (206) |\n| shelf.far | SizeError (413) |\n", "400 206 413"},
	})
}
