package document

import (
	"testing"
)

// TestFormsOfRST reads pages of reStructuredText and of plain text as strangers write them.
func TestFormsOfRST(t *testing.T) {
	readForms(t, []form{
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
		{"names with several codes each, and doubled commas", "a.rst", `Stop a job
==========

Normal response codes: 202,,204

Error response codes: jobFault(400, 500), unavailable(503),
gone(410), badMethod(405)
`, "202 204 400 500 503 410 405"},
	})
}
