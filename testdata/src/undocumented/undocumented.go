// Package undocumented has handlers that write statuses outside of the
// built-in table.
package undocumented

import (
	"errors"
	"fmt"
	"net/http"

	"apierr"
	"respond"
)

func direct(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusUnprocessableEntity) // want `undocumented: status 422 \(Unprocessable Entity\): the built-in table does not list it \(set docs to your own documents\)`
}

func other(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusTeapot) // want `undocumented: status 418`
}

func passed(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		respond.JSON(w, http.StatusTeapot, nil) // want `status 418`
		return
	}
	code := http.StatusLocked // want `status 423`
	write(w, code)
}

func write(w http.ResponseWriter, code int) { w.WriteHeader(code) }

// A handler returns an error that ServeHTTP writes.
type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	var e *apierr.Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

func returned(w http.ResponseWriter, r *http.Request) error {
	if r.URL.Path == "/" {
		return apierr.New(http.StatusLocked, "locked") // want `status 423`
	}
	if r.URL.Path == "/x" {
		return fmt.Errorf("wrapped: %w", &apierr.Error{http.StatusTooEarly, "early", 300}) // want `status 425`
	}
	return apierr.ErrLocked // want `status 423`
}

var _ = handler(returned)

func silentDocumented(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		http.NotFound(w, r)
	case "/x":
		http.Error(w, "x", http.StatusConflict)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

func silentComparison(resp *http.Response) bool {
	return resp.StatusCode == http.StatusTeapot
}

func silentClient() *http.Response { return &http.Response{StatusCode: http.StatusTeapot} }

func silentConstructedOnly() error { return apierr.New(http.StatusLocked, "never answered") }

func silentRecorder() {
	rec := recorder()
	rec.WriteHeader(http.StatusTeapot)
}

func recorder() http.ResponseWriter { return nil }

// Package respond is of another module: the built-in table says nothing of what
// that chooses by itself.
func silentOtherModule(w http.ResponseWriter, r *http.Request) {
	respond.Brew(w)
}

// A redirect call writes it, which the built-in table does not speak of.
func silentRedirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/", http.StatusSeeOther)
	seeOther(w, r, http.StatusFound)
}

func seeOther(w http.ResponseWriter, r *http.Request, code int) { http.Redirect(w, r, "/", code) }

// No redirect call writes it.
func ownRedirect(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusMovedPermanently) // want `undocumented: status 301 \(Moved Permanently\): the built-in table does not list it`
}

func silentFiles(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "pets.html")
}

// An errno is an error, and no status.
type errno int

func (e errno) Error() string { return "errno" }

const errInProgress errno = 415

func silentErrno(w http.ResponseWriter) error {
	if _, err := w.Write(nil); err != nil {
		return err
	}
	return connect()
}

func connect() error { return errInProgress }

// answer is only called, with the numbers that its callers pass.
func answer(w http.ResponseWriter, code int) {
	code = later(code)
	switch code {
	case http.StatusMisdirectedRequest: // no caller passes it
		w.WriteHeader(http.StatusMisdirectedRequest)
	case http.StatusFailedDependency:
		w.WriteHeader(http.StatusFailedDependency) // want `status 424`
	}
}

func later(code int) int {
	if code == 0 {
		return http.StatusOK
	}
	return code
}

func answers(w http.ResponseWriter, r *http.Request) { answer(w, http.StatusFailedDependency) }

var _ = answers
