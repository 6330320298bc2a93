// Package compared holds what linters of statuses see and do not see: each line
// names those that report it. The README's table is made of this file.
package compared

import (
	"net/http"
	"net/http/httptest"

	"example.com/kit"
)

type context struct{ W http.ResponseWriter }

// reply is a helper like those that every server has.
func (c *context) reply(code int) { c.W.WriteHeader(code) }

// fail answers for errors, as in every server.
func fail(w http.ResponseWriter, e *kit.Error) { kit.Reply(w, e.Code, nil) }

type order struct{ Status, StatusCode int }

func statuses(w http.ResponseWriter, r *http.Request, c *context, res *http.Response, rec *httptest.ResponseRecorder, o *order) error {
	w.WriteHeader(410)            // statuslint, usestdlibvars
	http.Error(w, "", 410)        // statuslint, usestdlibvars, ST1013
	http.Redirect(w, r, "/", 301) // statuslint, usestdlibvars, ST1013
	c.W.WriteHeader(410)          // statuslint
	c.reply(410)                  // statuslint
	kit.Reply(w, 410, nil)        // statuslint
	if res.StatusCode == 410 {    // statuslint, usestdlibvars
		return nil
	}
	if 410 == res.StatusCode { // statuslint
		return nil
	}
	if rec.Code == 410 { // statuslint
		return nil
	}
	switch res.StatusCode {
	case 410: // statuslint, usestdlibvars
	}
	_ = http.Response{StatusCode: 410} // statuslint, usestdlibvars
	code := 410                        // statuslint
	w.WriteHeader(code)
	if o.StatusCode == 410 { // usestdlibvars: an order has no HTTP status
		return nil
	}
	return &kit.Error{Code: 410} // statuslint
}
