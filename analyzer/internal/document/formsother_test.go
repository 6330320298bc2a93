package document

import (
	"testing"
)

// TestFormsOfOthers reads pages of AsciiDoc, HTML and CSV as strangers write them.
func TestFormsOfOthers(t *testing.T) {
	readForms(t, []form{
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
	})
}
