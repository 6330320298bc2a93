// Package magic has statuses written as numbers, and numbers that are none.
package magic

import (
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"time"

	"respond"
)

func calls(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404)                 // want `magic: status 404 written as a number: use http.StatusNotFound`
	http.Error(w, "no", 500)           // want `magic: status 500 .* http.StatusInternalServerError`
	http.Redirect(w, r, "/", 302)      // want `magic: status 302 .* http.StatusFound`
	_ = http.RedirectHandler("/", 301) // want `magic: status 301 .* http.StatusMovedPermanently`
	_ = http.StatusText(418)           // want `magic: status 418 .* http.StatusTeapot`
	w.WriteHeader(499)                 // want `magic: status 499 written as a number$`
}

func spellings(w http.ResponseWriter) {
	w.WriteHeader((404))          // want `status 404`
	w.WriteHeader(0xC8)           // want `status 200`
	w.WriteHeader(int(500))       // want `status 500`
	w.WriteHeader(int(int32(1e2))) // want `status 100`
	w.WriteHeader(200 + 4)        // want `status 204`
}

type embedder struct{ http.ResponseWriter }

type holder struct{ w http.ResponseWriter }

type wrapper struct {
	http.ResponseWriter
	code int
}

func (w *wrapper) WriteHeader(code int) {
	w.code = code
	w.ResponseWriter.WriteHeader(code)
}

func receivers(w http.ResponseWriter, h *holder) {
	embedder{w}.WriteHeader(404)   // want `status 404`
	h.w.WriteHeader(404)           // want `status 404`
	(&wrapper{}).WriteHeader(404)  // want `status 404`
	write := w.WriteHeader
	write(404)                              // want `status 404`
	http.ResponseWriter.WriteHeader(w, 404) // want `status 404`
	if (&wrapper{}).code == 404 { // want `status 404`
		return
	}
}

func comparisons(resp *http.Response, rec *httptest.ResponseRecorder) bool {
	if resp.StatusCode == 200 || 201 == resp.StatusCode { // want `status 200` `status 201`
		return true
	}
	switch resp.StatusCode {
	case 404, 410: // want `status 404` `status 410`
		return false
	}
	code := resp.StatusCode
	return code != 202 && rec.Code == 204 // want `status 202` `status 204`
}

func literals() {
	_ = http.Response{StatusCode: 418} // want `status 418`
	resp := &http.Response{}
	resp.StatusCode = 404 // want `status 404`
}

func variables(w http.ResponseWriter, r *http.Request) {
	code := 200 // want `status 200`
	if r.URL.Path == "/" {
		code = 403 // want `status 403`
	}
	w.WriteHeader(code)
}

func optional(w http.ResponseWriter, status ...int) {
	code := 200 // want `status 200`
	if len(status) > 0 {
		code = status[0]
	}
	w.WriteHeader(code)
}

func helpers(w http.ResponseWriter) {
	write(w, "no", 409)       // want `status 409`
	optional(w, 207)          // want `status 207`
	respond.JSON(w, 409, nil) // want `status 409`
	respond.Twice(w, 409)     // want `status 409`
}

func write(w http.ResponseWriter, text string, code int) {
	w.WriteHeader(code)
	w.Write([]byte(text))
}

var texts = map[int]string{
	401: "who are you?", // want `status 401`
}

func lookup(resp *http.Response) string { return texts[resp.StatusCode] }

func retriable(code int) bool { return code == 429 || code == 503 } // want `status 429` `status 503`

func retry(resp *http.Response) bool { return retriable(resp.StatusCode) }

func generic[T any](w http.ResponseWriter, code int, _ T) { w.WriteHeader(code) }

func instances(w http.ResponseWriter) {
	generic(w, 404, "x")   // want `status 404`
	generic[int](w, 404, 1) // want `status 404`
}

const notFound = 404

// Below, everything is silent.

func silentNamedConstant(w http.ResponseWriter) {
	w.WriteHeader(notFound)
	w.WriteHeader(http.StatusOK)
}

func silentRangesAndArithmetic(resp *http.Response) bool {
	return resp.StatusCode >= 400 && resp.StatusCode < 500 || resp.StatusCode/100 == 2 || resp.StatusCode%100 == 4
}

type order struct{ Status int }

func silentNameIsNoEvidence() order { return order{Status: 200} }

type envelope struct{ Code int }

func silentEnvelopeBesideAStatus(w http.ResponseWriter) envelope {
	w.WriteHeader(http.StatusOK)
	return envelope{Code: 200}
}

func silentOtherProtocols(c *textproto.Conn) {
	c.ReadResponse(250)
	os.Exit(200)
	time.Sleep(200 * time.Millisecond)
	_ = make([]byte, 200)
}

func silentText(w http.ResponseWriter) { w.Write([]byte("200")) }

func silentCount(list []string) bool { return len(list) == 200 }

// opaque sends the code where nobody can follow.
//
//statuslint:status code
func opaque(codes chan int, code int) { codes <- code }

func told(codes chan int) {
	opaque(codes, 404) // want `status 404`
}
